// SPDX-License-Identifier: GPL-3.0-or-later
#include "relayflow.h"

#include <QRandomGenerator>
#include <QTcpSocket>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr qint64 kParcelBytes = 64 * 1024;
// Room for 8 MB/s over the longest wire of the planet; it is a wire, not a disk.
constexpr qint64 kHeldBytes = 2 * 1024 * 1024;
constexpr qint64 kUnsentBytes = 512 * 1024;
// A throttled wire keeps a quarter of a second of its rate, as a router's queue would.
constexpr qint64 kQueueShare = 4;
constexpr qint64 kSmallestQueue = 4 * 1024;

} // namespace

SteadyTime LiveWire::arrival(SteadyTime start, qint64 size)
{
    if (wire.bytesPerSecond > 0) {
        freeAt = std::max(freeAt, start) + microseconds(size * 1'000'000 / wire.bytesPerSecond);
        start = freeAt;
    }
    microseconds late{0};
    if (wire.jitter.count() > 0) { // exponential: mostly little, sometimes much
        const double u = 1.0 - QRandomGenerator::global()->generateDouble();
        late = microseconds(static_cast<qint64>(-std::log(u) * static_cast<double>(wire.jitter.count())));
    }
    return start + wire.delay + late;
}

RelayFlow::RelayFlow(QTcpSocket &in, QTcpSocket &out, LiveWire &wire, SteadyTime openAt, QObject *parent)
    : QObject(parent)
    , m_in(in)
    , m_out(out)
    , m_wire(wire)
    , m_openAt(openAt)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RelayFlow::move);
    connect(&m_in, &QTcpSocket::readyRead, this, &RelayFlow::move);
    connect(&m_in, &QTcpSocket::disconnected, this, &RelayFlow::move);
    connect(&m_out, &QTcpSocket::bytesWritten, this, &RelayFlow::move);
}

void RelayFlow::move()
{
    take();
    deliver();
    take(); // what was delivered made room
    if (m_parcels.empty() || m_wire.wire.cut || m_out.bytesToWrite() >= kUnsentBytes)
        return; // the end of the cut, or bytesWritten, comes back here
    // Rounded up: early is impossible on a wire.
    const auto wait = std::chrono::ceil<milliseconds>(m_parcels.front().due - std::chrono::steady_clock::now());
    m_timer.start(std::max(wait, milliseconds(0)));
}

void RelayFlow::take()
{
    if (m_wire.wire.cut || m_ended)
        return;
    const qint64 rate = m_wire.wire.bytesPerSecond;
    const qint64 room = rate > 0 ? std::clamp(rate / kQueueShare, kSmallestQueue, kHeldBytes) : kHeldBytes;
    const auto start = std::max(std::chrono::steady_clock::now(), m_openAt);
    const auto dueAfter = [&](qint64 size) { return m_lastDue = std::max(m_lastDue, m_wire.arrival(start, size)); };
    while (m_held < room && m_in.bytesAvailable() > 0) {
        const QByteArray data = m_in.read(std::min(kParcelBytes, room - m_held));
        m_held += data.size();
        m_parcels.push_back({dueAfter(data.size()), data});
    }
    if (m_in.state() == QAbstractSocket::UnconnectedState && m_in.bytesAvailable() == 0) {
        m_ended = true;
        m_parcels.push_back({dueAfter(0), {}});
    }
}

void RelayFlow::deliver()
{
    if (m_wire.wire.cut)
        return;
    const auto time = std::chrono::steady_clock::now();
    while (!m_parcels.empty() && m_parcels.front().due <= time && m_out.bytesToWrite() < kUnsentBytes) {
        const Parcel parcel = std::move(m_parcels.front());
        m_parcels.pop_front();
        m_held -= parcel.data.size();
        if (parcel.data.isEmpty())
            m_out.disconnectFromHost();
        else if (m_out.state() == QAbstractSocket::ConnectedState)
            m_out.write(parcel.data);
    }
}

} // namespace meridian
