// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandlist.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QRegularExpression>

namespace meridian
{

namespace
{

constexpr auto kEnglish = "english";

QString english(const QAction &action)
{
    return plainText(action.property(kEnglish).toString());
}

void gather(const QList<QAction *> &actions, PaletteGroup group, const QString &path, const QString &englishPath,
            QList<Command> &out)
{
    const QString into = QStringLiteral(" › ");
    for (QAction *action : actions) {
        if (action->isSeparator() || !action->isVisible() || !action->isEnabled())
            continue;
        const QString title = path + plainText(action->text());
        const QString alias = englishPath + english(*action);
        if (const QMenu *menu = action->menu()) {
            gather(menu->actions(), group, title + into, alias + QLatin1Char(' '), out);
            continue;
        }
        const QString key = action->objectName().isEmpty() ? alias + action->text() : action->objectName();
        const bool both = alias.compare(title, Qt::CaseInsensitive) != 0;
        out << Command{
            action,
            {group, key, title, {}, both ? alias : QString(), action->shortcut().toString(QKeySequence::NativeText)}};
    }
}

} // namespace

void nameAction(QAction *action, const char *context, const char *source)
{
    action->setText(QCoreApplication::translate(context, source));
    action->setProperty(kEnglish, QString::fromUtf8(source));
}

QString plainText(const QString &text)
{
    static const QRegularExpression latinMnemonic(QStringLiteral(" ?\\(&.\\)"));
    QString out = text;
    return out.remove(latinMnemonic).remove(u'&');
}

QList<Command> commandsOf(const QMenu &menu, PaletteGroup group)
{
    return commandsOf(menu.actions(), group);
}

QList<Command> commandsOf(const QList<QAction *> &actions, PaletteGroup group)
{
    QList<Command> out;
    gather(actions, group, {}, {}, out);
    return out;
}

QList<PaletteEntry> fleetEntries(const Fleet &fleet)
{
    QList<PaletteEntry> out;
    out.reserve(fleet.regions.size() + fleet.nodes.size() + fleet.clusters.size());
    for (const Region &r : fleet.regions)
        out << PaletteEntry{
            PaletteGroup::Regions, QStringLiteral("region:") + r.id.name(), r.id.name(), r.title, {}, {}};
    for (const Node &n : fleet.nodes)
        out << PaletteEntry{PaletteGroup::Nodes, QStringLiteral("node:") + n.id.name(),
                            n.id.name(),         n.region.name(),
                            n.cluster.name(),    {}};
    for (const Cluster &c : fleet.clusters)
        out << PaletteEntry{PaletteGroup::Clusters, QStringLiteral("cluster:") + c.id.name(), c.id.name(), {}, {}, {}};
    return out;
}

} // namespace meridian
