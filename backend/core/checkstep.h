// SPDX-License-Identifier: GPL-3.0-or-later
// One step of the way to a server: what a connection test found there. A value; crosses threads.
#pragma once

#include "result.h"
#include "times.h"

#include <QMetaType>
#include <QStringList>

#include <optional>

namespace meridian
{

struct CheckStep {
    enum class Part { Name, Tcp, Tls, Login, Rights, Replication }; ///< in this order
    enum class State { Pending, Running, Passed, Failed, Skipped };

    Part part = Part::Name;
    State state = State::Pending;
    std::optional<microseconds> took;
    QString fact;               ///< what was found, or why it was skipped, in the user's language
    std::optional<Error> error; ///< when it failed
    QStringList statements{};   ///< SQL that grants what is missing, one right each

    friend bool operator==(const CheckStep &, const CheckStep &) = default;
};

QString toText(CheckStep::Part part);   ///< "name", "tcp", "tls", "login", "rights", "replication"
QString toText(CheckStep::State state); ///< "pending", "running", "passed", "failed", "skipped"

} // namespace meridian

Q_DECLARE_METATYPE(meridian::CheckStep)
