// SPDX-License-Identifier: GPL-3.0-or-later
#include "storecodec.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <optional>

namespace meridian::codec
{

namespace
{

constexpr std::array<double, 7> kScales = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
constexpr quint8 kPlanes = 255;      // instead of an index into kScales: XOR of neighbours, in byte planes
constexpr double kExact = 1LL << 53; // whole numbers below it are exact in a double
constexpr char kPlain = 0;
constexpr char kZlib = 1;
constexpr int kLevel = 1; // higher ones make the file less than 0.1 % smaller

constexpr quint64 zigzag(qint64 v)
{
    return (quint64(v) << 1) ^ quint64(v >> 63);
}
constexpr qint64 unzigzag(quint64 v)
{
    return qint64(v >> 1) ^ -qint64(v & 1);
}

void putVarint(QByteArray &out, quint64 v)
{
    std::array<char, 10> bytes;
    int n = 0;
    for (; v >= 0x80; v >>= 7)
        bytes[n++] = char(v | 0x80);
    bytes[n++] = char(v);
    out.append(bytes.data(), n);
}

/// Reads on past no end: what does not fit sets `bad`.
struct Reader {
    const uchar *at;
    const uchar *end;
    bool bad = false;

    quint8 byte()
    {
        if (at == end) {
            bad = true;
            return 0;
        }
        return *at++;
    }
    quint64 varint()
    {
        quint64 v = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const quint8 b = byte();
            v |= quint64(b & 0x7f) << shift;
            if (b < 0x80)
                return v;
        }
        bad = true;
        return v;
    }
    /// A count of things of at least one byte each: never more than there are bytes left.
    qsizetype count()
    {
        const quint64 n = varint();
        if (n > quint64(end - at))
            bad = true;
        return bad ? 0 : qsizetype(n);
    }
};

/// The smallest power of ten that makes whole numbers of all values and gives them back exactly.
std::optional<quint8> exactScale(const QList<double> &values)
{
    quint8 scale = 0;
    for (double v : values) {
        if (v == 0 && std::signbit(v))
            return {};
        while (!(std::abs(v * kScales[scale]) < kExact && std::round(v * kScales[scale]) / kScales[scale] == v)) {
            if (++scale == kScales.size())
                return {};
        }
    }
    // A later, larger scale may not suit an earlier, larger value.
    const bool suitsAll = std::all_of(values.begin(), values.end(), [scale](double v) {
        return std::abs(v * kScales[scale]) < kExact && std::round(v * kScales[scale]) / kScales[scale] == v;
    });
    return suitsAll ? std::optional(scale) : std::nullopt;
}

void putValues(QByteArray &out, const QList<double> &values)
{
    if (const auto scale = exactScale(values)) {
        out.append(char(*scale));
        qint64 previous = 0;
        for (double v : values) {
            const qint64 whole = std::llround(v * kScales[*scale]);
            putVarint(out, zigzag(whole - previous));
            previous = whole;
        }
        return;
    }
    out.append(char(kPlanes));
    const qsizetype n = values.size();
    const qsizetype begin = out.size();
    out.resize(begin + n * 8);
    char *planes = out.data() + begin;
    quint64 previous = 0;
    for (qsizetype i = 0; i < n; ++i) {
        const quint64 bits = std::bit_cast<quint64>(values[i]);
        for (int plane = 0; plane < 8; ++plane)
            planes[plane * n + i] = char((bits ^ previous) >> (plane * 8));
        previous = bits;
    }
}

template <class Put>
void takeValues(Reader &in, qsizetype n, Put put)
{
    const quint8 mode = in.byte();
    if (mode < kScales.size()) {
        qint64 whole = 0;
        for (qsizetype i = 0; i < n && !in.bad; ++i) {
            whole = qint64(quint64(whole) + quint64(unzigzag(in.varint())));
            put(i, double(whole) / kScales[mode]);
        }
        return;
    }
    if (mode != kPlanes || in.end - in.at < n * 8) {
        in.bad = true;
        return;
    }
    quint64 bits = 0;
    for (qsizetype i = 0; i < n; ++i) {
        for (int plane = 0; plane < 8; ++plane)
            bits ^= quint64(in.at[plane * n + i]) << (plane * 8);
        put(i, std::bit_cast<double>(bits));
    }
    in.at += n * 8;
}

QByteArray squeeze(const QByteArray &body)
{
    const QByteArray packed = qCompress(body, kLevel);
    const bool smaller = packed.size() < body.size();
    return QByteArray(1, smaller ? kZlib : kPlain) + (smaller ? packed : body);
}

std::optional<QByteArray> unsqueeze(const QByteArray &blob)
{
    if (blob.isEmpty())
        return {};
    const auto *rest = reinterpret_cast<const uchar *>(blob.constData()) + 1;
    if (blob[0] == kPlain)
        return QByteArray::fromRawData(blob.constData() + 1, blob.size() - 1);
    // The first four bytes claim the unpacked size, and qUncompress allocates it: a damaged one must not be believed.
    if (blob[0] != kZlib || blob.size() < 5 || qFromBigEndian<quint32>(rest) > quint32(64 << 20))
        return {};
    QByteArray body = qUncompress(rest, blob.size() - 1);
    return body.isEmpty() ? std::nullopt : std::optional(std::move(body));
}

Reader reader(const QByteArray &body)
{
    const auto *begin = reinterpret_cast<const uchar *>(body.constData());
    return {begin, begin + body.size()};
}

} // namespace

void Bucket::add(double value)
{
    add(Bucket{at, 1, value, value, value});
}

void Bucket::add(const Bucket &other)
{
    if (n == 0) {
        const qint64 mine = at;
        *this = other;
        at = mine;
        return;
    }
    minimum = std::min(minimum, other.minimum);
    maximum = std::max(maximum, other.maximum);
    mean += (other.mean - mean) * (double(other.n) / double(n + other.n));
    n += other.n;
}

void tidy(QList<Sample> &samples)
{
    const auto earlier = [](const Sample &a, const Sample &b) { return a.at < b.at; };
    if (!std::is_sorted(samples.cbegin(), samples.cend(), earlier))
        std::stable_sort(samples.begin(), samples.end(), earlier);
    const auto same = [](const Sample &a, const Sample &b) { return a.at == b.at; };
    samples.erase(samples.begin(), std::unique(samples.rbegin(), samples.rend(), same).base());
}

QByteArray packSamples(const QList<Sample> &samples, qint64 start)
{
    // Polls are regular with some jitter: the step's distance from the usual step is the smallest number to keep.
    QList<qint64> steps;
    steps.reserve(samples.size());
    qint64 previous = start;
    for (const Sample &s : samples) {
        steps.append(s.at - previous);
        previous = s.at;
    }
    QList<qint64> sorted = steps;
    std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
    const qint64 usual = sorted.isEmpty() ? 0 : sorted[sorted.size() / 2];

    QByteArray body;
    body.reserve(samples.size() * 4 + 32);
    putVarint(body, quint64(samples.size()));
    putVarint(body, zigzag(usual));
    for (qint64 step : std::as_const(steps))
        putVarint(body, zigzag(step - usual));
    QList<double> values;
    values.reserve(samples.size());
    for (const Sample &s : samples)
        values.append(s.value);
    putValues(body, values);
    return squeeze(body);
}

bool unpackSamples(const QByteArray &blob, qint64 start, QList<Sample> &out)
{
    const auto body = unsqueeze(blob);
    if (!body)
        return false;
    Reader in = reader(*body);
    const qsizetype n = in.count();
    const qint64 usual = unzigzag(in.varint());
    const qsizetype first = out.size();
    out.resize(first + n);
    Sample *samples = out.data() + first;
    qint64 at = start;
    for (qsizetype i = 0; i < n; ++i) {
        at = qint64(quint64(at) + quint64(usual) + quint64(unzigzag(in.varint())));
        samples[i].at = at;
    }
    takeValues(in, n, [samples](qsizetype i, double v) { samples[i].value = v; });
    if (in.bad || in.at != in.end)
        out.resize(first);
    return !in.bad && in.at == in.end;
}

QByteArray packBuckets(const QList<Bucket> &buckets, qint64 start, qint64 width)
{
    QByteArray body;
    putVarint(body, quint64(buckets.size()));
    qint64 previous = -1;
    QList<double> minima, maxima, means;
    for (const Bucket &b : buckets) {
        const qint64 index = (b.at - start) / width;
        putVarint(body, quint64(index - previous));
        putVarint(body, quint64(b.n));
        previous = index;
        minima.append(b.minimum);
        maxima.append(b.maximum);
        // A mean beyond a float's range would come back as infinity.
        const double narrow = double(float(b.mean));
        means.append(std::isfinite(narrow) ? narrow : b.mean);
    }
    putValues(body, minima);
    putValues(body, maxima);
    putValues(body, means);
    return squeeze(body);
}

bool unpackBuckets(const QByteArray &blob, qint64 start, qint64 width, QList<Bucket> &out)
{
    const auto body = unsqueeze(blob);
    if (!body)
        return false;
    Reader in = reader(*body);
    const qsizetype n = in.count();
    const qsizetype first = out.size();
    out.resize(first + n);
    Bucket *buckets = out.data() + first;
    quint64 index = quint64(-1);
    for (qsizetype i = 0; i < n; ++i) {
        index += in.varint();
        buckets[i].at = qint64(quint64(start) + index * quint64(width));
        buckets[i].n = qint64(in.varint());
    }
    takeValues(in, n, [buckets](qsizetype i, double v) { buckets[i].minimum = v; });
    takeValues(in, n, [buckets](qsizetype i, double v) { buckets[i].maximum = v; });
    takeValues(in, n, [buckets](qsizetype i, double v) { buckets[i].mean = v; });
    if (in.bad || in.at != in.end)
        out.resize(first);
    return !in.bad && in.at == in.end;
}

QByteArray LiveBatch::pack() const
{
    const qsizetype n = series.size();
    QByteArray blob(n * 16, Qt::Uninitialized);
    qToLittleEndian<quint32>(series.constData(), n, blob.data());
    qToLittleEndian<quint32>(offset.constData(), n, blob.data() + n * 4);
    qToLittleEndian<quint64>(value.constData(), n, blob.data() + n * 8);
    return blob;
}

LiveRow::LiveRow(const QByteArray &blob) : m_blob(blob), m_size(blob.size() % 16 == 0 ? blob.size() / 16 : -1) {}

} // namespace meridian::codec
