// SPDX-License-Identifier: GPL-3.0-or-later
#include "shortcutswindow.h"

#include "theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <map>

namespace meridian
{

namespace
{

struct ControlKeys {
    const char *where;
    const char *what;
    const char *keys;
};
/// Keys that are no action's: they belong to a control that has the keyboard.
constexpr ControlKeys kControlKeys[] = {
    {QT_TRANSLATE_NOOP("ShortcutsWindow", "On the map"), QT_TRANSLATE_NOOP("ShortcutsWindow", "Next region that way"),
     "← → ↑ ↓"},
    {QT_TRANSLATE_NOOP("ShortcutsWindow", "On the map"), QT_TRANSLATE_NOOP("ShortcutsWindow", "Larger, smaller"),
     "+ −"},
    {QT_TRANSLATE_NOOP("ShortcutsWindow", "On the map"), QT_TRANSLATE_NOOP("ShortcutsWindow", "The whole fleet"),
     "Home"},
    {QT_TRANSLATE_NOOP("ShortcutsWindow", "On the map"), QT_TRANSLATE_NOOP("ShortcutsWindow", "Select nothing"), "Esc"},
    {QT_TRANSLATE_NOOP("ShortcutsWindow", "In tables"), QT_TRANSLATE_NOOP("ShortcutsWindow", "Copy the chosen rows"),
     "Ctrl+C"},
    {QT_TRANSLATE_NOOP("ShortcutsWindow", "Everywhere"), QT_TRANSLATE_NOOP("ShortcutsWindow", "Next, previous control"),
     "Tab, Shift+Tab"},
    {QT_TRANSLATE_NOOP("ShortcutsWindow", "Everywhere"), QT_TRANSLATE_NOOP("ShortcutsWindow", "Leave"), "Esc"},
};

QString said(const char *text)
{
    return QCoreApplication::translate("ShortcutsWindow", text);
}

QTreeWidgetItem *addGroup(QTreeWidget *list, const QString &title)
{
    auto *group = new QTreeWidgetItem(list, {title});
    group->setFirstColumnSpanned(true);
    group->setFont(0, textFont(1.0, QFont::DemiBold));
    group->setFlags(Qt::ItemIsEnabled);
    group->setExpanded(true);
    return group;
}

} // namespace

ShortcutsWindow::ShortcutsWindow(QWidget *parent) : QDialog(parent), m_list(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("shortcutsWindow"));
    m_list->setObjectName(QStringLiteral("shortcutsList"));
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setIndentation(14);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list);
    resize(520, 620);
    retranslate();
}

void ShortcutsWindow::show(const QList<Command> &commands)
{
    m_list->clear();
    std::map<PaletteGroup, QTreeWidgetItem *> groups;
    for (const Command &command : commands) {
        QStringList keys;
        for (const QKeySequence &sequence : command.action ? command.action->shortcuts() : QList<QKeySequence>())
            keys << sequence.toString(QKeySequence::NativeText);
        if (keys.isEmpty())
            continue;
        QTreeWidgetItem *&group = groups[command.entry.group];
        if (!group)
            group = addGroup(m_list, paletteGroupTitle(command.entry.group));
        new QTreeWidgetItem(group, {command.entry.title, keys.join(QStringLiteral(", "))});
    }
    std::map<QString, QTreeWidgetItem *> places;
    for (const ControlKeys &row : kControlKeys) {
        QTreeWidgetItem *&place = places[said(row.where)];
        if (!place)
            place = addGroup(m_list, said(row.where));
        new QTreeWidgetItem(place, {said(row.what), QString::fromUtf8(row.keys)});
    }
    for (QTreeWidgetItemIterator it(m_list); *it; ++it)
        (*it)->setFont(1, figureFont(0.92));
}

void ShortcutsWindow::retranslate()
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_list->setAccessibleName(tr("Keyboard shortcuts"));
    m_list->setHeaderLabels({tr("What"), tr("Keys")});
}

void ShortcutsWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
