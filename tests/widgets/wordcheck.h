// SPDX-License-Identifier: GPL-3.0-or-later
// Speaks a language, a pseudo-language among them that is 40 % longer and puts every translated text into brackets; and
// looks at widgets for what is clipped, what was never translated and what still speaks the language before. GUI
// thread.
#pragma once

#include <QStringList>

#include <memory>

class QTranslator;
class QWidget;

namespace meridian::test
{

class WordCheck
{
public:
    WordCheck();
    ~WordCheck();
    /// "en", "zh_CN" or "pseudo"; false when it could not be loaded.
    [[nodiscard]] bool speak(const QString &language);
    const QString &language() const { return m_language; }
    /// What is wrong with the visible parts of `shown`, each line beginning with `where`.
    QStringList faults(QWidget *shown, const QString &where) const;
    /// What still has brackets, by itself or in a model that it shows; a line each.
    static QString left(QWidget *shown);

private:
    bool isPseudo() const { return m_language == QLatin1String("pseudo"); }
    QStringList untranslated(QWidget *shown, const QString &where) const;

    std::unique_ptr<QTranslator> m_translator;
    QString m_language;
};

} // namespace meridian::test
