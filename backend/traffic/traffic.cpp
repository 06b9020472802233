// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic.h"

#include "trafficforms.h"
#include "trafficwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

Traffic::~Traffic() = default;

std::unique_ptr<Traffic> Traffic::create(TrafficContext context)
{
    switch (context.endpoint.kind) {
    case EndpointKind::Direct:
        return std::make_unique<DirectTraffic>(std::move(context));
    case EndpointKind::PgBouncer:
        return std::make_unique<PgBouncerTraffic>(std::move(context));
    case EndpointKind::HaProxy:
        return std::make_unique<HaProxyTraffic>(std::move(context));
    case EndpointKind::Hook:
        return std::make_unique<HookTraffic>(std::move(context));
    }
    return nullptr;
}

Result<Done> Traffic::prepare(const Node &, std::stop_token)
{
    return Done{};
}

Result<Done> Traffic::pause(milliseconds, std::stop_token)
{
    return Done{};
}

Result<Done> Traffic::resume(std::stop_token)
{
    return Done{};
}

void Traffic::describe(EndpointSurvey &, std::stop_token) {}

EndpointSurvey Traffic::survey(const QList<ServerMark> &marks, std::stop_token stop)
{
    EndpointSurvey survey;
    survey.endpoint = endpoint().name;
    survey.at = now();
    describe(survey, stop);
    // Its console may be closed to us while its clients are served; paused, a statement would wait for its end.
    const bool closed = survey.error && (survey.error->kind == ErrorKind::Authentication ||
                                         survey.error->kind == ErrorKind::Permission);
    if ((survey.error && !closed) || survey.paused.value_or(false))
        return survey;
    const auto answers = [&](const ServerMark &mark) { return mark.node == survey.writer; };
    if (survey.writer && !marks.isEmpty() && std::none_of(marks.begin(), marks.end(), answers))
        return survey; // nobody answers behind it: a statement would wait in vain
    const QDeadlineTimer deadline(endpoint().timeout);
    const QString what = QStringLiteral("%1 (%2:%3)").arg(endpoint().name, endpoint().host).arg(endpoint().port);
    auto session = TrafficSession::open(clientParameters(m_context), what, deadline, stop);
    const auto rows = session ? session->query(identityQuery(), deadline, stop) : session.error();
    if (!rows) {
        survey.writer.reset();
        survey.error = rows.error();
        return survey;
    }
    const TrafficSession::Row row = rows->value(0);
    const Instant started{microseconds(row.value(QStringLiteral("started")).toLongLong())};
    const auto mark = std::find_if(marks.begin(), marks.end(), [&](const ServerMark &m) {
        return m.systemIdentifier == row.value(QStringLiteral("system")) && m.startedAt == started;
    });
    if (mark != marks.end()) {
        survey.writer = mark->node;
    } else if (!marks.isEmpty()) {
        survey.writer.reset();
        survey.error = Error{ErrorKind::NotReady,
                             QCoreApplication::translate("Traffic", "ask %1").arg(what),
                             QCoreApplication::translate("Traffic", "it leads to a server at %1:%2 that is none of the "
                                                                    "cluster's nodes as they were last seen")
                                 .arg(row.value(QStringLiteral("address")), row.value(QStringLiteral("port"))),
                             {},
                             QCoreApplication::translate("Traffic", "Find out which server that is.")};
    }
    return survey;
}

} // namespace meridian
