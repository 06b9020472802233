// SPDX-License-Identifier: GPL-3.0-or-later
// Files the store meets: older, newer, another program's, damaged, none.
#include "store.h"
#include "storecodec.h"
#include "storelayout.h"
#include "storeschema.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace meridian;

namespace
{

constexpr Instant kHour{seconds(1'700'002'800)};
const SeriesKey kLag{QStringLiteral("orders-eu-1"), Metric::LagSeconds};

QByteArray contents(const QString &file)
{
    QFile f(file);
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray("cannot be read");
}

void write(const QString &file, const QByteArray &bytes)
{
    QFile f(file);
    QVERIFY(f.open(QIODevice::WriteOnly));
    QCOMPARE(f.write(bytes), bytes.size());
}

void run(const QString &file, const QStringList &statements)
{
    auto connection = SqliteConnection::open(file);
    QVERIFY(connection.ok());
    for (const QString &sql : statements) {
        const auto done = (*connection)->run(sql);
        QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().text()));
    }
}

} // namespace

class TestStoreFile : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;

    /// As the first version of the program left it.
    void firstVersion()
    {
        auto connection = SqliteConnection::open(m_file);
        QVERIFY(connection.ok());
        QVERIFY(schema::migrate(**connection, 1).ok());
        const qint64 start = toEpochMs(kHour);
        const QList<codec::Sample> samples = {{start, 1.5}, {start + 1000, 2.5}};
        for (const auto &[sql, values] : QList<std::pair<QString, QVariantList>>{
                 {QStringLiteral("INSERT INTO series VALUES(1, ?, ?)"), {kLag.subject, int(kLag.metric)}},
                 {QStringLiteral("INSERT INTO chunk VALUES(?, ?)"),
                  {layout::rowId(layout::windowOf(start), 1), codec::packSamples(samples, start)}},
                 {QStringLiteral(
                      "INSERT INTO event(at_us, severity, kind, region, node, state_from, state_to, reason, args)"
                      " VALUES(?, 1, 'role', 'eu', 'orders-eu-1', 'standby', 'primary', 'x', '[\"y\"]')"),
                  {start * 1000}}}) {
            const auto done = (*connection)->run(sql, values);
            QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().text()));
        }
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(QStringLiteral("s.db"));
    }

    void olderIsMigrated()
    {
        firstVersion();
        auto store = Store::open(m_file);
        QVERIFY2(store.ok(), store ? "" : qPrintable(store.error().text()));
        const auto series = (*store)->series({kLag}, Instant::min(), Instant::max(), 1'000'000);
        QCOMPARE(series->first().points.size(), 2);
        QCOMPARE(series->first().points.last().mean, 2.5);
        Event later;
        later.at = kHour + seconds(1);
        later.cluster = ClusterId(QStringLiteral("orders"));
        later.region = RegionId(QStringLiteral("eu"));
        QVERIFY((*store)->append({later}).ok());
        const auto events = (*store)->events(Instant::min(), Instant::max(), {}, RegionId(QStringLiteral("eu")), 10);
        QCOMPARE(events->size(), 2);
        QCOMPARE(events->at(0).cluster.name(), QStringLiteral("orders"));
        QVERIFY(events->at(1).cluster.isEmpty());
        QCOMPARE(events->at(1).to, QStringLiteral("primary"));
        QCOMPARE(events->at(1).reason.args, QStringList{QStringLiteral("y")});
        store->reset();

        auto connection = SqliteConnection::open(m_file);
        QCOMPARE((*connection)->value(QStringLiteral("PRAGMA user_version"))->toInt(), schema::latest());
        // A migrated file and a new one are the same.
        const QString all = QStringLiteral("SELECT group_concat(name || ':' || coalesce((SELECT group_concat(name)"
                                           " FROM pragma_table_info(m.name)), '')) FROM (SELECT name FROM sqlite_master"
                                           " WHERE name NOT LIKE 'sqlite%' ORDER BY name) m");
        const QString fresh = m_dir->filePath(QStringLiteral("fresh.db"));
        QVERIFY(Store::open(fresh).ok());
        auto other = SqliteConnection::open(fresh);
        QVERIFY((*connection)->value(all)->toString().contains(QStringLiteral("event_region")));
        QCOMPARE((*connection)->value(all)->toString(), (*other)->value(all)->toString());
    }

    void aStepThatFailsLeavesTheOldVersion()
    {
        firstVersion();
        run(m_file, {QStringLiteral("CREATE INDEX event_region ON event(kind)")}); // in the way of the second step
        const auto store = Store::open(m_file);
        QVERIFY(!store.ok());
        QCOMPARE(store.error().kind, ErrorKind::Storage);
        QVERIFY(store.error().message.contains(QStringLiteral("event_region")));
        auto connection = SqliteConnection::open(m_file);
        QCOMPARE((*connection)->value(QStringLiteral("PRAGMA user_version"))->toInt(), 1);
        QVERIFY(!(*connection)->run(QStringLiteral("SELECT cluster FROM event")).ok());
    }

    void newerIsRefused()
    {
        QVERIFY(Store::open(m_file).ok());
        run(m_file, {QStringLiteral("PRAGMA user_version = 99"), QStringLiteral("PRAGMA journal_mode = DELETE")});
        const QByteArray before = contents(m_file);
        const auto store = Store::open(m_file);
        QVERIFY(!store.ok());
        QCOMPARE(store.error().kind, ErrorKind::Newer);
        QVERIFY(store.error().message.contains(QStringLiteral("99")));
        QVERIFY(store.error().message.contains(QString::number(schema::latest())));
        QVERIFY(store.error().tried.contains(m_file));
        QVERIFY(!store.error().remedy.isEmpty());
        QCOMPARE(contents(m_file), before);
    }

    void unusable_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("text") << QByteArray("these are notes of mine\n").repeated(200) << "SQLITE_NOTADB"
                              << "not a database";
        QTest::newRow("short text") << QByteArray("hello, how are you doing today") << "SQLITE_NOTADB"
                                    << "not a database";
        QByteArray torn = contents(sample());
        QVERIFY(torn.size() > 4096);
        torn.replace(100, 3996, QByteArray(3996, '\x5a'));
        QTest::newRow("first page overwritten") << torn << "SQLITE_CORRUPT"
                                                << "malformed";
    }
    void unusable()
    {
        QFETCH(QByteArray, bytes);
        write(m_file, bytes);
        const auto store = Store::open(m_file);
        QVERIFY(!store.ok());
        QCOMPARE(store.error().kind, ErrorKind::Storage);
        QTEST(store.error().code, "code");
        QFETCH(QString, words);
        QVERIFY2(store.error().message.contains(words), qPrintable(store.error().text()));
        QVERIFY(store.error().remedy.contains(m_file));
        QCOMPARE(contents(m_file), bytes);
    }
    QString sample()
    {
        static const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("good.db"));
        if (auto store = Store::open(file))
            (void)(*store)->append({Measurement{kLag, kHour, 1}});
        return file;
    }

    void damageFoundWhileReading()
    {
        {
            auto store = Store::open(m_file);
            for (int s = 0; s < 3000; ++s)
                QVERIFY((*store)->append({Measurement{kLag, kHour + seconds(s), double(s)}}).ok());
        }
        QByteArray bytes = contents(m_file);
        // Everything behind the schema and the small tables.
        bytes.replace(20 * 4096, bytes.size() - 20 * 4096, QByteArray(bytes.size() - 20 * 4096, '\x5a'));
        write(m_file, bytes);
        auto store = Store::open(m_file);
        QVERIFY(store.ok());
        const auto found = (*store)->series({kLag}, Instant::min(), Instant::max(), 1'000'000);
        QVERIFY(!found.ok());
        QCOMPARE(found.error().code, QStringLiteral("SQLITE_CORRUPT"));
    }

    void anotherProgramsDatabase()
    {
        run(m_file, {QStringLiteral("CREATE TABLE bookmarks(url)")});
        const QByteArray before = contents(m_file);
        const auto store = Store::open(m_file);
        QVERIFY(!store.ok());
        QCOMPARE(store.error().kind, ErrorKind::Storage);
        QCOMPARE(contents(m_file), before);
    }

    void notAFile()
    {
        const auto store = Store::open(m_dir->path());
        QVERIFY(!store.ok());
        QCOMPARE(store.error().kind, ErrorKind::Storage);
        QCOMPARE(store.error().code, QStringLiteral("SQLITE_CANTOPEN"));
        QVERIFY(!store.error().message.isEmpty());
    }

    void foldersAreMade() { QVERIFY(Store::open(m_dir->filePath(QStringLiteral("a/b/s.db"))).ok()); }

    void emptyFileIsBegun()
    {
        write(m_file, {});
        QVERIFY(Store::open(m_file).ok());
    }
};

QTEST_GUILESS_MAIN(TestStoreFile)
#include "test_storefile.moc"
