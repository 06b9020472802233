// SPDX-License-Identifier: GPL-3.0-or-later
// The wall for the equal of seven days, in a process of its own: how much memory it takes, and whether that grows.
#include "bench.h"

#include <QElapsedTimer>
#include <QProcess>

namespace meridian
{

namespace
{
constexpr int kDays = 7, kPatienceMs = 240'000;
constexpr double kMostMb = 300, kMostGrowth = 2;
} // namespace

void benchSoak(Bench &bench)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer clock;
    clock.start();
    child.start(QStringLiteral(MERIDIAN_BIN_DIR "/meridian_soakwall"), {QString::number(kDays)});
    child.waitForFinished(kPatienceMs);
    const double speed = kDays * 86400.0 / (static_cast<double>(clock.elapsed()) / 1000.0);
    QList<double> resident;
    for (const QByteArray &line : child.readAllStandardOutput().split('\n')) {
        if (const auto words = line.split(' '); words.size() == 2)
            resident << words[1].toDouble();
    }
    if (child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0 || resident.size() < kDays * 24)
        qFatal("the wall did not last: %lld hours of %d", static_cast<long long>(resident.size()), kDays * 24);
    // The median of twelve hours each: one sample may fall on the moment in which a page is drawn.
    const double end = Bench::median(resident.mid(resident.size() - 12));
    bench.add(
        {QStringLiteral("a wall of seven days: resident memory at the end"), QStringLiteral("MB"), end, {}, kMostMb});
    bench.add({QStringLiteral("a wall of seven days: growth over the last half"),
               QStringLiteral("%"),
               Bench::growthPercent(resident),
               {},
               kMostGrowth});
    bench.add(
        {QStringLiteral("a wall of seven days: slower than time by"), QStringLiteral("1/600"), 600 / speed, {}, 1.0});
}

} // namespace meridian
