// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationexport.h"

#include "operationtexts.h"
#include "plantext.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(OperationExport)
};

/// A cell of a table: what would end it is taken out.
QString cell(QString text)
{
    return text.replace(u'|', u'/').replace(u'\n', u' ');
}

} // namespace

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
