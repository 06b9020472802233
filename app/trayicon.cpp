// SPDX-License-Identifier: GPL-3.0-or-later
#include "trayicon.h"

#include "words.h"

#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace meridian
{

Health worstHealth(const Snapshot &snapshot)
{
    const auto it = std::max_element(snapshot.nodes.begin(), snapshot.nodes.end(), [](const auto &a, const auto &b) {
        return severity(a.health) < severity(b.health);
    });
    return it == snapshot.nodes.end() ? Health::Unknown : it->health;
}

QString countsText(const Snapshot &snapshot)
{
    QStringList parts;
    for (const Health h : {Health::Failed, Health::Degraded, Health::Unknown, Health::Maintenance, Health::Healthy}) {
        if (const int n = snapshot.count(h); n > 0)
            parts << QStringLiteral("%1 %2").arg(n).arg(words::health(h));
    }
    if (!snapshot.fleet)
        return TrayIcon::tr("Meridian: no fleet");
    return TrayIcon::tr("%1: %2").arg(snapshot.fleet->name, parts.join(QStringLiteral(", ")));
}

TrayIcon::TrayIcon(QObject *parent) : QSystemTrayIcon(parent)
{
    setObjectName(QStringLiteral("trayIcon"));
    m_menu.setObjectName(QStringLiteral("trayMenu"));
    m_open = m_menu.addAction(QString(), this, &TrayIcon::openRequested);
    m_wall = m_menu.addAction(QString(), this, &TrayIcon::wallRequested);
    m_menu.addSeparator();
    m_quit = m_menu.addAction(QString(), this, &TrayIcon::quitRequested);
    setContextMenu(&m_menu);
    connect(this, &QSystemTrayIcon::activated, this, [this](ActivationReason reason) {
        if (reason == Trigger || reason == DoubleClick)
            Q_EMIT openRequested();
    });
    retranslate();
    draw();
}

void TrayIcon::setTheme(const Theme &theme)
{
    m_theme = theme;
    draw();
}

void TrayIcon::setSnapshot(const SnapshotPtr &snapshot)
{
    if (const QString text = countsText(*snapshot); text != toolTip())
        setToolTip(text);
    if (const Health worst = worstHealth(*snapshot); worst != m_worst) {
        m_worst = worst;
        draw();
    }
}

void TrayIcon::draw()
{
    QIcon out;
    for (const int size : {16, 22, 24, 32, 48, 64}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintHealthShape(painter, m_theme, QPointF(size / 2.0, size / 2.0), size * 0.38, m_worst);
        painter.end();
        out.addPixmap(pixmap);
    }
    setIcon(out);
}

void TrayIcon::retranslate()
{
    m_open->setText(tr("&Open Meridian"));
    m_wall->setText(tr("&Wall"));
    m_quit->setText(tr("&Quit"));
}

} // namespace meridian
