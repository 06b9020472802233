// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessrole.h"

#include <QAbstractButton>
#include <QAccessibleWidget>
#include <QVariant>

namespace meridian
{

namespace
{

constexpr char kRole[] = "accessRole";

/// Toggled by Qt's own interface, a button does not say that it was clicked.
class ButtonAccess : public QAccessibleWidget
{
public:
    ButtonAccess(QAbstractButton *button, QAccessible::Role role) : QAccessibleWidget(button, role), m_button(*button)
    {
    }

    QAccessible::State state() const override
    {
        QAccessible::State out = QAccessibleWidget::state();
        out.checkable = m_button.isCheckable();
        out.checked = m_button.isChecked();
        return out;
    }

    QString text(QAccessible::Text which) const override
    {
        const QString its = QAccessibleWidget::text(which);
        return which == QAccessible::Name && its.isEmpty() ? m_button.text().remove(u'&') : its;
    }

    QStringList actionNames() const override { return QStringList{pressAction()} + QAccessibleWidget::actionNames(); }

    void doAction(const QString &action) override
    {
        if (action == pressAction())
            m_button.click();
        else
            QAccessibleWidget::doAction(action);
    }

private:
    QAbstractButton &m_button;
};

QAccessibleInterface *makeAccess(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const QVariant wanted = widget ? widget->property(kRole) : QVariant();
    if (!wanted.isValid())
        return nullptr;
    const auto role = static_cast<QAccessible::Role>(wanted.toInt());
    auto *button = role == QAccessible::StaticText ? nullptr : qobject_cast<QAbstractButton *>(widget);
    return button ? new ButtonAccess(button, role) : new QAccessibleWidget(widget, role);
}

} // namespace

void setAccessRole(QWidget *widget, QAccessible::Role role)
{
    QAccessible::installFactory(makeAccess); // once, however often
    widget->setProperty(kRole, static_cast<int>(role));
}

} // namespace meridian
