// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsmenu.h"

#include "chartwidget.h"
#include "commandlist.h"

#include <QActionGroup>
#include <QMenu>

namespace meridian
{

namespace
{

struct LanguageRow {
    const char *name;
    QString ownName; ///< in itself, whatever the window speaks
};
QList<LanguageRow> languages()
{
    return {{"en", QStringLiteral("English")}, {"zh_CN", QStringLiteral("简体中文")}};
}

QAction *addChoice(QMenu *menu, QActionGroup *group, const QString &name)
{
    QAction *action = group->addAction(menu->addAction(QString()));
    action->setObjectName(name);
    action->setCheckable(true);
    return action;
}

} // namespace

SettingsMenu::SettingsMenu(QMenu *menu, QWidget *window)
    : QObject(window)
    , m_menu(menu)
    , m_themeMenu(menu->addMenu(QString()))
    , m_languageMenu(menu->addMenu(QString()))
    , m_rangeMenu(menu->addMenu(QString()))
    , m_themes(new QActionGroup(this))
    , m_languages(new QActionGroup(this))
    , m_ranges(new QActionGroup(this))
    , m_localTime(menu->addAction(QString()))
    , m_inspector(menu->addAction(QString()))
    , m_operatorMode(menu->addAction(QString()))
{
    for (const ThemeRow &row : allThemes()) {
        QAction *action = addChoice(m_themeMenu, m_themes, QStringLiteral("theme:%1").arg(QLatin1String(row.name)));
        connect(action, &QAction::triggered, this, [this, choice = row.choice] { Q_EMIT themeChosen(choice); });
    }
    for (const LanguageRow &row : languages()) {
        const QString name = QLatin1String(row.name);
        QAction *action = addChoice(m_languageMenu, m_languages, QStringLiteral("language:%1").arg(name));
        action->setText(row.ownName);
        connect(action, &QAction::triggered, this, [this, name] { Q_EMIT languageChosen(name); });
    }
    for (const seconds range : ChartWidget::ranges()) {
        QAction *action = addChoice(m_rangeMenu, m_ranges, QStringLiteral("range:%1").arg(range.count()));
        action->setData(qint64(range.count()));
        connect(action, &QAction::triggered, this, [this, range] { Q_EMIT rangeChosen(range); });
    }
    m_ranges->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional); // the wheel zooms to any range
    m_localTime->setObjectName(QStringLiteral("localTime"));
    m_localTime->setCheckable(true);
    m_inspector->setObjectName(QStringLiteral("showInspector"));
    m_inspector->setCheckable(true);
    m_inspector->setChecked(true);
    m_inspector->setShortcut(Qt::CTRL | Qt::Key_I);
    window->addAction(m_inspector);
    m_operatorMode->setObjectName(QStringLiteral("operatorMode"));
    m_operatorMode->setCheckable(true);
    m_operatorMode->setEnabled(false);
    m_operatorMode->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    window->addAction(m_operatorMode);
    retranslate();
}

void SettingsMenu::setTheme(ThemeChoice choice)
{
    m_themes->actions().at(static_cast<int>(choice))->setChecked(true);
}

void SettingsMenu::setLanguage(const QString &language)
{
    for (QAction *action : m_languages->actions())
        action->setChecked(action->objectName() == QStringLiteral("language:%1").arg(language));
}

void SettingsMenu::setRange(seconds range)
{
    for (QAction *action : m_ranges->actions())
        action->setChecked(action->data().toLongLong() == range.count());
}

void SettingsMenu::retranslate()
{
    const auto name = [](QAction *action, const char *english) {
        nameAction(action, staticMetaObject.className(), english);
    };
    for (const ThemeRow &row : allThemes())
        nameAction(m_themes->actions().at(static_cast<int>(row.choice)), "ThemeChoice", row.title);
    for (QAction *action : m_ranges->actions())
        action->setText(ChartWidget::rangeText(seconds(action->data().toLongLong())));
    name(m_themeMenu->menuAction(), QT_TR_NOOP("&Theme"));
    name(m_languageMenu->menuAction(), QT_TR_NOOP("&Language"));
    name(m_rangeMenu->menuAction(), QT_TR_NOOP("Time &range"));
    name(m_localTime, QT_TR_NOOP("Local ti&me instead of UTC"));
    name(m_inspector, QT_TR_NOOP("&Inspector"));
    name(m_operatorMode, QT_TR_NOOP("&Operator mode"));
}

} // namespace meridian
