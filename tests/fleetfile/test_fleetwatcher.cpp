// SPDX-License-Identifier: GPL-3.0-or-later
// The watcher on real files: written in place, replaced by rename, broken, gone, behind a symbolic link.
#include "fleetwatcher.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace meridian;

namespace
{

QByteArray fleetNamed(const QByteArray &name)
{
    return "name: " + name + "\nclusters: [{name: c, nodes: [{name: n, host: h, region: eu-west-1}]}]\n";
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(text), text.size());
}

void replace(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    QVERIFY(file.commit());
}

} // namespace

class TestFleetWatcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(QStringLiteral("f.yaml"));
        write(m_file, fleetNamed("first"));
        m_watcher = std::make_unique<FleetWatcher>(m_file, readFleet(m_file).fleet, milliseconds(20));
        m_changed = std::make_unique<QSignalSpy>(m_watcher.get(), &FleetWatcher::fleetChanged);
        m_rejected = std::make_unique<QSignalSpy>(m_watcher.get(), &FleetWatcher::fleetRejected);
    }

    void cleanup()
    {
        m_changed.reset();
        m_rejected.reset();
        m_watcher.reset();
    }

    void writtenInPlace()
    {
        write(m_file, fleetNamed("second"));
        QTRY_COMPARE(runningName(), QStringLiteral("second"));
        write(m_file, fleetNamed("third"));
        QTRY_COMPARE(runningName(), QStringLiteral("third"));
        QCOMPARE(m_rejected->count(), 0);
    }

    void replacedByRename()
    {
        for (const char *name : {"second", "third", "fourth"}) {
            replace(m_file, fleetNamed(name));
            QTRY_COMPARE(runningName(), QString::fromLatin1(name));
        }
        QCOMPARE(m_changed->count(), 3);
        QCOMPARE(m_rejected->count(), 0);
    }

    void brokenChangeKeepsTheRunningFleet()
    {
        const FleetPtr before = m_watcher->fleet();
        replace(m_file, "name: second\nclusters: [\n");
        QTRY_COMPARE(m_rejected->count(), 1);
        const auto problems = m_rejected->first().first().value<QList<FileProblem>>();
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.first().line > 0);
        QCOMPARE(m_watcher->fleet(), before);
        QCOMPARE(m_changed->count(), 0);
        // Back as it was: told, because whoever shows the problem must take it away.
        replace(m_file, fleetNamed("first"));
        QTRY_COMPARE(m_changed->count(), 1);
        QCOMPARE(*m_watcher->fleet(), *before);
    }

    void goneAndBack()
    {
        QVERIFY(QFile::remove(m_file));
        QTRY_COMPARE(m_rejected->count(), 1);
        QCOMPARE(runningName(), QStringLiteral("first"));
        write(m_file, fleetNamed("second"));
        QTRY_COMPARE(runningName(), QStringLiteral("second"));
    }

    void sameContentIsNoChange()
    {
        // Who knows no fleet yet takes any, and with more patience reads after the other has.
        FleetWatcher other(m_file, nullptr, milliseconds(300));
        QSignalSpy read(&other, &FleetWatcher::fleetChanged);
        replace(m_file, "# a comment more\n" + fleetNamed("first"));
        QTRY_COMPARE(read.count(), 1);
        QCOMPARE(m_changed->count(), 0);
        QCOMPARE(m_rejected->count(), 0);
    }

    void changedBeforeItWasWatched()
    {
        const FleetPtr old = readFleet(m_file).fleet;
        write(m_file, fleetNamed("second"));
        FleetWatcher late(m_file, old, milliseconds(20));
        QSignalSpy changed(&late, &FleetWatcher::fleetChanged);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(late.fleet()->name, QStringLiteral("second"));
    }

    void behindASymbolicLink()
    {
        QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("real")));
        const QString real = m_dir->filePath(QStringLiteral("real/g.yaml"));
        const QString link = m_dir->filePath(QStringLiteral("link.yaml"));
        write(real, fleetNamed("first"));
        QVERIFY(QFile::link(real, link));
        FleetWatcher watcher(link, readFleet(link).fleet, milliseconds(20));
        QSignalSpy changed(&watcher, &FleetWatcher::fleetChanged);
        replace(real, fleetNamed("second"));
        QTRY_COMPARE(changed.count(), 1);
        replace(real, fleetNamed("third"));
        QTRY_COMPARE(changed.count(), 2);
        QCOMPARE(watcher.fleet()->name, QStringLiteral("third"));
    }

private:
    QString runningName() const { return m_watcher->fleet()->name; }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    std::unique_ptr<FleetWatcher> m_watcher;
    std::unique_ptr<QSignalSpy> m_changed, m_rejected;
};

QTEST_GUILESS_MAIN(TestFleetWatcher)
#include "test_fleetwatcher.moc"
