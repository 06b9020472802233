// SPDX-License-Identifier: GPL-3.0-or-later
// A fleet file being edited: its text, every earlier text for undo, what is wrong with it and where. A value; lives on
// the thread that has it. Reads and writes the file only when asked to.
#pragma once

#include "fleetfile.h"
#include "linediff.h"
#include "yamlplace.h"

#include <optional>

namespace meridian
{

struct FieldProblem {
    yaml::Path path; ///< of the value that is wrong or missing; empty when it belongs to no field
    FileProblem problem;
};

class FleetDraft
{
public:
    FleetDraft() = default;
    FleetDraft(const QString &file, const QByteArray &text);
    static Result<FleetDraft> read(const QString &file);

    const QString &file() const { return m_file; }
    const QByteArray &text() const { return m_text; }
    bool isChanged() const { return m_text != m_saved; }

    bool has(const yaml::Path &path) const { return yaml::find(m_root, path) != nullptr; }
    std::optional<QString> value(const yaml::Path &path) const; ///< a scalar as it reads, without quotes
    int count(const yaml::Path &list) const;
    QString name(const yaml::Path &entry) const;  ///< its "name"
    QStringList names(const QString &list) const; ///< of "regions", "credentials", "clusters"

    /// `value` empty: the key is taken out. One step of undo with the edit before it when that was of the same key.
    Result<Done> set(const yaml::Path &path, const QString &value, bool isNumber);
    Result<Done> append(const yaml::Path &list, const yaml::Place &entry);
    Result<Done> remove(const yaml::Path &path);
    /// A region's or a credential's name, and everything that refers to it.
    Result<Done> rename(const yaml::Path &entry, const QString &name);

    bool canUndo() const { return !m_undo.isEmpty(); }
    bool canRedo() const { return !m_redo.isEmpty(); }
    void undo();
    void redo();
    void endStep() { m_lastPath.clear(); } ///< the next edit is a step of its own

    FleetPtr fleet() const;               ///< null while there are problems
    QList<FieldProblem> problems() const; ///< by line
    void recheck() { m_checked.reset(); } ///< problems are words: in the language of now from here on
    QList<DiffLine> diff() const { return lineDiff(m_saved, m_text); }
    Result<QList<DiffLine>> diskDiff() const; ///< what somebody else changed since the file was read

    Result<Done> save();   ///< see saveFleetFile(); refuses a text with problems
    Result<Done> reload(); ///< what is on disk, with the text until now as an undo step

private:
    Result<Done> take(const Result<QByteArray> &edited, const yaml::Path &path);
    void setText(const QByteArray &text);
    yaml::Path pathOf(const FileProblem &problem) const;

    QString m_file;
    QByteArray m_mark; ///< a byte order mark, kept
    QByteArray m_saved, m_text;
    yaml::Place m_root;
    QList<QByteArray> m_undo, m_redo;
    yaml::Path m_lastPath;
    mutable std::optional<FleetOrProblems> m_checked; ///< of m_text
};

} // namespace meridian
