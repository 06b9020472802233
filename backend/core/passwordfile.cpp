// SPDX-License-Identifier: GPL-3.0-or-later
#include "passwordfile.h"

#include <QFile>

namespace meridian
{

namespace
{

/// Takes one field off the front of a line if it matches.
bool takeField(QByteArrayView &line, const QByteArray &wanted)
{
    if (line.startsWith("*:")) {
        line = line.sliced(2);
        return true;
    }
    qsizetype at = 0;
    for (const char c : wanted) {
        if (at < line.size() && line[at] == '\\')
            ++at;
        if (at >= line.size() || line[at] != c)
            return false;
        ++at;
    }
    if (at >= line.size() || line[at] != ':')
        return false;
    line = line.sliced(at + 1);
    return true;
}

/// What is left of a line when its four fields are taken off; nothing when one of them does not match.
std::optional<QByteArrayView> restOf(const QByteArray &line, const QString &host, quint16 port, const QString &database,
                                     const QString &user)
{
    QByteArrayView rest(line);
    const bool matches = !line.startsWith('#') && takeField(rest, host.toUtf8()) &&
                         takeField(rest, QByteArray::number(port)) && takeField(rest, database.toUtf8()) &&
                         takeField(rest, user.toUtf8());
    return matches ? std::optional(rest) : std::nullopt;
}

QByteArray unescaped(QByteArrayView text)
{
    QByteArray out;
    for (qsizetype i = 0; i < text.size() && text[i] != '\n' && text[i] != '\r'; ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        out.append(text[i]);
    }
    return out;
}

} // namespace

bool passwordLineMatches(const QByteArray &line, const QString &host, quint16 port, const QString &database,
                         const QString &user)
{
    return restOf(line, host, port, database, user).has_value();
}

std::optional<QByteArray> passwordInFile(const QString &fileName, const Node &node, const QString &user)
{
    QFile file(fileName);
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if ((file.permissions() & others) || !file.open(QIODevice::ReadOnly)) // libpq would not take it either
        return {};
    // The socket folder that libpq was built with goes by "localhost": Debian's or upstream's.
    const bool defaultSocket =
        node.host == QStringLiteral("/var/run/postgresql") || node.host == QStringLiteral("/tmp");
    while (!file.atEnd()) {
        QByteArray line = file.readLine();
        auto rest = restOf(line, node.host, node.port, node.database, user);
        if (!rest && defaultSocket)
            rest = restOf(line, QStringLiteral("localhost"), node.port, node.database, user);
        const auto found = rest ? std::optional(unescaped(*rest)) : std::nullopt;
        line.fill('\0');
        if (found)
            return found;
    }
    return {};
}

} // namespace meridian
