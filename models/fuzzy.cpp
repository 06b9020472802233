// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzy.h"

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kLetter = 16, kFirstOfText = 10, kFirstOfWord = 8, kHump = 8, kBeside = 8;
constexpr int kGap = 3, kLongerGap = 1, kMostLead = 6, kNone = -1'000'000;

/// What a letter is worth for where it stands.
int placeBonus(QStringView text, qsizetype at)
{
    if (at == 0)
        return kFirstOfText;
    const QChar before = text[at - 1], here = text[at];
    if (!before.isLetterOrNumber())
        return here.isLetterOrNumber() ? kFirstOfWord : 0;
    const bool hump = (before.isLower() && here.isUpper()) || (!before.isDigit() && here.isDigit());
    return hump ? kHump : 0;
}

} // namespace

QString fold(const QString &text)
{
    QString out = text;
    for (QChar &c : out)
        c = c.toLower();
    return out;
}

FuzzyQuery::FuzzyQuery(const QString &letters) : m_letters(fold(letters.trimmed())) {}

bool FuzzyQuery::fits(QStringView folded) const
{
    qsizetype at = 0;
    for (const QChar letter : m_letters) {
        at = folded.indexOf(letter, at);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

/// Fills the table row by row, one row a letter; the best of the last row.
int FuzzyQuery::fill(QStringView text, QStringView folded)
{
    m_width = folded.size();
    m_best.assign(static_cast<std::size_t>(m_letters.size() * m_width), kNone);
    for (qsizetype letter = 0; letter < m_letters.size(); ++letter) {
        int reached = kNone; // the best of the row above that lies behind a gap, the gap paid
        for (qsizetype at = letter; at < m_width; ++at) {
            if (letter > 0 && at >= 2)
                reached = std::max(reached - kLongerGap, best(letter - 1, at - 2) - kGap);
            if (folded[at] != m_letters[letter])
                continue;
            const int bonus = placeBonus(text, at);
            if (letter == 0) {
                best(0, at) = kLetter + 2 * bonus - static_cast<int>(std::min<qsizetype>(at, kMostLead));
                continue;
            }
            const int beside = at > 0 ? best(letter - 1, at - 1) : kNone;
            best(letter, at) = kLetter + std::max(beside + std::max(bonus, kBeside), reached + bonus);
        }
    }
    const auto last = m_best.end() - m_width;
    return *std::max_element(last, m_best.end());
}

std::optional<int> FuzzyQuery::score(QStringView text, QStringView folded)
{
    if (m_letters.isEmpty())
        return 0;
    if (!fits(folded))
        return {};
    const int whole = folded == m_letters ? kLetter : 0;
    return fill(text, folded) + whole - static_cast<int>(folded.size() / 8);
}

QList<int> FuzzyQuery::positions(QStringView text, QStringView folded)
{
    if (m_letters.isEmpty() || !fits(folded))
        return {};
    fill(text, folded);
    QList<int> out;
    const auto lastRow = m_best.end() - m_width;
    qsizetype at = std::max_element(lastRow, m_best.end()) - lastRow;
    out.prepend(static_cast<int>(at));
    for (qsizetype letter = m_letters.size() - 1; letter > 0; --letter) {
        const int before = best(letter, at) - kLetter;
        const int bonus = placeBonus(text, at);
        qsizetype from = at - 1; // side by side, else the place that explains the score
        if (best(letter - 1, from) + std::max(bonus, kBeside) != before) {
            for (from = at - 2; from > 0; --from) {
                const int gap = kGap + kLongerGap * static_cast<int>(at - 2 - from);
                if (best(letter - 1, from) - gap + bonus == before)
                    break;
            }
        }
        at = from;
        out.prepend(static_cast<int>(at));
    }
    return out;
}

} // namespace meridian
