// SPDX-License-Identifier: GPL-3.0-or-later
// A button for each operation that there is for what is selected; one that cannot be planned says why. GUI thread.
#pragma once

#include "operationchoices.h"

#include <QFrame>

class QPushButton;

namespace meridian
{

class OperationButtons : public QFrame
{
    Q_OBJECT
public:
    explicit OperationButtons(QWidget *parent = nullptr);

    /// `obstacle`: why none of them can be used now; empty: each for itself.
    void setChoices(const QList<OperationChoice> &choices, const QString &obstacle);

Q_SIGNALS:
    void chosen(const meridian::OperationForm &form);

private:
    QList<OperationChoice> m_choices;
    QList<QPushButton *> m_buttons;
    qsizetype m_shown = 0;
};

} // namespace meridian
