// SPDX-License-Identifier: GPL-3.0-or-later
// Two archives with one face: a list of members is written by the one and read back by the other. Small numbers are
// small; times stand relative to `base`, log positions relative to the one before. Pure; values only.
#pragma once

#include "gtidset.h"
#include "ids.h"
#include "lsn.h"
#include "times.h"

#include <QByteArray>
#include <QList>

#include <cstring>
#include <optional>
#include <type_traits>

namespace meridian::archive
{

constexpr microseconds kNear{std::chrono::hours(1)}; ///< a time farther from `base` stands for itself

class Writer
{
public:
    explicit Writer(int layout) : version(layout) { number(quint64(layout)); }

    template <class... T>
    void operator()(const T &...values)
    {
        (put(values), ...);
    }

    const int version;
    Instant base;
    QByteArray bytes;

private:
    void number(quint64 v)
    {
        for (; v >= 0x80; v >>= 7)
            bytes.append(char(v | 0x80));
        bytes.append(char(v));
    }
    void signedNumber(qint64 v) { number((quint64(v) << 1) ^ quint64(v >> 63)); }

    template <class T>
    requires(std::is_integral_v<T> || std::is_enum_v<T>) void put(T v) { signedNumber(qint64(v)); }
    void put(double v)
    {
        char raw[sizeof v];
        std::memcpy(raw, &v, sizeof v);
        bytes.append(raw, sizeof v);
    }
    template <class Rep, class Period>
    void put(std::chrono::duration<Rep, Period> v)
    {
        signedNumber(qint64(v.count()));
    }
    void put(Instant v)
    {
        const bool close = v - base < kNear && base - v < kNear;
        put(close);
        put(close ? v - base : v.time_since_epoch());
    }
    void put(Lsn v)
    {
        signedNumber(qint64(v.value - m_lastLsn));
        m_lastLsn = v.value;
    }
    void put(const QByteArray &v)
    {
        number(quint64(v.size()));
        bytes.append(v);
    }
    void put(const QString &v) { put(v.toUtf8()); }
    void put(const GtidSet &v)
    {
        const QByteArray text = v.text();
        put(text.contains(':')); // only MySQL's sets have colons
        put(text);
    }
    template <class Tag>
    void put(const NamedId<Tag> &v)
    {
        put(v.name());
    }
    template <class T>
    void put(const std::optional<T> &v)
    {
        put(v.has_value());
        if (v)
            put(*v);
    }
    template <class T>
    void put(const QList<T> &v)
    {
        number(quint64(v.size()));
        for (const T &item : v)
            put(item);
    }
    template <class T>
    requires std::is_aggregate_v<T>
    void put(const T &v) { members(*this, v); }

    quint64 m_lastLsn = 0;
};

/// Reads past no end: what does not fit sets `bad`, and the rest is left as it is.
class Reader
{
public:
    explicit Reader(const QByteArray &from) : m_at(from.constData()), m_end(m_at + from.size())
    {
        version = int(number());
    }

    template <class... T>
    void operator()(T &...values)
    {
        (take(values), ...);
    }
    bool atEnd() const { return m_at == m_end; }

    int version = 0;
    Instant base;
    bool bad = false;

private:
    quint64 number()
    {
        quint64 v = 0;
        for (int shift = 0; shift < 64 && m_at != m_end; shift += 7) {
            const auto b = quint8(*m_at++);
            v |= quint64(b & 0x7f) << shift;
            if (b < 0x80)
                return v;
        }
        fail();
        return 0;
    }
    qint64 signedNumber()
    {
        const quint64 v = number();
        return qint64(v >> 1) ^ -qint64(v & 1);
    }
    /// A count of things of at least one byte each: never more than there are bytes left.
    qsizetype count()
    {
        const quint64 n = number();
        if (n > quint64(m_end - m_at))
            fail();
        return bad ? 0 : qsizetype(n);
    }
    void fail()
    {
        bad = true;
        m_at = m_end;
    }

    template <class T>
    requires(std::is_integral_v<T> || std::is_enum_v<T>) void take(T &v) { v = T(signedNumber()); }
    void take(bool &v) { v = signedNumber() != 0; }
    void take(double &v)
    {
        if (m_end - m_at < qsizetype(sizeof v))
            return fail();
        std::memcpy(&v, m_at, sizeof v);
        m_at += sizeof v;
    }
    template <class Rep, class Period>
    void take(std::chrono::duration<Rep, Period> &v)
    {
        v = std::chrono::duration<Rep, Period>(Rep(signedNumber()));
    }
    void take(Instant &v)
    {
        bool close = false;
        take(close);
        const microseconds given(signedNumber());
        v = close ? base + given : Instant(given);
    }
    void take(Lsn &v)
    {
        m_lastLsn += quint64(signedNumber());
        v.value = m_lastLsn;
    }
    void take(QByteArray &v)
    {
        const qsizetype n = count();
        v = QByteArray(m_at, n);
        m_at += n;
    }
    void take(QString &v)
    {
        QByteArray text;
        take(text);
        v = QString::fromUtf8(text);
    }
    void take(GtidSet &v)
    {
        bool mySql = false;
        QByteArray text;
        take(mySql);
        take(text);
        if (Result<GtidSet> set = mySql ? GtidSet::parseMySql(text) : GtidSet::parseMariaDb(text))
            v = *set;
        else
            fail();
    }
    template <class Tag>
    void take(NamedId<Tag> &v)
    {
        QString name;
        take(name);
        v = NamedId<Tag>(name);
    }
    template <class T>
    void take(std::optional<T> &v)
    {
        bool there = false;
        take(there);
        if (there)
            take(v.emplace());
        else
            v.reset();
    }
    template <class T>
    void take(QList<T> &v)
    {
        const qsizetype n = count();
        v.clear();
        for (qsizetype i = 0; i < n && !bad; ++i)
            take(v.emplaceBack());
    }
    template <class T>
    requires std::is_aggregate_v<T>
    void take(T &v) { members(*this, v); }

    const char *m_at;
    const char *m_end;
    quint64 m_lastLsn = 0;
};

} // namespace meridian::archive
