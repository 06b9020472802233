// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector.h"

#include "accessrole.h"
#include "errorcard.h"
#include "eventlines.h"
#include "factsview.h"
#include "icons.h"
#include "nodecards.h"
#include "operationbuttons.h"
#include "pill.h"
#include "readinesscard.h"
#include "trendlines.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace meridian
{

namespace
{

QLabel *label(const QString &name, QWidget *parent, const QFont &font)
{
    auto *l = new QLabel(parent);
    l->setObjectName(name);
    l->setFont(font);
    l->setTextFormat(Qt::PlainText);
    l->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return l;
}

void setWords(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
    label->setVisible(!text.isEmpty());
}

void setColour(QLabel *label, const QColor &colour)
{
    QPalette p = label->palette();
    if (p.color(QPalette::WindowText) == colour)
        return;
    p.setColor(QPalette::WindowText, colour);
    label->setPalette(p);
}

/// As high as its words need at the width that there is: a scroll area alone would squeeze wrapped labels.
class Body : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    bool event(QEvent *event) override
    {
        const bool done = QWidget::event(event);
        if (layout() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
            setMinimumHeight(std::max(0, layout()->totalHeightForWidth(width())));
        return done;
    }
};

} // namespace

Inspector::Inspector(const SeriesBook &book, QWidget *parent)
    : QFrame(parent)
    , m_title(label(QStringLiteral("inspectorTitle"), this, textFont(1.35, QFont::DemiBold)))
    , m_subtitle(label(QStringLiteral("inspectorSubtitle"), this, textFont()))
    , m_chip(new Pill(QStringLiteral("inspectorHealth"), this, Pill::Look::Tinted))
    , m_reason(label(QStringLiteral("inspectorReason"), this, textFont(0.95)))
    , m_since(label(QStringLiteral("inspectorSince"), this, textFont(0.9)))
    , m_nodeHeader(buildNodeHeader())
    , m_cards(new NodeCards(book, this))
    , m_trends(new TrendLines(book, this))
    , m_error(new ErrorCard(QStringLiteral("error"), this))
    , m_readiness(new ReadinessCard(this))
    , m_operations(new OperationButtons(this))
    , m_facts(new FactsView(this))
    , m_eventsTitle(label(QStringLiteral("eventsTitle"), this, factsHeadingFont()))
    , m_events(new EventLines(this))
    , m_copy(new QToolButton(this))
    , m_empty(new QLabel(this))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("inspector"));
    setProperty("role", QStringLiteral("panel"));
    setMinimumWidth(300);
    m_title->setWordWrap(true);
    m_reason->setWordWrap(true);
    m_copy->setObjectName(QStringLiteral("copyAsText"));
    m_copy->setProperty("role", QStringLiteral("quiet"));
    m_empty->setObjectName(QStringLiteral("inspectorEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_scroll->setObjectName(QStringLiteral("inspectorScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    setAccessRole(m_scroll, QAccessible::Grouping);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(buildBody());
    m_readiness->hide();
    m_operations->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_operations);
    connect(m_cards, &NodeCards::nodeChosen, this, &Inspector::nodeChosen);
    connect(m_facts, &FactsView::chosen, this, &Inspector::chosen);
    connect(m_operations, &OperationButtons::chosen, this, &Inspector::operationWanted);
    connect(m_events, &EventLines::momentChosen, this, &Inspector::momentChosen);
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    retranslate();
    show({}, {}, seconds(1));
}

QWidget *Inspector::buildHeading()
{
    auto *heading = new QWidget(this);
    auto *names = new QHBoxLayout;
    names->setSpacing(8);
    names->addWidget(m_title, 1);
    names->addWidget(m_copy, 0, Qt::AlignRight | Qt::AlignTop);
    names->addWidget(m_chip, 0, Qt::AlignRight | Qt::AlignTop);
    auto *layout = new QVBoxLayout(heading);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    layout->addLayout(names);
    layout->addWidget(m_subtitle);
    layout->addWidget(m_reason);
    layout->addWidget(m_since);
    return heading;
}

QWidget *Inspector::buildNodeHeader()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(10, 0, 10, 0);
    layout->setSpacing(0);
    const int widths[] = {0, NodeCardDelegate::lagWidth, NodeCardDelegate::roundTripWidth + 4};
    for (int i = 0; i < 3; ++i) {
        m_headers[i] = new QLabel(row);
        m_headers[i]->setFont(factsHeadingFont());
        m_headers[i]->setAlignment((i == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        if (i > 0)
            m_headers[i]->setFixedWidth(widths[i]);
        layout->addWidget(m_headers[i], i == 0 ? 1 : 0);
    }
    layout->addSpacing(NodeCardDelegate::sparkWidth + 8);
    return row;
}

QWidget *Inspector::buildBody()
{
    auto *body = new Body(this);
    body->setObjectName(QStringLiteral("inspectorBody"));
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(16, 14, 16, 8);
    layout->setSpacing(12);
    layout->addWidget(buildHeading());
    auto *nodes = new QVBoxLayout;
    nodes->setSpacing(4);
    nodes->addWidget(m_nodeHeader);
    nodes->addWidget(m_cards);
    layout->addLayout(nodes);
    layout->addWidget(m_readiness);
    layout->addWidget(m_trends);
    layout->addWidget(m_error);
    layout->addWidget(m_facts);
    layout->addSpacing(4);
    layout->addWidget(m_eventsTitle);
    layout->addWidget(m_events);
    layout->addStretch(1);
    return body;
}

void Inspector::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_chip->setTheme(theme);
    m_cards->setTheme(theme);
    m_trends->setTheme(theme);
    m_error->setTheme(theme);
    m_readiness->setTheme(theme);
    m_facts->setTheme(theme);
    m_events->setTheme(theme);
    m_copy->setIcon(icon(QStringLiteral("copy"), theme.dimText));
    for (QLabel *dim : {m_subtitle, m_since, m_eventsTitle, m_empty, m_headers[0], m_headers[1], m_headers[2]})
        setColour(dim, theme.dimText);
    show(m_shown, m_clock, seconds(75));
}

void Inspector::show(const Inspection &inspection, const Clock &clock, microseconds gap)
{
    const bool another = inspection.title != m_shown.title;
    m_shown = inspection;
    m_clock = clock;
    m_empty->setVisible(inspection.isEmpty());
    m_scroll->setVisible(!inspection.isEmpty());
    if (inspection.isEmpty())
        return;
    setWords(m_title, inspection.title);
    setWords(m_subtitle, inspection.subtitle);
    m_chip->setHealth(inspection.health);
    m_chip->setWords(inspection.state);
    setWords(m_reason, inspection.reason);
    setColour(m_reason,
              inspection.health == Health::Healthy ? m_theme.dimText : healthColour(m_theme, inspection.health));
    setWords(m_since, inspection.since);
    m_cards->setCards(inspection.nodes, clock.now, gap);
    m_trends->setTrends(inspection.trends, clock.now, gap);
    m_nodeHeader->setVisible(!inspection.nodes.isEmpty());
    m_error->setVisible(inspection.error.has_value());
    if (inspection.error)
        m_error->setError(*inspection.error);
    m_facts->setGroups(inspection.groups);
    m_eventsTitle->setVisible(!inspection.events.isEmpty());
    m_events->setEvents(inspection.events, clock);
    if (another)
        m_scroll->ensureVisible(0, 0);
}

void Inspector::setPreparedness(const Preparedness &preparedness)
{
    m_readiness->setPreparedness(preparedness);
}

void Inspector::setChoices(const QList<OperationChoice> &choices, const QString &obstacle)
{
    m_operations->setChoices(m_shown.isEmpty() ? QList<OperationChoice>() : choices, obstacle);
}

QString Inspector::text() const
{
    return toText(m_shown, m_clock);
}

void Inspector::retranslate()
{
    setAccessibleName(tr("Inspector"));
    m_scroll->setAccessibleName(accessibleName());
    m_copy->setToolTip(tr("Copy as text"));
    m_copy->setAccessibleName(tr("Copy as text"));
    m_empty->setText(tr("Nothing selected.\nChoose a region or a link on the map, or a node in the table."));
    m_eventsTitle->setText(tr("Recent events"));
    m_headers[0]->setText(tr("Nodes"));
    m_headers[1]->setText(tr("Lag"));
    m_headers[2]->setText(tr("Round trip"));
    for (QLabel *header : m_headers)
        header->setToolTip(header->text());
    m_cards->setAccessibleName(tr("Nodes"));
    m_events->setEvents(m_shown.events, m_clock);
}

void Inspector::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
