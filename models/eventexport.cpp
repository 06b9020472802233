// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventexport.h"

#include "format.h"
#include "tabletext.h"

namespace meridian
{

namespace
{

constexpr int kPage = 2000;

// Not translated and in full, so that programs can read it.
const QStringList &titles()
{
    static const QStringList all{QStringLiteral("id"),          QStringLiteral("time"),   QStringLiteral("severity"),
                                 QStringLiteral("kind"),        QStringLiteral("region"), QStringLiteral("cluster"),
                                 QStringLiteral("node"),        QStringLiteral("from"),   QStringLiteral("to"),
                                 QStringLiteral("reason_code"), QStringLiteral("reason")};
    return all;
}

QStringList cells(const Event &e)
{
    return {QString::number(e.id),
            format::iso(e.at),
            toText(e.severity),
            e.kind,
            e.region.name(),
            e.cluster.name(),
            e.node.name(),
            e.from,
            e.to,
            e.reason.code,
            e.reason.text()};
}

} // namespace

void EventExport::start(History *history, const EventQuery &query, const QString &file)
{
    cancel();
    m_history = history;
    m_query = query;
    m_query.filter.limit = kPage;
    m_query.after.reset();
    m_rows = 0;
    m_out = std::make_unique<QSaveFile>(file);
    if (!m_out->open(QIODevice::WriteOnly))
        return end(m_out->errorString());
    m_out->write(toCsv({titles()}));
    ask();
}

void EventExport::cancel()
{
    ++m_generation;
    m_out.reset();
}

void EventExport::ask()
{
    m_history->eventPage(m_query).then(this, [this, asked = m_generation](const EventPage &page) {
        if (asked == m_generation)
            take(page);
    });
}

void EventExport::take(const EventPage &page)
{
    QList<QStringList> rows;
    for (const Event &e : page.events)
        rows << cells(e);
    const QByteArray lines = csvLines(rows);
    if (m_out->write(lines) != lines.size())
        return end(m_out->errorString());
    m_rows += page.events.size();
    Q_EMIT progressed(m_rows);
    if (!m_out) // cancelled by who was told
        return;
    if (page.events.size() < kPage)
        return end(m_out->commit() ? QString() : m_out->errorString());
    m_query.after = cursorOf(page.events.last(), m_query.column);
    ask();
}

void EventExport::end(const QString &problem)
{
    ++m_generation;
    m_out.reset();
    Q_EMIT finished(m_rows, problem);
}

} // namespace meridian
