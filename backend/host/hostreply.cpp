// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostreply.h"

#include <QRegularExpression>

namespace meridian
{

namespace
{

const QRegularExpression &progressLine()
{
    static const QRegularExpression line(QStringLiteral("^\\s*(\\d+)/(\\d+) kB \\(\\d+%\\)"));
    return line;
}

QStringList linesOf(const QByteArray &text)
{
    static const QRegularExpression ends(QStringLiteral("[\\r\\n]+"));
    return QString::fromUtf8(text).split(ends, Qt::SkipEmptyParts);
}

template <class T>
std::optional<T> numberOf(const QHash<QString, QString> &facts, const char *key)
{
    bool ok = false;
    const qint64 value = facts.value(QLatin1String(key)).toLongLong(&ok);
    return ok ? std::optional(static_cast<T>(value)) : std::nullopt;
}

} // namespace

void readFacts(const QByteArray &output, HostReply &reply)
{
    const QByteArray mark = "meridian:";
    qsizetype at = 0;
    while (at < output.size()) {
        const qsizetype end = output.indexOf('\n', at);
        const QByteArray line = output.mid(at, end < 0 ? -1 : end - at);
        at = end < 0 ? output.size() : end + 1;
        if (line == mark + "content") {
            reply.content = output.mid(at);
            return;
        }
        const qsizetype equals = line.indexOf('=');
        if (line.startsWith(mark) && equals > 0)
            reply.facts.insert(QString::fromUtf8(line.mid(mark.size(), equals - mark.size())),
                               QString::fromUtf8(line.mid(equals + 1)).trimmed());
    }
}

QString wordsOf(const QByteArray &errors, qsizetype most)
{
    QStringList words;
    for (const QString &line : linesOf(errors)) {
        if (!progressLine().match(line).hasMatch() && !line.trimmed().isEmpty())
            words += line.trimmed();
    }
    return words.join(u'\n').right(most);
}

std::optional<HostProgress> progressOf(const QByteArray &errors)
{
    std::optional<HostProgress> last;
    for (const QString &line : linesOf(errors)) {
        const auto match = progressLine().match(line);
        if (match.hasMatch())
            last = HostProgress{match.captured(1).toLongLong() * 1024, match.captured(2).toLongLong() * 1024};
    }
    return last;
}

HostStatus hostStatus(const HostReply &reply)
{
    const auto &facts = reply.facts;
    const auto text = [&](const char *key) { return facts.value(QLatin1String(key)); };
    HostStatus status;
    status.runs = text("runs") == QLatin1String("1");
    status.pid = numberOf<qint64>(facts, "pid");
    status.phase = text("phase");
    status.clusterState = text("state");
    status.systemIdentifier = text("system");
    status.timeline = numberOf<quint32>(facts, "timeline");
    status.walLogHints = text("hints");
    if (const auto version = numberOf<quint32>(facts, "checksums"))
        status.checksums = *version != 0;
    if (const auto signal = numberOf<int>(facts, "standby_signal"))
        status.standbySignal = *signal != 0;
    status.primarySlot = text("slot");
    status.diskFree = numberOf<qint64>(facts, "disk_free");
    status.stalePid = text("stale") == QLatin1String("1");
    return status;
}

} // namespace meridian
