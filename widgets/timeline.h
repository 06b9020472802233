// SPDX-License-Identifier: GPL-3.0-or-later
// The bar at the bottom: back to live, step and play, and the line with every event. GUI thread. Moves the ShownMoment,
// asks the history what happened in the stretch of time that is in view.
#pragma once

#include "theme.h"
#include "timespan.h"

#include <QFrame>
#include <QTimer>

class QAction;
class QLabel;
class QMenu;
class QToolButton;

namespace meridian
{

class History;
class ShownMoment;
class TimelineTrack;

class Timeline : public QFrame
{
    Q_OBJECT
public:
    explicit Timeline(ShownMoment &shown, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setUtc(bool utc);
    void setHistory(History *history);
    void addEvents(const QList<Event> &events); ///< they have just happened
    TimelineTrack *track() const { return m_track; }
    QList<QAction *> actions() const; ///< live, earlier event, play, later event: for menus and palette
    QMenu *spans() const { return m_spans; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void buildMenus();
    QToolButton *button(QAction *action);
    void askSoon();
    void ask();
    void fitSpan(const PictureSpan &recorded);
    void show();
    void playOrPause();
    void goTo(bool later);
    void retranslate();

    ShownMoment &m_shown;
    History *m_history = nullptr;
    Theme m_theme = Theme::dark();
    QColor m_playColour; ///< its icon has
    bool m_utc = true;
    QList<Event> m_events; ///< of the stretch in view
    QTimer m_asking, m_ticking;
    int m_speed = 60;

    QToolButton *m_live;
    QLabel *m_moment;
    TimelineTrack *m_track;
    QAction *m_goLive, *m_earlier, *m_play, *m_later;
    QMenu *m_speeds, *m_spans;
    QToolButton *m_speedButton, *m_spanButton;
};

} // namespace meridian
