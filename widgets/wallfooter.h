// SPDX-License-Identifier: GPL-3.0-or-later
// The bottom of a wall: the latest events, a line each, and for a moment how to leave. GUI thread.
#pragma once

#include "snapshot.h"
#include "walltype.h"

#include <QWidget>

namespace meridian
{

class WallFooter : public QWidget
{
    Q_OBJECT
public:
    static constexpr int lines = 3;

    explicit WallFooter(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setType(const WallType &type);
    void setEvents(const QList<Event> &latest); ///< newest first
    void setHint(bool shown);
    bool hasHint() const { return m_hint; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintEventLine(QPainter &painter, const Event &event, int baseline) const;

    Theme m_theme = Theme::dark();
    WallType m_type;
    QList<Event> m_events;
    bool m_hint = false;
};

} // namespace meridian
