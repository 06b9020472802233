// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventtable.h"

#include <algorithm>

namespace meridian
{

namespace
{
constexpr int kSlice = 200 * EventTable::pageRows; ///< of the walk that counts: some ten milliseconds of the store's
constexpr int kMostNewer = 500;
constexpr int kRefreshMs = 250;
} // namespace

EventTable::EventTable(QObject *parent) : QAbstractTableModel(parent), m_columns(eventColumns())
{
    m_refreshing.setSingleShot(true);
    m_refreshing.setInterval(kRefreshMs);
    connect(&m_refreshing, &QTimer::timeout, this, &EventTable::look);
}

void EventTable::setHistory(History *history)
{
    if (m_history == history)
        return;
    m_history = history;
    reload();
}

void EventTable::setFilter(const EventFilter &filter)
{
    m_query.filter = filter;
    reload();
}

void EventTable::sort(int column, Qt::SortOrder order)
{
    const EventColumn by = column < 0 ? EventColumn::Time : m_columns.value(column).order;
    const bool descending = order == Qt::DescendingOrder;
    if (by == m_query.column && descending == m_query.descending)
        return;
    m_query.column = by;
    m_query.descending = descending;
    reload();
}

void EventTable::setUtc(bool utc)
{
    m_utc = utc;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void EventTable::retranslate()
{
    m_columns = eventColumns();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    setUtc(m_utc);
}

void EventTable::reload()
{
    ++m_generation;
    beginResetModel();
    m_fresh.clear();
    m_pages.clear();
    m_ends.clear();
    m_walkedTo.reset();
    m_stored = m_newer = m_first = m_last = 0;
    m_walked = m_seen = 0;
    m_fetching = m_looking = false;
    m_counted = !m_history;
    m_loading = m_history != nullptr;
    endResetModel();
    m_query.filter.uptoId = 0;
    m_query.filter.limit = pageRows;
    Q_EMIT changed();
    if (!m_history)
        return;
    m_history->eventPage(m_query).then(this, [this, asked = m_generation](const EventPage &page) {
        if (asked == m_generation)
            takeFirst(page);
    });
}

void EventTable::takeFirst(const EventPage &page)
{
    m_loading = false;
    m_query.filter.uptoId = m_seen = page.newestId;
    if (!page.events.isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(page.events.size()) - 1);
        m_stored = static_cast<int>(page.events.size());
        m_pages.insert(0, page.events);
        endInsertRows();
    }
    m_counted = page.events.size() < pageRows;
    Q_EMIT changed();
    if (!m_counted)
        walk();
}

/// Counts on from where the walk is.
void EventTable::walk()
{
    EventQuery query = m_query;
    query.after = m_walkedTo;
    m_history->eventIndex(query, pageRows, kSlice).then(this, [this, asked = m_generation](const EventIndex &index) {
        if (asked == m_generation)
            takeIndex(index);
    });
}

void EventTable::takeIndex(const EventIndex &index)
{
    m_walked += index.rows;
    m_ends += index.places;
    m_walkedTo = index.last;
    m_counted = !index.last;
    const int rows = static_cast<int>(m_walked);
    if (rows > m_stored) {
        beginInsertRows({}, rowCount(), rowCount() + rows - m_stored - 1);
        m_stored = rows;
        endInsertRows();
    }
    Q_EMIT changed();
    if (!m_counted)
        walk();
    fetch();
}

void EventTable::setWindow(int first, int last)
{
    m_first = std::max(0, first);
    m_last = std::max(m_first, last);
    fetch();
}

/// One page at a time, those that are seen before those beside them.
void EventTable::fetch()
{
    if (!m_history || m_fetching || m_stored == 0)
        return;
    const auto pageOf = [this](int row) {
        return std::clamp(row - static_cast<int>(m_fresh.size()), 0, m_stored - 1) / pageRows;
    };
    const int first = pageOf(m_first), last = pageOf(m_last), final = (m_stored - 1) / pageRows;
    QList<int> wanted;
    for (int p = first; p <= last; ++p)
        wanted << p;
    wanted << last + 1 << first - 1;
    for (const int p : wanted) {
        if (p < 0 || p > final || p > m_ends.size() || m_pages.contains(p))
            continue;
        EventQuery query = m_query;
        if (p > 0)
            query.after = m_ends[p - 1];
        m_fetching = true;
        m_history->eventPage(query).then(this, [this, p, asked = m_generation](const EventPage &page) {
            if (asked == m_generation)
                takePage(p, page);
        });
        return;
    }
}

void EventTable::takePage(int number, const EventPage &page)
{
    m_fetching = false;
    m_pages.insert(number, page.events);
    drop();
    const int top = static_cast<int>(m_fresh.size()) + number * pageRows;
    const int bottom = std::min(top + pageRows, rowCount()) - 1;
    if (bottom >= top)
        Q_EMIT dataChanged(index(top, 0), index(bottom, columnCount() - 1));
    fetch();
}

/// Pages far from what is seen go first.
void EventTable::drop()
{
    const int middle = (m_first + m_last) / 2 / pageRows;
    while (m_pages.size() > pagesHeld) {
        const auto farthest = std::max_element(m_pages.keyBegin(), m_pages.keyEnd(), [middle](int a, int b) {
            return std::abs(a - middle) < std::abs(b - middle);
        });
        m_pages.remove(*farthest);
    }
}

void EventTable::look()
{
    if (!m_history || m_looking || m_loading)
        return;
    if (m_seen == 0) { // it was empty, or there is no store that could tell new from old
        reload();
        return;
    }
    m_looking = true;
    EventQuery query;
    query.filter = m_query.filter;
    query.filter.uptoId = 0;
    query.filter.afterId = m_seen;
    query.filter.limit = kMostNewer;
    m_history->eventPage(query).then(this, [this, asked = m_generation](const EventPage &page) {
        if (asked == m_generation)
            takeNewer(page);
    });
}

void EventTable::takeNewer(const EventPage &page)
{
    m_looking = false;
    m_seen = std::max(m_seen, page.newestId);
    const int count = static_cast<int>(page.events.size());
    if (count == 0)
        return;
    if (!newestFirst()) {
        m_newer += count;
    } else if (count == kMostNewer) {
        reload();
    } else {
        beginInsertRows({}, 0, count - 1);
        m_fresh = page.events + m_fresh;
        m_first += count;
        m_last += count;
        endInsertRows();
    }
    Q_EMIT changed();
}

const Event *EventTable::event(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    if (row < m_fresh.size())
        return &m_fresh[row];
    const int stored = row - static_cast<int>(m_fresh.size());
    const auto page = m_pages.constFind(stored / pageRows);
    return page != m_pages.cend() && stored % pageRows < page->size() ? &(*page)[stored % pageRows] : nullptr;
}

int EventTable::rowOf(qint64 id) const
{
    const auto place = [id](const QList<Event> &events) {
        const auto it = std::find_if(events.begin(), events.end(), [id](const Event &e) { return e.id == id; });
        return it == events.end() ? -1 : static_cast<int>(it - events.begin());
    };
    if (const int row = place(m_fresh); row >= 0)
        return row;
    for (auto page = m_pages.cbegin(); page != m_pages.cend(); ++page) {
        if (const int row = place(*page); row >= 0)
            return static_cast<int>(m_fresh.size()) + page.key() * pageRows + row;
    }
    return -1;
}

int EventTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fresh.size()) + m_stored;
}

int EventTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant EventTable::data(const QModelIndex &index, int role) const
{
    const Event *e = index.isValid() ? event(index.row()) : nullptr;
    if (role == Qt::TextAlignmentRole && index.isValid())
        return QVariant::fromValue(m_columns[index.column()].align);
    if (!e)
        return role == Qt::DisplayRole && index.isValid() ? QVariant(QStringLiteral("…")) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return m_columns[index.column()].display({e, m_utc});
    case Qt::ToolTipRole:
        return m_columns[index.column()].order == EventColumn::Reason ? e->reason.text() : QString();
    default:
        return {};
    }
}

QVariant EventTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_columns[section].title;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(m_columns[section].align);
    return {};
}

} // namespace meridian
