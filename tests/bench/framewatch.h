// SPDX-License-Identifier: GPL-3.0-or-later
// Counts a widget's frames, and finds the longest time for which the GUI thread does not come back to its event loop.
// GUI thread; in CPU time, so that busy neighbours do not count.
#pragma once

#include <QObject>

class QWidget;

namespace meridian
{

class FrameWatch : public QObject
{
    Q_OBJECT
public:
    explicit FrameWatch(QWidget &watched);

    int frames() const { return m_frames; }
    double longestMs() const { return m_longest; }
    static double threadMs(); ///< CPU time of the calling thread so far

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void turn();

    double m_last, m_longest = 0;
    int m_frames = 0;
};

} // namespace meridian
