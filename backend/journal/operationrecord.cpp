// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationrecord.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <iterator>

namespace meridian
{

namespace
{

constexpr const char *kStates[] = {"running", "done", "undone", "refused", "needs-person"};

} // namespace

QString toText(OperationState state)
{
    return QLatin1String(kStates[static_cast<int>(state)]);
}

std::optional<OperationState> operationState(const QString &text)
{
    for (size_t i = 0; i < std::size(kStates); ++i) {
        if (text == QLatin1String(kStates[i]))
            return static_cast<OperationState>(i);
    }
    return {};
}

QString OperationRecord::freshId()
{
    const QString time = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const quint32 mark = QRandomGenerator::system()->bounded(0x10000u);
    return QStringLiteral("%1-%2").arg(time).arg(mark, 4, 16, QLatin1Char('0'));
}

} // namespace meridian
