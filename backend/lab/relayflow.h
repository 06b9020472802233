// SPDX-License-Identifier: GPL-3.0-or-later
// One direction of one relayed connection: bytes, and at last the hang-up, arrive in order and not before the wire's
// delay has passed. Lives on the relay's thread; holds a bounded number of bytes, the rest waits in the kernel, so
// that the sender feels a slow wire as it would a real one.
#pragma once

#include "network.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>

class QTcpSocket;

namespace meridian
{

using SteadyTime = std::chrono::steady_clock::time_point;

/// A wire as the relay keeps it: what all connections over it share.
struct LiveWire {
    Wire wire;
    SteadyTime freeAt; ///< when the last throttled byte has left

    /// When data of this size that leaves at `start` arrives.
    SteadyTime arrival(SteadyTime start, qint64 size);
};

class RelayFlow : public QObject
{
    Q_OBJECT
public:
    /// `in` and `out` are connected; they and `wire` outlive the flow. Data counts as sent at `openAt` at the earliest.
    RelayFlow(QTcpSocket &in, QTcpSocket &out, LiveWire &wire, SteadyTime openAt, QObject *parent);

    /// Moves what the wire now lets through; called whenever the wire or one of the sockets changed.
    void move();

private:
    struct Parcel {
        SteadyTime due;
        QByteArray data; ///< empty: the sender hung up
    };

    void take();
    void deliver();

    QTcpSocket &m_in;
    QTcpSocket &m_out;
    LiveWire &m_wire;
    SteadyTime m_openAt;
    SteadyTime m_lastDue;
    std::deque<Parcel> m_parcels;
    qint64 m_held = 0;
    bool m_ended = false;
    QTimer m_timer;
};

} // namespace meridian
