// SPDX-License-Identifier: GPL-3.0-or-later
// The map as a page: what is chosen on it, and on it what is chosen elsewhere. GUI thread.
#pragma once

#include "pagewidget.h"

namespace meridian
{

class MapView;

class MapPage : public PageWidget
{
    Q_OBJECT
public:
    explicit MapPage(QWidget *parent = nullptr);

    MapView *map() const { return m_map; }

    void setTheme(const Theme &theme) override;
    void setOperations(Operations *operations) override;
    void setSnapshot(const SnapshotPtr &snapshot) override;
    void select(const Selection &what) override;
    void setLargeType(bool large) override;
    QByteArray saveState() const override; ///< centre and zoom
    void restoreState(const QByteArray &state) override;

Q_SIGNALS:
    void nodesWanted(const QString &filter); ///< the table of nodes, with that filter

protected:
    void changeEvent(QEvent *event) override;

private:
    MapView *m_map;
};

} // namespace meridian
