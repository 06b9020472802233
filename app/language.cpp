// SPDX-License-Identifier: GPL-3.0-or-later
#include "language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace meridian
{

namespace
{

QString known(const QString &name)
{
    const QString wanted = name.isEmpty() ? QLocale::system().name() : name;
    return wanted.startsWith(QLatin1String("zh")) ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

} // namespace

void Language::use(const QString &name)
{
    m_name = known(name);
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
    QLocale::setDefault(QLocale(m_name));
    install(QStringLiteral("qtbase_") + m_name, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("meridian_") + m_name, QStringLiteral(":/i18n"));
}

void Language::install(const QString &file, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(file, folder))
        return; // Qt's English needs none, and its Chinese may not be installed
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

} // namespace meridian
