// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptwords.h"

#include "hostcommand.h"

#include <QRegularExpression>

namespace meridian
{

QByteArray word(const QString &text)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:@%+,-]+$"));
    static const QRegularExpression expanded(QStringLiteral("[\"$`\\\\!]"));
    if (plain.match(text).hasMatch())
        return text.toUtf8();
    return text.contains(u'\'') && !expanded.match(text).hasMatch() ? '"' + text.toUtf8() + '"' : shellWord(text);
}

QByteArray comment(const QString &text)
{
    constexpr qsizetype kWidth = 117;
    QByteArray out;
    QString line;
    const auto end = [&] {
        out += "# " + line.toUtf8() + '\n';
        line.clear();
    };
    for (const QString &piece : text.simplified().split(u' ')) {
        if (!line.isEmpty() && line.size() + piece.size() >= kWidth)
            end();
        line += line.isEmpty() ? piece : u' ' + piece;
    }
    end();
    return out;
}

QByteArray wholeSeconds(milliseconds time)
{
    return QByteArray::number(qint64(std::chrono::ceil<seconds>(time).count()));
}

QByteArray heredoc(const QByteArray &text)
{
    QByteArray mark = "SQL";
    while (('\n' + text).contains('\n' + mark + '\n'))
        mark += '_';
    return "<<'" + mark + "'\n" + text + (text.endsWith('\n') ? "" : "\n") + mark + '\n';
}

QByteArray sqlLines(const QList<QByteArray> &statements)
{
    QByteArray out;
    for (const QByteArray &statement : statements)
        out += statement + ";\n";
    return out;
}

QByteArray conninfoText(const QList<std::pair<QByteArray, QByteArray>> &parameters)
{
    QByteArrayList out;
    for (const auto &[keyword, value] : parameters) {
        if (value.isEmpty() || keyword == "password" || keyword == "passfile")
            continue;
        const bool bare = value.indexOf(' ') < 0 && value.indexOf('\'') < 0 && value.indexOf('\\') < 0;
        QByteArray quoted = value;
        out += keyword + '=' + (bare ? value : '\'' + quoted.replace('\\', "\\\\").replace('\'', "\\'") + '\'');
    }
    return out.join(' ');
}

} // namespace meridian
