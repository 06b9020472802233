// SPDX-License-Identifier: GPL-3.0-or-later
// What the lab's owner and its clients say to each other: one JSON object a line over a local socket. Values, any
// thread. A request is {"call": …}; the answer is any number of {"progress": …}, then {"ok": true, …} or {"error": …}.
#pragma once

#include "result.h"
#include "times.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace meridian
{

/// One thing that goes wrong on purpose.
struct LabFault {
    enum class Kind { Kill, Stop, Continue, Cut, Delay, Throttle, PauseReplay, Fill, Break };

    Kind kind = Kind::Kill;
    QString node;     ///< Kill, Stop, Continue, PauseReplay, Fill, Break
    QString from, to; ///< regions: Cut, Delay, Throttle; an empty `to` of a Cut is every other place
    bool oneWay = false;
    milliseconds delay{0};     ///< Delay
    qint64 bytesPerSecond = 0; ///< Throttle

    QString text() const; ///< as on the command line: "cut eu-west-1 us-east-1"
    QJsonObject toJson() const;
    static Result<LabFault> fromJson(const QJsonObject &json);
};

struct LabNodeStatus {
    QString name, region, upstream;
    quint16 port = 0;              ///< the server's own
    quint16 calledAt = 0;          ///< where the operator calls it
    QString state;                 ///< "running", "stopped", "down"
    QString role;                  ///< "primary", "standby"; empty: it does not say
    std::optional<bool> streaming; ///< of a standby: both ends say so
    QStringList faults;            ///< what was done to it and not healed
};

struct LabStatus {
    QString preset, directory, fleetFile;
    qint64 owner = 0;   ///< process id
    QString since;      ///< ISO 8601, UTC
    QStringList faults; ///< of the network
    QList<LabNodeStatus> nodes;

    QJsonObject toJson() const;
    static LabStatus fromJson(const QJsonObject &json);
};

struct LabAnswer {
    QString text; ///< what was done, in words
    std::optional<LabStatus> status;

    QJsonObject toJson() const;
    static LabAnswer fromJson(const QJsonObject &json);
};

QJsonObject toJson(const Error &error);
Error errorFromJson(const QJsonObject &json);

} // namespace meridian
