// SPDX-License-Identifier: GPL-3.0-or-later
#include "requesterrors.h"

#include "plantext.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

QString namesOf(const ClusterView &view)
{
    QStringList names;
    for (const Member &m : view.members)
        names.append(m.id().name());
    return names.join(QStringLiteral(", "));
}

} // namespace

std::optional<Error> engineError(const Cluster &cluster)
{
    if (traits(cluster.engine).operations)
        return {};
    return Error{ErrorKind::BadInput,
                 QCoreApplication::translate("Plan", "plan an operation of %1").arg(cluster.id.name()),
                 QCoreApplication::translate("Plan", "there is no operation for %1 yet").arg(toText(cluster.engine)),
                 QStringLiteral("engine.no-operations"),
                 QCoreApplication::translate("Plan", "Watch it here; act with the engine's own commands.")};
}

std::optional<Error> requestError(const ClusterView &view, OperationKind kind, const QList<NodeId> &nodes)
{
    Error error;
    error.kind = ErrorKind::BadInput;
    error.tried = QCoreApplication::translate("Plan", "plan: %1").arg(title(kind));
    if (!view.cluster) {
        QStringList names;
        for (const Cluster &c : view.situation.snapshot->fleet->clusters)
            names.append(c.id.name());
        error.message = QCoreApplication::translate("Plan", "the fleet has no such cluster");
        error.remedy = QCoreApplication::translate("Plan", "Name one of: %1.").arg(names.join(QStringLiteral(", ")));
        return error;
    }
    if (auto unable = engineError(*view.cluster))
        return unable;
    for (const NodeId &node : nodes) {
        if (node.isEmpty() || view.find(node))
            continue;
        error.message = QCoreApplication::translate("Plan", "the cluster %1 has no node %2")
                            .arg(view.cluster->id.name(), node.name());
        error.remedy = QCoreApplication::translate("Plan", "Name one of: %1.").arg(namesOf(view));
        return error;
    }
    return {};
}

} // namespace meridian
