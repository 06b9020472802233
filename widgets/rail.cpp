// SPDX-License-Identifier: GPL-3.0-or-later
#include "rail.h"

#include "icons.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QEvent>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace meridian
{

namespace
{

struct Row {
    Page page;
    const char *name; ///< of the icon, the command line and the settings
    const char *title;
};

// A page that has nothing behind it yet is not here.
constexpr Row kRows[] = {
    {Page::Map, "map", QT_TRANSLATE_NOOP("Rail", "Map")},
    {Page::Charts, "charts", QT_TRANSLATE_NOOP("Rail", "Charts")},
    {Page::Nodes, "nodes", QT_TRANSLATE_NOOP("Rail", "Nodes")},
};
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

QString toText(Page page)
{
    return QLatin1String(kRows[static_cast<int>(page)].name);
}

std::optional<Page> pageFromText(const QString &text)
{
    for (const Row &row : kRows) {
        if (text == QLatin1String(row.name))
            return row.page;
    }
    return {};
}

QKeySequence shortcutOf(Page page)
{
    return Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(page));
}

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
    for (const Row &row : kRows) {
        QToolButton *button = railButton(this, QStringLiteral("page:%1").arg(QLatin1String(row.name)));
        button->setCheckable(true);
        m_pages->addButton(button, static_cast<int>(row.page));
        layout->addWidget(button);
    }
    layout->addStretch(1);
    m_settings->setPopupMode(QToolButton::InstantPopup);
    m_settings->setMenu(m_menu);
    m_settings->setShortcut(Qt::ALT | Qt::Key_S);
    m_menu->setObjectName(QStringLiteral("settingsMenu"));
    layout->addWidget(m_settings);
    connect(m_pages, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT pageChosen(static_cast<Page>(id)); });
    retranslate();
}

void Rail::setTheme(const Theme &theme)
{
    for (const Row &row : kRows)
        m_pages->button(static_cast<int>(row.page))
            ->setIcon(icon(QLatin1String(row.name), theme.dimText, theme.accent));
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
    for (const Row &row : kRows) {
        QAbstractButton *button = m_pages->button(static_cast<int>(row.page));
        button->setText(QCoreApplication::translate("Rail", row.title));
        button->setToolTip(shortcutOf(row.page).toString(QKeySequence::NativeText));
        button->setAccessibleName(button->text());
    }
    m_settings->setText(tr("Settings"));
    m_settings->setAccessibleName(tr("Settings"));
    m_settings->setToolTip(m_settings->shortcut().toString(QKeySequence::NativeText));
}

void Rail::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
