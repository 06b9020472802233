// SPDX-License-Identifier: GPL-3.0-or-later
#include "helptopics.h"

#include <QFile>
#include <QLocale>

namespace meridian
{

namespace
{

QString file(const QString &topic, const QString &language)
{
    const QString name = QStringLiteral(":/meridian/help/%1/%2.md").arg(language, topic);
    return QFile::exists(name) ? name : QStringLiteral(":/meridian/help/en/%1.md").arg(topic);
}

} // namespace

QStringList helpTopics()
{
    return {QStringLiteral("start"),     QStringLiteral("map"),          QStringLiteral("charts"),
            QStringLiteral("latency"),   QStringLiteral("nodes"),        QStringLiteral("events"),
            QStringLiteral("failovers"), QStringLiteral("availability"), QStringLiteral("time"),
            QStringLiteral("wall"),      QStringLiteral("states"),       QStringLiteral("keyboard"),
            QStringLiteral("fleet")};
}

QString helpAddress(const QString &topic, const QString &language)
{
    return QStringLiteral("qrc") + file(topic, language);
}

QString helpText(const QString &topic, const QString &language)
{
    QFile text(file(topic, language));
    return text.open(QIODevice::ReadOnly) ? QString::fromUtf8(text.readAll()) : QString();
}

QString helpTitle(const QString &topic, const QString &language)
{
    const QString first = helpText(topic, language).section(u'\n', 0, 0);
    return first.startsWith(QLatin1String("# ")) ? first.mid(2).trimmed() : first;
}

QString helpLanguage()
{
    return QLocale().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

} // namespace meridian
