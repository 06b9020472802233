// SPDX-License-Identifier: GPL-3.0-or-later
// One row per kind of operation: menus, the wizard's choice, the history's filter, the command line and the reference
// page come from it. Constant data.
#pragma once

#include "plan.h"

#include <array>
#include <span>

namespace meridian
{

struct OperationRow {
    OperationKind kind;
    const char *verb;        ///< of the command line; MaintenanceOn and MaintenanceOff share one
    const char *icon;        ///< name of the drawing
    bool needsTarget;        ///< a node must be chosen, or is found by the ledger
    bool emergency;          ///< may lose data: what is lost is accepted by typing it
    bool changesRoles;       ///< asks for the typed cluster name in production
    const char *titleText;   ///< untranslated, see title()
    const char *summaryText; ///< untranslated, see summary()

    QString title() const;   ///< "Switchover", in the current language
    QString summary() const; ///< one sentence, in the current language
};

std::span<const OperationRow> operationCatalogue();
const OperationRow &operationRow(OperationKind kind);

} // namespace meridian
