// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleettree.h"

#include "formfields.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPixmap>

namespace meridian
{

namespace
{

constexpr int kPath = Qt::UserRole;

QIcon problemIcon(const Theme &theme)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintHealthShape(painter, theme, {16, 16}, 9, Health::Failed);
    return QIcon(pixmap);
}

} // namespace

FleetTree::FleetTree(QWidget *parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("fleetTree"));
    setHeaderHidden(true);
    setIndentation(16);
    setUniformRowHeights(true);
    connect(this, &QTreeWidget::currentItemChanged, this, [this] {
        if (!m_filling)
            Q_EMIT entryChosen(chosen());
    });
}

void FleetTree::setTheme(const Theme &theme)
{
    m_theme = theme;
    markProblems(FleetDraft(m_draft));
}

QTreeWidgetItem *FleetTree::add(QTreeWidgetItem *parent, const QString &text, const yaml::Path &path, bool isEntry)
{
    auto *item = parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(this);
    item->setText(0, text.isEmpty() ? tr("(no name)") : text);
    item->setData(0, kPath, path);
    item->setExpanded(true);
    if (isEntry)
        m_items.insert(path, item);
    else
        item->setFont(0, textFont(1.0, QFont::DemiBold));
    return item;
}

void FleetTree::setDraft(const FleetDraft &draft)
{
    const yaml::Path before = chosen();
    m_draft = draft;
    m_filling = true;
    setAccessibleName(tr("What is in the fleet file"));
    clear();
    m_items.clear();
    QTreeWidgetItem *fleet = add(nullptr, draft.value({QStringLiteral("name")}).value_or(QString()), {}, true);
    fleet->setFont(0, textFont(1.0, QFont::DemiBold));
    const auto entries = [&](const QString &list, const QString &title) {
        QTreeWidgetItem *heading = add(nullptr, title, {list}, false);
        for (int i = 0; i < draft.count({list}); ++i) {
            const yaml::Path path{list, QString::number(i)};
            QTreeWidgetItem *item = add(heading, draft.name(path), path, true);
            for (int n = 0; n < draft.count(path + yaml::Path{QStringLiteral("nodes")}); ++n) {
                const yaml::Path node = path + yaml::Path{QStringLiteral("nodes"), QString::number(n)};
                add(item, draft.name(node), node, true);
            }
        }
    };
    entries(QStringLiteral("clusters"), tr("Clusters"));
    entries(QStringLiteral("regions"), tr("Regions"));
    entries(QStringLiteral("credentials"), tr("Credentials"));
    markProblems(draft);
    choose(before); // the form of an entry that is still there goes on being typed in
    m_filling = false;
}

void FleetTree::markProblems(const FleetDraft &draft)
{
    m_draft = draft;
    const QIcon icon = problemIcon(m_theme);
    for (QTreeWidgetItem *item : std::as_const(m_items)) {
        item->setIcon(0, {});
        item->setToolTip(0, {});
    }
    for (const FieldProblem &p : draft.problems()) {
        if (QTreeWidgetItem *item = itemAt(p.path)) {
            item->setIcon(0, icon);
            item->setToolTip(0, p.problem.message);
            item->setData(0, Qt::AccessibleDescriptionRole, p.problem.message);
        }
    }
}

/// The entry that a path belongs to.
QTreeWidgetItem *FleetTree::itemAt(const yaml::Path &entry) const
{
    yaml::Path path = entry;
    while (!path.isEmpty() && !m_items.contains(path))
        path.removeLast();
    return m_items.value(path);
}

void FleetTree::choose(const yaml::Path &entry)
{
    setCurrentItem(itemAt(entry));
}

yaml::Path FleetTree::chosen() const
{
    const yaml::Path path = currentItem() ? currentItem()->data(0, kPath).toStringList() : yaml::Path();
    return path.size() == 1 ? yaml::Path() : path; // a heading
}

void FleetTree::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete)
        Q_EMIT removeRequested();
    else
        QTreeWidget::keyPressEvent(event);
}

} // namespace meridian
