// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers survives kill -9 while it is written: the file is the old one or the new one. A file that
// is damaged all the same is kept aside. Started with "--write FILE" this program is the one that writes and is killed.
#include "mainwindow.h"
#include "problemstrip.h"
#include "windowmemory.h"

#include <QApplication>
#include <QFileInfo>
#include <QLabel>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace meridian;

namespace
{

constexpr int kRounds = 10, kCopies = 500;

/// Values that show by themselves whether they are whole: every key holds the same number, many times over.
void writeForEver(const QString &file)
{
    WindowMemory memory(file, nullptr);
    for (quint64 round = 1;; ++round) {
        for (const char *key : {"a", "b", "c"})
            memory.setValue(QLatin1String(key), QStringList(kCopies, QString::number(round)));
        memory.save();
    }
}

} // namespace

class TestWindowMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedWhileWriting();
    void damageIsKeptAside_data();
    void damageIsKeptAside();
    void damageIsSaidOnce();
};

void TestWindowMemory::killedWhileWriting()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("window.ini"));
    quint64 seen = 0;
    for (int round = 0; round < kRounds; ++round) {
        QProcess writer;
        writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), file});
        QVERIFY(writer.waitForStarted());
        const auto stamp = [&] { return QFileInfo(file).lastModified(); };
        // The writer never rests: whenever it is killed, it is somewhere within a write.
        QDateTime last = stamp();
        for (int writes = 0; writes <= round % 4; ++writes) {
            QTRY_VERIFY_WITH_TIMEOUT(stamp().isValid() && stamp() != last, 60000);
            last = stamp();
        }
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);

        const WindowMemory after(file, nullptr);
        QCOMPARE(after.problem(), QString());
        const QStringList a = after.value(QStringLiteral("a")).toStringList();
        QCOMPARE(a.size(), kCopies);
        QCOMPARE(a.count(a.first()), kCopies);
        QCOMPARE(after.value(QStringLiteral("b")).toStringList(), a);
        QCOMPARE(after.value(QStringLiteral("c")).toStringList(), a);
        seen += a.first().toULongLong();
    }
    QVERIFY(seen >= kRounds);
}

void TestWindowMemory::damageIsKeptAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("damaged");
    QTest::newRow("half a line") << QByteArray("[General]\npage=map\nthe") << true;
    QTest::newRow("zeros of a crashed disk") << QByteArray(300, '\0') << true;
    QTest::newRow("another format") << QByteArray("{\"page\": \"map\"}\n") << true;
    QTest::newRow("whole") << QByteArray("[General]\npage=map\n") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestWindowMemory::damageIsKeptAside()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, damaged);
    const QTemporaryDir dir;
    const QString name = dir.filePath(QStringLiteral("window.ini"));
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    WindowMemory memory(name, nullptr);
    QCOMPARE(!memory.problem().isEmpty(), damaged);
    QFile aside(name + QStringLiteral(".broken"));
    QCOMPARE(aside.exists(), damaged);
    if (damaged) {
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
        QVERIFY(memory.problem().contains(aside.fileName()));
    }
    memory.setValue(QStringLiteral("page"), QStringLiteral("charts"));
    memory.save();
    const WindowMemory next(name, nullptr);
    QCOMPARE(next.problem(), QString()); // said once
    QCOMPARE(next.value(QStringLiteral("page")).toString(), QStringLiteral("charts"));
}

void TestWindowMemory::damageIsSaidOnce()
{
    const QTemporaryDir dir;
    MainWindowOptions options;
    options.settingsFile = dir.filePath(QStringLiteral("window.ini"));
    options.theme = ThemeChoice::Dark;
    QFile file(options.settingsFile);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("garbage") > 0);
    file.close();
    MainWindow window(options);
    window.show();
    auto *strip = window.findChild<ProblemStrip *>();
    QVERIFY(strip && strip->isVisible());
    QVERIFY(strip->text().contains(options.settingsFile + QStringLiteral(".broken")));
    QTest::mouseClick(window.findChild<QToolButton *>(QStringLiteral("problemClose")), Qt::LeftButton);
    QVERIFY(!strip->isVisible());
}

int main(int argc, char **argv)
{
    if (argc == 3 && QByteArray(argv[1]) == "--write") {
        const QCoreApplication app(argc, argv);
        writeForEver(QString::fromLocal8Bit(argv[2]));
    }
    QApplication app(argc, argv);
    TestWindowMemory test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_windowmemory.moc"
