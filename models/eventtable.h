// SPDX-License-Identifier: GPL-3.0-or-later
// The stored events as a table of any length: only the pages around what is looked at are held, the store sorts and
// filters. The number of rows grows while the store walks through what the filter matches. GUI thread; never waits.
#pragma once

#include "column.h"
#include "history.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

namespace meridian
{

struct EventRow {
    const Event *event = nullptr;
    bool utc = true;
};

struct EventColumnLook : Column<EventRow> {
    EventColumn order = EventColumn::Time;
};

/// In the language of the user.
QList<EventColumnLook> eventColumns();
/// The words of a text, each with everything whose words in the user's language contain it.
QList<EventWord> searchedEventWords(const QString &text);

class EventTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int pageRows = 200, pagesHeld = 24;

    explicit EventTable(QObject *parent = nullptr);

    void setHistory(History *history); ///< not owned; null: there is nothing to show
    void setFilter(const EventFilter &filter);
    const EventQuery &query() const { return m_query; } ///< as it is shown, for an export of the same
    void setUtc(bool utc);
    void retranslate();
    void reload();
    /// New ones are in the store: looks for them. In the order of time, newest first, they become rows at the top; in
    /// any other they are counted.
    void refresh() { m_refreshing.start(); }
    /// These rows are to be seen now.
    void setWindow(int first, int last);

    const QList<EventColumnLook> &columns() const { return m_columns; }
    const Event *event(int row) const; ///< null while it is being read; valid until the model changes
    int rowOf(qint64 id) const;        ///< -1 unless it is held
    bool isCounted() const { return m_counted; }
    bool isLoading() const { return m_loading; } ///< nothing is known yet
    int newer() const { return m_newer; }        ///< stored since, not among the rows
    int pagesInMemory() const { return static_cast<int>(m_pages.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void changed(); ///< the number of rows, or of newer ones, or how far counting is

private:
    void takeFirst(const EventPage &page);
    void takePage(int number, const EventPage &page);
    void takeIndex(const EventIndex &index);
    void takeNewer(const EventPage &page);
    void walk();
    void fetch();
    void look();
    void drop();
    bool newestFirst() const { return m_query.column == EventColumn::Time && m_query.descending; }

    QList<EventColumnLook> m_columns;
    History *m_history = nullptr;
    EventQuery m_query;
    quint64 m_generation = 0; ///< answers to an older question are thrown away
    QList<Event> m_fresh;     ///< came while the table was shown: the rows at the top
    QHash<int, QList<Event>> m_pages;
    QList<EventCursor> m_ends; ///< of each page but the last: where the next begins
    int m_stored = 0;          ///< rows below the fresh ones
    qint64 m_walked = 0, m_seen = 0;
    std::optional<EventCursor> m_walkedTo;
    int m_newer = 0;
    int m_first = 0, m_last = 0;
    bool m_fetching = false, m_looking = false, m_counted = true, m_loading = false;
    bool m_utc = true;
    QTimer m_refreshing;
};

} // namespace meridian
