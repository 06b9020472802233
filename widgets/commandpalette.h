// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette: one field over the dimmed window that finds nodes, regions, pages, actions and settings. GUI
// thread. Knows only entries; what was chosen goes out as its key.
#pragma once

#include "palettesearch.h"
#include "theme.h"

#include <QPointer>
#include <QWidget>

class QFrame;
class QLabel;
class QLineEdit;
class QListView;

namespace meridian
{

class PaletteRows;
class PaletteDelegate;

class CommandPalette : public QWidget
{
    Q_OBJECT
public:
    /// Covers `window` while it is open.
    explicit CommandPalette(QWidget *window);

    void setTheme(const Theme &theme);
    /// `typed` is what the field begins with.
    void open(const QList<PaletteEntry> &entries, const QStringList &recentKeys, const QString &typed);
    void close(); ///< the keyboard goes back to where it was

Q_SIGNALS:
    void chosen(const QString &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void search();
    void place();
    bool key(int key);
    void move(int rows);
    void choose();
    void retranslate();

    QFrame *m_card;
    QLabel *m_mark;
    QLineEdit *m_input;
    QListView *m_list;
    QLabel *m_foot;
    PaletteRows *m_rows;
    PaletteDelegate *m_delegate;
    PaletteSearch m_search;
    QStringList m_recent;
    QPointer<QWidget> m_before; ///< had the keyboard
};

} // namespace meridian
