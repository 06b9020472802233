// SPDX-License-Identifier: GPL-3.0-or-later
// Serves the latest Snapshot at http://ADDRESS:PORT/metrics for a Prometheus server. Lives on the thread that made it
// and answers there, from its event loop; it asks nothing of any database.
#pragma once

#include "result.h"
#include "snapshot.h"

#include <QHostAddress>
#include <QObject>

#include <memory>

namespace meridian
{

class PrometheusExporter : public QObject
{
    Q_OBJECT
public:
    explicit PrometheusExporter(QObject *parent = nullptr);
    ~PrometheusExporter() override;

    /// Port 0: any free one. What is served is names and figures of the fleet and no secret, to whoever can reach the
    /// address: this machine only, unless another address is given. ErrorKind::Refused with the system's words when
    /// the port is taken or the address is not ours. Once only.
    Result<Done> listen(const QHostAddress &address = QHostAddress(QHostAddress::LocalHost), quint16 port = 9187);
    quint16 port() const; ///< 0 while not listening

    /// What the next request is answered from. Counts the promotions since the snapshot before.
    void update(SnapshotPtr snapshot);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace meridian
