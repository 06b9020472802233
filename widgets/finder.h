// SPDX-License-Identifier: GPL-3.0-or-later
// The search field of the top bar: type a part of a name, choose, and it is selected. GUI thread.
#pragma once

#include "selection.h"
#include "snapshot.h"

#include <QLineEdit>

class QCompleter;
class QStandardItemModel;

namespace meridian
{

class Finder : public QLineEdit
{
    Q_OBJECT
public:
    explicit Finder(QWidget *parent = nullptr);
    void setFleet(const FleetPtr &fleet) { m_fleet = fleet; }

Q_SIGNALS:
    void found(const meridian::Selection &what);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void suggest(const QString &text);
    void choose(const QModelIndex &index);
    void retranslate();

    FleetPtr m_fleet;
    QStandardItemModel *m_found;
    QCompleter *m_completer;
};

} // namespace meridian
