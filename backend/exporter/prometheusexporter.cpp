// SPDX-License-Identifier: GPL-3.0-or-later
#include "prometheusexporter.h"

#include "events.h"
#include "prometheustext.h"

#include <QCoreApplication>
#include <QHttpServer>
#include <QHttpServerResponse>
#include <QTcpServer>

#include <algorithm>

namespace meridian
{

struct PrometheusExporter::Private {
    QHttpServer server;
    quint16 port = 0;
    SnapshotPtr snapshot = std::make_shared<const Snapshot>();
    qint64 promotions = 0;
};

PrometheusExporter::PrometheusExporter(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->server.route(QStringLiteral("/metrics"), QHttpServerRequest::Method::Get, [this] {
        return QHttpServerResponse(QByteArrayLiteral("text/plain; version=0.0.4; charset=utf-8"),
                                   prometheusText(*d->snapshot, {d->promotions, now()}));
    });
}

PrometheusExporter::~PrometheusExporter() = default;

Result<Done> PrometheusExporter::listen(const QHostAddress &address, quint16 port)
{
    auto tcp = std::make_unique<QTcpServer>();
    if (!tcp->listen(address, port)) {
        const bool taken = tcp->serverError() == QAbstractSocket::AddressInUseError;
        const QString where = address.protocol() == QAbstractSocket::IPv6Protocol
                                  ? QStringLiteral("[%1]:%2").arg(address.toString()).arg(port)
                                  : QStringLiteral("%1:%2").arg(address.toString()).arg(port);
        return Error{ErrorKind::Refused, QCoreApplication::translate("Exporter", "serve metrics on %1").arg(where),
                     tcp->errorString(), taken ? QStringLiteral("EADDRINUSE") : QString(),
                     taken ? QCoreApplication::translate("Exporter", "Choose another port, or end what listens there.")
                           : QCoreApplication::translate("Exporter", "Choose an address of this machine and a port "
                                                                     "that this user may open.")};
    }
    d->port = tcp->serverPort();
    d->server.bind(tcp.release()); // which makes it its child
    return Done{};
}

quint16 PrometheusExporter::port() const
{
    return d->port;
}

void PrometheusExporter::update(SnapshotPtr snapshot)
{
    const QList<Event> events = eventsBetween(*d->snapshot, *snapshot);
    d->promotions += std::count_if(events.begin(), events.end(), [](const Event &e) {
        return e.kind == QLatin1String("role") && e.from == toText(Role::Standby) && e.to == toText(Role::Primary);
    });
    d->snapshot = std::move(snapshot);
}

} // namespace meridian
