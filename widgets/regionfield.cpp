// SPDX-License-Identifier: GPL-3.0-or-later
#include "regionfield.h"

#include "fleetfile.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace meridian
{

/// Shows "eu-west-1 · Ireland · aws", gives back "eu-west-1".
class RegionField::Completer : public QCompleter
{
public:
    Completer(QStandardItemModel *model, QObject *parent) : QCompleter(model, parent), rows(model) {}
    QString pathFromIndex(const QModelIndex &index) const override { return index.data(Qt::UserRole).toString(); }
    QStandardItemModel *rows;
};

RegionField::RegionField(QWidget *parent) : QLineEdit(parent)
{
    auto *rows = new QStandardItemModel(this);
    m_completer = new Completer(rows, this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setMaxVisibleItems(12);
    setCompleter(m_completer);
    // The completer writes the choice into the field without textEdited().
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { Q_EMIT textEdited(m_completer->pathFromIndex(index)); });
    setOwnRegions({});
}

void RegionField::setOwnRegions(const QStringList &names)
{
    QStandardItemModel *rows = m_completer->rows;
    rows->clear();
    const auto add = [&](const QString &name, const QStringList &words) {
        auto *item = new QStandardItem(words.join(QStringLiteral(" · ")));
        item->setData(name, Qt::UserRole);
        rows->appendRow(item);
    };
    for (const QString &name : names)
        add(name, {name, tr("of this fleet")});
    for (const Region &region : regionCatalogue()) {
        if (!names.contains(region.id.name()))
            add(region.id.name(), {region.id.name(), region.title, region.provider});
    }
}

void RegionField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::AltModifier) {
        m_completer->setCompletionPrefix({});
        m_completer->complete();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace meridian
