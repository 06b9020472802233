// SPDX-License-Identifier: GPL-3.0-or-later
// The world map of the fleet. GUI thread; shows one opaque picture that a worker composes (mappicture.h) and lets small
// dots run along the links on which data flows. Reads nothing but the snapshots it is given and judges nothing.
#pragma once

#include "mappicture.h"
#include "mappulses.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace meridian
{

class MapCard;
class MapLegend;

class MapView : public QWidget
{
    Q_OBJECT
public:
    explicit MapView(QWidget *parent = nullptr);
    ~MapView() override;

    void setTheme(const Theme &theme);
    void setSnapshot(const SnapshotPtr &snapshot); ///< as often as they come; drawn at most five times a second
    /// One message above the map, for what everybody must see (a partition). An empty text takes it away.
    void setBanner(const QString &text, Severity severity = Severity::Critical);

    // Choosing from outside sends no signal.
    void select(const RegionId &region);
    void select(const NodeId &node);
    void clearSelection();
    const MapSelection &selection() const { return m_selection; }

    void showAll();
    void zoomTo(const RegionId &region);
    const Projection &projection() const { return m_projection; }
    const MapLayout &layoutShown() const { return m_picture.layout; } ///< of the picture on the screen
    /// Nothing newer than what is on the screen is on its way.
    bool isCurrent() const { return !m_composing && !m_composeTimer.isActive(); }
    bool isAnimating() const { return m_pulseTimer.isActive(); }
    QSize sizeHint() const override { return {960, 540}; }
    QSize minimumSizeHint() const override { return {320, 200}; }

Q_SIGNALS:
    void regionSelected(const meridian::RegionId &region);
    void nodeSelected(const meridian::NodeId &node);
    void linkSelected(const meridian::NodeId &from, const meridian::NodeId &to); ///< the worst of that line
    void selectionCleared();
    void pictureShown(); ///< a newly composed picture is on the screen

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
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
    void placeControls();
    void setProjection(const Projection &projection);
    void zoomBy(double factor, QPointF at);

    void compose();                         ///< now, or as soon as the running one is done
    void composeWithin(milliseconds pause); ///< once that much time has passed since the last one began
    void showPicture();
    void movePulses();
    void updatePulseTimer();

    void choose(const MapSelection &selection); ///< and say so
    void setSelection(const MapSelection &selection);
    void reveal(const MapSelection &selection); ///< pans when it is out of sight
    std::optional<qsizetype> markerAt(QPointF at) const;
    std::optional<qsizetype> linkAt(QPointF at) const;
    std::optional<qsizetype> selectedMarker() const;
    void hover(QPointF at);
    void arrowKey(QPointF direction);

    Theme m_theme = Theme::dark();
    SnapshotPtr m_snapshot;
    Projection m_projection;
    MapSelection m_selection;

    MapPicture m_picture; ///< its image is in m_pixmap
    QPixmap m_pixmap;
    QFutureWatcher<MapPicture> m_worker;
    bool m_composing = false;
    bool m_composeAgain = false;
    QTimer m_composeTimer;
    QElapsedTimer m_sinceCompose;

    QTimer m_pulseTimer;
    QElapsedTimer m_pulseClock;
    MapPulses m_pulses;

    std::optional<QPointF> m_pressedAt;
    QPointF m_draggedFrom;
    bool m_dragging = false;

    MapLegend *m_legend = nullptr;
    MapCard *m_card = nullptr;
    QLabel *m_banner = nullptr;
    QList<QToolButton *> m_buttons;
};

} // namespace meridian
