// SPDX-License-Identifier: GPL-3.0-or-later
// meridian_bench: runs the topics, prints each row as soon as it is there, writes them all as JSON. Exits with 0
// whatever the figures are.
#include "bench.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSysInfo>
#include <QTextStream>

using namespace meridian;

namespace
{

struct Topic {
    const char *name;
    void (*run)(Bench &);
    bool onlyNamed = false; ///< takes minutes
};

constexpr Topic kTopics[] = {
    {"engine", benchEngine}, // first: its row of resident memory is the whole process
    {"fleet", benchFleet},   // likewise
    {"map", benchMap},
    {"charts", benchCharts},
    {"store", benchStore},
    {"start", benchStart},
    {"soak", benchSoak},
    {"history", benchHistory},
    {"lookback", benchLookBack},
    {"failover", benchFailover, true},
    {"rejoin", benchRejoin, true},
};

struct Part {
    const char *name;
    void (*run)();
};

constexpr Part kParts[] = {
    {"charts-day", benchChartsDay},
};

QJsonValue orNull(std::optional<double> v)
{
    return v ? QJsonValue(*v) : QJsonValue();
}

QJsonObject toJson(const BenchRow &row)
{
    const auto within = row.within();
    return {{QStringLiteral("name"), row.name},
            {QStringLiteral("ours"), row.ours},
            {QStringLiteral("peer"), orNull(row.peer)},
            {QStringLiteral("ratio"), orNull(row.ratio())},
            {QStringLiteral("limit"), orNull(row.limit)},
            {QStringLiteral("unit"), row.unit},
            {QStringLiteral("within"), within ? QJsonValue(*within) : QJsonValue()}};
}

QString cell(std::optional<double> v)
{
    return v ? QString::number(*v, 'g', 4) : QStringLiteral("–");
}

void print(const QStringList &cells)
{
    QTextStream out(stdout);
    out << cells[0].leftJustified(66);
    for (const QString &c : cells.mid(1))
        out << c.rightJustified(10);
    out << Qt::endl;
}

void printHeading()
{
    print({QStringLiteral("what"), QStringLiteral("ours"), QStringLiteral("peer"), QStringLiteral("unit"),
           QStringLiteral("ratio"), QStringLiteral("limit"), QStringLiteral("within")});
}

void print(const BenchRow &row)
{
    const auto within = row.within();
    const QString limit =
        row.limit ? QStringLiteral("≤ ") + cell(row.limit) + (row.peer ? QStringLiteral("x") : QString()) : cell({});
    print({row.name, cell(row.ours), cell(row.peer), row.unit, cell(row.ratio()), limit,
           !within   ? cell({})
           : *within ? QStringLiteral("yes")
                     : QStringLiteral("NO")});
}

bool write(const QString &file, const QList<BenchRow> &rows)
{
    QJsonArray array;
    for (const BenchRow &row : rows)
        array.append(toJson(row));
    const QJsonObject all{{QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                          {QStringLiteral("version"), QStringLiteral(MERIDIAN_VERSION)},
                          {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
                          {QStringLiteral("system"), QSysInfo::prettyProductName()},
                          {QStringLiteral("rows"), array}};
    QSaveFile out(file);
    const QByteArray json = QJsonDocument(all).toJson();
    return out.open(QIODevice::WriteOnly) && out.write(json) == json.size() && out.commit();
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");          // no topic shows a window
    qputenv("QT_LOGGING_RULES", "default.warning=false"); // which that platform says again and again
    QApplication app(argc, argv);
    QCommandLineParser options;
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Write the rows there."),
                                  QStringLiteral("file"));
    const QCommandLineOption only(QStringLiteral("only"), QStringLiteral("Run this topic only; may be repeated."),
                                  QStringLiteral("topic"));
    const QCommandLineOption runs(QStringLiteral("runs"), QStringLiteral("Of what takes long; %1.").arg(Bench::kRuns),
                                  QStringLiteral("N"), QString::number(Bench::kRuns));
    QCommandLineOption part(QStringLiteral("part"), QStringLiteral("Used by topics for a process of their own."),
                            QStringLiteral("part"));
    part.setFlags(QCommandLineOption::HiddenFromHelp);
    options.addHelpOption();
    options.addOptions({json, only, runs, part});
    options.process(app);

    for (const Part &p : kParts) {
        if (options.value(part) == QLatin1String(p.name)) {
            p.run();
            return 0;
        }
    }
    QTextStream err(stderr);
    Bench bench(std::max(1, options.value(runs).toInt()), [](const BenchRow &row) { print(row); });
    printHeading();
    for (const Topic &topic : kTopics) {
        const QString name = QString::fromLatin1(topic.name);
        const bool named = options.values(only).contains(name);
        if (!named && (options.isSet(only) || topic.onlyNamed))
            continue;
        err << name << " …" << Qt::endl;
        topic.run(bench);
    }
    if (options.isSet(json) && !write(options.value(json), bench.rows())) {
        err << "cannot write " << options.value(json) << Qt::endl;
        return 1;
    }
    return 0;
}
