// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessrole.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

namespace meridian
{

namespace
{

constexpr char kRole[] = "accessRole";

QAccessibleInterface *makeAccess(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const QVariant role = widget ? widget->property(kRole) : QVariant();
    return role.isValid() ? new QAccessibleWidget(widget, static_cast<QAccessible::Role>(role.toInt())) : nullptr;
}

} // namespace

void setAccessRole(QWidget *widget, QAccessible::Role role)
{
    QAccessible::installFactory(makeAccess); // once, however often
    widget->setProperty(kRole, static_cast<int>(role));
}

} // namespace meridian
