// SPDX-License-Identifier: GPL-3.0-or-later
// The page of availability: each cluster and region against its target, day by day and month by month, with the days
// nobody watched shown as such. GUI thread.
#pragma once

#include "availabilitytable.h"
#include "pagewidget.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QTableView;

namespace meridian
{

class History;
class AvailabilityDelegate;
class PeriodDelegate;
class ColumnChooser;

class AvailabilityPage : public PageWidget
{
    Q_OBJECT
public:
    explicit AvailabilityPage(QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void setHistory(History *history) override; ///< asked only while the page is shown
    void setSnapshot(const SnapshotPtr &snapshot) override;
    void setMoment(std::optional<Instant> moment) override;
    void select(const Selection &what) override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

    AvailabilityTable *table() const { return m_table; }
    PeriodTable *periods() const { return m_periods; }
    QList<QStringList> texts() const; ///< of everything: subject, period and seconds, for CSV

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildTables();
    void ask();
    void take(const QList<AvailabilityDay> &watched);
    void fill();
    void showPeriods();
    void showDay(int row, int day);
    void setDays(int days);
    void setByMonth(bool byMonth);
    bool moveDay(int key);
    void copy(const QTableView *from);
    void exportCsv();
    void retranslate();

    AvailabilityTable *m_table;
    PeriodTable *m_periods;
    QTableView *m_view;
    QTableView *m_periodView;
    AvailabilityDelegate *m_delegate;
    PeriodDelegate *m_periodDelegate;
    ColumnChooser *m_columns;
    ColumnChooser *m_periodColumns;
    QPushButton *m_shorter;
    QPushButton *m_longer;
    QPushButton *m_byDay;
    QPushButton *m_byMonthButton;
    QPushButton *m_export;
    QLabel *m_said;
    QLabel *m_empty;
    QTimer m_asking;
    History *m_history = nullptr;
    FleetPtr m_fleet;
    QList<AvailabilityDay> m_watched;
    std::optional<Instant> m_moment;
    int m_days = 30, m_day = -1;
    bool m_byMonth = false;
    quint64 m_generation = 0;
};

} // namespace meridian
