// SPDX-License-Identifier: GPL-3.0-or-later
#include "labfixture.h"

#include <QFile>

namespace
{
constexpr int kPatienceMs = 120'000;
}

LabFixture::LabFixture(const QString &preset)
{
    // Servers that refuse to run as root run as another user, who must be able to reach the lab's folder.
    QFile::setPermissions(m_folder.path(), QFile::permissions(m_folder.path()) | QFileDevice::ReadGroup |
                                               QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::ExeOther);
    m_up = meridianctl({QStringLiteral("lab"), QStringLiteral("up"), QStringLiteral("--detach"),
                        QStringLiteral("--preset"), preset, QStringLiteral("--dir"), directory()});
}

LabFixture::~LabFixture()
{
    meridianctl({QStringLiteral("lab"), QStringLiteral("down"), QStringLiteral("--dir"), directory()});
}

LabFixture::Outcome LabFixture::fault(const QStringList &words) const
{
    return meridianctl(
        QStringList{QStringLiteral("lab"), QStringLiteral("fault"), QStringLiteral("--dir"), directory()} + words);
}

LabFixture::Outcome LabFixture::heal() const
{
    return meridianctl({QStringLiteral("lab"), QStringLiteral("heal"), QStringLiteral("--dir"), directory()});
}

LabFixture::Outcome LabFixture::meridianctl(const QStringList &arguments)
{
    QProcess p;
    p.start(QStringLiteral(MERIDIAN_BIN_DIR "/meridianctl"), arguments);
    Outcome o;
    if (!p.waitForFinished(kPatienceMs)) {
        p.kill();
        p.waitForFinished();
        o.err = "meridianctl did not end";
        return o;
    }
    o.code = p.exitStatus() == QProcess::NormalExit ? p.exitCode() : -1;
    o.out = p.readAllStandardOutput();
    o.err = p.readAllStandardError();
    return o;
}
