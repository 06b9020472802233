// SPDX-License-Identifier: GPL-3.0-or-later
// What a row of the preflight is made of. Only the files that hold rows, and the one that reads them, need it.
#pragma once

#include "checks.h"
#include "format.h"

#include <span>

namespace meridian
{

/// What one look at one thing found. Codes are rows of reason.cpp.
struct Finding {
    CheckVerdict verdict = CheckVerdict::Pass;
    Reason reason;
    QString measured, threshold;
    Reason remedy;

    Finding of(const QString &value, const QString &limit = {}) &&
    {
        measured = value;
        threshold = limit;
        return std::move(*this);
    }
    Finding then(const char *code, const QStringList &args = {}) &&
    {
        remedy = {QLatin1String(code), args};
        return std::move(*this);
    }
};
inline Finding passes(const char *code, const QStringList &args = {})
{
    return {CheckVerdict::Pass, {QLatin1String(code), args}, {}, {}, {}};
}
inline Finding warns(const char *code, const QStringList &args = {})
{
    return {CheckVerdict::Warn, {QLatin1String(code), args}, {}, {}, {}};
}
inline Finding blocks(const char *code, const QStringList &args = {})
{
    return {CheckVerdict::Block, {QLatin1String(code), args}, {}, {}, {}};
}
/// A fact that nobody could tell: never a pass.
inline Finding unknown(CheckVerdict verdict)
{
    return {
        verdict, {QStringLiteral("check.unknown"), {}}, format::unknown(), {}, {QStringLiteral("remedy.survey"), {}}};
}

/// What a row may look at.
struct Look {
    const Preflight &in;
    const ClusterView &view;
    const Member *subject; ///< the row's node; null for rows about the cluster
    const OperationLimits &limits;

    bool emergency() const { return in.plan.kind == OperationKind::Failover; }
    const Situation &situation() const { return view.situation; }
};

enum class About {
    Cluster,
    Target, ///< the future primary; in the ledger every node
    Old,    ///< the old primary, or the node that comes back
};
enum : unsigned { kPlanned = 1, kEmergency = 2, kComeBack = 4 };
inline constexpr unsigned kEver = kPlanned | kEmergency | kComeBack;

struct CheckRow {
    const char *code; ///< stable: scripts and --json rely on it
    About about;
    unsigned kinds;   ///< of operations
    bool onlyBefore;  ///< says nothing any more once the old primary is fenced
    bool overridable; ///< the operator may accept a block, for one operation
    Finding (*look)(const Look &);
};

std::span<const CheckRow> clusterRows();
std::span<const CheckRow> targetRows();
std::span<const CheckRow> oldRows();

} // namespace meridian
