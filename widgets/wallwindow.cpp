// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallwindow.h"

#include "chartpair.h"
#include "mappage.h"
#include "mapview.h"
#include "wallbanner.h"
#include "wallfooter.h"
#include "wallheader.h"
#include "wallpages.h"
#include "wallveil.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace meridian
{

namespace
{
constexpr int kHintMs = 4000;
}

WallWindow::WallWindow(const SeriesBook &book, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_header(new WallHeader)
    , m_banner(new WallBanner)
    , m_pages(new QStackedWidget)
    , m_veil(new WallVeil(this))
    , m_footer(new WallFooter)
{
    setObjectName(QStringLiteral("wallWindow"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::BlankCursor);
    setContextMenuPolicy(Qt::PreventContextMenu);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_footer);
    for (QWidget *part : std::initializer_list<QWidget *>{m_header, m_banner, m_pages, m_footer})
        part->setAttribute(Qt::WA_TransparentForMouseEvents); // and so for all of their children
    m_hinting.setSingleShot(true);
    m_hinting.setInterval(kHintMs);
    connect(&m_hinting, &QTimer::timeout, m_footer, [this] { m_footer->setHint(false); });
    setWindowTitle(tr("Meridian wall"));
}

void WallWindow::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_header->setTheme(theme);
    m_banner->setTheme(theme);
    m_veil->setTheme(theme);
    m_footer->setTheme(theme);
    for (PageWidget *page : std::as_const(m_built))
        page->setTheme(theme);
}

void WallWindow::setHistory(History *history)
{
    m_history = history;
    for (PageWidget *page : std::as_const(m_built))
        page->setHistory(history);
}

void WallWindow::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    m_header->setSnapshot(snapshot);
    for (PageWidget *page : std::as_const(m_built))
        page->setSnapshot(snapshot);
}

void WallWindow::addMeasurements(const QList<Measurement> &batch)
{
    for (ChartPair *charts : m_pages->findChildren<ChartPair *>())
        charts->append(batch);
}

void WallWindow::addEvents(const QList<Event> &events)
{
    for (PageWidget *page : std::as_const(m_built))
        page->addEvents(events);
}

void WallWindow::historyArrived()
{
    for (ChartPair *charts : m_pages->findChildren<ChartPair *>())
        charts->historyArrived();
}

PageWidget *WallWindow::pageNamed(const QString &name)
{
    if (PageWidget *built = m_built.value(name))
        return built;
    PageWidget *page = makeWallPage(name, m_book);
    m_built.insert(name, page);
    m_pages->addWidget(page);
    for (ChartPair *charts : page->findChildren<ChartPair *>())
        connect(charts, &ChartPair::historyWanted, this, &WallWindow::historyWanted);
    page->setTheme(m_theme);
    page->setHistory(m_history);
    if (m_snapshot)
        page->setSnapshot(m_snapshot);
    return page;
}

void WallWindow::show(const WallScene &scene)
{
    m_scene = scene;
    m_pages->setCurrentWidget(pageNamed(scene.page));
    m_header->setNow(scene.now);
    // What is no longer heard of is not said to last.
    m_banner->setEmergency(scene.emergency, scene.overSince, isStale() ? m_snapshot->at : scene.now);
    m_footer->setEvents(scene.latest);
    aim();
    m_veil->setText(isStale() ? tr("No news: %1").arg(m_header->ageText()) : QString());
    m_veil->setGeometry(m_pages->geometry());
    m_veil->raise();
}

void WallWindow::aim()
{
    const QList<RegionId> target = m_scene.zoomed ? m_scene.emergency->regions : QList<RegionId>();
    auto *page = qobject_cast<MapPage *>(m_pages->currentWidget());
    if (!page || target == m_aimedAt)
        return;
    m_aimedAt = target;
    page->map()->showAll();
    if (target.size() == 1) // of several, none is more in the middle than the others
        page->map()->zoomTo(target.first());
}

bool WallWindow::isStale() const
{
    return m_header->age() == Freshness::Stopped;
}

void WallWindow::hint()
{
    m_footer->setHint(true);
    m_hinting.start();
}

/// Shortcuts of the pages are keys like all others here.
bool WallWindow::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    return QWidget::event(event);
}

void WallWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F11)
        Q_EMIT leaveRequested();
    else
        hint();
}

void WallWindow::mouseMoveEvent(QMouseEvent *)
{
    hint();
}

void WallWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const WallType type = WallType::forHeight(height());
    m_header->setType(type);
    m_banner->setType(type);
    m_footer->setType(type);
    m_veil->setGeometry(m_pages->geometry());
}

/// Closed by the window system: the user is back at the main window. Closed by the program: it ends.
void WallWindow::closeEvent(QCloseEvent *event)
{
    if (!event->spontaneous())
        return;
    event->ignore();
    Q_EMIT leaveRequested();
}

/// The parts are told once more what they say in words.
void WallWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    setWindowTitle(tr("Meridian wall"));
    if (!m_snapshot)
        return;
    setSnapshot(m_snapshot);
    show(m_scene);
}

} // namespace meridian
