// SPDX-License-Identifier: GPL-3.0-or-later
// Second page of the operation wizard: every preflight check, what blocks first. GUI thread.
#pragma once

#include "operationpage.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace meridian
{

class CheckCard;

class OperationChecks : public OperationPage
{
    Q_OBJECT
public:
    explicit OperationChecks(QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void show(const OperationDraft &draft) override;
    QString title() const override { return tr("Checks"); }
    QString sentence() const override;
    QString note(const OperationDraft &draft) const override;
    QString obstacle(const OperationDraft &draft) const override;
    QWidget *firstField() const override;
    QString text() const; ///< all checks, to copy

    /// A loss that blocks only until it is typed on the page that confirms.
    static bool isTypedLater(const Check &check, const Plan &plan);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Theme m_theme = Theme::dark();
    OperationDraft m_draft;
    QVBoxLayout *m_column;
    QList<CheckCard *> m_cards;
    QLabel *m_summary;
    QPushButton *m_copy;
};

} // namespace meridian
