// SPDX-License-Identifier: GPL-3.0-or-later
#include "finder.h"

#include "icons.h"

#include <QKeyEvent>
#include <QKeySequence>
#include <QPainter>

namespace meridian
{

namespace
{
constexpr int kSide = 10, kIcon = 16, kLeastWidth = 110;
} // namespace

Finder::Finder(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("finder"));
    setCursor(Qt::IBeamCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] { Q_EMIT wanted({}); });
    retranslate();
}

void Finder::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QSize Finder::sizeHint() const
{
    return {kLeastWidth, m_theme.controlHeight};
}

QSize Finder::minimumSizeHint() const
{
    return sizeHint();
}

void Finder::keyPressEvent(QKeyEvent *event)
{
    const QString typed = event->text();
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (plain && !typed.isEmpty() && typed.front().isPrint() && !typed.front().isSpace())
        Q_EMIT wanted(typed);
    else
        QAbstractButton::keyPressEvent(event);
}

void Finder::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int pen = hasFocus() ? m_theme.line + 1 : m_theme.line;
    painter.setPen(QPen(hasFocus() ? m_theme.focus : underMouse() ? m_theme.accent : m_theme.border, pen));
    painter.setBrush(m_theme.background);
    const double inset = pen / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), m_theme.radius, m_theme.radius);
    painter.drawPixmap(QPointF(kSide, (height() - kIcon) / 2.0),
                       iconPixmap(QStringLiteral("search"), m_theme.dimText, kIcon, devicePixelRatioF()));
    painter.setPen(m_theme.dimText);
    QRect room = rect().adjusted(kSide + kIcon + 8, 0, -kSide, 0);
    const QString keys = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText);
    painter.setFont(figureFont(0.85));
    const int keysWidth = QFontMetrics(painter.font()).horizontalAdvance(keys);
    if (room.width() > keysWidth + 60) {
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, keys);
        room.setRight(room.right() - keysWidth - 8);
    }
    painter.setFont(textFont());
    const QFontMetrics metrics(painter.font());
    const QString words = metrics.horizontalAdvance(text()) <= room.width() ? text() : tr("Find…");
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(words, Qt::ElideRight, room.width()));
}

void Finder::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void Finder::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void Finder::retranslate()
{
    setText(tr("Find a node, run a command…"));
    setAccessibleName(tr("Find a node, run a command"));
    setToolTip(tr("Find a node, region, page, action or setting (%1)")
                   .arg(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText)));
}

void Finder::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
