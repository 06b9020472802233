// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationcatalogue.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr std::array kRows{
    OperationRow{OperationKind::Switchover, "switchover", "switchover", true, false, true,
                 QT_TRANSLATE_NOOP("Operation", "Switchover"),
                 QT_TRANSLATE_NOOP("Operation", "Moves the primary to another node, planned; no acknowledged write "
                                                "is lost.")},
    OperationRow{OperationKind::Failover, "failover", "failover", true, true, true,
                 QT_TRANSLATE_NOOP("Operation", "Failover"),
                 QT_TRANSLATE_NOOP("Operation", "Promotes a standby because the primary is lost; what was not yet "
                                                "replicated is lost with it.")},
    OperationRow{OperationKind::Rejoin, "rejoin", "rejoin", true, false, true, QT_TRANSLATE_NOOP("Operation", "Rejoin"),
                 QT_TRANSLATE_NOOP("Operation", "Brings a former primary back as a standby and saves first what only "
                                                "it has.")},
    OperationRow{OperationKind::MaintenanceOn, "maintenance", "maintenance", false, false, false,
                 QT_TRANSLATE_NOOP("Operation", "Begin maintenance"),
                 QT_TRANSLATE_NOOP("Operation", "Skips checks and forbids operations on the node until it ends.")},
    OperationRow{OperationKind::MaintenanceOff, "maintenance", "maintenance", false, false, false,
                 QT_TRANSLATE_NOOP("Operation", "End maintenance"),
                 QT_TRANSLATE_NOOP("Operation", "Watches the node again and lets operations use it.")},
};

} // namespace

QString OperationRow::title() const
{
    return QCoreApplication::translate("Operation", titleText);
}

QString OperationRow::summary() const
{
    return QCoreApplication::translate("Operation", summaryText);
}

std::span<const OperationRow> operationCatalogue()
{
    return kRows;
}

const OperationRow &operationRow(OperationKind kind)
{
    return *std::find_if(kRows.begin(), kRows.end(), [kind](const OperationRow &row) { return row.kind == kind; });
}

} // namespace meridian
