// SPDX-License-Identifier: GPL-3.0-or-later
#include "bareloop.h"

#include "bench.h"
#include "sqltext.h"

#include <QElapsedTimer>
#include <QString>

#include <libpq-fe.h>

#include <memory>
#include <sys/epoll.h>
#include <unistd.h>
#include <vector>

namespace meridian
{

namespace
{

struct Finish {
    void operator()(PGconn *c) const { PQfinish(c); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

std::vector<Connection> connectAll(const QList<quint16> &ports)
{
    std::vector<Connection> all;
    const QByteArray sql = sqlText(QStringLiteral("pulse"), 15);
    for (const quint16 port : ports) {
        const QByteArray info =
            "host=127.0.0.1 user=postgres dbname=postgres sslmode=disable port=" + QByteArray::number(port);
        all.emplace_back(PQconnectdb(info.constData()));
        PGconn *c = all.back().get();
        if (PQstatus(c) != CONNECTION_OK)
            qFatal("%s", PQerrorMessage(c));
        PQclear(PQprepare(c, "pulse", sql.constData(), 0, nullptr));
        PQsetnonblocking(c, 1);
    }
    return all;
}

void drain(PGconn *c, quint64 *polls)
{
    PQconsumeInput(c);
    while (!PQisBusy(c)) {
        PGresult *result = PQgetResult(c);
        if (!result)
            return;
        *polls += PQresultStatus(result) == PGRES_TUPLES_OK ? 1 : 0;
        PQclear(result);
    }
}

} // namespace

BareRun runBareLoop(const QList<quint16> &ports, milliseconds window)
{
    const std::vector<Connection> all = connectAll(ports);
    const int waiter = ::epoll_create1(EPOLL_CLOEXEC);
    for (size_t i = 0; i < all.size(); ++i) {
        epoll_event e{};
        e.events = EPOLLIN;
        e.data.u64 = i;
        ::epoll_ctl(waiter, EPOLL_CTL_ADD, PQsocket(all[i].get()), &e);
    }
    BareRun run;
    run.cpuMs = Bench::cpuMs([&] {
        QElapsedTimer clock;
        clock.start();
        quint64 sent = 0;
        std::vector<epoll_event> ready(256);
        while (clock.elapsed() < window.count()) {
            // Evenly over the second, as the engine spreads its polls.
            const auto due =
                static_cast<quint64>(clock.nsecsElapsed() * static_cast<qint64>(all.size()) / 1'000'000'000);
            for (; sent < due; ++sent) {
                PGconn *c = all[sent % all.size()].get();
                PQsendQueryPrepared(c, "pulse", 0, nullptr, nullptr, nullptr, 0);
                PQflush(c);
            }
            const int n = ::epoll_wait(waiter, ready.data(), static_cast<int>(ready.size()), 1);
            for (int i = 0; i < n; ++i)
                drain(all[ready[static_cast<size_t>(i)].data.u64].get(), &run.polls);
        }
    });
    ::close(waiter);
    return run;
}

} // namespace meridian
