// SPDX-License-Identifier: GPL-3.0-or-later
// One step of a plan as a card: its mark, what it does, the statements, how long it takes or took. GUI thread.
#pragma once

#include "liveoperation.h"
#include "theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace meridian
{

class StepCard : public QFrame
{
    Q_OBJECT
public:
    enum class Detail { Review, Progress }; ///< all statements, why and undo; or one line of them

    StepCard(Detail detail, int number, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setStep(const LiveStep &step, Instant now); ///< `now`: while it runs its time goes on
    const LiveStep &step() const { return m_step; }
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void show();
    void showSecondLine();
    void paintMark(QPainter &p, QPointF centre) const;
    QColor colour() const;
    QString timeText() const;

    Detail m_detail;
    int m_number;
    Theme m_theme = Theme::dark();
    LiveStep m_step;
    bool m_whole = false; ///< all lines of long statements
    Instant m_now;
    QLabel *m_title, *m_statements, *m_why, *m_error, *m_time;
    QPushButton *m_more;
};

} // namespace meridian
