// SPDX-License-Identifier: GPL-3.0-or-later
// What of the window survives a restart. GUI thread.
#include "mainwindow.h"

#include "settingsmenu.h"
#include "timeline.h"
#include "timelinetrack.h"
#include "watcharea.h"
#include "windowmemory.h"

#include <QAction>
#include <QSplitter>

namespace meridian
{

/// The list of everything that survives a restart; what belongs to the area comes when that is built.
void MainWindow::remember(bool page)
{
    if (m_keepsGeometry)
        m_memory->add({QStringLiteral("geometry"), [this] { return QVariant(saveGeometry()); },
                       [this](const QVariant &v) { restoreGeometry(v.toByteArray()); }});
    if (page)
        m_memory->add({QStringLiteral("page"), [this] { return QVariant(toText(m_page)); },
                       [this](const QVariant &v) { setPage(pageFromText(v.toString()).value_or(Page::Map)); }});
    m_memory->add({QStringLiteral("timelineSeconds"),
                   [track = m_timeline->track()] {
                       const auto span = std::chrono::floor<seconds>(track->span());
                       return track->isSpanChosen() ? QVariant(qint64(span.count())) : QVariant();
                   },
                   [track = m_timeline->track()](const QVariant &v) { track->setSpan(seconds(v.toLongLong())); }});
    m_memory->add({QStringLiteral("localTime"), [this] { return QVariant(m_settings->localTime()->isChecked()); },
                   [this](const QVariant &v) { m_settings->localTime()->setChecked(v.toBool()); }});
    m_memory->add({QStringLiteral("inspector"), [this] { return QVariant(m_settings->inspector()->isChecked()); },
                   [this](const QVariant &v) { m_settings->inspector()->setChecked(v.toBool()); }});
    m_memory->restore();
}

void MainWindow::rememberArea()
{
    const auto splitter = [this](const char *key, QSplitter *s) {
        connect(s, &QSplitter::splitterMoved, m_memory, &WindowMemory::saveSoon);
        m_memory->add({QLatin1String(key), [s] { return QVariant(s->saveState()); },
                       [s](const QVariant &v) { s->restoreState(v.toByteArray()); }});
    };
    if (m_keepsGeometry) {
        splitter("mapSplitter", m_area->mapSplitter());
        splitter("sideSplitter", m_area->sideSplitter());
        splitter("stripSplitter", m_area->stripCharts()->splitter());
    }
    m_memory->add({QStringLiteral("stripCharts"), [this] { return QVariant(m_area->stripCharts()->saveState()); },
                   [this](const QVariant &v) { m_area->stripCharts()->restoreState(v.toByteArray()); }});
    for (const Page page : allPages())
        m_memory->add({QStringLiteral("pages/") + toText(page), [=, this] { return QVariant(m_area->pageState(page)); },
                       [=, this](const QVariant &v) { m_area->restorePageState(page, v.toByteArray()); }});
    connect(m_area, &WatchArea::pageStateChanged, m_memory, &WindowMemory::saveSoon);
    m_memory->add({QStringLiteral("rangeSeconds"), [this] { return QVariant(qint64(m_area->range().count())); },
                   [this](const QVariant &v) {
                       const seconds range(v.toLongLong());
                       if (ChartWidget::ranges().contains(range))
                           m_area->setRange(range);
                   }});
    m_memory->restore();
    if (m_keepsGeometry && m_memory->value(QStringLiteral("mapSplitter")).isValid())
        m_area->keepDivision();
}

} // namespace meridian
