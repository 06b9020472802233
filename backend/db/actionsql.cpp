// SPDX-License-Identifier: GPL-3.0-or-later
#include "actionsql.h"

#include "sqltext.h"

#include <QRegularExpression>

namespace meridian
{

namespace
{

using Values = QHash<QByteArray, QString>;

constexpr milliseconds kShort{15000};
constexpr milliseconds kCheckpoint{600000};
/// While clients stay that go around the pools: a pool near by has paused, and one at the other end of the world.
constexpr milliseconds kPauses{50}, kPausesFar{250};
constexpr int kReloadPauses[] = {1, 1, 1, 2, 2, 4, 4, 8, 8, 16, 16, 32, 64, 128, 256, 512, 1024}; // ms

QString literal(QString text)
{
    text.replace(u'\'', QStringLiteral("''"));
    if (!text.contains(u'\\'))
        return u'\'' + text + u'\'';
    return QStringLiteral("E'") + text.replace(u'\\', QStringLiteral("\\\\")) + u'\'';
}

QString identifier(QString text)
{
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString filled(const QString &sql, const Values &values)
{
    static const QRegularExpression place(QStringLiteral("(?<!:):('(\\w+)'|\"(\\w+)\"|([a-z]\\w*))"));
    QString out;
    qsizetype from = 0;
    for (auto it = place.globalMatch(sql); it.hasNext();) {
        const QRegularExpressionMatch m = it.next();
        const QString name = m.captured(2) + m.captured(3) + m.captured(4);
        const auto value = values.constFind(name.toUtf8());
        if (value == values.cend())
            continue;
        out += QStringView(sql).mid(from, m.capturedStart() - from);
        out += !m.captured(2).isEmpty() ? literal(*value) : !m.captured(3).isEmpty() ? identifier(*value) : *value;
        from = m.capturedEnd();
    }
    out += QStringView(sql).mid(from);
    return out;
}

QString ms(milliseconds time)
{
    return QString::number(time.count());
}

QString position(const StepContext &context)
{
    return context.position.value_or(Lsn{}).text();
}

struct Statements {
    const StepContext &context;
    int version;

    QList<QByteArray> file(const char *name, Values values = {}) const
    {
        for (const char *later : {"who", "place", "conninfo", "position", "timeline"}) {
            if (context.forPsql)
                values.remove(later);
        }
        return statements(QLatin1String(name), version, values);
    }
    QList<QByteArray> reloaded(const char *value) const
    {
        QList<QByteArray> all;
        for (const int pause : kReloadPauses)
            all += file("reloaded", {{"value", QLatin1String(value)}, {"pause", QString::number(pause)}});
        return all;
    }

    QList<QByteArray> operator()(const TakeLock &a) const
    {
        return (context.mayCreateSchema ? file("schema") : QList<QByteArray>()) +
               file("takelock", {{"cluster", a.cluster.name()},
                                 {"operation", context.operation},
                                 {"who", context.who},
                                 {"place", context.place}});
    }
    QList<QByteArray> operator()(const ReleaseLock &a) const
    {
        return file("releaselock", {{"cluster", a.cluster.name()}, {"operation", context.operation}});
    }
    QList<QByteArray> operator()(const Checkpoint &) const { return file("checkpoint"); }
    QList<QByteArray> operator()(const MakeSlot &a) const { return file("makeslot", {{"slot", a.slot}}); }
    QList<QByteArray> operator()(const DropSlot &a) const { return file("dropslot", {{"slot", a.slot}}); }
    QList<QByteArray> operator()(const SetParameter &a) const
    {
        return a.value.isEmpty() ? file("resetparameter", {{"name", a.name}})
                                 : file("setparameter", {{"name", a.name}, {"value", a.value}});
    }
    QList<QByteArray> operator()(const Fence &a) const
    {
        const milliseconds settle = context.pooled ? kPauses : milliseconds(0);
        const milliseconds calm = context.pooled ? kPausesFar - kPauses : milliseconds(0);
        QList<QByteArray> all =
            file("fence", {{"grace", ms(a.grace)}, {"settle", ms(settle)}, {"calm", ms(calm)}}) + reloaded("on");
        all += file("endsessions");
        if (!a.candidate.isEmpty())
            all +=
                file("markerreplayed",
                     {{"standby", context.standbyName}, {"slot", context.standbySlot}, {"patience", ms(a.patience)}});
        all += file("fenced");
        return context.holdFence ? all + file("holdfence", {{"patience", ms(context.limits.rejoin)}}) : all;
    }
    QList<QByteArray> operator()(const Unfence &) const { return file("unfence") + reloaded("off") + file("unfenced"); }
    QList<QByteArray> operator()(const WaitCaughtUp &a) const
    {
        return file("replayed", {{"position", position(context)}, {"patience", ms(a.patience)}});
    }
    QList<QByteArray> operator()(const Promote &) const
    {
        return file("promote", {{"patience", ms(context.limits.promotion)}});
    }
    QList<QByteArray> operator()(const Follow &a) const
    {
        const QString shown = QStringLiteral("host=%1 port=%2 …").arg(context.upstreamHost).arg(context.upstreamPort);
        return file("follow", {{"conninfo", context.conninfo.isEmpty() ? shown : context.conninfo}, {"slot", a.slot}}) +
               streaming(context.limits.catchUp);
    }
    QList<QByteArray> operator()(const WaitStreaming &a) const { return streaming(a.patience); }
    QList<QByteArray> operator()(const VerifyWrite &) const
    {
        return (context.mayCreateSchema ? file("schema") : QList<QByteArray>()) +
               file("verifywrite", {{"operation", context.operation}});
    }
    template <class Other>
    QList<QByteArray> operator()(const Other &) const
    {
        return {};
    }

private:
    QList<QByteArray> streaming(milliseconds patience) const
    {
        return file("streaming", {{"host", context.upstreamHost},
                                  {"port", QString::number(context.upstreamPort)},
                                  {"position", position(context)},
                                  {"timeline", QString::number(context.timeline)},
                                  {"patience", ms(patience)}});
    }
};

struct Patience {
    const OperationLimits &limits;
    milliseconds operator()(const Checkpoint &) const { return kCheckpoint; }
    milliseconds operator()(const Fence &a) const { return a.grace + a.patience + kShort; }
    milliseconds operator()(const WaitCaughtUp &a) const { return a.patience + kShort; }
    milliseconds operator()(const Promote &) const { return limits.promotion + kShort; }
    milliseconds operator()(const Follow &) const { return limits.catchUp + kShort; }
    milliseconds operator()(const WaitStreaming &a) const { return a.patience + kShort; }
    template <class Other>
    milliseconds operator()(const Other &) const
    {
        return kShort;
    }
};

} // namespace

QList<QByteArray> statementsOf(const Action &action, const StepContext &context, int majorVersion)
{
    return std::visit(Statements{context, majorVersion}, action);
}

qsizetype unawaitedOf(const Action &action, const StepContext &context)
{
    const bool holds = context.holdFence && std::holds_alternative<Fence>(action);
    return holds ? statements(QStringLiteral("holdfence"), 0).size() : 0;
}

milliseconds patienceOf(const Action &action, const OperationLimits &limits)
{
    return std::visit(Patience{limits}, action);
}

QList<QByteArray> statements(const QString &file, int majorVersion, const QHash<QByteArray, QString> &values)
{
    // A statement ends with its line's semicolon, unless that is inside a body in $meridian$.
    QList<QByteArray> all;
    QByteArray statement;
    const QList<QByteArray> lines = sqlText(file, majorVersion).split('\n');
    for (const QByteArray &line : lines) {
        if (line.isEmpty())
            continue;
        statement += line + '\n';
        if (!line.endsWith(';') || statement.count("$meridian$") % 2 == 1)
            continue;
        all += filled(QString::fromUtf8(statement), values).trimmed().chopped(1).toUtf8();
        statement.clear();
    }
    if (!statement.isEmpty())
        all += filled(QString::fromUtf8(statement), values).trimmed().toUtf8();
    return all;
}

} // namespace meridian
