// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at random moments: a child of the test's own journals operation after operation and says what is written;
// after every kill the journal opens, is intact and has all of it.
#include "journal.h"
#include "sqliteconnection.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <random>

using namespace meridian;

namespace
{

constexpr int kKills = 50;
constexpr int kSteps = 5;

void say(const QString &operation, int steps, const char *what)
{
    std::printf("%s %d %s\n", qPrintable(operation), steps, what);
    std::fflush(stdout);
}

/// The child: "ID n intent" is printed once step n is announced, "ID n done" once the operation has ended.
int writeForEver(const QString &file)
{
    auto journal = Journal::open(file);
    if (!journal)
        return 1;
    for (;;) {
        OperationRecord o;
        o.id = OperationRecord::freshId() + QString::number(std::random_device{}());
        o.kind = QStringLiteral("switchover");
        o.started = now();
        if (!(*journal)->begin(o, {}))
            return 1;
        QList<StepRecord> ended;
        for (int i = 1; i <= kSteps; ++i) {
            QList<StepRecord> intent{StepRecord{0, i, false, {{QStringLiteral("do"), i}}, now(), {}, {}, {}}};
            if (!(*journal)->record(o.id, ended, intent))
                return 1;
            say(o.id, i, "intent");
            intent.first().ended = now();
            ended = intent;
        }
        QList<StepRecord> none;
        if (!(*journal)->record(o.id, ended, none) || !(*journal)->enter(o.id, OperationState::Done, {}))
            return 1;
        say(o.id, kSteps, "done");
    }
}

} // namespace

class TestJournalKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasAnnouncedIsThere()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("j.db"));
        std::mt19937 random(std::random_device{}());
        int before = 0;
        for (int kill = 0; kill < kKills; ++kill) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), file});
            QByteArray last;
            for (int left = 1 + int(random() % 40); left > 0; --left) {
                QVERIFY2(writer.canReadLine() || writer.waitForReadyRead(20'000), writer.readAllStandardError());
                last = writer.readLine();
            }
            writer.kill();
            QVERIFY(writer.waitForFinished());
            QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
            while (writer.canReadLine())
                last = writer.readLine();
            const int after = check(file, QString::fromUtf8(last).split(u' '));
            if (QTest::currentTestFailed())
                return;
            QVERIFY(after > before);
            before = after;
        }
    }

private:
    /// Returns how many operations there are.
    int check(const QString &file, const QStringList &said)
    {
        auto journal = Journal::open(file);
        [&] {
            QVERIFY2(journal, qPrintable(journal ? QString() : journal.error().text()));
            const auto detail = (*journal)->operation(said.value(0));
            QVERIFY(detail.ok() && detail->has_value());
            const QList<StepRecord> &steps = (*detail)->steps;
            QVERIFY(steps.size() >= said.value(1).toInt());
            for (qsizetype i = 0; i < steps.size(); ++i) {
                QCOMPARE(steps.at(i).number, int(i) + 1);
                QVERIFY(steps.at(i).ended || i + 1 == steps.size()); // only the last one may be unknown
            }
            if (said.value(2).trimmed() == QLatin1String("done"))
                QCOMPARE((*detail)->operation.state, OperationState::Done);
            QVERIFY((*journal)->openOperations()->size() <= kKills);
        }();
        journal->reset();
        auto connection = SqliteConnection::open(file);
        [&] {
            QCOMPARE((*connection)->value(QStringLiteral("PRAGMA integrity_check"))->toString(), QStringLiteral("ok"));
        }();
        return (*connection)->value(QStringLiteral("SELECT count(*) FROM operation"))->toInt();
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--write") == 0)
        return writeForEver(app.arguments().at(2));
    TestJournalKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_journalkill.moc"
