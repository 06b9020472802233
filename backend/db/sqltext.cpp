// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqltext.h"

#include <QFile>

namespace meridian
{

namespace
{

bool applies(const QByteArray &mark, int majorVersion)
{
    if (mark.startsWith('<'))
        return majorVersion < mark.mid(1).toInt();
    return majorVersion >= mark.chopped(1).toInt(); // "13+"
}

} // namespace

QByteArray cutToVersion(const QByteArray &sql, int majorVersion)
{
    QByteArray out;
    const QList<QByteArray> lines = sql.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype comment = line.indexOf("--");
        const QByteArray code = (comment < 0 ? line : line.first(comment)).trimmed();
        const bool marked = comment >= 0 && line.mid(comment + 2, 1) == "@";
        if (code.isEmpty() || (marked && !applies(line.mid(comment + 3).trimmed(), majorVersion)))
            continue;
        out += code;
        out += '\n';
    }
    return out;
}

QByteArray sqlText(const QString &name, int majorVersion)
{
    QFile file(QStringLiteral(":/db/%1.sql").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the statement %s is missing from this program", qPrintable(name));
    return cutToVersion(file.readAll(), majorVersion);
}

} // namespace meridian
