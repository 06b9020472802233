// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctltable.h"

#include <algorithm>

namespace meridian::ctl
{

QString textTable(const QStringList &headers, const QList<QStringList> &rows)
{
    QStringList titles = headers;
    QList<bool> right;
    QList<qsizetype> widths;
    for (QString &title : titles) {
        right.append(title.startsWith(u'>'));
        if (right.last())
            title.remove(0, 1);
        widths.append(title.size());
    }
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    QString out;
    const auto line = [&](const QStringList &cells) {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const bool last = i + 1 == cells.size();
            out += right[i] ? cells[i].rightJustified(widths[i]) : last ? cells[i] : cells[i].leftJustified(widths[i]);
            out += last ? u"\n" : u"  ";
        }
    };
    line(titles);
    for (const QStringList &row : rows)
        line(row);
    return out;
}

} // namespace meridian::ctl
