// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationbuttons.h"

#include <QGridLayout>
#include <QPushButton>

namespace meridian
{

OperationButtons::OperationButtons(QWidget *parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("operationButtons"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(16, 10, 16, 12);
    grid->setSpacing(8);
}

void OperationButtons::setChoices(const QList<OperationChoice> &choices, const QString &obstacle)
{
    m_choices = choices;
    auto *grid = static_cast<QGridLayout *>(layout());
    while (m_buttons.size() < choices.size()) {
        const int number = static_cast<int>(m_buttons.size());
        auto *button = new QPushButton(this);
        connect(button, &QPushButton::clicked, this, [this, number] { Q_EMIT chosen(m_choices[number].form); });
        m_buttons << button;
    }
    if (choices.size() != m_shown) {
        m_shown = choices.size();
        for (int i = 0; i < m_shown; ++i) // three beside each other, four in two rows
            grid->addWidget(m_buttons[i], m_shown > 3 ? i / 2 : 0, m_shown > 3 ? i % 2 : i);
    }
    for (int i = 0; i < m_buttons.size(); ++i) {
        QPushButton *button = m_buttons[i];
        button->setVisible(i < choices.size());
        if (i >= choices.size())
            continue;
        const QString why = obstacle.isEmpty() ? choices[i].obstacle : obstacle;
        button->setObjectName(QStringLiteral("operate:%1").arg(toText(choices[i].form.kind)));
        if (button->text() != choices[i].title)
            button->setText(choices[i].title);
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
        button->setAccessibleDescription(why);
    }
    setVisible(!choices.isEmpty());
}

} // namespace meridian
