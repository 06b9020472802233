// SPDX-License-Identifier: GPL-3.0-or-later
#include "yamlplace.h"

#include "yamlvalue.h"

#include <QCoreApplication>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <optional>
#include <sstream>

namespace meridian::yaml
{

namespace
{

class TreeBuilder : public YAML::EventHandler
{
public:
    Place take() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t) override { add({Place::Kind::Nothing, mark.pos}); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        add({Place::Kind::Alias, mark.pos, false, {}, std::to_string(anchor)});
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t, const std::string &value) override
    {
        add({Place::Kind::Scalar, mark.pos, false, tag, value});
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t,
                         YAML::EmitterStyle::value style) override
    {
        m_open.push_back({Place::Kind::List, mark.pos, style == YAML::EmitterStyle::Flow});
    }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t,
                    YAML::EmitterStyle::value style) override
    {
        m_open.push_back({Place::Kind::Mapping, mark.pos, style == YAML::EmitterStyle::Flow});
    }
    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

private:
    void close()
    {
        Place done = std::move(m_open.back());
        m_open.pop_back();
        add(std::move(done));
    }
    void add(Place place)
    {
        if (m_open.empty()) {
            m_root = std::move(place);
            return;
        }
        Place &parent = m_open.back();
        const bool isKey = parent.kind == Place::Kind::Mapping && parent.keys.size() == parent.children.size();
        (isKey ? parent.keys : parent.children).push_back(std::move(place));
    }

    Place m_root;
    std::vector<Place> m_open;
};

Type scalarType(const Place &place)
{
    YAML::Node node(place.value);
    node.SetTag(place.tag);
    return typeOf(node);
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

qsizetype skipTo(const QByteArray &text, qsizetype from, const char *ends)
{
    const std::string_view stops(ends);
    while (from < text.size() && stops.find(text[from]) == std::string_view::npos)
        ++from;
    return from;
}

/// Past "&anchor" and "!tag": no scalar and no collection begins with these characters.
qsizetype contentStart(const Place &place, const QByteArray &text)
{
    qsizetype i = place.at;
    while (i < text.size() && (text[i] == '&' || text[i] == '!')) {
        i = skipTo(text, i, " \t\r\n,]}");
        while (i < text.size() && isSpace(text[i]))
            ++i;
    }
    return i;
}

qsizetype scalarEnd(const Place &place, const QByteArray &text)
{
    qsizetype i = contentStart(place, text);
    const char first = i < text.size() ? text[i] : '\0';
    if (first == '"') {
        for (++i; i < text.size() && text[i] != '"';)
            i += text[i] == '\\' ? 2 : 1;
        return i + 1;
    }
    if (first == '\'') {
        for (++i; i < text.size() && (text[i] != '\'' || text.mid(i, 2) == "''");)
            i += text[i] == '\'' ? 2 : 1;
        return i + 1;
    }
    if (first == '|' || first == '>')
        i = skipTo(text, i, "\n");
    // The parser folds line breaks and cuts indentation; everything else stands as it is.
    for (const char c : place.value) {
        if (isSpace(c))
            continue;
        while (i < text.size() && isSpace(text[i]))
            ++i;
        ++i;
    }
    return i;
}

} // namespace

int Place::indexOf(const QString &step) const
{
    if (kind == Kind::List) {
        bool ok = false;
        const int index = step.toInt(&ok);
        return ok && index >= 0 && index < static_cast<int>(children.size()) ? index : -1;
    }
    const std::string key = step.toStdString();
    for (size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].kind == Kind::Scalar && keys[i].value == key)
            return static_cast<int>(i);
    }
    return -1;
}

Result<Place> readPlaces(const QByteArray &text)
{
    try {
        std::istringstream stream(text.toStdString());
        YAML::Parser parser(stream);
        TreeBuilder builder;
        parser.HandleNextDocument(builder);
        return builder.take();
    } catch (const YAML::Exception &e) {
        return Error{ErrorKind::BadInput,
                     QCoreApplication::translate("FleetEdit", "read the fleet file"),
                     QCoreApplication::translate("FleetEdit", "line %1: not valid YAML: %2")
                         .arg(e.mark.line + 1)
                         .arg(QString::fromStdString(e.msg)),
                     {},
                     QCoreApplication::translate("FleetEdit", "Correct the file in a text editor.")};
    }
}

const Place *find(const Place &root, const Path &path)
{
    const Place *place = &root;
    for (const QString &step : path) {
        const int index = place->indexOf(step);
        if (index < 0)
            return nullptr;
        place = &place->children[static_cast<size_t>(index)];
    }
    return place;
}

bool same(const Place &a, const Place &b)
{
    const auto equal = [](const std::vector<Place> &x, const std::vector<Place> &y) {
        return std::equal(x.begin(), x.end(), y.begin(), y.end(), same);
    };
    if (a.kind != b.kind || a.value != b.value)
        return false;
    if (a.kind == Place::Kind::Scalar)
        return a.tag == b.tag || scalarType(a) == scalarType(b);
    return equal(a.keys, b.keys) && equal(a.children, b.children);
}

Place textScalar(const QString &value)
{
    return {Place::Kind::Scalar, 0, false, "!", value.toStdString()};
}

Place plainScalar(const QString &value)
{
    return {Place::Kind::Scalar, 0, false, "?", value.toStdString()};
}

Place mapping(const std::vector<std::pair<QString, Place>> &entries)
{
    Place out{Place::Kind::Mapping};
    for (const auto &[key, value] : entries) {
        out.keys.push_back(plainScalar(key));
        out.children.push_back(value);
    }
    return out;
}

Place list(std::vector<Place> entries)
{
    Place out{Place::Kind::List};
    out.children = std::move(entries);
    return out;
}

qsizetype endOf(const Place &place, const QByteArray &text)
{
    switch (place.kind) {
    case Place::Kind::Nothing:
        return place.at;
    case Place::Kind::Alias:
        return skipTo(text, place.at, " \t\r\n,]}");
    case Place::Kind::Scalar:
        return scalarEnd(place, text);
    case Place::Kind::List:
    case Place::Kind::Mapping:
        break;
    }
    const char close = place.kind == Place::Kind::List ? ']' : '}';
    const qsizetype begin = contentStart(place, text);
    const bool bracketed = place.flow && begin < text.size() && (text[begin] == '[' || text[begin] == '{');
    qsizetype i = place.children.empty() ? begin + 1 : entryEnd(place, place.children.size() - 1, text);
    while (bracketed && i < text.size() && text[i] != close)
        i = text[i] == '#' ? skipTo(text, i, "\n") : i + 1;
    return bracketed ? i + 1 : i;
}

qsizetype entryEnd(const Place &collection, size_t index, const QByteArray &text)
{
    const Place &value = collection.children[index];
    if (value.kind != Place::Kind::Nothing || collection.kind != Place::Kind::Mapping)
        return endOf(value, text);
    const Place &key = collection.keys[index];
    return std::min<qsizetype>(skipTo(text, endOf(key, text), ":") + 1, text.size());
}

} // namespace meridian::yaml
