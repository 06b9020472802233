// SPDX-License-Identifier: GPL-3.0-or-later
#include "host.h"
#include "pgbouncerconfig.h"
#include "trafficforms.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

QByteArray identifier(const QString &name)
{
    return '"' + name.toUtf8().replace('"', "\"\"") + '"';
}

} // namespace

Result<TrafficSession> PgBouncerTraffic::console(const std::stop_token &stop) const
{
    const Login &login = m_context.login;
    const TrafficSession::Parameters parameters{
        {"service", login.service.toUtf8()},
        {"host", endpoint().host.toUtf8()},
        {"port", QByteArray::number(endpoint().port)},
        {"dbname", "pgbouncer"},
        {"user", login.user.toUtf8()},
        {"password", login.password},
        {"passfile", login.passwordFile.toUtf8()},
        {"application_name", "meridian"},
        {"gssencmode", "disable"},
    };
    return TrafficSession::open(parameters,
                                QCoreApplication::translate("Traffic", "the console of %1 (%2:%3)")
                                    .arg(endpoint().name, endpoint().host)
                                    .arg(endpoint().port),
                                QDeadlineTimer(endpoint().timeout), stop);
}

Result<Done> PgBouncerTraffic::command(TrafficSession &session, const QByteArray &verb, const char *already,
                                       QDeadlineTimer deadline, const std::stop_token &stop) const
{
    const QByteArray name = endpoint().database.isEmpty() ? QByteArray() : ' ' + identifier(endpoint().database);
    const auto done = session.query(verb + name, deadline, stop);
    if (done || (already && done.error().message.contains(QLatin1String(already))))
        return Done{};
    return done.error();
}

Result<Done> PgBouncerTraffic::pause(milliseconds patience, std::stop_token stop)
{
    auto session = console(stop);
    if (!session)
        return session.error();
    const auto paused = command(*session, "PAUSE", "already", QDeadlineTimer(patience), stop);
    if (paused || paused.error().kind == ErrorKind::Query)
        return paused;
    // It goes on pausing without us, and lets nobody in: taken back.
    if (const auto resumed = resume({}); !resumed)
        return resumed;
    Error late = paused.error();
    if (late.kind == ErrorKind::Timeout)
        late.message = QCoreApplication::translate("Traffic", "transactions do not end; the pause was taken back");
    return late;
}

Result<Done> PgBouncerTraffic::resume(std::stop_token stop)
{
    auto session = console(stop);
    return session ? command(*session, "RESUME", "not paused", QDeadlineTimer(endpoint().timeout), stop)
                   : session.error();
}

/// The console's own row for our database.
Result<TrafficSession::Row> PgBouncerTraffic::database(TrafficSession &session, const std::stop_token &stop) const
{
    const auto rows = session.query("SHOW DATABASES", QDeadlineTimer(endpoint().timeout), stop);
    if (!rows)
        return rows.error();
    for (const TrafficSession::Row &row : *rows) {
        const QString name = row.value(QStringLiteral("name"));
        if (name == endpoint().database || (endpoint().database.isEmpty() && name != QLatin1String("pgbouncer")))
            return row;
    }
    return Error{ErrorKind::BadInput,
                 QCoreApplication::translate("Traffic", "ask the console of %1").arg(endpoint().name),
                 QCoreApplication::translate("Traffic", "it has no database \"%1\" yet").arg(endpoint().database),
                 {},
                 QCoreApplication::translate("Traffic", "Correct the endpoint's database in the fleet file.")};
}

Result<QByteArray> PgBouncerTraffic::config(const std::stop_token &stop) const
{
    HostControl control = endpoint().control;
    control.kind = control.kind == ControlKind::None ? ControlKind::Local : control.kind;
    HostRequest request{HostDeed::ReadFile};
    request.file = endpoint().configFile;
    const auto reply =
        Host(control, endpoint().host, m_context.sshSessions).run(request, QDeadlineTimer(endpoint().timeout), stop);
    return reply ? Result<QByteArray>(reply->content) : reply.error();
}

Result<Done> PgBouncerTraffic::setConfig(const QByteArray &text, const std::stop_token &stop) const
{
    HostControl control = endpoint().control;
    control.kind = control.kind == ControlKind::None ? ControlKind::Local : control.kind;
    HostRequest request{HostDeed::WriteFile};
    request.file = endpoint().configFile;
    request.content = text;
    const auto reply =
        Host(control, endpoint().host, m_context.sshSessions).run(request, QDeadlineTimer(endpoint().timeout), stop);
    return reply ? Result<Done>(Done{}) : reply.error();
}

Result<Done> PgBouncerTraffic::point(const Node &node, std::stop_token stop)
{
    const auto before = config(stop);
    if (!before)
        return before.error();
    const auto after = pointedAt(*before, endpoint().database, node.host, node.port);
    if (!after)
        return after.error();
    if (*after != *before) {
        if (const auto written = setConfig(*after, stop); !written)
            return written;
    }
    auto session = console(stop);
    if (!session)
        return session.error();
    const QDeadlineTimer deadline(endpoint().timeout);
    if (const auto reloaded = session->query("RELOAD", deadline, stop); !reloaded)
        return reloaded.error();
    const auto row = database(*session, stop);
    if (!row)
        return row.error();
    if (row->value(QStringLiteral("host")) != node.host ||
        row->value(QStringLiteral("port")).toInt() != static_cast<int>(node.port))
        return Error{ErrorKind::BadInput,
                     QCoreApplication::translate("Traffic", "point %1 at %2").arg(endpoint().name, node.id.name()),
                     QCoreApplication::translate("Traffic", "after RELOAD it still leads to %1:%2")
                         .arg(row->value(QStringLiteral("host")), row->value(QStringLiteral("port"))),
                     {},
                     QCoreApplication::translate("Traffic", "config_file is not the file that it reads: correct it.")};
    return command(*session, "RECONNECT", nullptr, deadline, stop);
}

Result<Done> PgBouncerTraffic::rehearse(const Node &node, std::stop_token stop)
{
    const auto text = config(stop);
    if (!text)
        return text.error();
    if (const auto after = pointedAt(*text, endpoint().database, node.host, node.port); !after)
        return after.error();
    auto session = console(stop);
    if (!session)
        return session.error();
    // Who may only look at its statistics is refused this.
    const auto admin = session->query("SHOW FDS", QDeadlineTimer(endpoint().timeout), stop);
    if (!admin && admin.error().message.contains(QLatin1String("admin access needed"))) {
        Error error = admin.error();
        error.kind = ErrorKind::Permission;
        error.remedy = QCoreApplication::translate("Traffic", "Add the endpoint's user to admin_users of PgBouncer.");
        return error;
    }
    const auto row = database(*session, stop);
    return row ? Result<Done>(Done{}) : row.error();
}

void PgBouncerTraffic::describe(EndpointSurvey &survey, std::stop_token stop)
{
    auto session = console(stop);
    const QDeadlineTimer deadline(endpoint().timeout);
    const auto version = session ? session->query("SHOW VERSION", deadline, stop) : session.error();
    const auto row = version ? database(*session, stop) : version.error();
    if (!row) {
        survey.error = row.error();
        return;
    }
    if (!version->isEmpty())
        survey.software = version->first().value(QStringLiteral("version"));
    survey.paused = row->value(QStringLiteral("paused")) == QLatin1String("1");
    for (const Node &node : m_context.nodes) {
        if (node.host == row->value(QStringLiteral("host")) &&
            static_cast<int>(node.port) == row->value(QStringLiteral("port")).toInt())
            survey.writer = node.id;
    }
}

} // namespace meridian
