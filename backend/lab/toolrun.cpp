// SPDX-License-Identifier: GPL-3.0-or-later
#include "toolrun.h"

#include "serveraccount.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>

#include <csignal>

namespace meridian
{

namespace
{

QString lastLines(const QByteArray &output, int count)
{
    QStringList lines = QString::fromLocal8Bit(output).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return lines.mid(qMax(0, lines.size() - count)).join(QStringLiteral("; "));
}

} // namespace

ToolRun::ToolRun(const QString &program, const QStringList &arguments, const ServerAccount *account,
                 const QByteArray &input)
    : m_process(std::make_unique<QProcess>())
{
    m_process->setProgram(program);
    m_process->setArguments(arguments);
    m_process->setWorkingDirectory(QStringLiteral("/"));
    if (account)
        account->prepare(*m_process, SIGKILL);
    m_process->start();
    m_process->write(input);
    m_process->closeWriteChannel();
}

ToolRun::~ToolRun() = default;
ToolRun::ToolRun(ToolRun &&) noexcept = default;

Result<QByteArray> ToolRun::finish(milliseconds limit)
{
    const bool ended = m_process->waitForFinished(static_cast<int>(limit.count()));
    if (ended && m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == 0)
        return m_process->readAllStandardOutput();
    Error error;
    error.tried = QCoreApplication::translate("PracticeLab", "run %1").arg(QFileInfo(m_process->program()).fileName());
    error.message = lastLines(m_process->readAllStandardError(), 4);
    if (error.message.isEmpty())
        error.message = m_process->errorString();
    if (ended)
        error.code = QString::number(m_process->exitCode());
    else if (m_process->error() == QProcess::Timedout)
        error.kind = ErrorKind::Timeout;
    return error;
}

} // namespace meridian
