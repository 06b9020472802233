// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationexport.h"

#include "format.h"
#include "operationtexts.h"
#include "plantext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace meridian
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(OperationExport)
};

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

/// A cell of a table: what would end it is taken out.
QString cell(QString text)
{
    return text.replace(u'|', u'/').replace(u'\n', u' ');
}

} // namespace

QByteArray operationJson(const OperationDetail &detail)
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
    return QJsonDocument(json).toJson();
}

QString operationMarkdown(const OperationDetail &detail, bool utc)
{
    QStringList lines;
    const auto live = liveFrom(detail);
    lines << QStringLiteral("# %1").arg(live ? progressText(*live) : detail.operation.id) << QString();
    lines << Texts::tr("| What | Value |") << QStringLiteral("|---|---|");
    for (const Fact &fact : recordFacts(detail.operation, utc))
        lines << QStringLiteral("| %1 | %2 |").arg(cell(fact.label), cell(fact.value));
    if (!live)
        return lines.join(u'\n') + u'\n';
    QStringList titles, rule;
    for (const auto &column : stepTimeColumns()) {
        titles << column.title;
        rule << QStringLiteral("---");
    }
    lines << QString() << QStringLiteral("## %1").arg(Texts::tr("Steps")) << QString();
    lines << QStringLiteral("| %1 |").arg(titles.join(QStringLiteral(" | ")));
    lines << QStringLiteral("|%1|").arg(rule.join(u'|'));
    for (const StepTime &step : stepTimes(*live)) {
        QStringList cells;
        for (const auto &column : stepTimeColumns())
            cells << cell(column.display(step));
        lines << QStringLiteral("| %1 |").arg(cells.join(QStringLiteral(" | ")));
    }
    lines << QString() << QStringLiteral("## %1").arg(Texts::tr("Checks")) << QString();
    for (const Check &check : inReadingOrder(live->plan.checks))
        lines << QStringLiteral("- %1").arg(cell(checkText(check)).replace(u'\t', QStringLiteral(" · ")));
    return lines.join(u'\n') + u'\n';
}

QList<QStringList> operationCells(const QList<OperationRecord> &records, bool titles, bool utc)
{
    QList<QStringList> rows;
    const auto columns = historyColumns();
    const auto add = [&](auto &&text) {
        QStringList cells;
        for (const auto &column : columns)
            cells << text(column);
        rows << cells;
    };
    if (titles)
        add([](const auto &column) { return column.title; });
    for (const OperationRecord &record : records)
        add([row = HistoryRow{record, utc}](const auto &column) { return column.display(row); });
    return rows;
}

} // namespace meridian
