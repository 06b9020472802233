// SPDX-License-Identifier: GPL-3.0-or-later
// One event in full below the table: what, when, why, and the ways on: to its node, to its moment. GUI thread.
#pragma once

#include "facts.h"
#include "theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace meridian
{

class EventDetails : public QFrame
{
    Q_OBJECT
public:
    explicit EventDetails(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void show(const std::optional<Event> &event, const Clock &clock); ///< nothing: hides
    const std::optional<Event> &event() const { return m_event; }
    QString text() const;

Q_SIGNALS:
    void momentChosen(meridian::Instant at);
    void nodeChosen(const meridian::NodeId &node);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();

    Theme m_theme = Theme::dark();
    std::optional<Event> m_event;
    Clock m_clock;
    QLabel *m_title;
    QLabel *m_where;
    QLabel *m_reason;
    QPushButton *m_look;
    QPushButton *m_node;
    QPushButton *m_copy;
};

} // namespace meridian
