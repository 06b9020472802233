// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctlhistory.h"

#include "ctljson.h"
#include "ctltable.h"
#include "format.h"
#include "planjson.h"
#include "plantext.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace meridian::ctl
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CtlHistory)
};

QString actionText(const QJsonObject &json)
{
    const auto action = actionFromJson(json);
    return action ? toText(*action) : json.value(u"do").toString();
}

QJsonObject stepJson(const StepRecord &step)
{
    return {{QStringLiteral("number"), step.number},
            {QStringLiteral("undo"), step.undo},
            {QStringLiteral("action"), step.action},
            {QStringLiteral("text"), actionText(step.action)},
            {QStringLiteral("began"), format::iso(step.began)},
            {QStringLiteral("duration_ms"), step.ended ? QJsonValue(toMs(*step.ended - step.began)) : QJsonValue()},
            {QStringLiteral("evidence"), step.evidence},
            {QStringLiteral("error"), step.error ? QJsonValue(step.error->text()) : QJsonValue()}};
}

QString ms(const QJsonValue &v)
{
    return v.isDouble() ? format::duration(microseconds(static_cast<qint64>(v.toDouble() * 1000))) : format::unknown();
}

} // namespace

QJsonObject operationJson(const OperationRecord &o, const QList<StepRecord> &steps)
{
    QJsonArray array;
    for (const StepRecord &step : steps)
        array.append(stepJson(step));
    QJsonObject json = o.facts; // duration_ms, outage_ms, client_errors, lost_rows, error, needs …
    for (const char *key : {"duration_ms", "outage_ms", "client_errors", "lost_rows"}) {
        if (!json.contains(QLatin1String(key)))
            json.insert(QLatin1String(key), QJsonValue());
    }
    json.insert(QStringLiteral("id"), o.id);
    json.insert(QStringLiteral("kind"), o.kind);
    json.insert(QStringLiteral("cluster"), o.cluster.name());
    json.insert(QStringLiteral("reason"), o.reason);
    json.insert(QStringLiteral("who"), o.who);
    json.insert(QStringLiteral("where"), o.place);
    json.insert(QStringLiteral("old_primary"), orNull(o.oldPrimary.name()));
    json.insert(QStringLiteral("new_primary"), orNull(o.newPrimary.name()));
    json.insert(QStringLiteral("started"), format::iso(o.started));
    json.insert(QStringLiteral("result"), toText(o.state));
    json.insert(QStringLiteral("steps"), array);
    return json;
}

QJsonObject outcomeJson(const OperationOutcome &outcome)
{
    QJsonObject json = operationJson(outcome.operation, outcome.steps);
    if (outcome.error)
        json.insert(QStringLiteral("error"), outcome.error->text());
    return json;
}

QString stepText(const StepRecord &step)
{
    const QString took = step.ended ? format::duration(*step.ended - step.began) : format::unknown();
    const QString number = step.undo ? Words::tr("undo %1").arg(step.number) : QString::number(step.number);
    const QString line = QStringLiteral("%1  %2  %3").arg(number, 3).arg(actionText(step.action), took);
    return step.error ? line + QStringLiteral("\n     ") + step.error->text() : line;
}

QString byHandText(const StepRecord &step, const QString &commands)
{
    QStringList lines{QStringLiteral("%1  %2:").arg(step.number, 3).arg(actionText(step.action))};
    for (const QString &command : commands.split(u'\n'))
        lines += QStringLiteral("       ") + command;
    return lines.join(u'\n');
}

QString outcomeText(const OperationOutcome &outcome)
{
    const OperationRecord &o = outcome.operation;
    QStringList lines{Words::tr("%1 %2: %3 in %4").arg(o.kind, o.id, toText(o.state), format::duration(outcome.took))};
    if (outcome.error)
        lines += outcome.error->text();
    if (const auto &c = outcome.canary)
        lines += Words::tr("A client saw a gap of %1 between two writes, %2 failed statements, %3 lost rows")
                     .arg(format::orUnknown(c->longestGap, format::duration), format::count(c->errors),
                          format::orUnknown(c->lost, format::count));
    if (outcome.left)
        lines += Words::tr("What is left to do:") + u'\n' + toText(*outcome.left) + u'\n' +
                 Words::tr("Go on with: meridianctl resume %1").arg(o.id);
    if (outcome.mayUndo)
        lines += Words::tr("Or take it back with: meridianctl undo %1").arg(o.id);
    return lines.join(u'\n');
}

QString operationsText(const QList<OperationRecord> &operations)
{
    QList<QStringList> rows;
    for (const OperationRecord &o : operations)
        rows.append({o.id, format::dateTime(o.started), o.kind, o.cluster.name(), o.oldPrimary.name(),
                     o.newPrimary.name(), toText(o.state), ms(o.facts.value(u"duration_ms")),
                     ms(o.facts.value(u"outage_ms")), o.who, o.reason});
    return textTable({Words::tr("ID"), Words::tr("STARTED"), Words::tr("KIND"), Words::tr("CLUSTER"), Words::tr("FROM"),
                      Words::tr("TO"), Words::tr("RESULT"), Words::tr(">DURATION"), Words::tr(">OUTAGE"),
                      Words::tr("WHO"), Words::tr("REASON")},
                     rows);
}

} // namespace meridian::ctl
