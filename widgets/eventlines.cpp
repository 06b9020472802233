// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventlines.h"

#include "eventlog.h"
#include "format.h"

#include <QLabel>
#include <QVBoxLayout>

namespace meridian
{

EventLines::EventLines(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("events"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(7);
}

void EventLines::setTheme(const Theme &theme)
{
    m_theme = theme;
}

QString EventLines::line(const Event &event, const Clock &clock) const
{
    const bool today = clock.now - event.at < seconds(20 * 3600);
    const QString when = today ? format::time(event.at, clock.utc) : format::dateTime(event.at, clock.utc);
    const QString title = eventTitle(event);
    const QString reason = event.reason.text();
    QString out = QStringLiteral(
                      "<span style='color:%1'>%2</span>&nbsp; %3 <a href='then' style='color:%4; text-decoration:none'>"
                      "<b>%5</b></a>")
                      .arg(m_theme.dimText.name(), when.toHtmlEscaped(), eventSubject(event).toHtmlEscaped(),
                           severityColour(m_theme, event.severity).name(), title.toHtmlEscaped());
    if (!reason.isEmpty() && reason != title)
        out +=
            QStringLiteral("<br><span style='color:%1'>%2</span>").arg(m_theme.dimText.name(), reason.toHtmlEscaped());
    return out;
}

void EventLines::setEvents(const QList<Event> &events, const Clock &clock)
{
    m_events = events;
    while (m_labels.size() < events.size()) {
        auto *label = new QLabel(this);
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        label->setFont(textFont(0.9));
        label->setTextInteractionFlags(Qt::TextBrowserInteraction);
        connect(label, &QLabel::linkActivated, this,
                [this, n = m_labels.size()] { Q_EMIT momentChosen(m_events[n].at); });
        m_layout->addWidget(label);
        m_labels << label;
    }
    for (qsizetype i = 0; i < m_labels.size(); ++i) {
        const bool used = i < events.size();
        m_labels[i]->setVisible(used);
        m_labels[i]->setToolTip(tr("Click on what happened to look at that moment"));
        const QString text = used ? line(events[i], clock) : QString();
        if (text != m_labels[i]->text())
            m_labels[i]->setText(text);
    }
}

} // namespace meridian
