// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal.h"

#include "historycolumns.h"
#include "sqliteconnection.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

namespace meridian
{

namespace
{

constexpr int kLayout = 2;

// Rows are added, never changed: the triggers see to it. A step without an outcome is one of which nobody knows.
constexpr const char *kStatements[] = {
    "CREATE TABLE operation (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,"
    " cluster TEXT NOT NULL, old_primary TEXT NOT NULL, new_primary TEXT NOT NULL, reason TEXT NOT NULL,"
    " who TEXT NOT NULL, place TEXT NOT NULL, request TEXT NOT NULL, at_us INTEGER NOT NULL)",
    "CREATE INDEX operation_cluster ON operation (cluster, kind, number)",
    "CREATE INDEX operation_kind ON operation (kind, number)",
    "CREATE TABLE plan (number INTEGER PRIMARY KEY AUTOINCREMENT, operation INTEGER NOT NULL REFERENCES operation,"
    " plan TEXT NOT NULL, at_us INTEGER NOT NULL)",
    "CREATE INDEX plan_operation ON plan (operation, number)",
    "CREATE TABLE intent (number INTEGER PRIMARY KEY AUTOINCREMENT, operation INTEGER NOT NULL REFERENCES operation,"
    " step INTEGER NOT NULL, undo INTEGER NOT NULL, action TEXT NOT NULL, at_us INTEGER NOT NULL)",
    "CREATE INDEX intent_operation ON intent (operation, number)",
    "CREATE TABLE outcome (intent INTEGER PRIMARY KEY REFERENCES intent, evidence TEXT NOT NULL, error TEXT,"
    " at_us INTEGER NOT NULL)",
    "CREATE TABLE state (number INTEGER PRIMARY KEY AUTOINCREMENT, operation INTEGER NOT NULL REFERENCES operation,"
    " state TEXT NOT NULL, facts TEXT NOT NULL, at_us INTEGER NOT NULL)",
    "CREATE INDEX state_operation ON state (operation, number)",
    "CREATE INDEX state_state ON state (state, operation)",
};
constexpr const char *kTables[] = {"operation", "plan", "intent", "outcome", "state"};

// Layout 2: when a step really began, since those that go out together wait for each other; what clients saw; and one
// row for each operation as it stands, which can be sorted by every column of the history. That row is no journal: it
// follows from the other tables, by a trigger.
// Unknown sorts before all that is known, and can be compared.
constexpr char kLatest[] = "o.number, o.at_us, o.kind, o.cluster, o.old_primary || ' ' || o.new_primary, s.state,"
                           " coalesce(json_extract(s.facts, '$.duration_ms'), -1),"
                           " coalesce(json_extract(s.facts, '$.outage_ms'), -1),"
                           " coalesce(json_extract(s.facts, '$.client_errors'), -1),"
                           " coalesce(json_extract(s.facts, '$.lost_rows'), -1), o.who || '@' || o.place, o.reason"
                           " FROM operation o JOIN state s";
constexpr const char *kSecond[] = {
    "ALTER TABLE outcome ADD COLUMN began_us INTEGER",
    "CREATE TABLE canary (number INTEGER PRIMARY KEY AUTOINCREMENT, operation INTEGER NOT NULL REFERENCES operation,"
    " readings TEXT NOT NULL)",
    "CREATE INDEX canary_operation ON canary (operation, number)",
    "CREATE TABLE latest (number INTEGER PRIMARY KEY, started INTEGER, kind TEXT, cluster TEXT, nodes TEXT, result "
    "TEXT,"
    " duration REAL, outage REAL, errors INTEGER, lost INTEGER, who TEXT, reason TEXT)",
    "CREATE TRIGGER state_latest AFTER INSERT ON state BEGIN INSERT OR REPLACE INTO latest SELECT %1"
    " ON s.operation = o.number WHERE s.number = new.number; END",
    "INSERT INTO latest SELECT %1 ON s.number = (SELECT max(number) FROM state WHERE operation = o.number)",
};

QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString given(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text; // a null string would be NULL
}

qint64 micros(Instant t)
{
    return t.time_since_epoch().count();
}

QVariant errorText(const std::optional<Error> &error)
{
    if (!error)
        return {};
    return text({{QStringLiteral("kind"), static_cast<int>(error->kind)},
                 {QStringLiteral("tried"), error->tried},
                 {QStringLiteral("message"), error->message},
                 {QStringLiteral("code"), error->code},
                 {QStringLiteral("remedy"), error->remedy}});
}

const QString kAddState = QStringLiteral("INSERT INTO state (operation, state, facts, at_us) VALUES (?, ?, ?, ?)");
const QString kAddPlan = QStringLiteral("INSERT INTO plan (operation, plan, at_us) VALUES (?, ?, ?)");

/// Runs one after the other and stops at the first error.
class Chain
{
public:
    explicit Chain(SqliteConnection &connection) : m_connection(connection) {}
    Chain &run(const QString &sql, const QVariantList &values = {})
    {
        if (m_done)
            m_done = m_connection.run(sql, values);
        return *this;
    }
    const Result<Done> &done() const { return m_done; }

private:
    SqliteConnection &m_connection;
    Result<Done> m_done = Done{};
};

} // namespace

Result<std::unique_ptr<Journal>> Journal::open(const QString &file)
{
    if (!QFile::exists(file)) { // what people typed as a reason is nobody else's to read
        QFile fresh(file);
        if (fresh.open(QIODevice::NewOnly))
            fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    auto connection = SqliteConnection::open(file);
    if (!connection)
        return connection.error();
    std::unique_ptr<Journal> journal(new Journal(std::move(*connection)));
    if (auto ready = journal->layOut(); !ready)
        return ready.error();
    return journal;
}

Journal::Journal(std::unique_ptr<SqliteConnection> connection) : m_connection(std::move(connection)) {}

Journal::~Journal() = default;

Result<Done> Journal::layOut()
{
    // FULL: every entry is on the disk before the step that it announces (https://www.sqlite.org/pragma.html).
    Chain settings(*m_connection);
    settings.run(QStringLiteral("PRAGMA journal_mode = WAL")).run(QStringLiteral("PRAGMA synchronous = FULL"));
    if (!settings.done())
        return settings.done();
    SqliteTransaction transaction(*m_connection);
    if (auto begun = transaction.begin(SqliteTransaction::Writing); !begun)
        return begun;
    const auto layout = m_connection->value(QStringLiteral("PRAGMA user_version"));
    if (!layout)
        return layout.error();
    if (layout->toInt() > kLayout)
        return Error{ErrorKind::Newer,
                     QCoreApplication::translate("Journal", "open the journal %1").arg(m_connection->file()),
                     QCoreApplication::translate("Journal", "a newer version of Meridian has written it"),
                     {},
                     QCoreApplication::translate("Journal", "Use that version, or another file.")};
    if (layout->toInt() == kLayout)
        return transaction.commit();
    const auto laidOut = layOutFrom(layout->toInt());
    return laidOut ? transaction.commit() : laidOut;
}

Result<Done> Journal::layOutFrom(int layout)
{
    Chain chain(*m_connection);
    const auto onlyAddedTo = [&chain](const char *table) {
        for (const char *change : {"UPDATE", "DELETE"})
            chain.run(QStringLiteral("CREATE TRIGGER %1_%2 BEFORE %2 ON %1 BEGIN SELECT RAISE(ABORT, 'the journal is "
                                     "only added to'); END")
                          .arg(QLatin1String(table), QLatin1String(change)));
    };
    if (layout < 1) {
        for (const char *statement : kStatements)
            chain.run(QLatin1String(statement));
        for (const char *table : kTables)
            onlyAddedTo(table);
    }
    for (const char *statement : kSecond)
        chain.run(QString::fromLatin1(statement).replace(QStringLiteral("%1"), QLatin1String(kLatest)));
    onlyAddedTo("canary");
    for (const char *column : kSortColumns)
        chain.run(QStringLiteral("CREATE INDEX latest_%1 ON latest (%1, number)").arg(QLatin1String(column)));
    chain.run(QStringLiteral("PRAGMA user_version = %1").arg(kLayout));
    return chain.done();
}

Result<Done> Journal::begin(OperationRecord &o, const QJsonObject &plan)
{
    SqliteTransaction transaction(*m_connection);
    if (auto begun = transaction.begin(SqliteTransaction::Writing); !begun)
        return begun;
    auto added = m_connection->run(
        QStringLiteral(
            "INSERT INTO operation (id, kind, cluster, old_primary, new_primary, reason, who, place, request,"
            " at_us) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {o.id, o.kind, given(o.cluster.name()), given(o.oldPrimary.name()), given(o.newPrimary.name()), given(o.reason),
         given(o.who), given(o.place), text(o.request), qint64(micros(o.started))});
    if (!added)
        return added;
    o.number = m_connection->lastInsertId();
    o.stateSince = o.started;
    Chain chain(*m_connection);
    chain.run(kAddPlan, {o.number, text(plan), qint64(micros(o.started))})
        .run(kAddState, {o.number, toText(o.state), text(o.facts), qint64(micros(o.started))});
    return chain.done() ? transaction.commit() : chain.done();
}

Result<Done> Journal::replan(const QString &operation, const QJsonObject &plan)
{
    SqliteTransaction transaction(*m_connection);
    if (auto begun = transaction.begin(SqliteTransaction::Writing); !begun)
        return begun;
    const auto number = numberOf(operation);
    if (!number)
        return number.error();
    const qint64 at = micros(now());
    Chain chain(*m_connection);
    chain.run(kAddPlan, {*number, text(plan), at})
        .run(kAddState, {*number, toText(OperationState::Running), QStringLiteral("{}"), at});
    return chain.done() ? transaction.commit() : chain.done();
}

Result<Done> Journal::record(const QString &operation, const QList<StepRecord> &ended, QList<StepRecord> &intents)
{
    SqliteTransaction transaction(*m_connection);
    if (auto begun = transaction.begin(SqliteTransaction::Writing); !begun)
        return begun;
    const auto number = numberOf(operation);
    if (!number)
        return number.error();
    for (const StepRecord &step : ended) {
        auto added = m_connection->run(
            QStringLiteral("INSERT INTO outcome (intent, evidence, error, at_us, began_us) VALUES (?, ?, ?, ?, ?)"),
            {step.id, text(step.evidence), errorText(step.error), qint64(micros(step.ended.value_or(now()))),
             qint64(micros(step.began))});
        if (!added)
            return added;
    }
    for (StepRecord &step : intents) {
        auto added = m_connection->run(
            QStringLiteral("INSERT INTO intent (operation, step, undo, action, at_us) VALUES (?, ?, ?, ?, ?)"),
            {*number, step.number, int(step.undo), text(step.action), qint64(micros(step.began))});
        if (!added)
            return added;
        step.id = m_connection->lastInsertId();
    }
    return transaction.commit();
}

Result<Done> Journal::enter(const QString &operation, OperationState state, const QJsonObject &facts)
{
    const auto number = numberOf(operation);
    if (!number)
        return number.error();
    return m_connection->run(kAddState, {*number, toText(state), text(facts), qint64(micros(now()))});
}

Result<Done> Journal::keep(const QString &operation, const QList<CanaryReading> &canary)
{
    const auto number = numberOf(operation);
    if (!number)
        return number.error();
    return m_connection->run(
        QStringLiteral("INSERT INTO canary (operation, readings) VALUES (?, ?)"),
        {*number, QString::fromUtf8(QJsonDocument(toJson(canary)).toJson(QJsonDocument::Compact))});
}

Result<qint64> Journal::numberOf(const QString &operation) const
{
    const auto number =
        m_connection->value(QStringLiteral("SELECT number FROM operation WHERE id = ?"), {given(operation)});
    if (!number)
        return number.error();
    if (!number->isValid())
        return Error{ErrorKind::BadInput,
                     QCoreApplication::translate("Journal", "use the journal %1").arg(m_connection->file()),
                     QCoreApplication::translate("Journal", "there is no operation %1").arg(operation),
                     {},
                     QCoreApplication::translate("Journal", "See: meridianctl history")};
    return number->toLongLong();
}

} // namespace meridian
