// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventdetails.h"

#include "eventdelegate.h"
#include "eventlog.h"
#include "format.h"
#include "words.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace meridian
{

namespace
{

constexpr int kMark = 38; ///< room for the shape at the left

QLabel *line(const QString &name, QWidget *parent, const QFont &font)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setFont(font);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

EventDetails::EventDetails(QWidget *parent)
    : QFrame(parent)
    , m_title(line(QStringLiteral("eventTitle"), this, textFont(1.1, QFont::DemiBold)))
    , m_where(line(QStringLiteral("eventWhere"), this, textFont(0.92)))
    , m_reason(line(QStringLiteral("eventReason"), this, textFont()))
    , m_look(new QPushButton(this))
    , m_node(new QPushButton(this))
    , m_copy(new QPushButton(this))
{
    setObjectName(QStringLiteral("eventDetails"));
    setProperty("role", QStringLiteral("panel"));
    m_where->setProperty("role", QStringLiteral("dim"));
    m_look->setObjectName(QStringLiteral("eventLook"));
    m_look->setProperty("role", QStringLiteral("primary"));
    m_node->setObjectName(QStringLiteral("eventNode"));
    m_copy->setObjectName(QStringLiteral("eventCopy"));
    auto *words = new QVBoxLayout;
    words->setSpacing(5);
    words->addWidget(m_title);
    words->addWidget(m_where);
    words->addWidget(m_reason);
    words->addStretch(1);
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *b : {m_look, m_node, m_copy})
        buttons->addWidget(b);
    buttons->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kMark, 12, 14, 12);
    layout->setSpacing(16);
    layout->addLayout(words, 1);
    layout->addLayout(buttons);
    connect(m_look, &QPushButton::clicked, this, [this] { Q_EMIT momentChosen(m_event->at); });
    connect(m_node, &QPushButton::clicked, this, [this] { Q_EMIT nodeChosen(m_event->node); });
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    show({}, {});
}

void EventDetails::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void EventDetails::show(const std::optional<Event> &event, const Clock &clock)
{
    m_event = event;
    m_clock = clock;
    setVisible(event.has_value());
    fill();
}

void EventDetails::fill()
{
    m_look->setText(tr("&Look at this moment"));
    m_copy->setText(tr("Copy as text"));
    setAccessibleName(tr("The chosen event"));
    if (!m_event)
        return;
    const Event &e = *m_event;
    const QString subject = eventSubject(e);
    m_title->setText(subject.isEmpty() ? eventTitle(e) : tr("%1: %2").arg(subject, eventTitle(e)));
    QStringList where{format::dateTime(e.at, m_clock.utc), words::severity(e.severity), words::eventKind(e.kind)};
    for (const QString &name : {e.region.name(), e.cluster.name()}) {
        if (!name.isEmpty())
            where << name;
    }
    m_where->setText(where.join(QStringLiteral("  ·  ")));
    const QString reason = e.reason.text();
    m_reason->setText(reason.isEmpty() ? tr("No cause was recorded.") : reason);
    m_node->setVisible(!e.node.isEmpty());
    m_node->setText(tr("Show %1").arg(e.node.name()));
    update();
}

QString EventDetails::text() const
{
    return QStringList{m_title->text(), m_where->text(), m_reason->text()}.join(u'\n') + u'\n';
}

void EventDetails::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    if (!m_event)
        return;
    QPainter painter(this);
    painter.setPen(m_theme.border);
    painter.drawLine(0, 0, width(), 0);
    paintSeverityShape(painter, m_theme, {kMark / 2.0 + 2, 12.0 + m_title->sizeHint().height() / 2.0}, 5.5,
                       m_event->severity);
}

void EventDetails::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace meridian
