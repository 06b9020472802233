// SPDX-License-Identifier: GPL-3.0-or-later
// Collects the mistakes of one file with the place of each. Pure.
#pragma once

#include "fleetfile.h"

#include <yaml-cpp/mark.h>

namespace meridian
{

class ProblemList
{
public:
    /// `text` is what the marks point into.
    ProblemList(QString file, QByteArray text);

    /// `missing`: the key that the mapping at `mark` should have.
    void add(const YAML::Mark &mark, const QString &message, const QString &missing = {});
    bool isEmpty() const { return m_problems.isEmpty(); }
    QList<FileProblem> inOrder() const; ///< by line and column, each once

private:
    QString m_file;
    QByteArray m_text;
    QList<FileProblem> m_problems;
};

} // namespace meridian
