// SPDX-License-Identifier: GPL-3.0-or-later
#include "reason.h"

#include <QCoreApplication>
#include <QHash>

namespace meridian
{

namespace
{

struct Row {
    const char *code;
    const char *text;
};

// One row per reason. %1 … are filled from Reason::args in this order.
constexpr Row kRows[] = {
    {"node.waiting", QT_TRANSLATE_NOOP("Reason", "waiting for the first answer")},
    {"node.ok", QT_TRANSLATE_NOOP("Reason", "answers in %1")},
    {"node.slow", QT_TRANSLATE_NOOP("Reason", "answers slowly: %1 (healthy below %2)")},
    {"node.recovering", QT_TRANSLATE_NOOP("Reason", "answers again, %1 of %2 good polls")},
};

} // namespace

QString Reason::text() const
{
    static const QHash<QString, const char *> table = [] {
        QHash<QString, const char *> t;
        for (const Row &row : kRows)
            t.insert(QLatin1String(row.code), row.text);
        return t;
    }();
    if (code.isEmpty())
        return {};
    const char *source = table.value(code, nullptr);
    QString out = source ? QCoreApplication::translate("Reason", source) : code;
    if (!source)
        return args.isEmpty() ? out : out + QStringLiteral(": ") + args.join(QStringLiteral(", "));
    // One pass, so that an argument that itself holds "%1" is not filled again.
    QString filled;
    for (qsizetype i = 0; i < out.size(); ++i) {
        const bool place = out[i] == u'%' && i + 1 < out.size() && out[i + 1].isDigit();
        if (!place) {
            filled += out[i];
            continue;
        }
        const int index = out[++i].digitValue() - 1;
        filled += args.value(index);
    }
    return filled;
}

} // namespace meridian
