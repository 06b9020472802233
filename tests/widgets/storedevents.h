// SPDX-License-Identifier: GPL-3.0-or-later
// A store file with events of a year, written as the program writes it, for tests that use pages over it.
#pragma once

#include "store.h"

#include <QStringList>

namespace meridian::test
{

inline constexpr Instant kFirstEvent{seconds(1'700'000'000)};

inline Event someEvent(int n)
{
    static const QStringList nodes{QStringLiteral("orders-use-1"), QStringLiteral("orders-eu-1"),
                                   QStringLiteral("orders-apn-1")};
    static const QStringList regions{QStringLiteral("us-east-1"), QStringLiteral("eu-west-1"),
                                     QStringLiteral("ap-northeast-1")};
    Event e;
    e.at = kFirstEvent + seconds(n * 60);
    e.severity = n % 10 == 0 ? Severity::Critical : n % 3 == 0 ? Severity::Warning : Severity::Info;
    e.kind = n % 4 == 0 ? QStringLiteral("link") : QStringLiteral("health");
    e.node = NodeId(nodes[n % 3]);
    e.region = RegionId(regions[n % 3]);
    e.cluster = ClusterId(QStringLiteral("orders"));
    e.from = QStringLiteral("healthy");
    e.to = n % 10 == 0 ? QStringLiteral("failed") : QStringLiteral("degraded");
    e.reason = {QStringLiteral("node.lag"), {QStringLiteral("6.3 s"), QStringLiteral("5 s")}};
    return e;
}

/// Appends the events from `first` on to the file, which is made when it is not there.
inline Result<Done> storeEvents(const QString &file, int first, int count)
{
    auto store = Store::open(file);
    if (!store)
        return store.error();
    QList<Event> events;
    for (int n = first; n < first + count; ++n)
        events << someEvent(n);
    const auto stored = (*store)->append(events);
    return stored ? Result<Done>(Done{}) : stored.error();
}

} // namespace meridian::test
