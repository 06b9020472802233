// SPDX-License-Identifier: GPL-3.0-or-later
#include "rail.h"

#include "accessrole.h"
#include "icons.h"

#include <QButtonGroup>
#include <QEvent>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace meridian
{

namespace
{

constexpr int kWidth = 76, kButtonHeight = 62;

QToolButton *railButton(QWidget *parent, const QString &name)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize(QSize(24, 24));
    button->setFixedSize(kWidth, kButtonHeight);
    button->setProperty("role", QStringLiteral("rail"));
    return button;
}

} // namespace

Rail::Rail(QWidget *parent)
    : QFrame(parent)
    , m_pages(new QButtonGroup(this))
    , m_settings(railButton(this, QStringLiteral("settings")))
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("rail"));
    setProperty("role", QStringLiteral("panel"));
    setFixedWidth(kWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 10);
    layout->setSpacing(4);
    for (const Page page : allPages()) {
        QToolButton *button = railButton(this, QStringLiteral("page:%1").arg(toText(page)));
        button->setCheckable(true);
        setAccessRole(button, QAccessible::PageTab);
        m_pages->addButton(button, static_cast<int>(page));
        layout->addWidget(button);
    }
    layout->addStretch(1);
    m_settings->setPopupMode(QToolButton::InstantPopup);
    m_settings->setMenu(m_menu);
    m_menu->setObjectName(QStringLiteral("settingsMenu"));
    layout->addWidget(m_settings);
    connect(m_pages, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT pageChosen(static_cast<Page>(id)); });
    retranslate();
}

void Rail::setTheme(const Theme &theme)
{
    for (const Page page : allPages())
        m_pages->button(static_cast<int>(page))->setIcon(icon(toText(page), theme.dimText, theme.accent));
    m_settings->setIcon(icon(QStringLiteral("settings"), theme.dimText));
}

void Rail::setPage(Page page)
{
    m_pages->button(static_cast<int>(page))->setChecked(true);
}

void Rail::setPagesVisible(bool visible)
{
    for (QAbstractButton *button : m_pages->buttons())
        button->setVisible(visible);
}

void Rail::retranslate()
{
    for (const Page page : allPages()) {
        QAbstractButton *button = m_pages->button(static_cast<int>(page));
        button->setText(pageTitle(page));
        button->setToolTip(
            QStringLiteral("%1 (%2)").arg(button->text(), shortcutOf(page).toString(QKeySequence::NativeText)));
        button->setAccessibleName(button->text());
    }
    m_settings->setText(tr("Settings"));
    m_settings->setShortcut(Qt::ALT | Qt::Key_S); // a new text takes it away
    m_settings->setAccessibleName(tr("Settings"));
    m_settings->setToolTip(
        QStringLiteral("%1 (%2)").arg(m_settings->text(), m_settings->shortcut().toString(QKeySequence::NativeText)));
}

void Rail::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
