// SPDX-License-Identifier: GPL-3.0-or-later
#include "labguard.h"

namespace meridian
{

namespace
{

// Each server's own way to end at once, of processes that do work in these folders.
constexpr char kScript[] = R"(cat >/dev/null
end() {
    for file in "$2"/*/"$3"; do
        read -r pid <"$file" && [ "/proc/$pid/cwd" -ef "${file%/*}" ] && kill "$1" "$pid"
    done
}
end -QUIT "$1" postmaster.pid
end -KILL "$1" server.pid
exit 0)";

constexpr int kEndMs = 2000;

} // namespace

LabGuard::LabGuard(const QString &nodesFolder, const ServerAccount &account)
{
    account.prepare(m_process, 0);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(QStringLiteral("sh"), {QStringLiteral("-c"), QString::fromLatin1(kScript),
                                           QStringLiteral("meridian-lab-guard"), nodesFolder});
}

LabGuard::~LabGuard()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(kEndMs);
}

} // namespace meridian
