// SPDX-License-Identifier: GPL-3.0-or-later
// How well typed letters fit a text: all of them in their order, better at the starts of words and side by side. Any
// thread, pure.
#pragma once

#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace meridian
{

/// One query against many texts; keeps its working memory from one text to the next.
class FuzzyQuery
{
public:
    /// Upper and lower case are the same; white space at the ends does not count.
    explicit FuzzyQuery(const QString &letters);

    bool isEmpty() const { return m_letters.isEmpty(); }
    /// `folded` is `text` folded by fold(). Nothing when a letter is missing; more is better, and only comparable
    /// within one query.
    std::optional<int> score(QStringView text, QStringView folded);
    /// Which letters of the text the best score is made of, ascending; empty when it does not fit.
    QList<int> positions(QStringView text, QStringView folded);

private:
    bool fits(QStringView folded) const;
    int fill(QStringView text, QStringView folded);
    int &best(qsizetype letter, qsizetype at) { return m_best[static_cast<std::size_t>(letter * m_width + at)]; }

    QString m_letters;
    qsizetype m_width = 0;
    std::vector<int> m_best; ///< score of the letters so far, the last one standing here
};

/// Lower case letter by letter: the result is as long as the text.
QString fold(const QString &text);

} // namespace meridian
