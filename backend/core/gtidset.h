// SPDX-License-Identifier: GPL-3.0-or-later
// A set of transactions as MySQL and MariaDB name them, and its algebra, linear in the number of intervals. MySQL
// manual, "GTID Format and Storage": "uuid:1-5:7-9", with tags "uuid:1-5:tag:1-3" (8.3+). MariaDB manual, "Global
// Transaction ID": "domain-server-sequence", which stands for everything up to it in that domain. Value; cheap to copy.
#pragma once

#include "result.h"

#include <QByteArray>
#include <QList>

#include <compare>

namespace meridian
{

class GtidSet
{
public:
    /// Both ends belong to it.
    struct Interval {
        quint64 first = 0, last = 0;
        friend bool operator==(const Interval &, const Interval &) = default;
    };
    /// Who numbers its transactions by itself: in MySQL a server with a tag, in MariaDB a domain, or one server in it.
    struct Origin {
        QByteArray uuid;    ///< lower case, with dashes; empty: MariaDB's
        QByteArray tag;     ///< lower case; empty: none
        quint32 domain = 0; ///< MariaDB's
        quint32 server = 0; ///< only in a state of the binary log; 0: all servers of the domain
        std::strong_ordering operator<=>(const Origin &other) const;
        friend bool operator==(const Origin &, const Origin &) = default;
    };

    static Result<GtidSet> parseMySql(const QByteArray &text);
    /// A position: at most one GTID for each domain, as in gtid_slave_pos.
    static Result<GtidSet> parseMariaDb(const QByteArray &text);
    /// What each server has written in each domain, as in gtid_binlog_state: sets of these only go with each other.
    static Result<GtidSet> parseMariaDbState(const QByteArray &text);

    /// As the server prints it; what is left of a MariaDB position when something is taken away has no form there:
    /// "0-1-101:105".
    QByteArray text() const;

    bool isEmpty() const { return m_parts.isEmpty(); }
    quint64 count() const; ///< transactions; of two sets that contain each other it tells the distance
    qsizetype intervals() const;
    bool contains(const GtidSet &other) const;
    GtidSet united(const GtidSet &other) const;
    GtidSet without(const GtidSet &other) const; ///< what is in this, but not in the other
    GtidSet withoutUuid(const QByteArray &uuid) const;
    friend bool operator==(const GtidSet &, const GtidSet &) = default;

private:
    struct Part {
        Origin origin;
        quint32 lastServer = 0; ///< MariaDB: who wrote the last one
        QList<Interval> ranges; ///< ascending, never touching
        friend bool operator==(const Part &, const Part &) = default;
    };
    static Result<GtidSet> parseDashed(const QByteArray &text, bool eachServer);
    void normalise();
    QList<Part> m_parts; ///< ascending, never empty
};

} // namespace meridian
