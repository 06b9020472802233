// SPDX-License-Identifier: GPL-3.0-or-later
#include "host.h"

#include "format.h"
#include "hosterror.h"
#include "hostreply.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

#include <csignal>
#include <unistd.h>

namespace meridian
{

namespace
{

constexpr int kLookMs = 20;       ///< how late a request to stop may be noticed
constexpr int kFarewellMs = 3000; ///< that a deed gets to end after it was told to

/// The process, its output gathered while it runs.
class Run
{
public:
    explicit Run(const HostCommand &command);
    ~Run();
    /// True when it ended by itself.
    bool wait(const QDeadlineTimer &deadline, const std::stop_token &stop, const HostListener &listener);
    void end(); ///< told to end what it does, then killed

    QProcess process;
    QByteArray output, errors;

private:
    bool step(int limitMs);
};

Run::Run(const HostCommand &command)
{
    process.setProgram(command.argv.first());
    process.setArguments(command.argv.sliced(1));
    process.setWorkingDirectory(QStringLiteral("/"));
    process.setChildProcessModifier([] {
        ::setpgid(0, 0); // Ctrl-C in the terminal is for us alone, and what we end, we end whole
        sigset_t none;
        ::sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
    });
    process.start();
    process.write(command.script);
}

Run::~Run()
{
    if (process.state() != QProcess::NotRunning)
        end();
}

/// False when nothing more is to come.
bool Run::step(int limitMs)
{
    process.waitForReadyRead(limitMs);
    output += process.readAllStandardOutput();
    errors += process.readAllStandardError();
    return process.state() != QProcess::NotRunning;
}

bool Run::wait(const QDeadlineTimer &deadline, const std::stop_token &stop, const HostListener &listener)
{
    qsizetype told = 0;
    while (step(kLookMs)) {
        if (stop.stop_requested() || deadline.hasExpired())
            return false;
        if (listener && errors.size() != told) {
            if (const auto progress = progressOf(errors.mid(told)))
                listener(*progress);
            told = errors.size();
        }
    }
    return true;
}

void Run::end()
{
    process.closeWriteChannel(); // see guarded() in common.sh: also far away this ends the deed
    const QDeadlineTimer farewell(kFarewellMs);
    while (step(kLookMs) && !farewell.hasExpired())
        ;
    if (process.state() != QProcess::NotRunning) {
        ::kill(-static_cast<pid_t>(process.processId()), SIGKILL);
        process.waitForFinished(kFarewellMs);
    }
}

} // namespace

Host::Host(HostControl control, QString address, std::shared_ptr<SshSessions> sessions)
    : m_control(std::move(control))
    , m_address(std::move(address))
    , m_sessions(std::move(sessions))
{
}

Host::~Host() = default;

Result<HostReply> Host::run(const HostRequest &request, QDeadlineTimer deadline, std::stop_token stop,
                            const HostListener &listener)
{
    const auto tried = [&] {
        return QCoreApplication::translate("HostError", "do \"%1\" on %2")
            .arg(toText(request.deed),
                 m_control.kind == ControlKind::Ssh && !m_control.sshHost.isEmpty() ? m_control.sshHost : m_address);
    };
    auto command = hostCommand(request, m_control, m_address, m_sessions ? m_sessions->folder() : QString());
    if (!command)
        return command.error();
    QElapsedTimer clock;
    clock.start();
    Run run(*command);
    if (!run.process.waitForStarted())
        return Error{ErrorKind::BadInput,
                     tried(),
                     run.process.errorString(),
                     {},
                     QCoreApplication::translate("HostError", "Install %1.").arg(command->argv.first())};
    const bool ended = run.wait(deadline, stop, listener);
    if (!ended)
        run.end();
    HostReply reply;
    readFacts(run.output, reply);
    reply.words = wordsOf(run.errors);
    reply.took = microseconds(clock.nsecsElapsed() / 1000);
    if (!ended && !stop.stop_requested())
        return Error{ErrorKind::Timeout,
                     tried(),
                     QCoreApplication::translate("HostError", "not done within %1; %2")
                         .arg(format::duration(reply.took), reply.words),
                     {},
                     QCoreApplication::translate("HostError", "Look at the machine, then do it again.")};
    if (!ended)
        return Error{ErrorKind::Closed,
                     tried(),
                     QCoreApplication::translate("HostError", "it was stopped"),
                     QStringLiteral("stopped"),
                     {}};
    if (run.process.exitStatus() == QProcess::NormalExit && run.process.exitCode() == 0)
        return reply;
    Error error = hostError(reply, command->argv.first(), run.process.exitCode());
    error.tried = tried();
    return error;
}

} // namespace meridian
