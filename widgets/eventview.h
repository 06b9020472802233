// SPDX-License-Identifier: GPL-3.0-or-later
// The table of events on the screen: tells its model what is seen; rows that come at the top do not move what is read.
// GUI thread.
#pragma once

#include <QTableView>

namespace meridian
{

class EventTable;

class EventView : public QTableView
{
    Q_OBJECT
public:
    using QTableView::QTableView;
    void attach(EventTable *table); ///< as its model

protected:
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void resizeEvent(QResizeEvent *event) override;
    void verticalScrollbarValueChanged(int value) override;

private:
    void tell();

    EventTable *m_table = nullptr;
};

} // namespace meridian
