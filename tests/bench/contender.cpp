// SPDX-License-Identifier: GPL-3.0-or-later
#include "contender.h"

#include "serveraccount.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>

namespace meridian
{

namespace
{

constexpr int kPatienceMs = 180'000, kFarewellMs = 30'000;

QJsonObject error(const QString &message)
{
    return {{QStringLiteral("error"), message}};
}

} // namespace

Contender::Contender(const QString &script, const QStringList &arguments)
{
    if (const auto account = ServerAccount::choose())
        (void)account->own(m_folder.path());
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.setStandardErrorFile(qEnvironmentVariable("MERIDIAN_BENCH_LOG", QProcess::nullDevice()), QFile::Append);
    m_process.start(QStringLiteral("/usr/bin/python3"), // whose modules are packages
                    QStringList{QStringLiteral("-B"), QStringLiteral(MERIDIAN_BENCH_DIR "/failover/%1.py").arg(script),
                                m_folder.path()} +
                        arguments);
}

Contender::~Contender()
{
    m_process.closeWriteChannel(); // it ends, and takes everything with it
    if (!m_process.waitForFinished(kFarewellMs)) {
        m_process.terminate();
        m_process.waitForFinished(kFarewellMs);
    }
}

QJsonObject Contender::ask(const QJsonObject &request)
{
    m_process.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    return answer();
}

QJsonObject Contender::answer()
{
    const QDeadlineTimer deadline(kPatienceMs);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            return error(m_process.state() == QProcess::NotRunning ? QStringLiteral("it has ended")
                                                                   : QStringLiteral("no answer"));
    }
    const auto json = QJsonDocument::fromJson(m_process.readLine());
    return json.isObject() ? json.object() : error(QStringLiteral("no JSON"));
}

} // namespace meridian
