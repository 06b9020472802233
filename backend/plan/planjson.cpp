// SPDX-License-Identifier: GPL-3.0-or-later
#include "planjson.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <array>

namespace meridian
{

namespace
{

constexpr std::array kKinds{OperationKind::Switchover, OperationKind::Failover, OperationKind::Rejoin,
                            OperationKind::MaintenanceOn, OperationKind::MaintenanceOff};
constexpr std::array kVerdicts{CheckVerdict::Pass, CheckVerdict::Warn, CheckVerdict::Block};

QJsonObject toJson(const Check &check);
QJsonObject toJson(const Candidate &candidate);
QJsonObject toJson(const Step &step);

template <class T>
QJsonArray arrayOf(const QList<T> &list)
{
    QJsonArray array;
    for (const T &one : list)
        array.append(toJson(one));
    return array;
}

QJsonValue countOf(const std::optional<milliseconds> &t)
{
    return t ? QJsonValue(qint64(t->count())) : QJsonValue();
}
QJsonValue countOf(const std::optional<qint64> &n)
{
    return n ? QJsonValue(*n) : QJsonValue();
}
std::optional<qint64> countFrom(const QJsonValue &json)
{
    return json.isDouble() ? std::optional<qint64>(json.toInteger()) : std::nullopt;
}
std::optional<milliseconds> timeFrom(const QJsonValue &json)
{
    return json.isDouble() ? std::optional<milliseconds>(json.toInteger()) : std::nullopt;
}

/// The words beside the code are for people and programs that have no table of reasons; only the code is read back.
QJsonObject toJson(const Reason &reason)
{
    return {{QStringLiteral("code"), reason.code},
            {QStringLiteral("args"), QJsonArray::fromStringList(reason.args)},
            {QStringLiteral("text"), reason.text()}};
}
Reason reasonFrom(const QJsonValue &json)
{
    Reason reason{json[QStringLiteral("code")].toString(), {}};
    for (const QJsonValue &arg : json[QStringLiteral("args")].toArray())
        reason.args.append(arg.toString());
    return reason;
}

template <class Table>
auto wordFrom(const QJsonValue &json, const Table &table)
{
    const auto it = std::find_if(table.begin(), table.end(), [&](auto one) { return toText(one) == json.toString(); });
    return it == table.end() ? table.front() : *it;
}

QJsonObject toJson(const Check &c)
{
    return {{QStringLiteral("code"), c.code},
            {QStringLiteral("node"), c.node.name()},
            {QStringLiteral("verdict"), toText(c.verdict)},
            {QStringLiteral("reason"), toJson(c.reason)},
            {QStringLiteral("measured"), c.measured},
            {QStringLiteral("threshold"), c.threshold},
            {QStringLiteral("ageMs"), countOf(c.age)},
            {QStringLiteral("remedy"), toJson(c.remedy)},
            {QStringLiteral("overridable"), c.overridable}};
}
Check checkFrom(const QJsonValue &json)
{
    Check c;
    c.code = json[QStringLiteral("code")].toString();
    c.node = NodeId(json[QStringLiteral("node")].toString());
    c.verdict = wordFrom(json[QStringLiteral("verdict")], kVerdicts);
    c.reason = reasonFrom(json[QStringLiteral("reason")]);
    c.measured = json[QStringLiteral("measured")].toString();
    c.threshold = json[QStringLiteral("threshold")].toString();
    c.age = timeFrom(json[QStringLiteral("ageMs")]);
    c.remedy = reasonFrom(json[QStringLiteral("remedy")]);
    c.overridable = json[QStringLiteral("overridable")].toBool();
    return c;
}

QJsonObject toJson(const Candidate &c)
{
    return {{QStringLiteral("node"), c.node.name()},
            {QStringLiteral("eligible"), c.eligible},
            {QStringLiteral("place"), c.place},
            {QStringLiteral("rules"), arrayOf(c.rules)},
            {QStringLiteral("why"), toJson(c.why)}};
}
Candidate candidateFrom(const QJsonValue &json)
{
    Candidate c;
    c.node = NodeId(json[QStringLiteral("node")].toString());
    c.eligible = json[QStringLiteral("eligible")].toBool();
    c.place = json[QStringLiteral("place")].toInt();
    for (const QJsonValue &rule : json[QStringLiteral("rules")].toArray())
        c.rules.append(checkFrom(rule));
    c.why = reasonFrom(json[QStringLiteral("why")]);
    return c;
}

QJsonObject toJson(const Step &s)
{
    QJsonObject json{{QStringLiteral("action"), toJson(s.action)},
                     {QStringLiteral("why"), toJson(s.why)},
                     {QStringLiteral("pointOfNoReturn"), s.pointOfNoReturn},
                     {QStringLiteral("withNext"), s.withNext},
                     {QStringLiteral("outage"), s.outage},
                     {QStringLiteral("estimateMs"), countOf(s.estimate)}};
    if (s.undo)
        json.insert(QStringLiteral("undo"), toJson(*s.undo));
    return json;
}
Result<Step> stepFrom(const QJsonValue &json)
{
    Step s;
    auto action = actionFromJson(json[QStringLiteral("action")].toObject());
    if (!action)
        return action.error();
    s.action = *action;
    s.why = reasonFrom(json[QStringLiteral("why")]);
    s.pointOfNoReturn = json[QStringLiteral("pointOfNoReturn")].toBool();
    s.withNext = json[QStringLiteral("withNext")].toBool();
    s.outage = json[QStringLiteral("outage")].toBool();
    s.estimate = timeFrom(json[QStringLiteral("estimateMs")]);
    if (const QJsonValue undo = json[QStringLiteral("undo")]; undo.isObject()) {
        auto taken = actionFromJson(undo.toObject());
        if (!taken)
            return taken.error();
        s.undo = *taken;
    }
    return s;
}

} // namespace

QJsonObject toJson(const Plan &plan)
{
    return {{QStringLiteral("kind"), toText(plan.kind)},
            {QStringLiteral("cluster"), plan.cluster.name()},
            {QStringLiteral("oldPrimary"), plan.oldPrimary.name()},
            {QStringLiteral("newPrimary"), plan.newPrimary.name()},
            {QStringLiteral("candidates"), arrayOf(plan.candidates)},
            {QStringLiteral("checks"), arrayOf(plan.checks)},
            {QStringLiteral("blocked"), plan.blocked()},
            {QStringLiteral("steps"), arrayOf(plan.steps)},
            {QStringLiteral("lossBytes"), countOf(plan.lossBytes)},
            {QStringLiteral("lossTimeMs"), countOf(plan.lossTime)},
            {QStringLiteral("outageMs"), countOf(plan.outage)}};
}

Result<Plan> planFromJson(const QJsonObject &json)
{
    Plan plan;
    plan.kind = wordFrom(json.value(QStringLiteral("kind")), kKinds);
    if (toText(plan.kind) != json.value(QStringLiteral("kind")).toString()) {
        return Error{ErrorKind::BadInput,
                     QCoreApplication::translate("Plan", "read a plan"),
                     QCoreApplication::translate("Plan", "its kind is not one of this program's"),
                     {},
                     QCoreApplication::translate("Plan", "Open it with the version of Meridian that wrote it.")};
    }
    plan.cluster = ClusterId(json.value(QStringLiteral("cluster")).toString());
    plan.oldPrimary = NodeId(json.value(QStringLiteral("oldPrimary")).toString());
    plan.newPrimary = NodeId(json.value(QStringLiteral("newPrimary")).toString());
    for (const QJsonValue &c : json.value(QStringLiteral("candidates")).toArray())
        plan.candidates.append(candidateFrom(c));
    for (const QJsonValue &c : json.value(QStringLiteral("checks")).toArray())
        plan.checks.append(checkFrom(c));
    for (const QJsonValue &s : json.value(QStringLiteral("steps")).toArray()) {
        const auto step = stepFrom(s);
        if (!step)
            return step.error();
        plan.steps.append(*step);
    }
    plan.lossBytes = countFrom(json.value(QStringLiteral("lossBytes")));
    plan.lossTime = timeFrom(json.value(QStringLiteral("lossTimeMs")));
    plan.outage = timeFrom(json.value(QStringLiteral("outageMs")));
    return plan;
}

} // namespace meridian
