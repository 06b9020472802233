// SPDX-License-Identifier: GPL-3.0-or-later
// The world map of the fleet. GUI thread; shows one opaque picture that a worker composes (mappicture.h) and lets small
// dots run along the links on which data flows. Reads nothing but the snapshots it is given and judges nothing.
#pragma once

#include "mappicture.h"
#include "mappulses.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QImage>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace meridian
{

class MapCard;
struct OperationForm;
class MapLegend;
class MapMinimap;

class MapView : public QWidget
{
    Q_OBJECT
public:
    explicit MapView(QWidget *parent = nullptr);
    ~MapView() override;

    void setTheme(const Theme &theme);
    void setSnapshot(const SnapshotPtr &snapshot); ///< as often as they come; drawn at most five times a second
    /// One message above the map, for what everybody must see. An empty text takes it away; what the snapshot itself
    /// says of a partition stands there then.
    void setBanner(const QString &text, Severity severity = Severity::Critical);

    /// For a wall, read from far away: everything larger, and nothing answers the mouse or the keyboard.
    void setLargeType(bool large);
    void setOperates(bool operates) { m_operates = operates; } ///< its menu offers operations

    // Choosing from outside sends no signal.
    void select(const RegionId &region);
    void select(const NodeId &node);
    void clearSelection();
    const MapSelection &selection() const { return m_selection; }
    void choose(const MapSelection &what); ///< as a click on it does: with its signal

    void showAll();
    void zoomTo(const RegionId &region);
    /// From now on this meridian is in the middle of the whole world.
    void centreWorldOn(double longitude);
    /// Centre, zoom and the middle of the whole world, as a short text.
    QByteArray saveState() const;
    bool restoreState(const QByteArray &state); ///< false, and nothing changes, when it is not one of ours
    const Projection &projection() const { return m_projection; } ///< of this moment
    const SnapshotPtr &snapshot() const { return m_snapshot; }
    /// Where it is on the screen: its own marker or, far away, that of its region. In this widget; nothing while out of
    /// sight.
    std::optional<QRect> placeOf(const MapSelection &what) const;
    MapSelection itemAt(QPoint at) const;                             ///< a region or a node; empty on open sea
    const MapLayout &layoutShown() const { return m_picture.layout; } ///< of the picture on the screen
    /// Nothing newer than what is on the screen is on its way.
    bool isCurrent() const { return !m_composing && !m_composeTimer.isActive() && !isMoving(); }
    bool isMoving() const { return m_flightTimer.isActive(); } ///< of itself, to where it was sent
    bool isAnimating() const { return m_pulseTimer.isActive(); }
    QSize sizeHint() const override { return {960, 540}; }
    QSize minimumSizeHint() const override { return {320, 200}; }

Q_SIGNALS:
    void regionSelected(const meridian::RegionId &region);
    void nodeSelected(const meridian::NodeId &node);
    void linkSelected(const meridian::NodeId &from, const meridian::NodeId &to); ///< the worst of that line
    void selectionCleared();
    void nodesWanted(const meridian::RegionId &region); ///< their table, from the menu
    void operationWanted(const meridian::OperationForm &form);
    void nodeWanted(const meridian::NodeId &node); ///< its row in the table
    void viewChanged();                            ///< saveState() is another one
    void pictureShown();                           ///< a newly composed picture is on the screen

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void buildControls();
    void retranslate();
    void placeControls();
    void placeOverview(double scale);
    void showBanner();

    Projection destination() const { return isMoving() ? m_flightTo : m_projection; }
    void setProjection(const Projection &projection); ///< at once
    void flyTo(const Projection &projection);         ///< smoothly
    void fly();
    void land();
    void zoomBy(double factor, QPointF at);
    void panBy(QPointF share); ///< of the viewport

    void compose();                         ///< now, or as soon as the running one is done
    void composeWithin(milliseconds pause); ///< once that much time has passed since the last one began
    void composed();
    void showPicture();
    void paintMoving(QPainter &painter);
    void paintBackdrop(QPainter &painter);
    void composeWorld();
    void movePulses();
    void updatePulseTimer();

    void setSelection(const MapSelection &selection);
    void reveal(const MapSelection &selection); ///< pans when it is out of sight
    std::optional<qsizetype> markerAt(QPointF at) const;
    std::optional<qsizetype> linkAt(QPointF at) const;
    std::optional<qsizetype> selectedMarker() const;
    void hover(QPointF at);
    void arrowKey(QPointF direction, Qt::KeyboardModifiers modifiers);
    void open(); ///< what is selected
    bool handleKey(const QKeyEvent &event);
    void fillMenu(QMenu &menu, const MapSelection &what, QPointF at);

    Theme m_theme = Theme::dark();
    SnapshotPtr m_snapshot;
    Projection m_projection;
    double m_homeLongitude = Projection::homeLongitude;
    MapSelection m_selection;
    bool m_large = false, m_operates = false;
    bool m_restored = false; ///< the view; what is chosen first of all does not move it away

    Projection m_flightFrom, m_flightTo;
    QTimer m_flightTimer;
    QElapsedTimer m_flightClock;

    MapPicture m_picture; ///< its image is in m_pixmap
    QPixmap m_pixmap;
    QFutureWatcher<MapPicture> m_worker;
    bool m_composing = false;
    bool m_composeAgain = false;
    bool m_waiting = false; ///< composed for where the flight ends, shown then
    Projection m_composedFor;
    QTimer m_composeTimer;
    QElapsedTimer m_sinceCompose;

    QTimer m_pulseTimer;
    QElapsedTimer m_pulseClock;
    MapPulses m_pulses;

    std::optional<QPointF> m_pressedAt;
    QPointF m_draggedFrom;
    bool m_dragging = false;

    QFutureWatcher<QImage> m_worldWorker;
    QImage m_world; ///< what lies beside the picture while it moves
    bool m_worldIsOld = true;

    MapLegend *m_legend = nullptr;
    MapMinimap *m_minimap = nullptr;
    MapCard *m_card = nullptr;
    QLabel *m_banner = nullptr;
    QString m_bannerText; ///< as set
    Severity m_bannerSeverity = Severity::Critical;
    QList<QToolButton *> m_buttons;
};

} // namespace meridian
