// SPDX-License-Identifier: GPL-3.0-or-later
#include "redaction.h"

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QRegularExpression>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr qsizetype kShortest = 4; ///< of an exact secret: a shorter one is a part of many words
const QString kRemoved = QStringLiteral("(removed)");

struct Pattern {
    const char *expression;
    const char *replacement;
};

// What follows a key is in quotes, or reaches to the next blank or comma. `password_file` and the like name no secret.
constexpr Pattern kPatterns[] = {
    {R"(-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----)", "(removed)"},
    {R"(\b(\w+://[^/\s:@"']*:)[^@/\s"']+@)", "\\1(removed)@"},
    {R"(\b(MERIDIAN_PASSWORD_\w+["']?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|'(?:[^'\\]|''|\\.)*'|[^\s,;]+))", "\\1(removed)"},
    {R"((?<![a-z])((?:\w*_|--?[a-z-]*)?(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|sslpassword))"
     R"((?:\\?["'])?\s*[:=]\s*)(\\?"(?:[^"\\]|\\[^"])*\\?"|'(?:[^'\\]|''|\\.)*'|[^\s,;"'}\]]+))",
     "\\1(removed)"},
    {R"(((?:--?)(?:password|token|secret|api-key)["']?,?\s+)("(?:[^"\\]|\\.)*"|'(?:[^'\\]|''|\\.)*'|[^\s,;]+))",
     "\\1(removed)"},
    {R"(\bSCRAM-SHA-256\$[\w+/=:$]+)", "(removed)"},
    {R"(\bmd5[0-9a-f]{32}\b)", "(removed)"},
};

/// The last field of a line of a password file (manual, "The Password File").
QByteArray passwordOf(const QByteArray &line)
{
    if (line.startsWith('#'))
        return {};
    int colons = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) == '\\')
            ++i;
        else if (line.at(i) == ':' && ++colons == 4)
            return QByteArray(line.mid(i + 1)).replace("\\:", ":").replace("\\\\", "\\").trimmed();
    }
    return {};
}

} // namespace

QByteArray withoutSecrets(const QByteArray &text, const QList<QByteArray> &known)
{
    QByteArray bytes = text;
    for (const QByteArray &secret : known) {
        if (secret.size() >= kShortest)
            bytes.replace(secret, kRemoved.toUtf8());
    }
    QString out = QString::fromUtf8(bytes);
    for (const Pattern &pattern : kPatterns)
        out.replace(
            QRegularExpression(QLatin1String(pattern.expression), QRegularExpression::CaseInsensitiveOption |
                                                                      QRegularExpression::DotMatchesEverythingOption),
            QLatin1String(pattern.replacement));
    return out.toUtf8();
}

QList<QByteArray> knownSecrets(const Fleet &fleet)
{
    QList<QByteArray> secrets;
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name == QLatin1String("PGPASSWORD") || name.startsWith(QLatin1String("MERIDIAN_PASSWORD_")))
            secrets += environment.value(name).toUtf8();
    }
    QStringList files{environment.value(QStringLiteral("PGPASSFILE")),
                      QDir::home().filePath(QStringLiteral(".pgpass"))};
    for (const Credential &credential : fleet.credentials)
        files += credential.passwordFile;
    for (const QString &name : std::as_const(files)) {
        QFile file(name);
        if (name.isEmpty() || !file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n'))
            secrets += passwordOf(line);
    }
    secrets.removeAll(QByteArray());
    // The longest first: one may be a part of another.
    std::sort(secrets.begin(), secrets.end(), [](const auto &a, const auto &b) { return a.size() > b.size(); });
    return secrets;
}

} // namespace meridian
