// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventfilterbar.h"

#include "eventtable.h"
#include "words.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kRestMs = 250;

struct Range {
    int hours; ///< 0: all
    const char *words;
};

constexpr Range kRanges[] = {
    {0, QT_TRANSLATE_NOOP("meridian::EventFilterBar", "Any time")},
    {1, QT_TRANSLATE_NOOP("meridian::EventFilterBar", "Last hour")},
    {24, QT_TRANSLATE_NOOP("meridian::EventFilterBar", "Last 24 hours")},
    {24 * 7, QT_TRANSLATE_NOOP("meridian::EventFilterBar", "Last 7 days")},
    {24 * 30, QT_TRANSLATE_NOOP("meridian::EventFilterBar", "Last 30 days")},
};

constexpr const char *kSeverities[] = {
    QT_TRANSLATE_NOOP("meridian::EventFilterBar", "Any severity"),
    QT_TRANSLATE_NOOP("meridian::EventFilterBar", "Warning and worse"),
    QT_TRANSLATE_NOOP("meridian::EventFilterBar", "Critical only"),
};

const QString kSelected = QStringLiteral("selected");

void narrow(EventFilter &filter, const Selection &to)
{
    if (const auto *region = std::get_if<RegionId>(&to)) {
        filter.region = *region;
    } else if (const auto *node = std::get_if<NodeId>(&to)) {
        filter.node = *node;
    } else if (const auto *link = std::get_if<LinkId>(&to)) {
        filter.node = link->to;
        filter.kinds = {QStringLiteral("link")};
    } else if (const auto *cluster = std::get_if<ClusterId>(&to)) {
        filter.cluster = *cluster;
    }
}

} // namespace

EventFilterBar::EventFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_words(new QLineEdit(this))
    , m_range(combo(QStringLiteral("eventsRange")))
    , m_severity(combo(QStringLiteral("eventsSeverity")))
    , m_kinds(new QToolButton(this))
    , m_place(combo(QStringLiteral("eventsPlace")))
{
    setObjectName(QStringLiteral("eventFilterBar"));
    m_words->setObjectName(QStringLiteral("eventsFilter"));
    m_words->setClearButtonEnabled(true);
    m_words->setMinimumWidth(140);
    m_words->setMaximumWidth(360);
    m_kinds->setObjectName(QStringLiteral("eventsKinds"));
    m_kinds->setProperty("role", QStringLiteral("quiet"));
    m_kinds->setPopupMode(QToolButton::InstantPopup);
    m_kinds->setMenu(new QMenu(m_kinds));
    for (const Range &range : kRanges)
        m_range->addItem(QString(), range.hours);
    for (int i = 0; i < 3; ++i)
        m_severity->addItem(QString(), i);
    for (const QString &kind : words::eventKinds()) {
        QAction *action = m_kinds->menu()->addAction(QString());
        action->setCheckable(true);
        action->setData(kind);
        connect(action, &QAction::toggled, this, &EventFilterBar::nameKinds);
        connect(action, &QAction::triggered, this, &EventFilterBar::changed);
    }
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_words, 1);
    for (QWidget *w : {static_cast<QWidget *>(m_range), static_cast<QWidget *>(m_severity),
                       static_cast<QWidget *>(m_kinds), static_cast<QWidget *>(m_place)})
        layout->addWidget(w);

    auto *rest = new QTimer(this);
    rest->setSingleShot(true);
    rest->setInterval(kRestMs);
    connect(m_words, &QLineEdit::textChanged, rest, qOverload<>(&QTimer::start));
    connect(rest, &QTimer::timeout, this, &EventFilterBar::changed);
    for (QComboBox *box : {m_range, m_severity, m_place})
        connect(box, &QComboBox::activated, this, &EventFilterBar::changed);
    fillPlaces();
    retranslate();
}

QComboBox *EventFilterBar::combo(const QString &name)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMaxVisibleItems(24);
    return box;
}

EventFilter EventFilterBar::filter(const Selection &selection) const
{
    EventFilter filter;
    filter.words = searchedEventWords(m_words->text());
    filter.kinds = kinds();
    filter.least = static_cast<Severity>(m_severity->currentData().toInt());
    const int hours = m_range->currentData().toInt();
    if (hours > 0)
        filter.from = now() - std::chrono::hours(hours);
    const QString place = m_place->currentData().toString();
    const QString name = place.section(u':', 1);
    if (place == kSelected)
        narrow(filter, selection);
    else if (place.startsWith(QLatin1String("region:")))
        filter.region = RegionId(name);
    else if (place.startsWith(QLatin1String("cluster:")))
        filter.cluster = ClusterId(name);
    else if (place.startsWith(QLatin1String("node:")))
        filter.node = NodeId(name);
    return filter;
}

bool EventFilterBar::followsSelection() const
{
    return m_place->currentData().toString() == kSelected;
}

bool EventFilterBar::isFiltering() const
{
    return !m_words->text().trimmed().isEmpty() || m_range->currentIndex() > 0 || m_severity->currentIndex() > 0 ||
           m_place->currentIndex() > 0 || !kinds().isEmpty();
}

void EventFilterBar::clear()
{
    m_words->clear();
    for (QComboBox *box : {m_range, m_severity, m_place})
        box->setCurrentIndex(0);
    for (QAction *action : m_kinds->menu()->actions())
        action->setChecked(false);
    Q_EMIT changed();
}

void EventFilterBar::setFleet(const FleetPtr &fleet)
{
    if (m_fleet == fleet)
        return;
    m_fleet = fleet;
    fillPlaces();
}

void EventFilterBar::fillPlaces()
{
    const QString chosen = m_place->currentData().toString();
    m_place->clear();
    m_place->addItem(tr("Everywhere"), QString());
    m_place->addItem(tr("What is selected"), kSelected);
    const auto add = [this](const char *prefix, const auto &all) {
        if (!all.isEmpty())
            m_place->insertSeparator(m_place->count());
        for (const auto &one : all)
            m_place->addItem(one.id.name(), QString(QLatin1String(prefix) + one.id.name()));
    };
    if (m_fleet) {
        add("cluster:", m_fleet->clusters);
        add("region:", m_fleet->regions);
        add("node:", m_fleet->nodes);
    }
    m_place->setCurrentIndex(std::max(0, m_place->findData(chosen)));
}

QStringList EventFilterBar::kinds() const
{
    QStringList chosen;
    for (const QAction *action : m_kinds->menu()->actions()) {
        if (action->isChecked())
            chosen << action->data().toString();
    }
    return chosen;
}

void EventFilterBar::nameKinds()
{
    QStringList chosen;
    for (const QString &kind : kinds())
        chosen << words::eventKind(kind);
    const QString text = chosen.isEmpty()     ? tr("Any kind")
                         : chosen.size() == 1 ? chosen.first()
                                              : tr("%n kind(s)", nullptr, static_cast<int>(chosen.size()));
    m_kinds->setText(text + QStringLiteral("  ▾"));
}

QByteArray EventFilterBar::saveState() const
{
    const QJsonObject state{{QStringLiteral("words"), m_words->text()},
                            {QStringLiteral("range"), m_range->currentIndex()},
                            {QStringLiteral("severity"), m_severity->currentIndex()},
                            {QStringLiteral("kinds"), QJsonArray::fromStringList(kinds())}};
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void EventFilterBar::restoreState(const QByteArray &saved)
{
    const QJsonObject state = QJsonDocument::fromJson(saved).object();
    m_words->setText(state[QStringLiteral("words")].toString());
    m_range->setCurrentIndex(std::clamp(state[QStringLiteral("range")].toInt(), 0, m_range->count() - 1));
    m_severity->setCurrentIndex(std::clamp(state[QStringLiteral("severity")].toInt(), 0, m_severity->count() - 1));
    const QJsonArray wanted = state[QStringLiteral("kinds")].toArray();
    for (QAction *action : m_kinds->menu()->actions())
        action->setChecked(wanted.contains(action->data().toString()));
}

void EventFilterBar::retranslate()
{
    m_words->setPlaceholderText(tr("Search in all of them"));
    m_words->setAccessibleName(tr("Filter events by words"));
    m_range->setAccessibleName(tr("Time of the events"));
    m_severity->setAccessibleName(tr("Severity of the events"));
    m_kinds->setAccessibleName(tr("Kinds of events"));
    m_place->setAccessibleName(tr("Place of the events"));
    for (QComboBox *box : {m_range, m_severity, m_place})
        box->setToolTip(box->accessibleName()); // to screen readers its name is what is chosen in it
    for (int i = 0; i < m_range->count(); ++i)
        m_range->setItemText(i, tr(kRanges[i].words));
    for (int i = 0; i < m_severity->count(); ++i)
        m_severity->setItemText(i, tr(kSeverities[i]));
    for (QAction *action : m_kinds->menu()->actions())
        action->setText(words::eventKind(action->data().toString()));
    nameKinds();
    fillPlaces();
}

void EventFilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
