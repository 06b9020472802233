// SPDX-License-Identifier: GPL-3.0-or-later
#include "problemlist.h"

#include <algorithm>
#include <tuple>

namespace meridian
{

ProblemList::ProblemList(QString file, QByteArray text) : m_file(std::move(file)), m_text(std::move(text)) {}

void ProblemList::add(const YAML::Mark &mark, const QString &message, const QString &missing)
{
    // The parser counts bytes of UTF-8, people and editors count characters.
    const int column = std::max(mark.column, 0);
    const QByteArray before = m_text.mid(std::max(mark.pos - column, 0), column);
    const auto characters = QString::fromUtf8(before).toUcs4().size();
    m_problems.append({m_file, std::max(mark.line, 0) + 1, static_cast<int>(characters) + 1, message, missing});
}

QList<FileProblem> ProblemList::inOrder() const
{
    const auto key = [](const FileProblem &p) { return std::tie(p.line, p.column, p.message); };
    QList<FileProblem> out = m_problems;
    std::stable_sort(out.begin(), out.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
    // What an alias repeats is wrong once, where it is written.
    out.erase(std::unique(out.begin(), out.end(), [&](const auto &a, const auto &b) { return key(a) == key(b); }),
              out.end());
    return out;
}

} // namespace meridian
