// SPDX-License-Identifier: GPL-3.0-or-later
// The relay between real sockets. Nothing is timed but lower bounds; "nothing arrives" is shown by what arrives
// meanwhile over another wire.
#include "relay.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QTest>

using namespace meridian;

namespace
{

const RegionId kHere(QStringLiteral("here")), kThere(QStringLiteral("there")), kElsewhere(QStringLiteral("elsewhere"));

/// Sends back what it is sent, and remembers who called.
class Echo : public QTcpServer
{
public:
    Echo()
    {
        listen(QHostAddress(QHostAddress::LocalHost));
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *caller = nextPendingConnection();
            callers += caller;
            connect(caller, &QTcpSocket::readyRead, caller, [this, caller] {
                const QByteArray data = caller->readAll();
                received += data;
                caller->write(data);
            });
        });
    }

    QList<QTcpSocket *> callers;
    QByteArray received;
};

Network distances(microseconds there, microseconds back, microseconds jitter)
{
    Network network;
    network.set(kHere, kThere, {there, jitter, false, 0});
    network.set(kThere, kHere, {back, jitter, false, 0});
    return network;
}

Network cut(bool oneWay = false)
{
    Network network;
    network.change(kThere, kHere, oneWay, [](Wire &wire) { wire.cut = true; });
    return network;
}

} // namespace

class TestRelay : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Echo> m_echo, m_otherEcho;
    std::unique_ptr<Relay> m_relay;
    quint16 m_port = 0;
    QTcpSocket m_other; ///< over a wire that is never broken

    void call(QTcpSocket &socket) const { socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port); }

    /// Long enough for anything else to have arrived: many round trips elsewhere, with the event loop running.
    void letOthersTalk()
    {
        for (int i = 0; i < 50; ++i) {
            m_other.write("x");
            QTRY_COMPARE(m_other.bytesAvailable(), 1);
            m_other.readAll();
        }
    }

    static bool gets(QTcpSocket &socket, const QByteArray &expected)
    {
        return QTest::qWaitFor([&] { return socket.bytesAvailable() >= expected.size(); }, 20000) &&
               socket.readAll() == expected;
    }

private Q_SLOTS:
    void init()
    {
        m_echo = std::make_unique<Echo>();
        m_otherEcho = std::make_unique<Echo>();
        m_relay = std::make_unique<Relay>();
        const auto port = m_relay->open(kHere, kThere, m_echo->serverPort());
        const auto other = m_relay->open(kHere, kElsewhere, m_otherEcho->serverPort());
        QVERIFY(port.ok() && other.ok());
        m_port = *port;
        m_other.connectToHost(QHostAddress(QHostAddress::LocalHost), *other);
        QTRY_COMPARE(m_other.state(), QAbstractSocket::ConnectedState);
    }
    void cleanup()
    {
        m_other.abort();
        m_relay.reset();
    }

    void delayIsALowerBoundBothWays_data()
    {
        QTest::addColumn<int>("there");
        QTest::addColumn<int>("back");
        QTest::newRow("symmetric") << 30 << 30;
        QTest::newRow("directed") << 5 << 60;
    }
    void delayIsALowerBoundBothWays()
    {
        QFETCH(int, there);
        QFETCH(int, back);
        m_relay->setNetwork(distances(milliseconds(there), milliseconds(back), milliseconds(2)));
        QTcpSocket socket;
        QElapsedTimer clock;
        clock.start();
        call(socket);
        socket.write("first");
        QVERIFY(gets(socket, "first"));
        QVERIFY(clock.nsecsElapsed() >= qint64(2) * (there + back) * 1'000'000); // the handshake is a round trip, too
        for (int i = 0; i < 5; ++i) {
            clock.restart();
            socket.write("again");
            QVERIFY(gets(socket, "again"));
            QVERIFY(clock.nsecsElapsed() >= qint64(there + back) * 1'000'000);
        }
    }

    void everythingArrivesInOrder()
    {
        m_relay->setNetwork(distances(milliseconds(3), milliseconds(3), milliseconds(5)));
        QTcpSocket socket;
        QByteArray sent, got;
        connect(&socket, &QTcpSocket::readyRead, this, [&] { got += socket.readAll(); });
        call(socket);
        while (sent.size() < 6'000'000) { // more than the relay holds
            QByteArray piece(QRandomGenerator::global()->bounded(1, 100'000), Qt::Uninitialized);
            for (char &c : piece)
                c = static_cast<char>(QRandomGenerator::global()->generate());
            sent += piece;
            socket.write(piece);
        }
        QTRY_COMPARE_WITH_TIMEOUT(got.size(), sent.size(), 30000);
        QVERIFY(got == sent);
    }

    void cutHoldsAndHealDelivers()
    {
        QTcpSocket socket;
        call(socket);
        socket.write("before");
        QVERIFY(gets(socket, "before"));
        m_relay->setNetwork(cut());
        socket.write("during");
        letOthersTalk();
        QCOMPARE(m_echo->received, QByteArray("before"));
        m_relay->setNetwork(Network());
        QVERIFY(gets(socket, "during"));
    }

    void oneWayCutHoldsOneWay()
    {
        QTcpSocket socket;
        call(socket);
        socket.write("a");
        QVERIFY(gets(socket, "a"));
        m_relay->setNetwork(cut(true)); // the way back
        socket.write("b");
        QTRY_COMPARE(m_echo->received, QByteArray("ab"));
        letOthersTalk();
        QCOMPARE(socket.bytesAvailable(), 0);
        m_relay->setNetwork(Network());
        QVERIFY(gets(socket, "b"));
    }

    void hangUpIsLearnedAfterTheCut()
    {
        QTcpSocket socket;
        call(socket);
        socket.write("a");
        QVERIFY(gets(socket, "a"));
        QTcpSocket *caller = m_echo->callers.first();
        m_relay->setNetwork(cut());
        socket.disconnectFromHost();
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        letOthersTalk();
        QCOMPARE(caller->state(), QAbstractSocket::ConnectedState);
        m_relay->setNetwork(Network());
        QTRY_COMPARE(caller->state(), QAbstractSocket::UnconnectedState);
    }

    void callDuringACutConnectsOnHeal()
    {
        m_relay->setNetwork(cut());
        QTcpSocket socket, impatient;
        call(socket);
        call(impatient);
        socket.write("hello");
        letOthersTalk();
        QCOMPARE(m_echo->callers.size(), 0);
        impatient.abort();
        letOthersTalk();
        m_relay->setNetwork(Network());
        QVERIFY(gets(socket, "hello"));
        QCOMPARE(m_echo->callers.size(), 1); // the one who gave up never got through
    }

    void throttleLimitsTheRate()
    {
        Network slow;
        slow.change(kHere, kThere, true, [](Wire &wire) { wire.bytesPerSecond = 200'000; });
        m_relay->setNetwork(slow);
        QTcpSocket socket;
        QByteArray got;
        connect(&socket, &QTcpSocket::readyRead, this, [&] { got += socket.readAll(); });
        QElapsedTimer clock;
        clock.start();
        call(socket);
        socket.write(QByteArray(100'000, 'x'));
        QTRY_COMPARE_WITH_TIMEOUT(got.size(), 100'000, 30000);
        QVERIFY(clock.elapsed() >= 499); // each parcel's share is rounded down to a microsecond
    }

    void deadServerRefusesUnlessCut()
    {
        const quint16 serverPort = m_echo->serverPort();
        m_echo->close();
        m_relay->setServerUp(serverPort, false);
        QTcpSocket refused;
        call(refused);
        QTRY_COMPARE(refused.error(), QAbstractSocket::ConnectionRefusedError);
        m_relay->setNetwork(cut());
        QTcpSocket held;
        call(held);
        held.write("x");
        letOthersTalk();
        QCOMPARE(held.state(), QAbstractSocket::ConnectedState); // nobody can tell it that nobody is there
        QVERIFY(m_echo->listen(QHostAddress(QHostAddress::LocalHost), serverPort));
        m_relay->setServerUp(serverPort, true);
        m_relay->setNetwork(Network());
        QVERIFY(gets(held, "x"));
    }
};

QTEST_GUILESS_MAIN(TestRelay)
#include "test_relay.moc"
