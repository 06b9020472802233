// SPDX-License-Identifier: GPL-3.0-or-later
// The page of failovers: every operation that there was, and the chosen one whole: steps, evidence, planned beside
// measured, what a client saw. GUI thread.
#pragma once

#include "operationrows.h"
#include "pagewidget.h"

#include <QPointer>

class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QTableView;
class QToolButton;

namespace meridian
{

class CanaryChart;
class ErrorCard;
class FactCard;
class OperationHistory;
class ToneDelegate;

class FailoversPage : public PageWidget
{
    Q_OBJECT
public:
    explicit FailoversPage(QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void setUtc(bool utc) override;
    void setOperations(Operations *operations) override;
    void setSnapshot(const SnapshotPtr &snapshot) override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

    void showOperation(const QString &id); ///< chosen, once it is read
    OperationHistory *history() const { return m_history; }
    const std::optional<OperationDetail> &detail() const { return m_detail; }
    /// The chosen operation as a file: "json", "md" or "pdf".
    QByteArray exported(const QString &suffix) const;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildTools();
    QWidget *buildDetail();
    void wire();
    void applyFilter();
    void showState();
    void ask();
    void showDetail();
    void showCanary(const CanaryReading *reading);
    void save(const QString &suffix);
    void askForTable();
    void askForFlightRecorder();
    void collect(const HistoryFilter &filter, const QList<OperationRecord> &before);
    void retranslate();

    QPointer<Operations> m_operations;
    OperationHistory *m_history;
    RowTable<StepTime> *m_times;
    ToneDelegate *m_delegate;
    std::optional<OperationDetail> m_detail;
    QString m_wanted; ///< id, to be chosen when it is there
    bool m_utc = true, m_stale = true;
    QComboBox *m_kind, *m_cluster, *m_state, *m_range;
    QLabel *m_count, *m_empty, *m_title;
    QPushButton *m_csv;
    QToolButton *m_export;
    QTableView *m_view, *m_steps;
    FactCard *m_writes, *m_facts;
    CanaryChart *m_chart;
    QLabel *m_canaryFigures;
    QPushButton *m_copy;
    ErrorCard *m_error;
    QSplitter *m_splitter;
    QWidget *m_detailPane;
};

} // namespace meridian
