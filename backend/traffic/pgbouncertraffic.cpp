// SPDX-License-Identifier: GPL-3.0-or-later
#include "host.h"
#include "pgbouncerconfig.h"
#include "trafficforms.h"
#include "trafficwords.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

bool leadsTo(const TrafficSession::Row &row, const Node &node)
{
    return row.value(QStringLiteral("host")) == node.host &&
           row.value(QStringLiteral("port")).toInt() == static_cast<int>(node.port);
}

bool isPaused(const TrafficSession::Row &row)
{
    return row.value(QStringLiteral("paused")) == QLatin1String("1");
}

} // namespace

Result<Done> PgBouncerTraffic::openConsole(const std::stop_token &stop)
{
    if (m_console && m_console->isUsable())
        return Done{};
    auto opened = TrafficSession::open(consoleParameters(m_context),
                                       QCoreApplication::translate("Traffic", "the console of %1 (%2:%3)")
                                           .arg(endpoint().name, endpoint().host)
                                           .arg(endpoint().port),
                                       QDeadlineTimer(endpoint().timeout), stop);
    if (!opened)
        return opened.error();
    m_console.emplace(std::move(*opened));
    return Done{};
}

Result<QList<TrafficSession::Row>> PgBouncerTraffic::ask(const QByteArray &sql, QDeadlineTimer deadline,
                                                         const std::stop_token &stop)
{
    if (const auto open = openConsole(stop); !open)
        return open.error();
    auto rows = m_console->query(sql, deadline, stop);
    if (!rows && rows.error().kind != ErrorKind::Query)
        m_console.reset(); // its answer may still come
    return rows;
}

Result<QList<TrafficSession::Row>> PgBouncerTraffic::ask(const QByteArray &sql, const std::stop_token &stop)
{
    return ask(sql, QDeadlineTimer(endpoint().timeout), stop);
}

Result<Done> PgBouncerTraffic::command(const QByteArray &verb, const char *already, QDeadlineTimer deadline,
                                       const std::stop_token &stop)
{
    const auto done = ask(consoleCommand(endpoint(), verb), deadline, stop);
    if (done || (already && done.error().message.contains(QLatin1String(already))))
        return Done{};
    return done.error();
}

Result<Done> PgBouncerTraffic::pause(milliseconds patience, std::stop_token stop)
{
    const auto paused = command("PAUSE", "already", QDeadlineTimer(patience), stop);
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
    return command("RESUME", "not paused", QDeadlineTimer(endpoint().timeout), stop);
}

/// The console's own row for our database.
Result<TrafficSession::Row> PgBouncerTraffic::database(const std::stop_token &stop)
{
    const auto rows = ask("SHOW DATABASES", stop);
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

/// What it then says of our database.
Result<TrafficSession::Row> PgBouncerTraffic::reload(const std::stop_token &stop)
{
    if (const auto reloaded = ask("RELOAD", stop); !reloaded)
        return reloaded.error();
    return database(stop);
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

Result<Done> PgBouncerTraffic::prepare(const Node &node, std::stop_token stop)
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
    return openConsole(stop);
}

Result<Done> PgBouncerTraffic::point(const Node &node, std::stop_token stop)
{
    auto row = reload(stop);
    if (row && !leadsTo(*row, node)) { // it was not prepared
        if (const auto prepared = prepare(node, stop); !prepared)
            return prepared;
        row = reload(stop);
    }
    if (!row)
        return row.error();
    if (!leadsTo(*row, node))
        return Error{ErrorKind::BadInput,
                     QCoreApplication::translate("Traffic", "point %1 at %2").arg(endpoint().name, node.id.name()),
                     QCoreApplication::translate("Traffic", "after RELOAD it still leads to %1:%2")
                         .arg(row->value(QStringLiteral("host")), row->value(QStringLiteral("port"))),
                     {},
                     QCoreApplication::translate("Traffic", "config_file is not the file that it reads: correct it.")};
    if (isPaused(*row))
        return Done{}; // then it has no connection to give up
    return command("RECONNECT", nullptr, QDeadlineTimer(endpoint().timeout), stop);
}

Result<Done> PgBouncerTraffic::rehearse(const Node &node, std::stop_token stop)
{
    const auto text = config(stop);
    if (!text)
        return text.error();
    if (const auto after = pointedAt(*text, endpoint().database, node.host, node.port); !after)
        return after.error();
    if (const auto open = openConsole(stop); !open)
        return open.error();
    // Who may only look at its statistics is refused this.
    const auto admin = ask("SHOW FDS", stop);
    if (!admin && admin.error().message.contains(QLatin1String("admin access needed"))) {
        Error error = admin.error();
        error.kind = ErrorKind::Permission;
        error.remedy = QCoreApplication::translate("Traffic", "Add the endpoint's user to admin_users of PgBouncer.");
        return error;
    }
    const auto row = database(stop);
    return row ? Result<Done>(Done{}) : row.error();
}

void PgBouncerTraffic::describe(EndpointSurvey &survey, std::stop_token stop)
{
    const auto version = ask("SHOW VERSION", stop);
    const auto row = version ? database(stop) : version.error();
    if (!row) {
        survey.error = row.error();
        return;
    }
    if (!version->isEmpty())
        survey.software = version->first().value(QStringLiteral("version"));
    survey.paused = isPaused(*row);
    for (const Node &node : m_context.nodes) {
        if (leadsTo(*row, node))
            survey.writer = node.id;
    }
}

} // namespace meridian
