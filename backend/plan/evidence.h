// SPDX-License-Identifier: GPL-3.0-or-later
// What has to be said of a server once it was acted on, as simulate() has it: compared with what it did say in the
// answer to the step itself, so that no step needs a further question. Pure.
#pragma once

#include "result.h"
#include "situation.h"

#include <QHash>
#include <QJsonObject>

namespace meridian
{

/// By the names that evidence has: "read_only" on, off; "in_recovery", "has_slot" true, false; "runs" 1, 0. What is not
/// known is left out.
using EvidenceFacts = QHash<QString, QString>;

EvidenceFacts expectedEvidence(const Situation &before, const Action &action);
/// Of each step, when those before it are done.
QList<EvidenceFacts> expectedEvidence(Situation situation, const QList<Step> &steps);

/// Why the server is not what the action makes of it; nothing: it is, or has said nothing of the kind.
std::optional<Error> disagreement(const Action &action, const EvidenceFacts &expected, const QJsonObject &evidence);

} // namespace meridian
