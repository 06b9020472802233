// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of meridianctl that look back: a picture of the past, and availability. They only read the store.
#pragma once

#include "availability.h"
#include "result.h"

#include <QJsonObject>

#include <functional>

namespace meridian::ctl
{

/// The moment of an option, not in the future; ErrorKind::BadInput names the option and the place of the mistake.
Result<Instant> timeOption(const QString &option, const QString &text);

/// Prints the picture of the past through `show`, which returns the exit code.
int lookBack(const QString &storeFile, Instant at, const std::function<int(const Snapshot &)> &show);

struct AvailabilityOptions {
    Instant from, to;
    bool byMonth = false;
    bool json = false;
};

/// Prints a row for each subject and day, or month. 0: each target is met, 1: one is missed, 2: nothing was recorded.
int showAvailability(const FleetPtr &fleet, const QString &storeFile, const AvailabilityOptions &options);

} // namespace meridian::ctl
