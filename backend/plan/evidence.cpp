// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence.h"

#include "plantext.h"
#include "simulate.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

namespace
{

QString flag(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

void addServer(EvidenceFacts &facts, const Situation &after, const NodeId &id)
{
    const NodeState *state = after.snapshot->node(id);
    const auto survey = after.surveys.constFind(id);
    if (survey != after.surveys.constEnd()) {
        const QString readOnly = survey->settings.value(QStringLiteral("default_transaction_read_only"));
        if (!readOnly.isEmpty())
            facts.insert(QStringLiteral("read_only"), readOnly);
        if (survey->serverRuns)
            facts.insert(QStringLiteral("runs"), *survey->serverRuns ? QStringLiteral("1") : QStringLiteral("0"));
    }
    if (state && state->role() != Role::Unknown)
        facts.insert(QStringLiteral("in_recovery"), flag(state->role() == Role::Standby));
}

void addSlot(EvidenceFacts &facts, const Situation &after, const NodeId &on, const QString &slot)
{
    const NodeState *state = after.snapshot->node(on);
    if (!state || !state->sample)
        return;
    const QList<SlotRow> &rows = state->sample->detail.replicationSlots;
    facts.insert(QStringLiteral("has_slot"),
                 flag(std::any_of(rows.begin(), rows.end(), [&](const SlotRow &row) { return row.name == slot; })));
}

/// All that is known afterwards about what was acted on.
struct Facts {
    const Situation &after;

    template <class A>
    EvidenceFacts operator()(const A &a) const
    {
        EvidenceFacts facts;
        if constexpr (requires { a.on.name(); }) {
            if constexpr (requires { a.slot; })
                addSlot(facts, after, a.on, a.slot);
        } else if constexpr (
            requires { a.node; } && !requires { a.endpoint; }) { // where one leads is asked for itself
            addServer(facts, after, a.node);
        }
        return facts;
    }
};

} // namespace

EvidenceFacts expectedEvidence(const Situation &before, const Action &action)
{
    return std::visit(Facts{simulate(before, action)}, action);
}

QList<EvidenceFacts> expectedEvidence(Situation situation, const QList<Step> &steps)
{
    QList<EvidenceFacts> all;
    for (const Step &step : steps) {
        situation = simulate(std::move(situation), step.action);
        all += std::visit(Facts{situation}, step.action);
    }
    return all;
}

std::optional<Error> disagreement(const Action &action, const EvidenceFacts &expected, const QJsonObject &evidence)
{
    for (auto fact = expected.begin(); fact != expected.end(); ++fact) {
        const QJsonValue said = evidence.value(fact.key());
        if (said.isUndefined() || said.toString() == fact.value())
            continue;
        return Error{ErrorKind::NotReady, toText(action),
                     QCoreApplication::translate("Plan", "it was done, but the server says %1 = %2, not %3")
                         .arg(fact.key(), said.toString(), fact.value()),
                     QStringLiteral("postcondition"),
                     QCoreApplication::translate("Plan", "Find out what else changes the server, then resume or undo "
                                                         "the operation.")};
    }
    return {};
}

} // namespace meridian
