// SPDX-License-Identifier: GPL-3.0-or-later
// Fourth page of the operation wizard: why, with which consent; in production the cluster's name typed, in an emergency
// the loss. GUI thread.
#pragma once

#include "operationpage.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace meridian
{

class FactCard;

class OperationConfirm : public OperationPage
{
    Q_OBJECT
public:
    explicit OperationConfirm(QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void show(const OperationDraft &draft) override;
    QString title() const override { return tr("Confirm"); }
    QString sentence() const override;
    QString note(const OperationDraft &draft) const override;
    QString obstacle(const OperationDraft &draft) const override;
    QWidget *firstField() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void tell();
    void tellLoss();
    QString lossText() const; ///< as it is to be typed; empty: nothing need be
    bool asksForName() const;
    void retranslate();

    OperationDraft m_draft;
    bool m_showing = false;
    QComboBox *m_reason;
    QLineEdit *m_comment, *m_loss, *m_name;
    QLabel *m_reasonLabel, *m_commentLabel, *m_lossLabel, *m_nameLabel, *m_schemaWords;
    QCheckBox *m_canary, *m_schema;
    FactCard *m_summary;
};

} // namespace meridian
