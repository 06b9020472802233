// SPDX-License-Identifier: GPL-3.0-or-later
// A short list of recent events: when, what changed, why. GUI thread.
#pragma once

#include "facts.h"
#include "theme.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace meridian
{

class EventLines : public QWidget
{
    Q_OBJECT
public:
    explicit EventLines(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setEvents(const QList<Event> &events, const Clock &clock);

Q_SIGNALS:
    void momentChosen(meridian::Instant at);

private:
    QString line(const Event &event, const Clock &clock) const;

    Theme m_theme = Theme::dark();
    QVBoxLayout *m_layout;
    QList<QLabel *> m_labels;
    QList<Event> m_events;
};

} // namespace meridian
