// SPDX-License-Identifier: GPL-3.0-or-later
#include "foundnodes.h"

#include "regionfield.h"
#include "regionguess.h"

#include <QHeaderView>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

namespace meridian
{

namespace
{

class RegionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return new RegionField(parent);
    }
};

QString roleWord(Role role)
{
    return role == Role::Primary   ? FoundNodes::tr("primary")
           : role == Role::Standby ? FoundNodes::tr("standby")
                                   : FoundNodes::tr("unknown");
}

QTableWidgetItem *cell(const QString &text, bool editable)
{
    auto *item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | (editable ? Qt::ItemIsEditable : Qt::NoItemFlags));
    item->setToolTip(text);
    return item;
}

} // namespace

FoundNodes::FoundNodes(QWidget *parent) : QTableWidget(parent)
{
    setObjectName(QStringLiteral("foundNodes"));
    setColumnCount(Note + 1);
    setItemDelegateForColumn(InRegion, new RegionDelegate(this));
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed | SelectedClicked);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    verticalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QTableWidget::itemChanged, this, &FoundNodes::changed);
    retranslate();
}

void FoundNodes::retranslate()
{
    setHorizontalHeaderLabels({tr("Name"), tr("Host"), tr("Port"), tr("Role"), tr("Region"), tr("Guess"), tr("Note")});
    setAccessibleName(tr("Nodes that were found"));
    const QSignalBlocker quiet(this); // nobody edited anything
    for (int row = 0; row < rowCount(); ++row)
        setItem(row, RoleOf, cell(roleText(m_nodes[row]), false));
}

QString FoundNodes::roleText(const FoundNode &found)
{
    return found.isReached ? roleWord(found.role) : tr("not reached");
}

void FoundNodes::setNodes(const QList<FoundNode> &nodes)
{
    const QSignalBlocker quiet(this);
    const QHash<QString, QStringList> before = edits();
    m_nodes = nodes;
    setRowCount(static_cast<int>(nodes.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const FoundNode &found = nodes[row];
        const QString name = found.node.id.name();
        const bool open = !found.isKnown;
        auto *first = cell(name, open);
        first->setFlags(first->flags() | (open && found.isReached ? Qt::ItemIsUserCheckable : Qt::NoItemFlags));
        first->setCheckState(open && found.isReached ? Qt::Checked : Qt::Unchecked);
        setItem(row, Name, first);
        setItem(row, Host, cell(found.node.host, !found.isReached));
        auto *port = cell(found.isReached ? QString::number(found.node.port) : QString(), !found.isReached);
        port->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        setItem(row, Port, port);
        setItem(row, RoleOf, cell(roleText(found), false));
        setItem(row, InRegion, cell(found.node.region.name(), open && found.isReached));
        setItem(row, Guess, cell(open ? guessRegion({name, found.node.host}).name() : QString(), false));
        setItem(row, Note, cell(found.note, false));
        if (const QStringList kept = before.value(keyOf(found)); !kept.isEmpty()) {
            first->setCheckState(kept[0].isEmpty() ? Qt::Unchecked : Qt::Checked);
            for (const Column column : found.isReached ? QList{Name, InRegion} : QList{Host, Port})
                item(row, column)->setText(kept[1 + column]);
        }
    }
    resizeColumnsToContents();
    for (const Column column : {Host, InRegion})
        setColumnWidth(column, std::max(columnWidth(column), 130));
    setColumnWidth(Name, columnWidth(Name) + 24); // the box is not counted
    for (const Column column : {Port, Guess})
        setColumnWidth(column, std::max(columnWidth(column), 72));
    Q_EMIT changed();
}

QString FoundNodes::keyOf(const FoundNode &found)
{
    return found.isReached ? found.node.address() : found.node.id.name();
}

/// What the user made of each row, to survive asking again.
QHash<QString, QStringList> FoundNodes::edits() const
{
    QHash<QString, QStringList> out;
    for (int row = 0; row < rowCount(); ++row) {
        QStringList texts{item(row, Name)->checkState() == Qt::Checked ? QStringLiteral("x") : QString()};
        for (int column = Name; column <= Note; ++column)
            texts.append(text(row, static_cast<Column>(column)));
        out.insert(keyOf(m_nodes[row]), texts);
    }
    return out;
}

QString FoundNodes::text(int row, Column column) const
{
    return item(row, column)->text().trimmed();
}

QList<Node> FoundNodes::chosen() const
{
    QList<Node> out;
    for (int row = 0; row < rowCount(); ++row) {
        if (!m_nodes[row].isReached || m_nodes[row].isKnown || item(row, Name)->checkState() != Qt::Checked)
            continue;
        Node node = m_nodes[row].node;
        node.id = NodeId(text(row, Name));
        node.region = RegionId(text(row, InRegion));
        out.append(node);
    }
    return out;
}

QList<std::pair<QString, quint16>> FoundNodes::addresses() const
{
    QList<std::pair<QString, quint16>> out;
    for (int row = 0; row < rowCount(); ++row) {
        const quint16 port = text(row, Port).toUShort();
        if (!m_nodes[row].isReached && port > 0 && !text(row, Host).isEmpty())
            out.append({text(row, Host), port});
    }
    return out;
}

bool FoundNodes::hasGuesses() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_nodes[row].isReached && text(row, InRegion).isEmpty() && !text(row, Guess).isEmpty())
            return true;
    }
    return false;
}

void FoundNodes::takeGuesses()
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_nodes[row].isReached && text(row, InRegion).isEmpty())
            item(row, InRegion)->setText(text(row, Guess));
    }
}

} // namespace meridian
