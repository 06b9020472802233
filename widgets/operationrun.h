// SPDX-License-Identifier: GPL-3.0-or-later
// Fifth page of the operation wizard: the steps as they happen, what a client sees meanwhile, and the way back. GUI
// thread. It watches; closing it ends nothing.
#pragma once

#include "operationpage.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QScrollArea;

namespace meridian
{

class CanaryChart;
class FactCard;
class StepCards;

class OperationRun : public OperationPage
{
    Q_OBJECT
public:
    explicit OperationRun(QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void show(const OperationDraft &draft) override;
    QString title() const override { return tr("Run"); }
    QString sentence() const override;
    QString note(const OperationDraft &draft) const override;
    QWidget *firstField() const override;
    QString statements() const;

Q_SIGNALS:
    void exportRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildSide();
    void tick();
    void showCanary(Instant at);
    void retranslate();

    OperationDraft m_draft;
    int m_seen = -1; ///< the step that was scrolled to
    StepCards *m_steps;
    QScrollArea *m_scroll;
    FactCard *m_writes, *m_wayBack, *m_objective;
    CanaryChart *m_chart;
    QLabel *m_figures;
    QPushButton *m_export;
    QTimer m_clock; ///< only while something runs and is looked at
};

} // namespace meridian
