// SPDX-License-Identifier: GPL-3.0-or-later
// Which operations there are for what is selected, each with what its form begins with, or with the reason why not.
// Pure.
#pragma once

#include "operations.h"
#include "selection.h"
#include "snapshot.h"

namespace meridian
{

struct OperationChoice {
    OperationForm form;
    QString title;    ///< "Switch over…"
    QString obstacle; ///< why not; empty: it can be planned
};

/// Of every kind of the catalogue that makes sense here, in its order; none when nothing of a cluster is selected.
QList<OperationChoice> operationChoices(const Snapshot &snapshot, const Selection &what);
QString operationVerb(OperationKind kind); ///< "Switch over…"

} // namespace meridian

Q_DECLARE_METATYPE(meridian::OperationForm)
