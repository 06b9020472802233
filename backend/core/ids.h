// SPDX-License-Identifier: GPL-3.0-or-later
// Strong names: a region is never passed where a node is meant. Values, free to copy across threads.
#pragma once

#include <QHash>
#include <QMetaType>
#include <QString>

#include <compare>

namespace meridian
{

template <class Tag>
class NamedId
{
public:
    NamedId() = default;
    explicit NamedId(QString name) : m_name(std::move(name)) {}

    const QString &name() const { return m_name; }
    bool isEmpty() const { return m_name.isEmpty(); }

    friend bool operator==(const NamedId &a, const NamedId &b) { return a.m_name == b.m_name; }
    friend std::strong_ordering operator<=>(const NamedId &a, const NamedId &b)
    {
        const int c = a.m_name.compare(b.m_name);
        return c < 0 ? std::strong_ordering::less : c > 0 ? std::strong_ordering::greater : std::strong_ordering::equal;
    }
    friend size_t qHash(const NamedId &id, size_t seed = 0) { return qHash(id.m_name, seed); }

private:
    QString m_name;
};

using RegionId = NamedId<struct RegionTag>;
using ClusterId = NamedId<struct ClusterTag>;
using NodeId = NamedId<struct NodeTag>; ///< unique in the whole fleet

} // namespace meridian

Q_DECLARE_METATYPE(meridian::NodeId)
Q_DECLARE_METATYPE(meridian::RegionId)
Q_DECLARE_METATYPE(meridian::ClusterId)
