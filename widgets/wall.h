// SPDX-License-Identifier: GPL-3.0-or-later
// The wall: a window on each screen, the turn of their pages, emergencies in front. GUI thread. It is given what the
// main window is given; windows are made anew when monitors come and go, what they show is kept here and in the book.
#pragma once

#include "eventlog.h"
#include "wallrotation.h"
#include "wallwindow.h"

#include <functional>

class QScreen;

namespace meridian
{

struct WallOptions {
    QStringList pages; ///< in this order; empty: the usual ones
    WallTiming timing;
    std::optional<QSize> size; ///< one ordinary window of this size, for a picture
    std::function<Instant()> clock = now;
};

class Wall : public QObject
{
    Q_OBJECT
public:
    /// The book belongs to the main window and outlives the wall.
    Wall(const SeriesBook &book, WallOptions options, QObject *parent = nullptr);
    ~Wall() override;

    void start();
    void stop();
    void toggle() { isActive() ? stop() : start(); }
    bool isActive() const { return m_active; }

    void setTheme(const Theme &theme);
    void setHistory(History *history);
    void setSnapshot(const SnapshotPtr &snapshot);
    void addMeasurements(const QList<Measurement> &batch); ///< they have gone into the book
    void addEvents(const QList<Event> &events);            ///< they have just happened
    void remember(const QList<Event> &events);             ///< of before
    void historyArrived();                                 ///< it has gone into the book
    void tick();                                           ///< done by itself each second while active

    void setKnownScreens(const QStringList &names) { m_known = names; }
    const QStringList &knownScreens() const { return m_known; } ///< in the order of their first appearance
    QList<WallWindow *> windows() const;                        ///< in the order of the screens
    const WallRotation &rotation() const { return m_rotation; }

Q_SIGNALS:
    void started();
    void stopped();
    void screensLearnt(const QStringList &names);
    void historyWanted(const QList<meridian::SeriesKey> &keys, meridian::Instant from, meridian::Instant to,
                       int columns);

private:
    struct Place {
        QString name;
        QScreen *screen = nullptr;
    };
    QList<Place> places() const;
    void placeWindows();
    WallWindow *makeWindow(const Place &place);
    void fit(WallWindow &window, const Place &place) const;
    void tickAtNextSecond();

    const SeriesBook &m_book;
    EventLog m_log;
    QString m_fleetFile;
    WallOptions m_options;
    WallRotation m_rotation;
    bool m_active = false;
    Theme m_theme = Theme::dark();
    History *m_history = nullptr;
    SnapshotPtr m_snapshot;
    QStringList m_known, m_present;
    std::vector<std::pair<QString, std::unique_ptr<WallWindow>>> m_windows; ///< by the name of their screen
    QTimer m_ticking, m_settling;
};

} // namespace meridian
