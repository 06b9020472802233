// SPDX-License-Identifier: GPL-3.0-or-later
// The bar that is always there: fleet, health counts, worst lag, availability, search, mode, clock with the age of the
// last poll. GUI thread.
#pragma once

#include "availability.h"
#include "clockface.h"
#include "selection.h"

#include <QFrame>

class QLabel;
class QMenu;
class QToolButton;

namespace meridian
{

class Finder;
class Pill;

class TopBar : public QFrame
{
    Q_OBJECT
public:
    explicit TopBar(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(const SnapshotPtr &snapshot, std::optional<Instant> moment = {});
    /// Of the month, as the store has added it up.
    void setWatched(const QList<AvailabilityDay> &watched);
    QMenu *fleetMenu() const { return m_menu; }
    ClockFace *clock() const { return m_clock; }
    Finder *finder() const { return m_finder; }
    /// Whether anything can be begun at all, and whether it may be now.
    void setMode(bool operations, bool mayAct);

Q_SIGNALS:
    void found(const meridian::Selection &what);
    void availabilityWanted();
    void modeClicked();
    void healthChosen(meridian::Health health); ///< a count was clicked: show those nodes

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void show(const Snapshot &snapshot);
    void showServiceLevel();
    void showReadiness(const Snapshot &snapshot);
    void retranslate();

    Theme m_theme = Theme::dark();
    SnapshotPtr m_snapshot;
    QLabel *m_logo;
    QToolButton *m_fleet;
    QMenu *m_menu;
    QList<std::pair<Health, Pill *>> m_counts;
    Pill *m_lag;
    NodeId m_lagNode;
    Pill *m_serviceLevel;
    Pill *m_readiness;
    ClusterId m_unready;   ///< prepared worst
    bool m_narrow = false; ///< fewer words, whole numbers
    bool m_hasOperations = false, m_mayAct = false;
    QList<AvailabilityDay> m_watched;
    std::optional<Instant> m_moment;
    Finder *m_finder;
    Pill *m_environment;
    Pill *m_mode;
    ClockFace *m_clock;
};

} // namespace meridian
