// SPDX-License-Identifier: GPL-3.0-or-later
// Thresholds and polling as rows: the key in the file and the member it fills. Reader and writer both walk them.
#pragma once

#include "fleet.h"

#include <variant>

namespace meridian
{

template <class Owner>
struct FleetField {
    const char *key;
    std::variant<milliseconds Owner::*, qint64 Owner::*, int Owner::*> member; ///< a duration, bytes, a number
};

inline constexpr FleetField<Thresholds> kThresholdFields[] = {
    {"healthy_within", &Thresholds::healthyWithin},
    {"degraded_within", &Thresholds::degradedWithin},
    {"strikes", &Thresholds::strikes},
    {"recoveries", &Thresholds::recoveries},
    {"lag_warning", &Thresholds::lagWarning},
    {"lag_critical", &Thresholds::lagCritical},
    {"lag_bytes_soft", &Thresholds::lagBytesSoft},
    {"lag_bytes_hard", &Thresholds::lagBytesHard},
    {"network_latency", &Thresholds::networkLatency},
    {"database_response", &Thresholds::databaseResponse},
    {"architecture_latency", &Thresholds::architectureLatency},
    {"mean_latency", &Thresholds::meanLatency},
    {"oldest_transaction", &Thresholds::oldestTransaction},
    {"clock_offset", &Thresholds::clockOffset},
};

inline constexpr FleetField<Polling> kPollingFields[] = {
    {"interval", &Polling::interval},
    {"timeout", &Polling::timeout},
    {"connect_timeout", &Polling::connectTimeout},
    {"backoff_max", &Polling::backoffMax},
    {"cold", &Polling::cold},
    {"detail", &Polling::detail},
};

} // namespace meridian
