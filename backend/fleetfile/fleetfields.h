// SPDX-License-Identifier: GPL-3.0-or-later
// Thresholds, polling, limits, host control and endpoints as rows: the key in the file and the member it fills. Reader
// and writer both walk them.
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

inline constexpr FleetField<OperationLimits> kLimitFields[] = {
    {"planned_gap", &OperationLimits::plannedGap},     {"emergency_gap_bytes", &OperationLimits::emergencyGapBytes},
    {"emergency_gap", &OperationLimits::emergencyGap}, {"archive_warn", &OperationLimits::archiveWarn},
    {"archive_block", &OperationLimits::archiveBlock}, {"long_write", &OperationLimits::longWrite},
    {"quiet_period", &OperationLimits::quietPeriod},   {"grace", &OperationLimits::grace},
    {"catch_up", &OperationLimits::catchUp},           {"stop", &OperationLimits::stop},
    {"promotion", &OperationLimits::promotion},        {"rejoin", &OperationLimits::rejoin},
    {"canary_every", &OperationLimits::canaryEvery},   {"disk_free_percent", &OperationLimits::diskFreePercent},
    {"backup_age", &OperationLimits::backupAge},
};

/// A text, and what it is: a path of this machine is relative to the file's folder.
enum class TextKind { Plain, LocalPath, Credential };
template <class Owner>
struct FleetText {
    const char *key;
    QString Owner::*member;
    TextKind kind = TextKind::Plain;
};

inline constexpr FleetText<HostControl> kControlTexts[] = {
    {"data", &HostControl::dataDirectory}, {"bin", &HostControl::binDirectory}, {"config", &HostControl::configFile},
    {"service", &HostControl::service},    {"account", &HostControl::account},
};
inline constexpr FleetText<HostControl> kSshTexts[] = {
    {"host", &HostControl::sshHost},
    {"user", &HostControl::sshUser},
    {"identity", &HostControl::sshIdentity, TextKind::LocalPath},
    {"config", &HostControl::sshConfig, TextKind::LocalPath},
};
inline constexpr FleetText<HostControl> kPatroniTexts[] = {
    {"url", &HostControl::patroniUrl},
    {"credential", &HostControl::patroniCredential, TextKind::Credential},
};
inline constexpr FleetText<Endpoint> kEndpointTexts[] = {
    {"host", &Endpoint::host},
    {"database", &Endpoint::database},
    {"credential", &Endpoint::credential, TextKind::Credential},
    {"config_file", &Endpoint::configFile},
    {"socket", &Endpoint::socket},
    {"backend", &Endpoint::backend},
    {"server", &Endpoint::server},
};

} // namespace meridian
