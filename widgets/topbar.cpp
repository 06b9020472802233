// SPDX-License-Identifier: GPL-3.0-or-later
#include "topbar.h"

#include "accessrole.h"
#include "availabilityrows.h"
#include "finder.h"
#include "icons.h"
#include "pill.h"
#include "preparedness.h"
#include "words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace meridian
{

namespace
{

constexpr int kHeight = 56, kRailWidth = 76;
constexpr int kNarrow = 1400;

QColor environmentColour(const Theme &theme, const FleetEnvironment &e)
{
    if (const QColor own(e.colour); own.isValid())
        return own;
    switch (e.environment) {
    case Environment::Production:
        return theme.accent;
    case Environment::Staging:
        return theme.maintenance;
    case Environment::Test:
        break;
    }
    return theme.dimText;
}

} // namespace

TopBar::TopBar(QWidget *parent)
    : QFrame(parent)
    , m_logo(new QLabel(this))
    , m_fleet(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_lag(new Pill(QStringLiteral("worstLag"), this))
    , m_serviceLevel(new Pill(QStringLiteral("serviceLevel"), this))
    , m_readiness(new Pill(QStringLiteral("readinessPill"), this))
    , m_finder(new Finder(this))
    , m_environment(new Pill(QStringLiteral("environment"), this))
    , m_mode(new Pill(QStringLiteral("mode"), this))
    , m_clock(new ClockFace(this))
{
    setObjectName(QStringLiteral("topBar"));
    setProperty("role", QStringLiteral("panel"));
    setFixedHeight(kHeight);
    m_logo->setFixedWidth(kRailWidth);
    m_logo->setAlignment(Qt::AlignCenter);
    m_fleet->setObjectName(QStringLiteral("fleetButton"));
    m_fleet->setProperty("role", QStringLiteral("quiet"));
    m_fleet->setPopupMode(QToolButton::InstantPopup);
    m_fleet->setMenu(m_menu);
    m_menu->setObjectName(QStringLiteral("fleetMenu"));
    m_finder->setMaximumWidth(320);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 12, 0);
    layout->setSpacing(8);
    layout->addWidget(m_logo);
    layout->addWidget(m_fleet);
    layout->addSpacing(8);
    for (const Health h : {Health::Healthy, Health::Degraded, Health::Failed, Health::Unknown, Health::Maintenance}) {
        auto *pill = new Pill(QStringLiteral("count:%1").arg(toText(h)), this);
        pill->setHealth(h);
        connect(pill, &Pill::clicked, this, [this, h] { Q_EMIT healthChosen(h); });
        m_counts.append({h, pill});
        layout->addWidget(pill);
    }
    layout->addSpacing(8);
    layout->addWidget(m_readiness);
    layout->addWidget(m_lag);
    layout->addWidget(m_serviceLevel);
    layout->addStretch();
    layout->addWidget(m_finder, 3); // takes what is left; only then do words yield
    layout->addSpacing(8);
    layout->addWidget(m_environment);
    layout->addWidget(m_mode);
    layout->addSpacing(8);
    layout->addWidget(m_clock);

    for (Pill *pill : {m_readiness, m_lag, m_serviceLevel, m_environment, m_mode})
        pill->setYielding();
    m_environment->setFocusPolicy(Qt::NoFocus); // it informs, it does nothing
    m_environment->setCursor(Qt::ArrowCursor);
    setAccessRole(m_environment, QAccessible::StaticText);
    connect(m_mode, &Pill::clicked, this, &TopBar::modeClicked);
    connect(m_readiness, &Pill::clicked, this, [this] {
        if (!m_unready.isEmpty())
            Q_EMIT found(m_unready);
    });
    connect(m_serviceLevel, &Pill::clicked, this, &TopBar::availabilityWanted);
    connect(m_lag, &Pill::clicked, this, [this] {
        if (!m_lagNode.isEmpty())
            Q_EMIT found(m_lagNode);
    });
    retranslate();
}

void TopBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_logo->setPixmap(iconPixmap(QStringLiteral("logo"), theme.accent, 28, devicePixelRatioF()));
    for (const auto &[health, pill] : m_counts)
        pill->setTheme(theme);
    for (Pill *pill : {m_readiness, m_lag, m_serviceLevel, m_environment, m_mode})
        pill->setTheme(theme);
    setMode(m_hasOperations, m_mayAct);
    m_clock->setTheme(theme);
    m_finder->setTheme(theme);
    if (m_snapshot)
        show(*m_snapshot);
    showServiceLevel();
}

void TopBar::setSnapshot(const SnapshotPtr &snapshot, std::optional<Instant> moment)
{
    const bool another = !m_snapshot || m_snapshot->fleet != snapshot->fleet || moment != m_moment;
    m_snapshot = snapshot;
    m_moment = moment;
    m_clock->setSnapshot(snapshot, moment);
    show(*snapshot);
    if (another)
        showServiceLevel();
}

void TopBar::setWatched(const QList<AvailabilityDay> &watched)
{
    m_watched = watched;
    showServiceLevel();
}

/// The cluster that is worst against its target, this month; nothing where none was watched.
void TopBar::showServiceLevel()
{
    const auto worst = m_snapshot && m_snapshot->fleet
                           ? worstCluster(availabilityRows(*m_snapshot->fleet, m_watched, m_moment.value_or(now()), 1))
                           : std::nullopt;
    m_serviceLevel->setVisible(worst.has_value());
    if (!worst)
        return;
    m_serviceLevel->setDot(*worst->month.met ? m_theme.healthy : m_theme.critical);
    m_serviceLevel->setWords(tr("SLA %1").arg(shareText(worst->month.time.share())));
    m_serviceLevel->setToolTip(tr("%1, this month: %2\nTarget %3 %")
                                   .arg(worst->name, periodText(worst->month, monthText(worst->month.from)))
                                   .arg(worst->target));
}

void TopBar::show(const Snapshot &snapshot)
{
    const bool hasFleet = snapshot.fleet != nullptr;
    m_fleet->setText((hasFleet ? snapshot.fleet->name : tr("No fleet")) + QStringLiteral("  ▾"));
    m_fleet->setShortcut(Qt::ALT | Qt::Key_F); // a new text takes it away
    for (const auto &[health, pill] : m_counts) {
        const int n = snapshot.count(health);
        const bool always = health == Health::Healthy || health == Health::Degraded || health == Health::Failed;
        pill->setVisible(hasFleet && (always || n > 0));
        pill->setWords(QStringLiteral("%1 %2").arg(n).arg(words::health(health)));
        pill->setToolTip(tr("Show these nodes"));
    }
    const WorstLag lag = worstLag(snapshot);
    m_lagNode = lag.node;
    m_lag->setVisible(hasFleet);
    m_lag->setDot(lagColour(m_theme, lag.level));
    m_lag->setWords(m_narrow ? tr("lag %1").arg(lag.text) : tr("worst lag %1").arg(lag.text));
    m_lag->setToolTip(lag.node.name());
    showReadiness(snapshot);
    const auto environment = hasFleet ? fleetEnvironment(*snapshot.fleet) : std::nullopt;
    m_environment->setVisible(environment.has_value());
    m_mode->setVisible(hasFleet);
    if (environment) {
        m_environment->setDot(environmentColour(m_theme, *environment));
        m_environment->setWords(words::environment(environment->environment));
    }
}

void TopBar::showReadiness(const Snapshot &snapshot)
{
    const auto worst = worstReadiness(snapshot);
    m_readiness->setVisible(worst.has_value());
    if (!worst)
        return;
    m_unready = worst->cluster;
    const QColor colours[] = {m_theme.text, m_theme.healthy, m_theme.warning, m_theme.critical};
    m_readiness->setDot(colours[static_cast<int>(worst->tone)]);
    m_readiness->setWords(m_narrow ? tr("ready %1 %").arg(worst->percent) : tr("readiness %1 %").arg(worst->percent));
    m_readiness->setToolTip(worst->details);
}

void TopBar::setMode(bool operations, bool mayAct)
{
    m_hasOperations = operations;
    m_mayAct = mayAct;
    m_mode->setEnabled(operations);
    m_mode->setDot(mayAct ? m_theme.warning : QColor());
    m_mode->setWords(mayAct ? tr("Operator") : tr("Read-only"));
    m_mode->setToolTip(mayAct ? tr("Operations can be started from here. Click for read-only mode.")
                              : tr("Nothing on any server can be changed from here. Click for operator mode."));
}

void TopBar::retranslate()
{
    m_fleet->setAccessibleName(tr("Fleet menu"));
    setMode(m_hasOperations, m_mayAct);
    m_clock->tick(now());
    if (m_snapshot)
        show(*m_snapshot);
    else
        show({});
    showServiceLevel();
}

/// Where there is little room words go, and numbers stay whole.
void TopBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (const bool narrow = width() < kNarrow; std::exchange(m_narrow, narrow) != narrow && m_snapshot)
        show(*m_snapshot);
}

void TopBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
