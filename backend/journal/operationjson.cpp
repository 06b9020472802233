// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationjson.h"

#include "format.h"

#include <QJsonArray>

namespace meridian
{

namespace
{

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject stepJson(const StepRecord &step)
{
    const auto ms = [&]() -> QJsonValue {
        return step.ended ? QJsonValue(toMs(*step.ended - step.began)) : QJsonValue();
    };
    return {{QStringLiteral("number"), step.number},
            {QStringLiteral("undo"), step.undo},
            {QStringLiteral("action"), step.action},
            {QStringLiteral("began"), format::iso(step.began)},
            {QStringLiteral("duration_ms"), ms()},
            {QStringLiteral("evidence"), step.evidence},
            {QStringLiteral("error"), step.error ? QJsonValue(step.error->text()) : QJsonValue()}};
}

} // namespace

QJsonObject toJson(const OperationDetail &detail)
{
    const OperationRecord &o = detail.operation;
    QJsonObject json{{QStringLiteral("id"), o.id},
                     {QStringLiteral("kind"), o.kind},
                     {QStringLiteral("cluster"), o.cluster.name()},
                     {QStringLiteral("reason"), orNull(o.reason)},
                     {QStringLiteral("who"), o.who},
                     {QStringLiteral("where"), o.place},
                     {QStringLiteral("old_primary"), orNull(o.oldPrimary.name())},
                     {QStringLiteral("new_primary"), orNull(o.newPrimary.name())},
                     {QStringLiteral("started"), format::iso(o.started)},
                     {QStringLiteral("result"), toText(o.state)},
                     {QStringLiteral("request"), o.request}};
    for (const char *fact : {"duration_ms", "outage_ms", "client_errors", "lost_rows"}) {
        const QJsonValue value = o.facts.value(QLatin1String(fact));
        json.insert(QLatin1String(fact), value.isUndefined() ? QJsonValue() : value);
    }
    QJsonArray plans, steps;
    for (const QJsonObject &plan : detail.plans)
        plans << plan;
    for (const StepRecord &step : detail.steps)
        steps << stepJson(step);
    json.insert(QStringLiteral("plans"), plans);
    json.insert(QStringLiteral("steps"), steps);
    json.insert(QStringLiteral("canary"), detail.canary.isEmpty() ? QJsonValue() : QJsonValue(toJson(detail.canary)));
    return json;
}

} // namespace meridian
