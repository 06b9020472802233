// SPDX-License-Identifier: GPL-3.0-or-later
#include "icons.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace meridian
{

QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal pixelRatio)
{
    QFile file(QStringLiteral(":/meridian/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
    QPixmap pixmap(QSize(size, size) * pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(pixelRatio);
    return pixmap;
}

QIcon icon(const QString &name, const QColor &colour, const QColor &active)
{
    QIcon out;
    for (const qreal ratio : {1.0, 2.0, 3.0}) {
        const QPixmap normal = iconPixmap(name, colour, 24, ratio);
        out.addPixmap(normal, QIcon::Normal, QIcon::Off);
        if (!active.isValid())
            continue;
        const QPixmap checked = iconPixmap(name, active, 24, ratio);
        out.addPixmap(checked, QIcon::Normal, QIcon::On);
        out.addPixmap(checked, QIcon::Selected, QIcon::Off);
    }
    return out;
}

} // namespace meridian
