// SPDX-License-Identifier: GPL-3.0-or-later
// The help texts in the resources: which there are, in which order, and what they say. Pure.
#pragma once

#include <QString>
#include <QStringList>

namespace meridian
{

/// Names of the topics, which are the names of the files, in the order of the contents. Pages have the page's name.
QStringList helpTopics();
/// "qrc:" address of a topic in a language; a language without help gets the English one.
QString helpAddress(const QString &topic, const QString &language);
QString helpText(const QString &topic, const QString &language); ///< Markdown; empty when there is no such topic
QString helpTitle(const QString &topic, const QString &language);
/// The one that the program speaks now: the default locale's, which app/language.cpp sets with the translation.
QString helpLanguage();

} // namespace meridian
