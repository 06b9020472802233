// SPDX-License-Identifier: GPL-3.0-or-later
// PgBouncer's configuration is changed in one place and stays byte for byte everywhere else.
#include "pgbouncerconfig.h"

#include <QTest>

using namespace meridian;

class TestPgBouncerConfig : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void points_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after"); ///< empty: refused
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << before << after;
        };
        row("plain", "[databases]\nshop = host=a port=1 dbname=x\n",
            "[databases]\nshop = host=new.b port=77 dbname=x\n");
        row("port before host", "[databases]\nshop=port=12345 host=a\n", "[databases]\nshop=port=77 host=new.b\n");
        row("no port", "[databases]\nshop = host=a\n", "[databases]\nshop = port=77 host=new.b\n");
        row("a socket", "[databases]\nshop =\n", "[databases]\nshop = port=77 host=new.b\n");
        row("quotes", "[databases]\nshop = password='it''s host=q' host='a' port=1\n",
            "[databases]\nshop = password='it''s host=q' host=new.b port=77\n");
        row("spaces around =", "[databases]\nshop = host = a  port = 1\n",
            "[databases]\nshop = host = new.b  port = 77\n");
        row("several hosts", "[databases]\nshop = host=a,b port=1\n", "[databases]\nshop = host=new.b port=77\n");
        row("carriage returns", "[databases]\r\nshop = host=a port=1\r\n[pgbouncer]\r\n",
            "[databases]\r\nshop = host=new.b port=77\r\n[pgbouncer]\r\n");
        row("no end of line", "[databases]\nshop = host=a port=1", "[databases]\nshop = host=new.b port=77");
        row("a quoted name", "[databases]\n\"shop\" = host=a port=1\n", "[databases]\n\"shop\" = host=new.b port=77\n");
        row("others stay",
            "; shop = host=c\n[users]\nshop = host=c\n[DataBases]\n#shop = host=c\nshop2 = host=c port=2\n"
            "shop = host=a port=1 ; \xff\n* = host=d\n[pgbouncer]\nshop = host=e\n",
            "; shop = host=c\n[users]\nshop = host=c\n[DataBases]\n#shop = host=c\nshop2 = host=c port=2\n"
            "shop = host=new.b port=77 ; \xff\n* = host=d\n[pgbouncer]\nshop = host=e\n");
        row("everybody's", "[databases]\n* = host=a port=1\n", "[databases]\n* = host=new.b port=77\n");
        row("neither", "[databases]\nother = host=a\n[pgbouncer]\nshop = host=a\n", "");
        row("empty", "", "");
    }
    void points()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const auto done = pointedAt(before, QStringLiteral("shop"), QStringLiteral("new.b"), 77);
        QCOMPARE(done.ok(), !after.isEmpty());
        if (!done)
            return;
        QCOMPARE(*done, after);
        QCOMPARE(*pointedAt(*done, QStringLiteral("shop"), QStringLiteral("new.b"), 77), after); // again
    }
};

QTEST_GUILESS_MAIN(TestPgBouncerConfig)
#include "test_pgbouncerconfig.moc"
