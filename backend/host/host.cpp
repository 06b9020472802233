// SPDX-License-Identifier: GPL-3.0-or-later
#include "host.h"

#include "childrun.h"
#include "format.h"
#include "hosterror.h"
#include "hostreply.h"
#include "readydeed.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace meridian
{

Host::Host(HostControl control, QString address, std::shared_ptr<SshSessions> sessions)
    : m_control(std::move(control))
    , m_address(std::move(address))
    , m_sessions(std::move(sessions))
{
}

Host::~Host() = default;

std::unique_ptr<ReadyDeed> Host::makeReady(HostRequest request) const
{
    request.onCall = true;
    auto command = hostCommand(request, m_control, m_address, m_sessions ? m_sessions->folder() : QString());
    return command ? std::make_unique<ReadyDeed>(*command) : nullptr;
}

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
    ChildRun run(command->argv);
    run.write(command->script);
    if (!run.started())
        return Error{ErrorKind::BadInput,
                     tried(),
                     run.failure(),
                     {},
                     QCoreApplication::translate("HostError", "Install %1.").arg(command->argv.first())};
    qsizetype told = 0;
    const bool ended = run.wait(deadline, stop, [&] {
        if (listener && run.errors().size() != told) {
            if (const auto progress = progressOf(run.errors().mid(told)))
                listener(*progress);
            told = run.errors().size();
        }
    });
    if (!ended)
        run.end();
    HostReply reply;
    readFacts(run.output(), reply);
    reply.words = wordsOf(run.errors());
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
    if (run.exitCode() == 0)
        return reply;
    Error error = hostError(reply, command->argv.first(), run.exitCode());
    error.tried = tried();
    return error;
}

} // namespace meridian
