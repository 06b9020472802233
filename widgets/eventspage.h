// SPDX-License-Identifier: GPL-3.0-or-later
// The page of events: everything that ever happened, filtered and sorted by the store, with details of the chosen one.
// GUI thread; holds no more events than what is seen.
#pragma once

#include "eventexport.h"
#include "eventtable.h"
#include "pagewidget.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace meridian
{

class ColumnChooser;
class EventDelegate;
class EventDetails;
class EventFilterBar;
class EventView;

class EventsPage : public PageWidget
{
    Q_OBJECT
public:
    explicit EventsPage(QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void setUtc(bool utc) override;
    void setHistory(History *history) override; ///< asked only while the page is shown
    void setSnapshot(const SnapshotPtr &snapshot) override;
    void setMoment(std::optional<Instant> moment) override; ///< what came later is dimmed, not hidden
    void select(const Selection &what) override;
    void addEvents(const QList<Event> &events) override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

    EventTable *table() const { return m_table; }
    QString selectedAsTsv() const;      ///< with titles
    void exportTo(const QString &file); ///< all that the filter finds, as CSV

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildTable();
    QWidget *buildProgress();
    void askForFile();
    void applyFilter();
    void applyIfSeen();
    void showState();
    void showDetails();
    void lookAt(const QModelIndex &index);
    void endExport(qint64 rows, const QString &problem);
    void retranslate();

    EventTable *m_table;
    EventView *m_view;
    EventDelegate *m_delegate;
    EventFilterBar *m_filter;
    ColumnChooser *m_columns;
    EventDetails *m_details;
    EventExport m_exporting;
    QLabel *m_count;
    QPushButton *m_newer;
    QPushButton *m_export;
    QLabel *m_empty;
    QPushButton *m_clear;
    QWidget *m_progress;
    QProgressBar *m_bar;
    QLabel *m_progressWords;
    QPushButton *m_cancel;
    History *m_history = nullptr;
    Selection m_selection;
    bool m_utc = true;
    bool m_stale = true; ///< the filter is to be applied when the page is seen
};

} // namespace meridian
