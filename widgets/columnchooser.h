// SPDX-License-Identifier: GPL-3.0-or-later
// "Columns ▾": which columns of a table are shown, and back to how they were at first. Sets a table view up like every
// other of the window, too. GUI thread.
#pragma once

#include "column.h"

#include <QList>
#include <QToolButton>

class QTableView;

namespace meridian
{

struct ColumnLook {
    QString id, title;
    bool shown = true;
    int width = 100;
};

template <class Columns>
QList<ColumnLook> looksOf(const Columns &columns)
{
    QList<ColumnLook> looks;
    for (const auto &c : columns)
        looks << ColumnLook{c.id, c.title, c.shown, c.width};
    return looks;
}

class ColumnChooser : public QToolButton
{
    Q_OBJECT
public:
    /// The view has its model already. `filled` is the column of sentences: it takes what the others leave, until the
    /// user sizes columns.
    ColumnChooser(const QString &name, QTableView *view, const QList<ColumnLook> &columns, const QString &filled,
                  QWidget *parent);

    void setColumns(const QList<ColumnLook> &columns); ///< the same, with titles in another language
    void reset();                                      ///< to what is shown at first, in order and width
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);
    /// The shown ones, from left to right.
    QList<int> visibleColumns() const;
    /// Titles, then these rows, as they stand on the screen.
    QList<QStringList> texts(const QList<int> &rows) const;
    void fit();

Q_SIGNALS:
    void changed(); ///< saveState() is another one

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fillMenu();
    void lay();
    void retranslate();
    int filledColumn() const;

    QTableView *m_view;
    QList<ColumnLook> m_looks;
    QString m_filled;
    bool m_sizedByUser = false, m_fitting = false;
};

} // namespace meridian
