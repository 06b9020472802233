// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgbouncerconfig.h"

#include <QCoreApplication>

#include <optional>

namespace meridian
{

namespace
{

/// A piece of the text.
struct Span {
    qsizetype at = 0, size = 0;
};

struct Entry {
    QByteArray name;
    Span value; ///< "host=a port=b …"
};

QByteArray entryName(QByteArray key)
{
    key = key.trimmed();
    if (key.size() >= 2 && key.startsWith('"') && key.endsWith('"'))
        return key.sliced(1, key.size() - 2).replace("\"\"", "\"");
    return key;
}

QList<Entry> entriesOf(const QByteArray &config)
{
    QList<Entry> out;
    bool inside = false;
    for (qsizetype at = 0, end = 0; at < config.size(); at = end + 1) {
        end = config.indexOf('\n', at);
        end = end < 0 ? config.size() : end;
        const QByteArray line = config.mid(at, end - at).trimmed();
        if (line.startsWith('['))
            inside = line.toLower() == "[databases]";
        const qsizetype equals = config.indexOf('=', at);
        if (!inside || line.isEmpty() || line.startsWith(';') || line.startsWith('#') || equals < 0 || equals >= end)
            continue;
        qsizetype last = end;
        if (last > equals + 1 && config.at(last - 1) == '\r')
            --last;
        out.append({entryName(config.mid(at, equals - at)), {equals + 1, last - equals - 1}});
    }
    return out;
}

/// The value of a key within an entry, quotes included.
std::optional<Span> valueOf(const QByteArray &config, const Span &entry, const QByteArray &wanted)
{
    const qsizetype end = entry.at + entry.size;
    qsizetype at = entry.at;
    const auto isSpace = [&] { return at < end && (config.at(at) == ' ' || config.at(at) == '\t'); };
    while (at < end) {
        while (isSpace())
            ++at;
        const qsizetype keyAt = at;
        while (at < end && config.at(at) != '=' && !isSpace())
            ++at;
        const QByteArray key = config.mid(keyAt, at - keyAt);
        while (isSpace())
            ++at;
        if (at >= end || config.at(at) != '=')
            return std::nullopt;
        ++at;
        while (isSpace())
            ++at;
        const qsizetype valueAt = at;
        if (at < end && config.at(at) == '\'') { // '' within stands for one
            for (++at; at < end && (config.at(at) != '\'' || (at + 1 < end && config.at(at + 1) == '\'')); ++at)
                at += config.at(at) == '\'' ? 1 : 0;
            at = qMin(at + 1, end);
        } else {
            while (at < end && !isSpace())
                ++at;
        }
        if (key == wanted)
            return Span{valueAt, at - valueAt};
    }
    return std::nullopt;
}

QByteArray quoted(QByteArray value)
{
    const bool plain = !value.isEmpty() && !value.contains(' ') && !value.contains('\'');
    return plain ? value : '\'' + value.replace('\'', "''") + '\'';
}

} // namespace

Result<QByteArray> pointedAt(const QByteArray &config, const QString &database, const QString &host, quint16 port)
{
    const QList<Entry> entries = entriesOf(config);
    const auto named = [&](const QByteArray &name) {
        return std::find_if(entries.begin(), entries.end(), [&](const Entry &e) { return e.name == name; });
    };
    auto entry = named(database.toUtf8());
    if (entry == entries.end())
        entry = named("*");
    if (entry == entries.end())
        return Error{
            ErrorKind::BadInput,
            QCoreApplication::translate("Traffic", "change PgBouncer's configuration"),
            QCoreApplication::translate("Traffic", "its [databases] section has neither \"%1\" nor *").arg(database),
            {},
            QCoreApplication::translate("Traffic", "Correct the endpoint's database or config_file.")};
    QByteArray out = config;
    qsizetype grown = 0; // by the first change, for what stands behind it
    const std::pair<QByteArray, QByteArray> wanted[] = {{"host", host.toUtf8()}, {"port", QByteArray::number(port)}};
    for (const auto &[key, value] : wanted) {
        const Span all{entry->value.at, entry->value.size + grown};
        const QByteArray word = quoted(value);
        if (const auto there = valueOf(out, all, key)) {
            out.replace(there->at, there->size, word);
            grown += word.size() - there->size;
        } else {
            out.insert(all.at, ' ' + key + '=' + word);
            grown += key.size() + word.size() + 2;
        }
    }
    return out;
}

} // namespace meridian
