// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner.h"

#include "planwriter.h"
#include "requesterrors.h"

namespace meridian
{

Result<Plan> planMaintenance(const Situation &situation, const MaintenanceRequest &request)
{
    const ClusterView view(situation, request.cluster);
    Plan plan;
    plan.kind = request.on ? OperationKind::MaintenanceOn : OperationKind::MaintenanceOff;
    plan.cluster = request.cluster;
    if (const auto error = requestError(view, plan.kind, {request.node}))
        return *error;
    PlanWriter write(view);
    // An owner that goes on acting would make nonsense of it; Patroni's pause is of the whole cluster.
    const PatroniPause pause{request.cluster, request.on};
    if (request.node.isEmpty() && view.owner() == Owner::Patroni && !situation.wasDone(pause))
        write.add(pause, "step.patroni-pause");
    for (const Member &m : view.members) {
        const bool asked = request.node.isEmpty() || request.node == m.id();
        if (asked && situation.maintenance.contains(m.id()) != request.on)
            write.add(SetMaintenance{m.id(), request.on}, "step.maintenance");
    }
    plan.steps = write.unlocked();
    return plan;
}

} // namespace meridian
