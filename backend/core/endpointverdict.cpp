// SPDX-License-Identifier: GPL-3.0-or-later
#include "endpointverdict.h"

#include "format.h"

namespace meridian
{

namespace
{

Verdict verdict(Health health, const char *code, const QStringList &args, bool critical = false)
{
    return {health, {QLatin1String(code), args}, critical};
}

} // namespace

Verdict judgeEndpoint(const EndpointFacts &f)
{
    const EndpointSurvey &s = *f.survey;
    const QString &name = s.endpoint;
    if (f.maintained)
        return verdict(Health::Maintenance, "endpoint.maintenance", {name});
    if (s.error && !s.writer)
        return verdict(Health::Unknown, "endpoint.error", {name, s.error->message});
    if (s.paused.value_or(false))
        return verdict(Health::Degraded, "endpoint.paused", {name});
    if (!s.writer)
        return verdict(Health::Unknown, "endpoint.unknown", {name});
    const QString writer = s.writer->name();
    if (!f.writer || !f.writer->reachable || f.writer->role() == Role::Unknown)
        return verdict(Health::Unknown, "endpoint.silent", {name, writer});
    const QString primary = f.primaries.isEmpty() ? format::unknown() : f.primaries.first().name();
    if (f.writer->role() != Role::Primary)
        return verdict(Health::Failed, "endpoint.not-primary", {name, writer, primary}, true);
    if (!f.primaries.isEmpty() && f.primaries.first() != *s.writer)
        return verdict(Health::Failed, "endpoint.old-primary", {name, writer, primary}, true);
    return verdict(Health::Healthy, "endpoint.ok", {name, writer});
}

} // namespace meridian
