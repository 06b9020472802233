// SPDX-License-Identifier: GPL-3.0-or-later
// The preflight: what is looked at before anything is switched, as a table of rows. Every row says what was measured,
// against which limit of the fleet file, how old that is and what to do; what is not known never passes. Pure.
#pragma once

#include "clusterview.h"

namespace meridian
{

struct Preflight {
    const ClusterView &view;
    const Plan &plan;     ///< kind, steps, loss
    const Member *target; ///< may be null: there is no candidate
    const Member *old;    ///< may be null: no primary is known
    const QSet<QString> accepted{};
    std::optional<qint64> acceptedLossBytes{};

    bool situationIsFresh() const; ///< no part of the operation has been done, by this program or by somebody else
};

QList<Check> preflight(const Preflight &in);
/// The rows that are about one node, for the ledger. A block among them makes it ineligible.
QList<Check> candidateRules(const Preflight &in);

} // namespace meridian
