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
    QList<std::pair<QString, quint16>> also; ///< other members that the user knows: host and port
};

/// A standby that a member sends to, but whose own port nobody tells.
struct UnreachedMember {
    QString name;    ///< as it calls itself upstream
    QString host;    ///< where it connects from
    QString follows; ///< "host:port" of the member that sends to it
    friend bool operator==(const UnreachedMember &, const UnreachedMember &) = default;
};

struct DiscoveryProposal {
    Fleet fleet; ///< one cluster; regions are for the user to name
    QHash<NodeId, Role> roles;
    QList<UnreachedMember> unreached;
    QStringList mistaken; ///< which of DiscoveryRequest::also is no member, and why
    QStringList notes;    ///< the unreached in words, and the mistaken
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
    QList<UnreachedMember> unreached() const;
    QStringList mistaken() const;
    const Probe *findMember(const QString &name) const;

    DiscoveryRequest m_request;
    Secrets m_secrets;
    std::vector<std::unique_ptr<Probe>> m_probes;
    int m_open = 0;
};

} // namespace meridian
