// SPDX-License-Identifier: GPL-3.0-or-later
#include "trafficforms.h"
#include "trafficwords.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QHostInfo>
#include <QLocalSocket>
#include <QTcpSocket>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kLookMs = 20; ///< how late a request to stop may be noticed

/// A line of the answer to "show servers state", by its columns' names.
QHash<QString, QString> stateRow(const QByteArray &answer, const QString &server)
{
    QStringList names;
    for (const QString &line : QString::fromUtf8(answer).split(u'\n')) {
        if (line.startsWith(u'#'))
            names = line.sliced(1).split(u' ', Qt::SkipEmptyParts);
        const QStringList values = line.split(u' ', Qt::SkipEmptyParts);
        QHash<QString, QString> row;
        for (qsizetype i = 0; i < std::min(names.size(), values.size()); ++i)
            row.insert(names.at(i), values.at(i));
        if (!line.startsWith(u'#') && row.value(QStringLiteral("srv_name")) == server)
            return row;
    }
    return {};
}

/// The runtime API takes no names without a resolver of HAProxy's own.
QString addressOf(const QString &host)
{
    if (!QHostAddress(host).isNull())
        return host;
    const auto addresses = QHostInfo::fromName(host).addresses();
    return addresses.isEmpty() ? QString() : addresses.first().toString();
}

} // namespace

Result<QByteArray> HaProxyTraffic::ask(const QByteArray &commands, const std::stop_token &stop) const
{
    const QString path = endpoint().socket;
    const QDeadlineTimer deadline(endpoint().timeout);
    const QString tried = QCoreApplication::translate("Traffic", "ask HAProxy at %1").arg(path);
    QLocalSocket local;
    QTcpSocket tcp;
    const bool isLocal = path.startsWith(u'/');
    QIODevice &device = isLocal ? static_cast<QIODevice &>(local) : tcp;
    const auto limit = static_cast<int>(endpoint().timeout.count());
    if (isLocal)
        local.connectToServer(path);
    else
        tcp.connectToHost(path.section(u':', 0, -2), path.section(u':', -1).toUShort());
    if (!(isLocal ? local.waitForConnected(limit) : tcp.waitForConnected(limit)))
        return Error{ErrorKind::Refused,
                     tried,
                     device.errorString(),
                     {},
                     QCoreApplication::translate("Traffic", "Check the endpoint's socket, and who may use it.")};
    device.write(commands + '\n');
    QByteArray answer;
    const auto isOpen = [&] {
        return isLocal ? local.state() == QLocalSocket::ConnectedState : tcp.state() == QAbstractSocket::ConnectedState;
    };
    while (isOpen()) { // it hangs up behind its answer
        device.waitForReadyRead(kLookMs);
        answer += device.readAll();
        if (stop.stop_requested())
            return Error{ErrorKind::Closed,
                         tried,
                         QCoreApplication::translate("Traffic", "it was stopped"),
                         QStringLiteral("stopped"),
                         {}};
        if (deadline.hasExpired())
            return Error{
                ErrorKind::Timeout, tried, QCoreApplication::translate("Traffic", "no answer in time"), {}, {}};
    }
    return answer + device.readAll();
}

/// What the server of our backend leads to now.
Result<HaProxyTraffic::Target> HaProxyTraffic::target(const std::stop_token &stop) const
{
    const auto answer = ask("show servers state " + endpoint().backend.toUtf8(), stop);
    if (!answer)
        return answer.error();
    const auto row = stateRow(*answer, endpoint().server);
    if (row.isEmpty())
        return Error{
            ErrorKind::BadInput,
            QCoreApplication::translate("Traffic", "ask HAProxy at %1").arg(endpoint().socket),
            QCoreApplication::translate("Traffic", "it has no server %1/%2").arg(endpoint().backend, endpoint().server),
            {},
            QCoreApplication::translate("Traffic", "Correct the endpoint's backend and server.")};
    return Target{row.value(QStringLiteral("srv_addr")), row.value(QStringLiteral("srv_port")).toUShort()};
}

Result<Done> HaProxyTraffic::point(const Node &node, std::stop_token stop)
{
    const QString address = addressOf(node.host);
    const QString tried = QCoreApplication::translate("Traffic", "point %1 at %2").arg(endpoint().name, node.id.name());
    if (address.isEmpty())
        return Error{ErrorKind::Resolve,
                     tried,
                     QCoreApplication::translate("Traffic", "no address for %1").arg(node.host),
                     {},
                     {}};
    const auto before = target(stop);
    if (!before)
        return before.error();
    if (before->address == address && before->port == node.port)
        return Done{};
    const auto answer = ask(proxyCommand(endpoint(), address.toUtf8(), node.port), stop);
    if (!answer)
        return answer.error();
    const auto after = target(stop);
    if (!after)
        return after.error();
    if (after->address == address && after->port == node.port)
        return Done{};
    return Error{ErrorKind::Query,
                 tried,
                 QString::fromUtf8(*answer).simplified(),
                 {},
                 QCoreApplication::translate("Traffic", "The socket needs \"level admin\".")};
}

Result<Done> HaProxyTraffic::rehearse(const Node &node, std::stop_token stop)
{
    const QString tried = QCoreApplication::translate("Traffic", "ask HAProxy at %1").arg(endpoint().socket);
    if (addressOf(node.host).isEmpty())
        return Error{ErrorKind::Resolve,
                     tried,
                     QCoreApplication::translate("Traffic", "no address for %1").arg(node.host),
                     {},
                     {}};
    const auto level = ask("show cli level", stop);
    if (!level)
        return level.error();
    if (level->trimmed() != "admin")
        return Error{ErrorKind::Permission,
                     tried,
                     QCoreApplication::translate("Traffic", "the socket's level is \"%1\"")
                         .arg(QString::fromUtf8(level->trimmed())),
                     {},
                     QCoreApplication::translate("Traffic", "The socket needs \"level admin\".")};
    const auto there = target(stop);
    return there ? Result<Done>(Done{}) : there.error();
}

void HaProxyTraffic::describe(EndpointSurvey &survey, std::stop_token stop)
{
    const auto info = ask("show info", stop);
    const auto there = info ? target(stop) : info.error();
    if (!there) {
        survey.error = there.error();
        return;
    }
    const qsizetype at = info->indexOf("\nVersion: ");
    if (at >= 0)
        survey.software = QStringLiteral("HAProxy ") + QString::fromUtf8(info->mid(at + 10).split('\n').first());
    for (const Node &node : m_context.nodes) {
        if (addressOf(node.host) == there->address && node.port == there->port)
            survey.writer = node.id;
    }
}

} // namespace meridian
