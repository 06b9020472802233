// SPDX-License-Identifier: GPL-3.0-or-later
// The world map of the fleet. GUI thread; shows one opaque picture that a worker composes (mappicture.h) and lets small
// dots run along the links on which data flows. Reads nothing but the snapshots it is given and judges nothing.
#pragma once

#include "mappicture.h"

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
    void setSnapshot(const SnapshotPtr &snapshot); ///< as often as they come; drawn at most twice a second
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
    struct Pulse {
        QPointF at;
        LagClass lag;
    };

    void buildControls();
    void placeControls();
    void setProjection(const Projection &projection);
    void zoomBy(double factor, QPointF at);

    void compose();     ///< now, or as soon as the running one is done
    void composeSoon(); ///< with the next snapshot's turn
    void showPicture();
    void movePulses();
    QList<Pulse> pulsesAt(double seconds) const;
    void updatePulseTimer();
    void buildPulseSprites();

    void choose(const MapSelection &selection); ///< and say so
    void setSelection(const MapSelection &selection);
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
    bool m_composeAgain = false;
    QTimer m_composeTimer;
    QElapsedTimer m_sinceCompose;

    QTimer m_pulseTimer;
    QElapsedTimer m_pulseClock;
    QList<Pulse> m_pulses;
    QHash<LagClass, QPixmap> m_pulseSprites;

    std::optional<QPointF> m_pressedAt;
    QPointF m_draggedFrom;
    bool m_dragging = false;

    MapLegend *m_legend = nullptr;
    MapCard *m_card = nullptr;
    QLabel *m_banner = nullptr;
    QList<QToolButton *> m_buttons;
};

} // namespace meridian
