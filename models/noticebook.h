// SPDX-License-Identifier: GPL-3.0-or-later
// Which events are worth a desktop notification, and when: the first ones after a moment in which others may join them,
// further ones a few seconds apart as one summary, and none that stays when what it told is over. Decides from the
// moments it is told. Pure; GUI thread.
#pragma once

#include "emergency.h"

#include <QMap>
#include <QStringList>

namespace meridian
{

struct NoticeOptions {
    bool critical = true;
    bool warnings = false;
    milliseconds gather{800}; ///< from the first event to its notice
    milliseconds pause{5000}; ///< between two notices
};

struct Notice {
    int key = 0; ///< what a later close() refers to
    Severity severity = Severity::Critical;
    QString title, body;
    NodeId node; ///< the one to show when it is clicked; may be empty
};

struct NoticeStep {
    std::optional<Notice> show;
    QList<int> close; ///< everything they told is over
};

class NoticeBook
{
public:
    void setOptions(const NoticeOptions &options) { m_options = options; }
    const NoticeOptions &options() const { return m_options; }

    void addEvents(const QList<Event> &events, Instant at);
    void observe(const std::optional<Emergency> &emergency, Instant at); ///< confirmed: it does not flap
    NoticeStep step(Instant at);
    std::optional<Instant> due() const; ///< when step() has something to show; nothing: it waits for events
    void clear();                       ///< another fleet

private:
    struct Item {
        Severity severity = Severity::Critical;
        QString line, detail;
        NodeId node;
        bool canEnd = true; ///< a change of the primary just happened
    };
    struct Open {
        int key;
        QStringList subjects; ///< not over yet
    };
    bool wants(Severity severity) const;
    void add(const QString &subject, const Item &item, Instant at);
    void end(const QString &subject);
    Notice summary() const;

    NoticeOptions m_options;
    QMap<QString, Item> m_pending;
    std::optional<Instant> m_gatheringSince, m_lastShown;
    QList<Open> m_open;
    QStringList m_emergency; ///< subject of the one that was told
    int m_keys = 0;
};

} // namespace meridian
