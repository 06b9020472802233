// SPDX-License-Identifier: GPL-3.0-or-later
// Partitions as they are derived from a snapshot: who is cut off from whom, who only does not answer, who is down.
#include "mapreach.h"
#include "worldsnapshot.h"

#include <QTest>

#include <algorithm>

using namespace meridian;

class TestMapReach : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void partitions_data();
    void partitions();
    void severalCutsAreToldInOneLine();
};

/// Tokyo, the last of them, failed in that way so long ago.
static SnapshotPtr tokyo(Snapshot in, ErrorKind kind, seconds since)
{
    const auto node = std::find_if(in.nodes.begin(), in.nodes.end(),
                                   [](const NodeState &n) { return n.id.name() == QStringLiteral("orders-apn-1"); });
    node->error = Error{kind, {}, {}, {}, {}};
    node->answeredAt = in.at - since;
    return std::make_shared<const Snapshot>(in);
}

static Snapshot withLinks(Snapshot in, LinkHealth state)
{
    for (LinkState &link : in.links)
        link.state = state;
    return in;
}

/// A moment of the past of which nothing was kept.
static SnapshotPtr forgotten()
{
    Snapshot out = withLinks(*test::worldSnapshot(), LinkHealth::Unknown);
    for (NodeState &node : out.nodes) {
        const NodeId id = node.id;
        node = NodeState{};
        node.id = id;
    }
    return std::make_shared<const Snapshot>(out);
}

void TestMapReach::partitions_data()
{
    QTest::addColumn<SnapshotPtr>("snapshot");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("groups"); // how many regions in each
    const Snapshot world = *test::worldSnapshot();
    const Snapshot streaming = withLinks(world, LinkHealth::Streaming);
    const QList<int> none;
    QTest::addRow("all is well") << std::make_shared<const Snapshot>(streaming) << QString() << none;
    QTest::addRow("cut from one, seen by another")
        << std::make_shared<const Snapshot>(test::partitionedSnapshot())
        << QStringLiteral("Partition suspected: ap-northeast-1 is cut off from us-west-2, still reachable from "
                          "ap-southeast-1")
        << QList<int>{7};
    QTest::addRow("silent to everybody")
        << tokyo(world, ErrorKind::Timeout, seconds(41))
        << QStringLiteral("Partition suspected: ap-northeast-1 is cut off from us-west-2, and does not answer from "
                          "here")
        << QList<int>{6, 1};
    QTest::addRow("answers us, but receives nothing")
        <<
        [&] {
            Snapshot out = test::partitionedSnapshot();
            out.links.removeLast(); // from Singapore
            return std::make_shared<const Snapshot>(out);
        }()
        << QStringLiteral("Partition suspected: ap-northeast-1 is cut off from us-west-2, still reachable from here")
        << QList<int>{6, 1};
    QTest::addRow("does not answer us, but others")
        <<
        [&] {
            Snapshot out = *tokyo(streaming, ErrorKind::Timeout, seconds(41));
            return std::make_shared<const Snapshot>(out);
        }()
        << QStringLiteral("Partition suspected: ap-northeast-1 does not answer from here, still reachable from "
                          "us-west-2")
        << QList<int>{6, 1};
    QTest::addRow("silent for a moment") << tokyo(world, ErrorKind::Timeout, seconds(9)) << QString() << none;
    QTest::addRow("down is no partition") << tokyo(world, ErrorKind::Refused, seconds(41)) << QString() << none;
    QTest::addRow("nothing known") << forgotten() << QString() << none;
}

void TestMapReach::partitions()
{
    QFETCH(SnapshotPtr, snapshot);
    const Reach reach = reachOf(*snapshot);
    QTEST(partitionText(reach), "text");
    QList<int> sizes;
    for (const ReachGroup &group : reach.groups)
        sizes.append(static_cast<int>(group.regions.size()));
    QTEST(sizes, "groups");
}

void TestMapReach::severalCutsAreToldInOneLine()
{
    Snapshot both = *tokyo(*test::worldSnapshot(), ErrorKind::Timeout, seconds(41));
    for (LinkState &link : both.links) {
        if (link.to.name() == QStringLiteral("orders-sa-1"))
            link.state = LinkHealth::Broken;
    }
    const QString text = partitionText(reachOf(both));
    QVERIFY2(text.contains(QStringLiteral("sa-east-1")) && text.contains(QStringLiteral("ap-northeast-1")),
             qPrintable(text));
}

QTEST_GUILESS_MAIN(TestMapReach)
#include "test_mapreach.moc"
