// SPDX-License-Identifier: GPL-3.0-or-later
// What breaks in the tests of operations, what is done about it, and what must come of that. Values.
#pragma once

#include "operationscene.h"

namespace meridian
{

using Deed = std::function<void(OperationScene &)>;

enum class Next { Resume, Undo, Order };

/// What is done after a fault, and what must come of it.
struct Act {
    const char *name;
    Deed before;                ///< what a person mends, or what breaks
    Next next = Next::Order;    ///< Resume, Undo: of the operation before
    OperationRequest request{}; ///< Order
    const char *at = nullptr;   ///< the fault strikes when this step begins …
    Deed fault{};               ///< … and is this
    OperationState state = OperationState::Done;
    QStringList words{};     ///< of the error
    const char *leader = ""; ///< who takes writes afterwards; empty: nobody
};

struct Fault {
    const char *name; ///< as in the table of ARCHITECTURE.md
    QList<Act> acts;
    const char *order;    ///< in which the servers took writes
    bool keepsAll = true; ///< no acknowledged row is lost; else only those of the new leader are kept
};

constexpr char kStreams[] = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'";

OperationRequest switchoverTo(const char *node);
/// Beside what is accepted: a megabyte, and that one was only just.
OperationRequest failoverTo(const char *node, const QSet<QString> &accepted = {});
OperationRequest rejoinOf(const char *node);

QList<Fault> faults();

} // namespace meridian
