// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line's JSON says where nothing is known: null, never 0 or an empty text. Pure.
#pragma once

#include "format.h"

#include <QJsonValue>

#include <optional>
#include <type_traits>

namespace meridian::ctl
{

inline QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

template <class T>
QJsonValue orNull(const std::optional<T> &value)
{
    if (!value)
        return {};
    if constexpr (std::is_same_v<T, Instant>)
        return format::iso(*value);
    else if constexpr (std::is_same_v<T, bool> || std::is_floating_point_v<T>)
        return *value;
    else
        return static_cast<qint64>(*value);
}

} // namespace meridian::ctl
