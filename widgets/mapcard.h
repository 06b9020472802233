// SPDX-License-Identifier: GPL-3.0-or-later
// What the pointer rests on, in a few lines beside it: health and reason, and a row for each node. GUI thread; takes no
// input and no focus.
#pragma once

#include "maplayout.h"
#include "mapreach.h"
#include "snapshot.h"
#include "theme.h"

#include <QWidget>

namespace meridian
{

class MapCard : public QWidget
{
    Q_OBJECT
public:
    explicit MapCard(QWidget *parent);
    void setTheme(const Theme &theme, double textScale);

    void showMarker(const Snapshot &snapshot, const MapMarker &marker, const Reach &reach);
    void showLink(const Snapshot &snapshot, const MapLink &link);
    void placeBeside(QPoint pointer); ///< within the parent

protected:
    void paintEvent(QPaintEvent *) override;

private:
    struct Row {
        Health health;
        QString name, detail;
    };
    struct Fact {
        QString label, value;
    };
    void showRegion(const Snapshot &snapshot, const MapMarker &marker, const Reach &reach);
    void showNode(const Snapshot &snapshot, const MapMarker &marker);
    void fill(const QString &title, const QString &subtitle, const QString &reason, Health health);
    int paintOrMeasure(QPainter *painter) const;

    Theme m_theme;
    double m_textScale = 1;
    QString m_title, m_subtitle, m_reason;
    Health m_health = Health::Unknown;
    QList<Fact> m_facts;
    QList<Row> m_rows;
    int m_hidden = 0; ///< rows that did not fit
};

} // namespace meridian
