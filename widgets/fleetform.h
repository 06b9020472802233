// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of one entry of a fleet file: what it says, what holds otherwise, and what is wrong beside the field where
// it is wrong. Changes nothing itself; says by signal what was typed. GUI thread.
#pragma once

#include "fleetdraft.h"
#include "formfields.h"
#include "theme.h"

#include <QScrollArea>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace meridian
{

class FleetForm : public QScrollArea
{
    Q_OBJECT
public:
    explicit FleetForm(QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    void showEntry(const FleetDraft &draft, const yaml::Path &entry);
    void refresh(const FleetDraft &draft); ///< after an edit, an undo, a reload
    void focusFirst();
    void focusProblem(const yaml::Path &path); ///< the field of that path, if it is of this entry
    const yaml::Path &entry() const { return m_entry; }
    void setPasswordSource(const QString &words); ///< where the credential's password is found; never the password

Q_SIGNALS:
    void edited(const meridian::yaml::Path &path, const QString &value, bool isNumber);
    void renamed(const QString &name); ///< the entry that is shown
    void passwordGiven(const QString &password);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        FormField field;
        bool isNumber = false;
        QLineEdit *edit = nullptr;
        QComboBox *combo = nullptr;
        QLabel *problem = nullptr;
        QString otherwise; ///< of the schema
    };

    void build();
    void addRow(QGridLayout *grid, const FormField &field);
    void addPasswordRow(QGridLayout *grid);
    QLineEdit *makeEdit(const Row &row);
    QComboBox *makeCombo(const Row &row, const QStringList &choices);
    void fillCombo(const Row &row, const QString &value, const QString &otherwise);
    void tell(const Row &row, const QString &value);
    QString otherwise(const Row &row) const;
    yaml::Path pathOf(const Row &row) const { return m_entry + row.field.keys(); }
    void paintProblem(QLabel *label) const;

    Theme m_theme = Theme::dark();
    FleetDraft m_draft;
    yaml::Path m_entry;
    QList<Row> m_rows;
    QLabel *m_heading = nullptr;
    QLabel *m_source = nullptr;
};

} // namespace meridian
