// SPDX-License-Identifier: GPL-3.0-or-later
// How samples and roll-ups are packed into blobs. Pure functions on values; knows nothing of SQLite.
// Times have the store's unit, milliseconds. Values come back bit for bit, except for a bucket's mean, which is kept
// as a 32-bit float (relative error below 1e-7).
#pragma once

#include <QByteArray>
#include <QList>
#include <QtEndian>

namespace meridian::codec
{

struct Sample {
    qint64 at = 0; ///< ms since 1970-01-01 UTC
    double value = 0;
    friend bool operator==(const Sample &, const Sample &) = default;
};

/// What is left of all samples between `at` and `at` + the bucket's width.
struct Bucket {
    qint64 at = 0; ///< ms since 1970-01-01 UTC
    qint64 n = 0;
    double minimum = 0, maximum = 0, mean = 0;

    void add(double value);
    void add(const Bucket &other); ///< the samples of both; they must not share any
    friend bool operator==(const Bucket &, const Bucket &) = default;
};

/// Ascending in time; of several at one moment the last one stays.
void tidy(QList<Sample> &samples);

/// Samples ascending in time; `start` is where the chunk's window begins.
QByteArray packSamples(const QList<Sample> &samples, qint64 start);
/// Appends to `out`; false when the blob is damaged.
bool unpackSamples(const QByteArray &blob, qint64 start, QList<Sample> &out);

/// Buckets of `width` ms ascending in time, at whole multiples of it from `start`.
QByteArray packBuckets(const QList<Bucket> &buckets, qint64 start, qint64 width);
bool unpackBuckets(const QByteArray &blob, qint64 start, qint64 width, QList<Bucket> &out);

/// A batch on its way into the live table: one column after the other, little-endian, fast to write and to scan.
/// All of one window.
struct LiveBatch {
    QList<quint32> series;
    QList<quint32> offset; ///< ms since the window's start
    QList<double> value;

    QByteArray pack() const;
};

/// A row of the live table, read where it lies.
class LiveRow
{
public:
    explicit LiveRow(const QByteArray &blob);

    qsizetype size() const { return m_size; } ///< -1: damaged
    quint32 series(qsizetype i) const { return qFromLittleEndian<quint32>(m_blob.constData() + i * 4); }
    quint32 offset(qsizetype i) const { return qFromLittleEndian<quint32>(m_blob.constData() + (m_size + i) * 4); }
    double value(qsizetype i) const { return qFromLittleEndian<double>(m_blob.constData() + (m_size + i) * 8); }

private:
    QByteArray m_blob;
    qsizetype m_size;
};

} // namespace meridian::codec
