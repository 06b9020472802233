// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabletext.h"

namespace meridian
{

namespace
{

QString csvCell(QString text)
{
    bool isNumber = false;
    text.toDouble(&isNumber);
    if (!text.isEmpty() && !isNumber && QStringLiteral("=+-@\t\r").contains(text.front()))
        text.prepend(u'\'');
    if (!text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    text.replace(u'"', QStringLiteral("\"\""));
    return u'"' + text + u'"';
}

} // namespace

QString toTsv(const QList<QStringList> &rows)
{
    QString out;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            QString cell = row[i];
            cell.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' ');
            out += (i == 0 ? QString() : QStringLiteral("\t")) + cell;
        }
        out += u'\n';
    }
    return out;
}

QByteArray csvLines(const QList<QStringList> &rows)
{
    QByteArray out;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &cell : row)
            cells << csvCell(cell);
        out += cells.join(u',').toUtf8() + "\r\n";
    }
    return out;
}

QByteArray toCsv(const QList<QStringList> &rows)
{
    return "\xEF\xBB\xBF" + csvLines(rows);
}

} // namespace meridian
