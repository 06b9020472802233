// SPDX-License-Identifier: GPL-3.0-or-later
// One operation on the command line: looks at the fleet, runs the executor and prints what happens, until it has ended.
// Lives on the main thread.
#pragma once

#include "ctlsession.h"
#include "executor.h"
#include "secrets.h"
#include "stopsignal.h"

namespace meridian::ctl
{

class Operation : public QObject
{
    Q_OBJECT
public:
    enum class Deed { Plan, CarryOut, Resume, Undo };
    enum class Form { Text, Json, Script };
    struct What {
        Deed deed = Deed::CarryOut;
        OperationOrder order;
        QString id; ///< Resume, Undo
        Form form = Form::Text;
    };

    Operation(FleetPtr fleet, QString journalFile, What what);

    /// Begins; returns the exit code once it has ended.
    int run();

private:
    void begin(const SnapshotPtr &picture);
    void ask(const StepRecord &step) const;
    void tell(const StepRecord &step) const;
    void end(const OperationOutcome &outcome);

    FleetPtr m_fleet;
    QString m_journalFile;
    What m_what;
    Secrets m_secrets;
    StopSignal m_stop;
    std::unique_ptr<OneLook> m_look;
    std::unique_ptr<Executor> m_executor;
};

} // namespace meridian::ctl
