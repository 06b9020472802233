// SPDX-License-Identifier: GPL-3.0-or-later
// The statements of each action that is SQL, from the files in sql/: what is carried out, shown for review and put into
// the exported script is one text. Pure.
#pragma once

#include "action.h"
#include "fleet.h"
#include "lsn.h"

#include <QByteArray>

namespace meridian
{

/// What a step needs to know beside its action.
struct StepContext {
    QString operation, who, place; ///< for the lock: id, account, workstation
    bool mayCreateSchema = false;  ///< the person agreed to the schema `meridian`
    OperationLimits limits;
    bool pooled = false;              ///< Fence: pools are paused at the same time
    bool holdFence = false;           ///< Fence: until the server stops, sessions that begin are ended, too
    QString standbyName, standbySlot; ///< Fence: what the candidate calls itself upstream, and its slot
    QString upstreamHost;             ///< Follow, WaitStreaming
    quint16 upstreamPort = 0;
    QString conninfo;            ///< Follow; empty for review: then only what changes is shown
    std::optional<Lsn> position; ///< WaitCaughtUp, WaitStreaming: of the other node
    quint32 timeline = 0;        ///< WaitStreaming; 0: any
    /// What only the moment knows stays for psql to fill in: who and place, conninfo, position and timeline.
    bool forPsql = false;
};

/// Empty for an action that is not SQL.
QList<QByteArray> statementsOf(const Action &action, const StepContext &context, int majorVersion);
/// Of these, at the end, what goes on while nobody waits for it.
qsizetype unawaitedOf(const Action &action, const StepContext &context);
/// How long the server may take for them.
milliseconds patienceOf(const Action &action, const OperationLimits &limits);

/// The statements of a file, cut to a version, with :'name' as a literal, :"name" as an identifier and :name as a
/// number (psql's own notation).
QList<QByteArray> statements(const QString &file, int majorVersion, const QHash<QByteArray, QString> &values = {});

} // namespace meridian
