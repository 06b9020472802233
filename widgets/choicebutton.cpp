// SPDX-License-Identifier: GPL-3.0-or-later
#include "choicebutton.h"

#include "icons.h"

#include <QPainter>

namespace meridian
{

ChoiceButton::ChoiceButton(const QString &name, const QString &iconName, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(iconName)
{
    setObjectName(name);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChoiceButton::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void ChoiceButton::setWords(const QString &title, const QString &sentence)
{
    setText(title);
    m_sentence = sentence;
    setAccessibleName(QString(title).remove(u'&'));
    setAccessibleDescription(sentence);
    update();
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool lit = isEnabled() && (hasFocus() || underMouse());
    paintCard(painter, m_theme, rect(), lit ? m_theme.accent : m_theme.border,
              isDown() || lit ? m_theme.selection : m_theme.panel);
    const QColor strong = isEnabled() ? m_theme.text : m_theme.dimText;
    const QPixmap mark = iconPixmap(m_icon, isEnabled() ? m_theme.accent : m_theme.dimText, 28, devicePixelRatioF());
    painter.drawPixmap(QPointF(22, (height() - 28) / 2.0), mark);
    const QRectF words(70, 12, width() - 86, height() - 24);
    painter.setFont(textFont(1.1, QFont::DemiBold));
    painter.setPen(strong);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop | Qt::TextShowMnemonic, text());
    painter.setFont(textFont(0.95));
    painter.setPen(m_theme.dimText);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap, m_sentence);
}

void ChoiceButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ChoiceButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace meridian
