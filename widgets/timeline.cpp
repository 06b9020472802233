// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline.h"

#include "eventlog.h"
#include "format.h"
#include "history.h"
#include "icons.h"
#include "shownmoment.h"
#include "timelinetrack.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kMostEvents = 5000, kAskMs = 200, kTickMs = 500;
constexpr seconds kWidestFit(12 * 3600);
constexpr seconds kLookAhead(60); ///< what happens until the next question
constexpr seconds kSpans[] = {seconds(900),   seconds(3600),      seconds(6 * 3600),  seconds(12 * 3600),
                              seconds(86400), seconds(7 * 86400), seconds(30 * 86400)};

} // namespace

Timeline::Timeline(ShownMoment &shown, QWidget *parent)
    : QFrame(parent)
    , m_shown(shown)
    , m_live(new QToolButton(this))
    , m_moment(new QLabel(this))
    , m_track(new TimelineTrack(this))
    , m_goLive(new QAction(this))
    , m_earlier(new QAction(this))
    , m_play(new QAction(this))
    , m_later(new QAction(this))
    , m_speeds(new QMenu(this))
    , m_spans(new QMenu(this))
    , m_speedButton(new QToolButton(this))
    , m_spanButton(new QToolButton(this))
{
    setObjectName(QStringLiteral("timeline"));
    setProperty("role", QStringLiteral("panel"));
    build();
    buildMenus();
    m_asking.setSingleShot(true);
    m_asking.setInterval(kAskMs);
    connect(&m_asking, &QTimer::timeout, this, &Timeline::ask);
    m_ticking.setInterval(kTickMs);
    connect(&m_ticking, &QTimer::timeout, this, [this] {
        m_track->tick(now());
        show();
    });
    m_ticking.start();
    connect(m_track, &TimelineTrack::momentWanted, &m_shown, &ShownMoment::seek);
    connect(m_track, &TimelineTrack::liveWanted, &m_shown, &ShownMoment::goLive);
    connect(m_track, &TimelineTrack::viewChanged, this, &Timeline::askSoon);
    connect(&m_shown, &ShownMoment::momentChanged, this, &Timeline::show);
    connect(m_goLive, &QAction::triggered, &m_shown, &ShownMoment::goLive);
    connect(m_play, &QAction::triggered, this, &Timeline::playOrPause);
    connect(m_earlier, &QAction::triggered, this, [this] { goTo(false); });
    connect(m_later, &QAction::triggered, this, [this] { goTo(true); });
    retranslate();
}

QToolButton *Timeline::button(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setProperty("role", QStringLiteral("quiet"));
    button->setIconSize(QSize(18, 18));
    return button;
}

void Timeline::build()
{
    m_goLive->setObjectName(QStringLiteral("goLive"));
    m_goLive->setShortcut(Qt::CTRL | Qt::Key_L);
    m_earlier->setObjectName(QStringLiteral("earlierEvent"));
    m_earlier->setShortcut(Qt::CTRL | Qt::Key_BracketLeft);
    m_play->setObjectName(QStringLiteral("playHistory"));
    m_play->setShortcut(Qt::CTRL | Qt::Key_P);
    m_later->setObjectName(QStringLiteral("laterEvent"));
    m_later->setShortcut(Qt::CTRL | Qt::Key_BracketRight);
    m_live->setObjectName(QStringLiteral("live"));
    m_live->setDefaultAction(m_goLive);
    m_live->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_live->setIconSize(QSize(16, 16));
    m_moment->setObjectName(QStringLiteral("moment"));
    m_moment->setTextFormat(Qt::PlainText);
    for (QToolButton *menu : {m_speedButton, m_spanButton}) {
        menu->setProperty("role", QStringLiteral("quiet"));
        menu->setPopupMode(QToolButton::InstantPopup);
    }
    m_speedButton->setObjectName(QStringLiteral("playSpeed"));
    m_speedButton->setMenu(m_speeds);
    m_spanButton->setObjectName(QStringLiteral("timelineSpan"));
    m_spanButton->setMenu(m_spans);

    auto *controls = new QHBoxLayout;
    controls->setSpacing(2);
    for (QAction *action : {m_earlier, m_play, m_later})
        controls->addWidget(button(action));
    controls->addWidget(m_speedButton);
    m_moment->setMinimumWidth(QFontMetrics(m_moment->font()).horizontalAdvance(QStringLiteral("59 min 59 s ago")));
    auto *layout = new QHBoxLayout(this); // all on the height of the track's line
    layout->setContentsMargins(16, 2, 8, 2);
    layout->setSpacing(8);
    layout->addWidget(m_live);
    layout->addLayout(controls);
    layout->addWidget(m_moment);
    layout->addWidget(m_track, 1);
    layout->addWidget(m_spanButton);
}

void Timeline::buildMenus()
{
    auto *speeds = new QActionGroup(this);
    for (const int speed : ShownMoment::speeds()) {
        QAction *action = speeds->addAction(m_speeds->addAction(QStringLiteral("%1×").arg(speed)));
        action->setObjectName(QStringLiteral("speed:%1").arg(speed));
        action->setCheckable(true);
        action->setChecked(speed == m_speed);
        connect(action, &QAction::triggered, this, [this, speed] {
            m_speed = speed;
            m_speedButton->setText(QStringLiteral("%1×").arg(speed));
            if (m_shown.isPlaying())
                m_shown.play(speed);
        });
    }
    m_speedButton->setText(QStringLiteral("%1×").arg(m_speed));
    for (const seconds span : kSpans) {
        QAction *action = m_spans->addAction(QString());
        action->setObjectName(QStringLiteral("span:%1").arg(span.count()));
        connect(action, &QAction::triggered, this, [this, span] { m_track->setSpan(span); });
    }
}

QList<QAction *> Timeline::actions() const
{
    return {m_goLive, m_earlier, m_play, m_later};
}

void Timeline::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_track->setTheme(theme);
    m_earlier->setIcon(icon(QStringLiteral("step-back"), theme.text));
    m_later->setIcon(icon(QStringLiteral("step-forward"), theme.text));
    m_live->setProperty("live", QVariant());
    show();
}

void Timeline::setUtc(bool utc)
{
    m_utc = utc;
    m_track->setUtc(utc);
    show();
}

void Timeline::setHistory(History *history)
{
    m_history = history;
    m_events.clear();
    m_track->setEvents({});
    m_track->setRecorded({});
    askSoon();
}

void Timeline::addEvents(const QList<Event> &events)
{
    m_events += events;
    askSoon();
}

void Timeline::askSoon()
{
    if (!m_asking.isActive())
        m_asking.start();
}

void Timeline::ask()
{
    if (!m_history && m_events.size() > kMostEvents) // nobody else keeps them
        m_events.remove(0, m_events.size() - kMostEvents);
    m_track->setEvents(m_events); // what has just happened does not wait for an answer
    if (!m_history)
        return;
    m_history
        ->events(
            {.from = m_track->from(), .to = m_track->to() + kLookAhead, .node = {}, .region = {}, .limit = kMostEvents})
        .then(this, [this, asked = m_history](const QList<Event> &events) {
            if (asked != m_history)
                return;
            m_events = events;
            m_track->setEvents(events);
        });
    m_history->recorded().then(this, [this, asked = m_history](const PictureSpan &span) {
        if (asked != m_history)
            return;
        m_track->setRecorded(span);
        fitSpan(span);
    });
}

/// A young history fills the line, too; a long one begins with half a day.
void Timeline::fitSpan(const PictureSpan &recorded)
{
    if (!recorded.first)
        return;
    const auto holds = [age = now() - *recorded.first](seconds span) { return span >= age || span == kWidestFit; };
    m_track->fitSpan(*std::find_if(std::begin(kSpans), std::end(kSpans), holds));
}

void Timeline::playOrPause()
{
    if (m_shown.isPlaying())
        m_shown.pause();
    else
        m_shown.play(m_speed);
}

void Timeline::goTo(bool later)
{
    m_shown.pause();
    if (const auto at = m_track->neighbour(later))
        m_shown.seek(*at);
    else if (later)
        m_shown.goLive();
}

void Timeline::show()
{
    const auto moment = m_shown.moment();
    const bool playing = m_shown.isPlaying();
    m_track->setMoment(moment);
    if (m_live->property("live") != QVariant(!moment)) {
        m_goLive->setIcon(icon(QStringLiteral("live"), moment ? m_theme.warning : m_theme.healthy));
        m_live->setProperty("live", !moment);
        m_live->style()->unpolish(m_live);
        m_live->style()->polish(m_live);
    }
    m_moment->setText(moment ? tr("%1 ago").arg(format::duration(std::chrono::floor<seconds>(now() - *moment)))
                             : tr("as it happens"));
    m_moment->setToolTip(moment ? format::dateTime(*moment, m_utc) : QString());
    m_play->setText(playing ? tr("Pause") : tr("Play what happened"));
    if (const QString look = playing ? QStringLiteral("pause") : QStringLiteral("play");
        m_play->icon().name() != look || m_playColour != m_theme.text) {
        m_playColour = m_theme.text;
        m_play->setIcon(icon(look, m_theme.text));
    }
}

void Timeline::retranslate()
{
    m_goLive->setText(tr("LIVE"));
    m_goLive->setToolTip(tr("Back to what happens now"));
    m_earlier->setText(tr("Earlier event"));
    m_later->setText(tr("Later event"));
    m_speedButton->setToolTip(tr("How fast the past is played"));
    m_speedButton->setAccessibleName(m_speedButton->toolTip());
    m_spanButton->setText(tr("Span") + QStringLiteral("  ▾"));
    m_spanButton->setToolTip(tr("How much time the timeline holds. The wheel zooms it, too."));
    m_spanButton->setAccessibleName(tr("Span of the timeline"));
    for (int i = 0; i < m_spans->actions().size(); ++i)
        m_spans->actions().at(i)->setText(format::duration(kSpans[i]));
    show();
}

void Timeline::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
