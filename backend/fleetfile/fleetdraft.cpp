// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetdraft.h"

#include "fleetedit.h"
#include "fleetsave.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

using yaml::Path;
using yaml::Place;

const QByteArray kMark = "\xEF\xBB\xBF";

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FleetDraft)
};

/// Where the character of a problem stands in the text, in bytes.
qsizetype offsetOf(const QByteArray &text, int line, int column)
{
    qsizetype start = 0;
    for (int i = 1; i < line; ++i)
        start = text.indexOf('\n', start) + 1;
    const qsizetype end = text.indexOf('\n', start);
    const auto characters = QString::fromUtf8(text.mid(start, end < 0 ? -1 : end - start)).toUcs4();
    const auto before = std::min<qsizetype>(column - 1, characters.size());
    return start +
           QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), before).toUtf8().size();
}

/// The deepest value or key that begins at `offset`; with `wanted`, the mapping there that lacks this key.
bool locate(const Place &place, qsizetype offset, const QString &wanted, Path &path)
{
    for (size_t i = 0; i < place.children.size(); ++i) {
        const Place &child = place.children[i];
        const Place *key = place.keys.empty() ? nullptr : &place.keys[i];
        path.append(key ? QString::fromStdString(key->value) : QString::number(i));
        if (locate(child, offset, wanted, path))
            return true;
        if (wanted.isEmpty() && (child.at == offset || (key && key->at == offset)))
            return true;
        path.removeLast();
    }
    if (wanted.isEmpty() || place.kind != Place::Kind::Mapping || place.at != offset)
        return false;
    path.append(wanted);
    return true;
}

} // namespace

FleetDraft::FleetDraft(const QString &file, const QByteArray &text)
    : m_file(file)
    , m_mark(text.startsWith(kMark) ? kMark : QByteArray())
    , m_saved(text.sliced(m_mark.size()))
{
    setText(m_saved);
}

Result<FleetDraft> FleetDraft::read(const QString &file)
{
    const Result<QByteArray> text = readFleetText(file);
    if (!text)
        return text.error();
    if (const auto read = yaml::readPlaces(*text); !read)
        return read.error();
    return FleetDraft(file, *text);
}

void FleetDraft::setText(const QByteArray &text)
{
    m_text = text;
    m_checked.reset();
    const Result<Place> root = yaml::readPlaces(text);
    m_root = root ? *root : Place();
}

std::optional<QString> FleetDraft::value(const Path &path) const
{
    const Place *place = yaml::find(m_root, path);
    return place && place->kind == Place::Kind::Scalar ? std::optional(QString::fromStdString(place->value))
                                                       : std::nullopt;
}

int FleetDraft::count(const Path &list) const
{
    const Place *place = yaml::find(m_root, list);
    return place && place->kind == Place::Kind::List ? static_cast<int>(place->children.size()) : 0;
}

QString FleetDraft::name(const Path &entry) const
{
    return value(entry + Path{QStringLiteral("name")}).value_or(QString());
}

QStringList FleetDraft::names(const QString &list) const
{
    QStringList out;
    for (int i = 0; i < count({list}); ++i)
        out.append(name({list, QString::number(i)}));
    return out;
}

Result<Done> FleetDraft::take(const Result<QByteArray> &edited, const Path &path)
{
    if (!edited)
        return edited.error();
    if (*edited == m_text)
        return Done{};
    if (path.isEmpty() || path != m_lastPath)
        m_undo.append(m_text);
    m_lastPath = path;
    m_redo.clear();
    setText(*edited);
    return Done{};
}

Result<Done> FleetDraft::set(const Path &path, const QString &value, bool isNumber)
{
    if (!value.isEmpty())
        return take(yaml::setAt(m_text, path, isNumber ? yaml::plainScalar(value) : yaml::textScalar(value)), path);
    return has(path) ? take(yaml::removeAt(m_text, path), path) : Done{};
}

Result<Done> FleetDraft::append(const Path &list, const Place &entry)
{
    return take(yaml::appendTo(m_text, list, entry), {});
}

Result<Done> FleetDraft::remove(const Path &path)
{
    return take(yaml::removeAt(m_text, path), {});
}

Result<Done> FleetDraft::rename(const Path &entry, const QString &name)
{
    const auto region = QStringLiteral("region"), credential = QStringLiteral("credential");
    const bool isRegion = entry.first() == QLatin1String("regions");
    const QString old = this->name(entry);
    const bool taken = names(entry.first()).contains(name);
    Result<QByteArray> text = yaml::setAt(m_text, entry + Path{QStringLiteral("name")}, yaml::textScalar(name));
    const auto follow = [&](const Path &path) {
        if (text && value(path) == old)
            text = yaml::setAt(*text, path, yaml::textScalar(name));
    };
    const auto clusters = QStringLiteral("clusters");
    for (int c = 0; !old.isEmpty() && !taken && c < count({clusters}); ++c) {
        const Path cluster{clusters, QString::number(c)};
        if (!isRegion) {
            for (const QString &key : {credential, QStringLiteral("operator"), QStringLiteral("replication")})
                follow(cluster + Path{key});
        }
        for (const QString &list : {QStringLiteral("nodes"), QStringLiteral("endpoints")}) {
            for (int n = 0; n < count(cluster + Path{list}); ++n) {
                const Path place = cluster + Path{list, QString::number(n)};
                follow(place + Path{isRegion ? region : credential});
                if (!isRegion)
                    follow(place + Path{QStringLiteral("control"), QStringLiteral("patroni"), credential});
            }
        }
    }
    return take(text, {});
}

void FleetDraft::undo()
{
    if (m_undo.isEmpty())
        return;
    m_redo.append(m_text);
    setText(m_undo.takeLast());
    endStep();
}

void FleetDraft::redo()
{
    if (m_redo.isEmpty())
        return;
    m_undo.append(m_text);
    setText(m_redo.takeLast());
    endStep();
}

FleetPtr FleetDraft::fleet() const
{
    if (!m_checked)
        m_checked = parseFleet(m_text, m_file);
    return m_checked->fleet;
}

QList<FieldProblem> FleetDraft::problems() const
{
    QList<FieldProblem> out;
    if (!fleet()) {
        for (const FileProblem &problem : std::as_const(m_checked->problems))
            out.append({pathOf(problem), problem});
    }
    return out;
}

Path FleetDraft::pathOf(const FileProblem &problem) const
{
    Path path;
    if (problem.line > 0)
        locate(m_root, offsetOf(m_text, problem.line, problem.column), problem.missing, path);
    return path;
}

Result<QList<DiffLine>> FleetDraft::diskDiff() const
{
    const Result<QByteArray> there = readFleetText(m_file);
    if (!there)
        return there.error();
    return lineDiff(m_mark + m_saved, *there);
}

Result<Done> FleetDraft::save()
{
    if (!fleet())
        return fleetError(m_file, m_checked->problems);
    const Result<QByteArray> saved = saveFleetFile(m_file, m_mark + m_text, m_mark + m_saved);
    if (!saved)
        return saved.error();
    m_saved = m_text;
    endStep();
    return Done{};
}

Result<Done> FleetDraft::reload()
{
    const Result<FleetDraft> there = read(m_file);
    if (!there)
        return there.error();
    m_mark = there->m_mark;
    m_saved = there->m_saved;
    endStep();
    return take(m_saved, {});
}

} // namespace meridian
