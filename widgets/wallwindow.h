// SPDX-License-Identifier: GPL-3.0-or-later
// One screen of a wall: header, the page of the moment, an emergency above it, the latest events. GUI thread. It is
// looked at, not used: no mouse, no keyboard but the keys that leave; it sends nothing that could change anything.
#pragma once

#include "emergency.h"
#include "series.h"
#include "theme.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace meridian
{

class History;
class MapView;
class PageWidget;
class SeriesBook;
class WallBanner;
class WallFooter;
class WallHeader;
class WallVeil;

/// What a screen shows at a moment.
struct WallScene {
    QString page;
    std::optional<Emergency> emergency;
    bool zoomed = false; ///< the map is in front, at the place of the emergency
    std::optional<Instant> overSince;
    QList<Event> latest; ///< newest first
    Instant now;
};

class WallWindow : public QWidget
{
    Q_OBJECT
public:
    explicit WallWindow(const SeriesBook &book, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setHistory(History *history);
    void setSnapshot(const SnapshotPtr &snapshot);
    void addMeasurements(const QList<Measurement> &batch); ///< they have gone into the book
    void addEvents(const QList<Event> &events);
    void historyArrived(); ///< has gone into the book
    void show(const WallScene &scene);
    using QWidget::show;

    QString page() const { return m_scene.page; } ///< in front
    bool isStale() const;

Q_SIGNALS:
    void leaveRequested();
    void historyWanted(const QList<meridian::SeriesKey> &keys, meridian::Instant from, meridian::Instant to,
                       int columns);

protected:
    bool event(QEvent *event) override;
    bool focusNextPrevChild(bool) override { return false; }
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    PageWidget *pageNamed(const QString &name);
    void aim(); ///< the map at the emergency, or at the whole world
    void hint();

    const SeriesBook &m_book;
    Theme m_theme = Theme::dark();
    SnapshotPtr m_snapshot;
    History *m_history = nullptr;
    WallScene m_scene;
    QList<RegionId> m_aimedAt;
    QHash<QString, PageWidget *> m_built;
    WallHeader *m_header;
    WallBanner *m_banner;
    QStackedWidget *m_pages;
    WallVeil *m_veil;
    WallFooter *m_footer;
    QTimer m_hinting;
};

} // namespace meridian
