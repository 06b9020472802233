// SPDX-License-Identifier: GPL-3.0-or-later
// From one server to its whole cluster: what it says of its upstream and its standbys is tried and verified, the rest
// is told as a note. Lives on the thread that made it; never blocks; changes nothing anywhere.
#pragma once

#include "sample.h"
#include "secrets.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

namespace meridian
{

class Server;

struct DiscoveryRequest {
    QString host;
    quint16 port = 5432;
    QString database;
    Tls tls;
    Credential credential;
};

struct DiscoveryProposal {
    Fleet fleet;       ///< one cluster; regions are for the user to name
    QStringList notes; ///< standbys that were seen but could not be reached, and why
};

class Discovery : public QObject
{
    Q_OBJECT
public:
    explicit Discovery(DiscoveryRequest request, QObject *parent = nullptr);
    ~Discovery() override;

    void start(); ///< ends in finished(), after a polling timeout for each step outwards at the latest

Q_SIGNALS:
    void finished(const meridian::Result<meridian::DiscoveryProposal> &result);

private:
    struct Probe;
    void probe(const QString &host, quint16 port);
    void onAnswer(Probe &p, const Observation &o);
    void follow(const Probe &p);
    void finishWhenDone();
    DiscoveryProposal proposal() const;
    QStringList unreachedNotes() const;
    const Probe *findMember(const QString &name) const;

    DiscoveryRequest m_request;
    Secrets m_secrets;
    std::vector<std::unique_ptr<Probe>> m_probes;
    int m_open = 0;
};

} // namespace meridian
