// SPDX-License-Identifier: GPL-3.0-or-later
#include "failoverworld.h"

#include "bench.h"
#include "failoverclient.h"
#include "failoverruns.h"
#include "fleetfile.h"
#include "labfixture.h"

#include <libpq-fe.h>

#include <QTextStream>

#include <memory>

namespace meridian
{

namespace
{

constexpr int kTrips = 7, kWords = 1000;
constexpr double kWarm = 2.0;
const QString kThere = QStringLiteral("orders-euw1-1"), kBeside = QStringLiteral("orders-euw1-2");

void say(const QString &line)
{
    QTextStream(stderr) << line << Qt::endl;
}

class World
{
public:
    explicit World(const LabFixture &lab) : m_fleetFile(lab.fleetFile())
    {
        const FleetOrProblems read = readFleet(m_fleetFile);
        if (read.fleet)
            m_fleet = *read.fleet;
    }

    /// Empty, or what went wrong.
    QString moveTo(const QString &target) const
    {
        const auto words = QStringLiteral("switchover --cluster orders --accept jurisdiction --to");
        const LabFixture::Outcome o =
            LabFixture::meridianctl(words.split(u' ') + QStringList{target, QStringLiteral("--fleet"), m_fleetFile});
        return o.code == 0 ? QString() : QString::fromUtf8(o.out.isEmpty() ? o.err.right(kWords) : o.out.right(kWords));
    }

    /// Of an application that stands beside both nodes, or of one where the operator is, to one node.
    QByteArray conninfo(const QStringList &names, bool beside) const
    {
        QStringList hosts, ports;
        const Node *first = m_fleet.node(NodeId(names.first()));
        for (const QString &name : names) {
            const Node *node = m_fleet.node(NodeId(name));
            const Node seen = beside ? node->seenFrom(node->region) : *node;
            hosts += seen.host;
            ports += QString::number(seen.port);
        }
        const QString login = m_fleet.clusters.first().operatorCredential;
        const auto credential = std::find_if(m_fleet.credentials.begin(), m_fleet.credentials.end(),
                                             [&](const Credential &c) { return c.name == login; });
        return QStringLiteral("host=%1 port=%2 user=%3 passfile='%4' dbname=postgres sslmode=verify-full "
                              "sslrootcert='%5' connect_timeout=2 %6")
            .arg(hosts.join(u','), ports.join(u','), credential->user, credential->passwordFile,
                 first->tls.rootCertificate,
                 names.size() > 1 ? QStringLiteral("target_session_attrs=read-write") : QString())
            .toUtf8();
    }
    bool isRead() const { return !m_fleet.nodes.isEmpty(); }

private:
    QString m_fleetFile;
    Fleet m_fleet;
};

/// ms; also makes the table that is written to.
double roundTrip(const QByteArray &conninfo)
{
    const std::unique_ptr<PGconn, void (*)(PGconn *)> session(PQconnectdb(conninfo.constData()), PQfinish);
    const auto run = [&](const char *sql) { PQclear(PQexec(session.get(), sql)); };
    run("CREATE SCHEMA IF NOT EXISTS bench");
    run("CREATE TABLE IF NOT EXISTS bench.probe (run int, seq bigint, PRIMARY KEY (run, seq))");
    run("ALTER ROLE CURRENT_USER SET search_path = bench, public");
    QList<double> trips;
    for (int i = 0; i < kTrips; ++i) {
        const double sent = monotonicSeconds();
        run("SELECT 1");
        trips += (monotonicSeconds() - sent) * 1000;
    }
    return Bench::median(trips);
}

} // namespace

void addWorld(Bench &bench, const QList<double> &floor)
{
    say(QStringLiteral("  the world"));
    const LabFixture lab(QStringLiteral("world"));
    const World world(lab);
    QString failure = lab.isUp() && world.isRead() ? world.moveTo(kThere) : lab.problem();
    QList<double> outages, trips;
    int errors = 0, lost = 0, failed = 0;
    for (int run = 1; run <= bench.runs() && failure.isEmpty(); ++run) {
        const QString &from = run % 2 == 1 ? kThere : kBeside, &to = run % 2 == 1 ? kBeside : kThere;
        trips += roundTrip(world.conninfo({from}, false));
        FailoverClient client(world.conninfo({kThere, kBeside}, true), run);
        letPass(kWarm);
        const double began = monotonicSeconds();
        failure = world.moveTo(to);
        const ClientLog log = client.stop();
        if (!failure.isEmpty())
            break;
        outages += log.outageMs(began);
        errors += log.errors;
        lost += lostRows(world.conninfo({to}, false), run, log).value_or(0);
    }
    if (!failure.isEmpty()) {
        ++failed;
        say(failure);
    }
    const QString name = QStringLiteral("failover: world, operator an ocean away");
    if (!outages.isEmpty() && !floor.isEmpty()) {
        bench.add({name + QStringLiteral(", round trip"), QStringLiteral("ms"), Bench::median(trips), {}, {}});
        bench.add({name + QStringLiteral(", outage / three round trips and 1.5 x by hand"), QStringLiteral("ms"),
                   Bench::median(outages), 3 * Bench::median(trips) + 1.5 * Bench::median(floor), 1});
    }
    bench.add({name + QStringLiteral(", lost rows"), QStringLiteral("count"), double(lost), {}, 0});
    bench.add({name + QStringLiteral(", errors"), QStringLiteral("count"), double(errors), {}, double(outages.size())});
    bench.add({name + QStringLiteral(", failed runs"), QStringLiteral("count"), double(failed), {}, 0});
}

} // namespace meridian
