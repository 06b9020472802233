// SPDX-License-Identifier: GPL-3.0-or-later
// Plans and actions as JSON, for the journal and for --json. Durations are in milliseconds, sizes in bytes, what is not
// known is null or left out. What was written is read back as the same value. Pure.
#pragma once

#include "plan.h"
#include "result.h"

#include <QJsonObject>

namespace meridian
{

QJsonObject toJson(const Action &action); ///< {"do": "promote", "node": "orders-usw-1"}
Result<Action> actionFromJson(const QJsonObject &json);

QJsonObject toJson(const Plan &plan);
Result<Plan> planFromJson(const QJsonObject &json);

} // namespace meridian
