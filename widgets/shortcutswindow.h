// SPDX-License-Identifier: GPL-3.0-or-later
// Every keyboard shortcut, read off the actions of the window; below, the keys that belong to one control. GUI thread.
#pragma once

#include "commandlist.h"

#include <QDialog>

class QTreeWidget;

namespace meridian
{

class ShortcutsWindow : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutsWindow(QWidget *parent);
    void show(const QList<Command> &commands);
    using QWidget::show;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QTreeWidget *m_list;
};

} // namespace meridian
