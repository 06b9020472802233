// SPDX-License-Identifier: GPL-3.0-or-later
// A real Patroni cluster with one etcd on loopback: as many members as names were given. Gone with the object.
#pragma once

#include "login.h"
#include "patroniclient.h"
#include "portreservation.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <vector>

class PatroniServers
{
public:
    struct Member {
        QString name;
        meridian::PortReservation rest, sql;
        std::unique_ptr<QProcess> process;
    };

    /// Ends when one member leads and all others follow. Writes through its interface ask for admin, "secret".
    static meridian::Result<std::unique_ptr<PatroniServers>> make(const QStringList &names);
    ~PatroniServers();

    QString url(size_t member) const;
    QString etcd() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_etcd.port()); }
    static meridian::Login login() { return {QStringLiteral("admin"), "secret", {}, {}, {}}; }
    meridian::PatroniClient client(size_t member = 0) const { return {url(member), login()}; }
    const std::vector<Member> &members() const { return m_members; }
    QString folder() const { return m_folder.path(); }

    /// With nodes shop-NAME in the cluster "shop" and clients that list them all. Not `declared`: as if nobody had said
    /// that Patroni is there. Its credential is "rest": MERIDIAN_PASSWORD_REST.
    QString fleetFile(bool declared) const;

    /// As a member's own Patroni sees it; empty: nobody leads, or it does not answer.
    QString leader(size_t asked = 0) const;
    int followers(size_t asked = 0) const; ///< that stream
    /// Patroni and its server, at once, without a word.
    void kill(const QString &member);
    /// Only Patroni: the server goes on, with nobody who looks after it.
    void killAgent(const QString &member);
    void start(const QString &member);

private:
    PatroniServers() = default;
    meridian::Result<meridian::Done> begin(const QStringList &names);
    std::unique_ptr<QProcess> run(const QStringList &command, const QString &log) const;
    Member &member(const QString &name);

    QTemporaryDir m_folder{QStringLiteral("/tmp/meridian-patroni-XXXXXX")};
    meridian::PortReservation m_etcd, m_peer;
    std::unique_ptr<QProcess> m_keeper;
    std::vector<Member> m_members;
};
