// SPDX-License-Identifier: GPL-3.0-or-later
#include "storecodec.h"

#include <QScopeGuard>
#include <QTest>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace meridian;
using codec::Bucket;
using codec::Sample;

namespace
{

constexpr qint64 kStart = 1'700'000'400'000;

bool sameBits(double a, double b)
{
    return std::bit_cast<quint64>(a) == std::bit_cast<quint64>(b);
}

} // namespace

class TestStoreCodec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void samples_data()
    {
        QTest::addColumn<QList<qint64>>("offsets");
        QTest::addColumn<QList<double>>("values");
        const auto row = [](const char *name, const QList<qint64> &offsets, const QList<double> &values) {
            QTest::newRow(name) << offsets << values;
        };
        row("one", {0}, {0});
        row("microseconds as ms", {1000, 2003, 2998}, {20.123, 20.124, 0.001});
        row("six decimals", {0, 1, 2}, {0.000001, 123.456789, 7});
        row("more decimals than are scaled", {0, 1}, {0.12345678901, 1});
        row("scale grows after a large value", {0, 1}, {9e14, 0.000001});
        row("bytes", {0, 30000, 60000}, {0, 1099511627776.0, 1});
        row("whole number beyond 2^53", {0, 1}, {18014398509481984.0, 1});
        row("quotients", {0, 1000, 2000}, {1.0 / 3, 2.0 / 7, 1e-300});
        row("negative", {0, 1}, {-0.25, 12});
        row("negative zero", {0, 1}, {-0.0, 1});
        row("extremes", {0, 1, 2}, {std::numeric_limits<double>::max(), std::numeric_limits<double>::denorm_min(), -1});
        row("gap and burst", {0, 1, 2, 599000, 599999}, {1, 2, 3, 4, 5});
        row("same moment", {5, 5}, {1, 2});
    }
    void samples()
    {
        QFETCH(QList<qint64>, offsets);
        QFETCH(QList<double>, values);
        QList<Sample> in;
        for (qsizetype i = 0; i < values.size(); ++i)
            in.append({kStart + offsets[i], values[i]});
        QList<Sample> out;
        QVERIFY(codec::unpackSamples(codec::packSamples(in, kStart), kStart, out));
        QCOMPARE(out.size(), in.size());
        for (qsizetype i = 0; i < in.size(); ++i) {
            QCOMPARE(out[i].at, in[i].at);
            QVERIFY(sameBits(out[i].value, in[i].value));
        }
    }

    void anythingComesBack()
    {
        std::mt19937_64 random(7);
        for (int round = 0; round < 300; ++round) {
            QList<Sample> in;
            qint64 at = kStart;
            for (quint64 i = 0; i < random() % 700; ++i) {
                at += qint64(random() % 2000);
                double value = std::bit_cast<double>(random());
                if (round % 2 == 0 || !std::isfinite(value))
                    value = double(qint64(random() % 1'000'000)) / std::pow(10, int(random() % 7));
                in.append({at, value});
            }
            QList<Sample> out;
            QVERIFY(codec::unpackSamples(codec::packSamples(in, kStart), kStart, out));
            QCOMPARE(out, in);
        }
    }

    void buckets()
    {
        const QList<Bucket> in = {{kStart, 60, 0.5, 80.125, 20.0625},
                                  {kStart + 180'000, 1, 3, 3, 3},
                                  {kStart + 3'540'000, 100000, -1e300, 1e300, 1e299}};
        QList<Bucket> out;
        QVERIFY(codec::unpackBuckets(codec::packBuckets(in, kStart, 60'000), kStart, 60'000, out));
        QCOMPARE(out, in);
    }

    void meansKeepSevenDigits()
    {
        const QList<Bucket> in = {{kStart, 3, 0.1, 0.7, 1.0 / 3}};
        QList<Bucket> out;
        QVERIFY(codec::unpackBuckets(codec::packBuckets(in, kStart, 60'000), kStart, 60'000, out));
        QVERIFY(std::abs(out.first().mean - in.first().mean) < 1e-7 * in.first().mean);
    }

    void bucketsAddUp()
    {
        Bucket a;
        for (double v : {4.0, 2.0})
            a.add(v);
        Bucket b;
        for (double v : {9.0, 1.0, 4.0})
            b.add(v);
        a.add(b);
        QCOMPARE(a, (Bucket{0, 5, 1, 9, 4}));
    }

    void tidy()
    {
        QList<Sample> samples = {{30, 1}, {10, 1}, {20, 1}, {10, 2}, {30, 3}, {10, 3}};
        codec::tidy(samples);
        QCOMPARE(samples, (QList<Sample>{{10, 3}, {20, 1}, {30, 3}}));
    }

    void damagedIsRefused()
    {
        QList<Sample> in;
        for (int i = 0; i < 300; ++i)
            in.append({kStart + i * 1000, i / 7.0});
        const QByteArray good = codec::packSamples(in, kStart);
        // zlib says of every single damage what it thinks of it.
        const auto before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
        const auto restore = qScopeGuard([before] { qInstallMessageHandler(before); });
        QList<Sample> out;
        for (qsizetype length = 0; length < good.size(); ++length)
            QVERIFY(!codec::unpackSamples(good.left(length), kStart, out));
        QVERIFY(out.isEmpty());
        // A count far beyond what follows, plain and in front of zlib's own size.
        QVERIFY(!codec::unpackSamples(QByteArray("\0\xff\xff\xff\xff\x7f", 6), kStart, out));
        QVERIFY(!codec::unpackSamples(QByteArray("\1\x7f\xff\xff\xff", 5) + good.mid(5), kStart, out));
        // Any other damage is either found or gives numbers, but never a crash or an endless list.
        std::mt19937_64 random(3);
        for (int round = 0; round < 2000; ++round) {
            QByteArray bad = good;
            bad[qsizetype(random() % quint64(bad.size()))] = char(random());
            out.clear();
            codec::unpackSamples(bad, kStart, out);
            QVERIFY(out.size() <= 10'000);
        }
    }

    void liveRows()
    {
        const codec::LiveBatch batch{{1, 70000, 3}, {0, 599999, 7}, {0.1, -5, 1e300}};
        const codec::LiveRow row(batch.pack());
        QCOMPARE(row.size(), 3);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(row.series(i), batch.series[i]);
            QCOMPARE(row.offset(i), batch.offset[i]);
            QVERIFY(sameBits(row.value(i), batch.value[i]));
        }
        QCOMPARE(codec::LiveRow(batch.pack().chopped(1)).size(), -1);
    }
};

QTEST_GUILESS_MAIN(TestStoreCodec)
#include "test_storecodec.moc"
