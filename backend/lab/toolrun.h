// SPDX-License-Identifier: GPL-3.0-or-later
// A program that runs to its end: initdb, cp, openssl. Blocking; for the lab's own thread.
#pragma once

#include "result.h"
#include "times.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

class QProcess;

namespace meridian
{

class ServerAccount;

class ToolRun
{
public:
    /// Starts the program; as `account` when there is one, else as ourselves. `input` is its standard input.
    ToolRun(const QString &program, const QStringList &arguments, const ServerAccount *account = nullptr,
            const QByteArray &input = {});
    ~ToolRun();
    ToolRun(ToolRun &&) noexcept;

    /// Waits for the end and gives what it printed; an exit code other than 0 is an Error with its last words.
    Result<QByteArray> finish(milliseconds limit = milliseconds(60000));

private:
    std::unique_ptr<QProcess> m_process;
};

} // namespace meridian
