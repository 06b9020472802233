// SPDX-License-Identifier: GPL-3.0-or-later
// A connection test as rows: what each step is, what was found, how long it took; where it ends, the server's words and
// the remedy. GUI thread.
#pragma once

#include "checkstep.h"
#include "theme.h"

#include <QFrame>
#include <QList>

class QLabel;
class QVBoxLayout;

namespace meridian
{

/// One row: mark, title, finding, time.
class StepRow : public QFrame
{
    Q_OBJECT
public:
    StepRow(CheckStep::Part part, QWidget *parent);
    void setTheme(const Theme &theme);
    void setStep(const CheckStep &step);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void show();
    QColor colour() const;

    Theme m_theme = Theme::dark();
    CheckStep m_step;
    QLabel *m_title;
    QLabel *m_fact;
    QLabel *m_remedy;
    QLabel *m_time;
};

class StepList : public QWidget
{
    Q_OBJECT
public:
    explicit StepList(QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    void clear(); ///< every step pending
    void setStep(const CheckStep &step);
    const QList<CheckStep> &steps() const { return m_steps; }
    QString text() const; ///< to copy: a line for each step, errors whole

protected:
    void changeEvent(QEvent *event) override;

private:
    QList<CheckStep> m_steps;
    QList<StepRow *> m_rows;
};

} // namespace meridian
