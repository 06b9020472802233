// SPDX-License-Identifier: GPL-3.0-or-later
#include "finder.h"

#include "overview.h"

#include <QAbstractItemView>
#include <QAbstractProxyModel>
#include <QCompleter>
#include <QEvent>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace meridian
{

namespace
{
constexpr int kMostFound = 12;
enum Roles { NameRole = Qt::UserRole, RegionRole };
} // namespace

Finder::Finder(QWidget *parent)
    : QLineEdit(parent)
    , m_found(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_found, this))
{
    setObjectName(QStringLiteral("finder"));
    setClearButtonEnabled(true);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    connect(this, &QLineEdit::textEdited, this, &Finder::suggest);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &Finder::choose);
    connect(this, &QLineEdit::returnPressed, this, [this] {
        if (m_found->rowCount() > 0)
            choose(m_completer->completionModel()->index(0, 0));
    });
    retranslate();
}

void Finder::suggest(const QString &text)
{
    m_found->clear();
    if (m_fleet) {
        for (const Found &f : meridian::find(*m_fleet, text, kMostFound)) {
            auto *item = new QStandardItem(f.isRegion ? tr("%1 – region").arg(f.name) : f.name);
            item->setData(f.name, NameRole);
            item->setData(f.isRegion, RegionRole);
            m_found->appendRow(item);
        }
    }
    if (m_found->rowCount() > 0)
        m_completer->complete();
    else
        m_completer->popup()->hide();
}

void Finder::choose(const QModelIndex &index)
{
    const QString name = index.data(NameRole).toString();
    if (name.isEmpty())
        return;
    const bool isRegion = index.data(RegionRole).toBool();
    m_completer->popup()->hide();
    clear();
    Q_EMIT found(isRegion ? Selection(RegionId(name)) : Selection(NodeId(name)));
}

void Finder::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        clear();
        clearFocus();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void Finder::retranslate()
{
    setPlaceholderText(tr("Find a node or region…  Ctrl+K"));
    setAccessibleName(tr("Find a node or region"));
    setToolTip(tr("Ctrl+K"));
}

void Finder::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
