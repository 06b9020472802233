// SPDX-License-Identifier: GPL-3.0-or-later
// The header of a table with a field below each title, in which that column is filtered. GUI thread.
#pragma once

#include <QHeaderView>

class QLineEdit;
class QTableView;

namespace meridian
{

class FilterHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit FilterHeader(QTableView *view);

    void setFieldsShown(bool shown); ///< hidden ones are emptied
    bool fieldsShown() const { return m_shown; }
    void setFields(const QStringList &accessibleNames, const QString &hint);
    QLineEdit *field(int column) const { return m_fields.value(column); }
    QSize sizeHint() const override;

Q_SIGNALS:
    void filterChanged(int column, const QString &text);

protected:
    void updateGeometries() override;

private:
    void place();

    QList<QLineEdit *> m_fields;
    bool m_shown = false;
};

} // namespace meridian
