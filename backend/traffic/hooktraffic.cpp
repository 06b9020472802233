// SPDX-License-Identifier: GPL-3.0-or-later
#include "childrun.h"
#include "trafficforms.h"
#include "trafficwords.h"

#include <QCoreApplication>

namespace meridian
{

Result<Done> HookTraffic::run(const Node &node, bool dryRun, const std::stop_token &stop) const
{
    const QString program = endpoint().command.value(0);
    const QString tried = QCoreApplication::translate("Traffic", "run %1 for %2").arg(program, endpoint().name);
    const QString remedy = QCoreApplication::translate("Traffic", "Run the endpoint's command by hand.");
    ChildRun child(endpoint().command);
    if (!child.started())
        return Error{ErrorKind::BadInput, tried, child.failure(), {}, remedy};
    child.write(hookOrder(endpoint(), node, dryRun) + '\n');
    child.closeInput();
    const bool ended = child.wait(QDeadlineTimer(endpoint().timeout), stop);
    if (!ended)
        child.end();
    const QString words = QString::fromUtf8(child.errors().right(2000)).trimmed();
    if (!ended && stop.stop_requested())
        return Error{ErrorKind::Closed,
                     tried,
                     QCoreApplication::translate("Traffic", "it was stopped"),
                     QStringLiteral("stopped"),
                     {}};
    if (!ended)
        return Error{ErrorKind::Timeout,
                     tried,
                     words.isEmpty() ? QCoreApplication::translate("Traffic", "not done in time") : words,
                     {},
                     remedy};
    if (child.exitCode() == 0)
        return Done{};
    return Error{ErrorKind::Query, tried,
                 words.isEmpty() ? QCoreApplication::translate("Traffic", "it failed without a word") : words,
                 QString::number(child.exitCode()), remedy};
}

} // namespace meridian
