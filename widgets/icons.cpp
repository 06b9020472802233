// SPDX-License-Identifier: GPL-3.0-or-later
#include "icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QSvgRenderer>

#include <algorithm>
#include <map>
#include <tuple>

namespace meridian
{

namespace
{

/// Draws an icon when it is first needed in that size and state: most never are.
class TintedIcon : public QIconEngine
{
public:
    TintedIcon(const QString &name, const QColor &colour, const QColor &active)
        : m_name(name)
        , m_colour(colour)
        , m_active(active)
    {
    }

    QIconEngine *clone() const override { return new TintedIcon(*this); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        painter->drawPixmap(rect, scaledPixmap(rect.size(), mode, state, painter->device()->devicePixelRatioF()));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        const bool lit = m_active.isValid() && (state == QIcon::On || mode == QIcon::Selected);
        const int pixels = std::min(size.width(), size.height());
        QPixmap &drawn = m_drawn[{pixels, lit, mode == QIcon::Disabled}];
        if (drawn.isNull()) {
            drawn = iconPixmap(m_name, lit ? m_active : m_colour, pixels, 1);
            if (const QStyleOption option; mode == QIcon::Disabled)
                drawn = QApplication::style()->generatedIconPixmap(QIcon::Disabled, drawn, &option);
        }
        return drawn;
    }

private:
    QString m_name;
    QColor m_colour, m_active;
    std::map<std::tuple<int, bool, bool>, QPixmap> m_drawn;
};

} // namespace

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
    return QIcon(new TintedIcon(name, colour, active));
}

} // namespace meridian
