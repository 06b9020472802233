// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be carried out, by whom and why; and what came of it. Values that cross threads.
#pragma once

#include "canaryreading.h"
#include "operationrecord.h"
#include "plan.h"
#include "requests.h"
#include "situation.h"

#include <QMetaType>

#include <variant>

namespace meridian
{

using OperationRequest = std::variant<SwitchoverRequest, FailoverRequest, RejoinRequest, MaintenanceRequest>;

Result<Plan> planFor(const Situation &situation, const OperationRequest &request);
ClusterId clusterOf(const OperationRequest &request);
/// The same request once the first plan is known: it asks for these nodes, whatever the roles are by then.
OperationRequest settled(OperationRequest request, const NodeId &oldPrimary, const NodeId &newPrimary);
QJsonObject toJson(const OperationRequest &request);
Result<OperationRequest> requestFromJson(const QJsonObject &json);

struct OperationOrder {
    OperationRequest request;
    QString reason, who, place;      ///< in the person's words; account; workstation
    bool mayCreateSchema = false;    ///< the person agreed to the schema `meridian`
    bool canary = false;             ///< measure as a client; needs the schema
    bool attended = true;            ///< somebody is there to do by hand what the program may not
    std::optional<Plan> confirmed{}; ///< what the person saw: with another one by now nothing is done
};

/// What a client saw meanwhile.
struct CanaryFigures {
    qint64 written = 0; ///< acknowledged rows
    qint64 errors = 0;  ///< failed statements: of each nobody knows whether it was done
    qint64 refused = 0; ///< failed attempts to connect
    std::optional<microseconds> longestGap, slowestWrite; ///< between two acknowledged writes; of one
    std::optional<qint64> lost;    ///< acknowledged rows that the new primary has not; empty: not counted
    QList<CanaryReading> readings; ///< the same of each endpoint, with its writes
};

struct OperationOutcome {
    OperationRecord operation; ///< with its state and facts
    Plan plan;                 ///< that was carried out
    Situation situation;       ///< as last looked at: what `plan` was made from when nothing was done, else `left`
    QList<StepRecord> steps;
    std::optional<Error> error; ///< why it is not done
    std::optional<Plan> left;   ///< NeedsPerson: what would still have to be done
    bool mayUndo = false;       ///< NeedsPerson: it can be taken back as well
    std::optional<CanaryFigures> canary;
    microseconds took{0};
};

} // namespace meridian

Q_DECLARE_METATYPE(meridian::OperationOutcome)
