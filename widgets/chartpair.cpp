// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartpair.h"

#include "chartcard.h"
#include "format.h"
#include "history.h"

#include <QEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr milliseconds kFastestTick(200), kSlowestTick(1000);
constexpr double kMomentAt = 0.7; ///< share of the window that is before the moment looked back at
constexpr int kMostEvents = 400;
constexpr const char *kByNames[] = {"nodes", "links", "regions"};

/// Of one fleet: the same links and the same primaries.
bool haveSameSeries(const Snapshot &a, const Snapshot &b)
{
    const auto sameLink = [](const LinkState &l, const LinkState &r) { return l.from == r.from && l.to == r.to; };
    const auto sameRole = [](const NodeState &l, const NodeState &r) { // in the fleet's order
        return (l.role() == Role::Primary) == (r.role() == Role::Primary);
    };
    return std::equal(a.links.begin(), a.links.end(), b.links.begin(), b.links.end(), sameLink) &&
           std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(), sameRole);
}

} // namespace

ChartPair::ChartPair(const SeriesBook &book, Qt::Orientation orientation, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_splitter(new QSplitter(orientation, this))
    , m_latency(new ChartWidget(book, name + QStringLiteral("Latency"), milliseconds(1), QStringLiteral("ms")))
    , m_lag(new ChartWidget(book, name + QStringLiteral("Lag"), seconds(1), QStringLiteral("s")))
    , m_card(new ChartCard(this))
{
    setObjectName(name);
    m_splitter->setObjectName(name + QStringLiteral("Splitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_latency);
    m_splitter->addWidget(m_lag);
    m_splitter->setSizes({1000, 1000}); // halves, whatever their headers would like
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);

    wire(m_latency);
    wire(m_lag);
    m_lag->offerLogScale();
    connect(m_lag, &ChartWidget::logarithmicChosen, this, [this](bool logarithmic) {
        m_lag->setLogarithmic(logarithmic);
        Q_EMIT stateChanged();
    });
    connect(&m_ticking, &QTimer::timeout, this, [this] { tick(now()); });
    m_asking.setSingleShot(true);
    m_asking.setInterval(150);
    connect(&m_asking, &QTimer::timeout, this, &ChartPair::askHistory);
    setRange(m_range);
    retranslate();
}

void ChartPair::wire(ChartWidget *chart)
{
    ChartPlot *plot = chart->plot();
    connect(chart, &ChartWidget::rangeChosen, this, &ChartPair::setRange);
    connect(chart, &ChartWidget::shownChanged, this, &ChartPair::noteHidden);
    connect(plot, &ChartPlot::viewWanted, this, &ChartPair::setView);
    connect(plot, &ChartPlot::viewReset, this, &ChartPair::reset);
    connect(plot, &ChartPlot::momentChosen, this, &ChartPair::momentChosen);
    connect(plot, &ChartPlot::crosshairMoved, this,
            [this, plot](std::optional<Instant> at) { showCrosshair(plot, at); });
}

void ChartPair::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_latency->setTheme(theme);
    m_lag->setTheme(theme);
    m_card->setTheme(theme);
    buildSeries();
}

void ChartPair::setUtc(bool utc)
{
    m_utc = utc;
    m_latency->setUtc(utc);
    m_lag->setUtc(utc);
}

void ChartPair::setHistory(History *history)
{
    m_history = history;
    m_asking.start();
}

void ChartPair::setSnapshot(const SnapshotPtr &snapshot)
{
    const SnapshotPtr before = std::exchange(m_snapshot, snapshot);
    if (before && snapshot->fleet == m_fleet && haveSameSeries(*before, *snapshot))
        return;
    m_fleet = snapshot->fleet;
    buildSeries();
    m_asking.start();
}

void ChartPair::setEvents(const QList<Event> &events)
{
    m_events.clear();
    m_events.add(events);
    showMarks();
}

void ChartPair::addEvents(const QList<Event> &events)
{
    m_events.add(events);
    m_marksAreOld = true; // until the next tick: in a storm, not each event has a picture of its own
}

void ChartPair::showMarks()
{
    m_marksAreOld = false;
    const Snapshot none;
    const QList<EventMark> marks =
        eventMarks(m_events.about({}, m_snapshot ? *m_snapshot : none, kMostEvents, Instant::max()));
    m_latency->plot()->setMarks(marks);
    m_lag->plot()->setMarks(marks);
}

void ChartPair::setMoment(std::optional<Instant> moment)
{
    if (moment == m_moment)
        return;
    m_moment = moment;
    m_latency->plot()->setMoment(moment);
    m_lag->plot()->setMoment(moment);
    if (!moment) {
        setView({true, {}, m_range});
        return;
    }
    const ChartPlot *plot = m_latency->plot();
    TimeView view = plot->view();
    if (view.live)
        view.end = plot->to() - microseconds(1); // the end itself is in the next column
    if (*moment < plot->from() || view.end < *moment)
        view.end = std::min(now(), *moment + std::chrono::duration_cast<microseconds>(view.span * (1 - kMomentAt)));
    view.live = false;
    setView(view);
}

void ChartPair::setBy(By by)
{
    if (by == m_by)
        return;
    m_by = by;
    buildSeries();
    m_asking.start();
    Q_EMIT stateChanged();
}

void ChartPair::setLogarithmic(bool logarithmic)
{
    m_lag->setLogarithmic(logarithmic);
}

void ChartPair::setLargeType(bool large)
{
    m_latency->setLargeType(large);
    m_lag->setLargeType(large);
    m_card->setTypeScale(large ? 1.7 : 1);
    m_card->hide();
}

void ChartPair::noteHidden()
{
    for (const ChartWidget *chart : {m_latency, m_lag}) {
        for (const ChartSeries &s : chart->plot()->series()) {
            if (s.shown)
                m_hidden.remove(s.key.subject);
            else
                m_hidden.insert(s.key.subject);
        }
    }
    Q_EMIT stateChanged();
}

QByteArray ChartPair::saveState() const
{
    QStringList hidden(m_hidden.begin(), m_hidden.end());
    hidden.sort();
    return QJsonDocument(QJsonObject{{QStringLiteral("by"), QLatin1String(kByNames[static_cast<int>(m_by)])},
                                     {QStringLiteral("logLag"), m_lag->plot()->isLogarithmic()},
                                     {QStringLiteral("hidden"), QJsonArray::fromStringList(hidden)}})
        .toJson(QJsonDocument::Compact);
}

void ChartPair::restoreState(const QByteArray &state)
{
    const QJsonObject o = QJsonDocument::fromJson(state).object();
    for (int i = 0; i < 3; ++i) {
        if (o.value(QStringLiteral("by")).toString() == QLatin1String(kByNames[i]))
            m_by = static_cast<By>(i);
    }
    m_hidden.clear();
    for (const QJsonValue &name : o.value(QStringLiteral("hidden")).toArray())
        m_hidden.insert(name.toString());
    m_lag->setLogarithmic(o.value(QStringLiteral("logLag")).toBool());
    buildSeries();
    m_asking.start();
}

QList<SeriesKey> ChartPair::keys() const
{
    QList<SeriesKey> all;
    for (const ChartWidget *chart : {m_latency, m_lag}) {
        for (const ChartSeries &s : chart->plot()->series())
            all << s.key;
    }
    return all;
}

void ChartPair::setRange(seconds range)
{
    m_range = range;
    TimeView view{true, {}, range};
    if (m_moment) {
        view.live = false;
        view.end = std::min(now(), *m_moment + std::chrono::duration_cast<microseconds>(view.span * (1 - kMomentAt)));
    }
    setView(view);
    Q_EMIT rangeChanged(range);
}

/// Home and double click: to the live range; who looks back elsewhere, too, is asked to return.
void ChartPair::reset()
{
    if (m_moment)
        Q_EMIT liveWanted();
    else
        setRange(m_range);
}

void ChartPair::setView(const TimeView &view)
{
    m_latency->setView(view);
    m_lag->setView(view);
    const auto column = std::chrono::duration_cast<milliseconds>(view.span / std::max(1, m_latency->plot()->columns()));
    m_ticking.setInterval(std::clamp(column, kFastestTick, kSlowestTick));
    m_asking.start();
}

void ChartPair::askHistory()
{
    if (!isVisible() || !m_fleet)
        return;
    const ChartPlot *plot = m_latency->plot();
    Q_EMIT historyWanted(keys(), plot->from(), plot->to(), std::max(plot->columns(), m_lag->plot()->columns()));
    if (!m_history)
        return;
    EventFilter filter;
    filter.from = plot->from();
    filter.to = plot->to();
    filter.limit = kMostEvents;
    m_history->events(filter).then(this, [this](const QList<Event> &found) { addEvents(found); });
}

void ChartPair::append(const QList<Measurement> &batch)
{
    if (!isVisible())
        return; // showEvent() reads the book
    m_latency->plot()->append(batch);
    m_lag->plot()->append(batch);
}

void ChartPair::historyArrived()
{
    m_latency->plot()->reload();
    m_lag->plot()->reload();
    Q_EMIT historyMerged();
}

void ChartPair::tick(Instant now)
{
    if (m_marksAreOld)
        showMarks();
    m_latency->plot()->tick(now);
    m_lag->plot()->tick(now);
}

void ChartPair::showCrosshair(ChartPlot *under, std::optional<Instant> at)
{
    m_latency->plot()->setCrosshair(at);
    m_lag->plot()->setCrosshair(at);
    if (!at) {
        m_card->hide();
        return;
    }
    QList<ChartCardRow> rows;
    QStringList titles;
    const QList<ChartWidget *> charts{m_latency, m_lag};
    QList<std::pair<double, ChartCardRow>> found; // what is greatest in the chart under the pointer stands first
    for (qsizetype c = 0; c < charts.size(); ++c) {
        titles << charts[c]->title();
        for (const ChartReading &r : charts[c]->plot()->readingsAt(*at)) {
            auto same =
                std::find_if(found.begin(), found.end(), [&](const auto &row) { return row.second.name == r.name; });
            if (same == found.end())
                same = found.insert(found.end(), {-2, {r.colour, r.name, QStringList(charts.size(), QString())}});
            same->second.values[c] = r.text;
            if (charts[c]->plot() == under)
                same->first = r.value.value_or(-1);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (const auto &row : std::as_const(found))
        rows << row.second;
    const QPoint place = under->mapTo(this, QPoint(static_cast<int>(under->xOf(*at)), 28));
    m_card->showValues(format::dateTime(*at, m_utc), titles, rows, place);
}

void ChartPair::retranslate()
{
    m_latency->setTitle(tr("Latency"));
    m_lag->setTitle(tr("Replication lag"));
    buildSeries();
}

void ChartPair::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick(now());
    historyArrived();
    m_ticking.start();
    m_asking.start();
}

void ChartPair::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_ticking.stop();
    m_card->hide();
}

/// More columns are worth a finer history.
void ChartPair::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_asking.start();
}

void ChartPair::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
