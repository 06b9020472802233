// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetedit.h"

#include "yamlspelling.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian::yaml
{

namespace
{

/// Where a new key goes: behind the last present one that stands before it here. One order serves every mapping.
constexpr const char *kOrder[] = {
    "name",
    "operator",
    "regions",
    "credentials",
    "clusters",
    "engine",
    "environment",
    "colour",
    "rto",
    "rpo",
    "host",
    "port",
    "database",
    "region",
    "priority",
    "promotion",
    "title",
    "provider",
    "latitude",
    "longitude",
    "jurisdiction",
    "cost_factor",
    "user",
    "service",
    "password_file",
    "mode",
    "root_certificate",
    "tls",
    "credential",
    "polling",
    "interval",
    "timeout",
    "connect_timeout",
    "backoff_max",
    "cold",
    "detail",
    "thresholds",
    "healthy_within",
    "degraded_within",
    "strikes",
    "recoveries",
    "lag_warning",
    "lag_critical",
    "lag_bytes_soft",
    "lag_bytes_hard",
    "network_latency",
    "database_response",
    "architecture_latency",
    "oldest_transaction",
    "clock_offset",
    "limits",
    "replication",
    "endpoints",
    "control",
    "reached_from",
    "nodes",
};

qsizetype rank(const std::string &key)
{
    return std::find(std::begin(kOrder), std::end(kOrder), key) - std::begin(kOrder);
}

/// The index that a new key gets.
size_t slotFor(const Place &map, const QString &key)
{
    const qsizetype own = rank(key.toStdString());
    for (size_t i = map.keys.size(); i > 0; --i) {
        if (rank(map.keys[i - 1].value) < own)
            return i;
    }
    return map.keys.size();
}

Error refusal(const Path &path, const QString &why)
{
    return {ErrorKind::Internal,
            QCoreApplication::translate("FleetEdit", "change '%1' in the fleet file").arg(path.join(u'/')),
            why,
            {},
            QCoreApplication::translate("FleetEdit", "Nothing was changed. Make this change in a text editor; the file "
                                                     "is read again as soon as it is saved.")};
}

Place *find(Place &root, const Path &path)
{
    return const_cast<Place *>(yaml::find(std::as_const(root), path));
}

/// One edit under way: the text and its tree, and the tree as it is meant to be.
class Edit
{
public:
    Edit(const QByteArray &text, Place root, const Path &path)
        : m_text(text)
        , m_root(root)
        , m_wanted(std::move(root))
        , m_path(path)
        , m_lineEnd(text.contains("\r\n") ? "\r\n" : "\n")
    {
    }

    Result<QByteArray> set(Path path, Place value);
    Result<QByteArray> remove(const Path &path);
    Result<QByteArray> append(const Path &path, const Place &value);

private:
    Result<QByteArray> replaceValue(const Path &path, const Place &value);
    Result<QByteArray> addKey(const Path &map, const QString &key, const Place &value);
    Result<QByteArray> changed(qsizetype from, qsizetype to, const QByteArray &with) const;
    qsizetype lineStart(qsizetype at) const { return m_text.lastIndexOf('\n', at - 1) + 1; }
    qsizetype lineEnd(qsizetype at) const; ///< of its line, before the line break
    int columnOf(qsizetype at) const { return static_cast<int>(at - (at > 0 ? lineStart(at) : 0)); }
    void cutFlow(const Place &parent, size_t index, qsizetype &from, qsizetype &to) const;
    void cutBlock(const Place &parent, size_t index, qsizetype &from, qsizetype &to) const;
    bool isBlank(qsizetype from, qsizetype to) const { return m_text.mid(from, to - from).trimmed().isEmpty(); }

    const QByteArray &m_text;
    Place m_root, m_wanted;
    Path m_path;
    QByteArray m_lineEnd;
};

qsizetype Edit::lineEnd(qsizetype at) const
{
    const qsizetype found = m_text.indexOf('\n', at);
    const qsizetype end = found < 0 ? m_text.size() : found;
    return end > at && m_text[end - 1] == '\r' ? end - 1 : end;
}

/// The new text, when it reads as intended.
Result<QByteArray> Edit::changed(qsizetype from, qsizetype to, const QByteArray &with) const
{
    if (from < 0 || to < from || to > m_text.size())
        return refusal(m_path, QCoreApplication::translate("FleetEdit", "its place in the text was not found"));
    const QByteArray text = m_text.first(from) + with + m_text.sliced(to);
    const Result<Place> again = readPlaces(text);
    if (!again || !same(*again, m_wanted))
        return refusal(m_path, QCoreApplication::translate(
                                   "FleetEdit", "it is written in a way that cannot be changed without side effects"));
    return text;
}

Result<QByteArray> Edit::set(Path path, Place value)
{
    if (yaml::find(m_root, path))
        return replaceValue(path, value);
    while (!path.isEmpty()) {
        const QString key = path.takeLast();
        const Place *parent = yaml::find(m_root, path);
        if (parent && parent->kind == Place::Kind::Mapping)
            return addKey(path, key, value);
        value = mapping({{key, value}});
        if (parent && parent->kind == Place::Kind::Nothing)
            return replaceValue(path, value);
        if (parent)
            break;
    }
    return refusal(m_path, QCoreApplication::translate("FleetEdit", "there is no place for it"));
}

Result<QByteArray> Edit::replaceValue(const Path &path, const Place &value)
{
    *find(m_wanted, path) = value;
    const Place &old = *yaml::find(m_root, path);
    const Place *parent = yaml::find(m_root, path.first(std::max<qsizetype>(path.size() - 1, 0)));
    const bool inFlow = parent->flow;
    if (old.kind == Place::Kind::Nothing) {
        const auto index = static_cast<size_t>(parent->indexOf(path.isEmpty() ? QString() : path.last()));
        if (index >= parent->children.size())
            return refusal(m_path, QCoreApplication::translate("FleetEdit", "the file is empty"));
        const qsizetype at = entryEnd(*parent, index, m_text);
        return changed(at, at, " " + spellFlow(value, inFlow));
    }
    const qsizetype end = endOf(old, m_text);
    return changed(old.at, end, spellFlow(value, inFlow, old.at < m_text.size() ? m_text[old.at] : '\0'));
}

Result<QByteArray> Edit::addKey(const Path &path, const QString &key, const Place &value)
{
    Place &wanted = *find(m_wanted, path);
    const Place &map = *yaml::find(m_root, path);
    const size_t slot = slotFor(map, key);
    wanted.keys.insert(wanted.keys.begin() + static_cast<std::ptrdiff_t>(slot), plainScalar(key));
    wanted.children.insert(wanted.children.begin() + static_cast<std::ptrdiff_t>(slot), value);
    if (map.keys.empty()) {
        const qsizetype open = endOf(map, m_text) - 1; // "{}" or "{ }": before the closing bracket
        return changed(open, open, spellEntry(key, value, true));
    }
    if (map.flow) {
        const bool first = slot == 0;
        const qsizetype at = first ? map.keys.front().at : entryEnd(map, slot - 1, m_text);
        const QByteArray entry = spellEntry(key, value, true);
        return changed(at, at, first ? entry + ", " : ", " + entry);
    }
    const int column = columnOf(map.keys.front().at);
    if (slot == 0) { // before the first one, which may stand behind "- "
        const qsizetype at = map.keys.front().at;
        return changed(at, at, spellBlockEntry(key, value, column, m_lineEnd) + m_lineEnd + QByteArray(column, ' '));
    }
    const qsizetype at = lineEnd(entryEnd(map, slot - 1, m_text));
    return changed(at, at, m_lineEnd + QByteArray(column, ' ') + spellBlockEntry(key, value, column, m_lineEnd));
}

Result<QByteArray> Edit::append(const Path &path, const Place &value)
{
    const Place *found = yaml::find(m_root, path);
    if (!found || found->kind == Place::Kind::Nothing)
        return set(path, list({value}));
    if (found->kind != Place::Kind::List)
        return refusal(m_path, QCoreApplication::translate("FleetEdit", "it is no list"));
    find(m_wanted, path)->children.push_back(value);
    if (found->children.empty()) {
        const qsizetype close = endOf(*found, m_text) - 1;
        return changed(close, close, spellFlow(value, true));
    }
    const size_t last = found->children.size() - 1;
    const qsizetype end = entryEnd(*found, last, m_text);
    if (found->flow)
        return changed(end, end, ", " + spellFlow(value, true));
    const int column = columnOf(found->at);
    const Place &sibling = found->children[last];
    const QByteArray item = sibling.flow ? spellFlow(value, false) : spellBlock(value, column + 2, m_lineEnd);
    QByteArray before = m_lineEnd;
    if (last > 0) { // entries that stand apart are joined by one that stands apart
        const QByteArray between = m_text.mid(end, 0) + m_text.mid(entryEnd(*found, last - 1, m_text),
                                                                   sibling.at - entryEnd(*found, last - 1, m_text));
        if (between.contains("\n\n") || between.contains("\n\r\n"))
            before += m_lineEnd;
    }
    const qsizetype at = lineEnd(end);
    return changed(at, at, before + QByteArray(column, ' ') + "- " + item);
}

Result<QByteArray> Edit::remove(const Path &path)
{
    const Path parentPath = path.first(std::max<qsizetype>(path.size() - 1, 0));
    const Place *parent = path.isEmpty() ? nullptr : yaml::find(m_root, parentPath);
    const int found = parent ? parent->indexOf(path.last()) : -1;
    if (found < 0)
        return refusal(m_path, QCoreApplication::translate("FleetEdit", "there is nothing"));
    if (parent->children.size() == 1)
        return remove(parentPath);
    const auto index = static_cast<size_t>(found);
    Place &wanted = *find(m_wanted, parentPath);
    wanted.children.erase(wanted.children.begin() + found);
    if (!wanted.keys.empty())
        wanted.keys.erase(wanted.keys.begin() + found);
    qsizetype from = 0, to = 0;
    if (parent->flow)
        cutFlow(*parent, index, from, to);
    else
        cutBlock(*parent, index, from, to);
    return changed(from, to, {});
}

void Edit::cutFlow(const Place &parent, size_t index, qsizetype &from, qsizetype &to) const
{
    const auto begin = [&](size_t i) { return (parent.keys.empty() ? parent.children : parent.keys)[i].at; };
    const bool last = index + 1 == parent.children.size();
    from = last ? entryEnd(parent, index - 1, m_text) : begin(index);
    to = last ? entryEnd(parent, index, m_text) : begin(index + 1);
}

/// Whole lines, with the comment behind them; comments above stay.
void Edit::cutBlock(const Place &parent, size_t index, qsizetype &from, qsizetype &to) const
{
    const bool isMapping = parent.kind == Place::Kind::Mapping;
    qsizetype begin = isMapping ? parent.keys[index].at : parent.children[index].at;
    if (!isMapping)
        begin = m_text.lastIndexOf('-', begin - 1);
    from = begin > 0 ? lineStart(begin) : 0;
    if (!isBlank(from, begin)) { // the first key, behind "- ": the next one takes its place
        from = begin;
        to = parent.keys.size() > index + 1 ? parent.keys[index + 1].at : begin;
        return;
    }
    const qsizetype end = m_text.indexOf('\n', entryEnd(parent, index, m_text));
    to = end < 0 ? m_text.size() : end + 1;
    const bool lastOfFile = isBlank(to, m_text.size());
    // Of the empty lines on both sides, one side goes.
    while (from > 1 && (lastOfFile || isBlank(to, lineEnd(to))) && isBlank(lineStart(from - 1), from - 1))
        from = lineStart(from - 1);
    if (end < 0 && from > 0) // the last line had no line break, and the new last one gets none either
        from = m_text[from - 1] == '\n' ? lineEnd(lineStart(from - 1)) : from;
}

template <class Change>
Result<QByteArray> edited(const QByteArray &text, const Path &path, Change &&change)
{
    const Result<Place> root = readPlaces(text);
    if (!root)
        return root.error();
    Edit edit(text, *root, path);
    return change(edit);
}

} // namespace

Result<QByteArray> setAt(const QByteArray &text, const Path &path, const Place &value)
{
    return edited(text, path, [&](Edit &edit) { return edit.set(path, value); });
}

Result<QByteArray> removeAt(const QByteArray &text, const Path &path)
{
    return edited(text, path, [&](Edit &edit) { return edit.remove(path); });
}

Result<QByteArray> appendTo(const QByteArray &text, const Path &path, const Place &value)
{
    return edited(text, path, [&](Edit &edit) { return edit.append(path, value); });
}

} // namespace meridian::yaml
