// SPDX-License-Identifier: GPL-3.0-or-later
// The client library's handle of one connection to a MySQL or MariaDB server. Its calls block: they are for a thread
// that is lent for them, one at a time. breakOff() may come from another thread meanwhile and ends them.
#pragma once

#include "myconnection.h"

#include <QByteArray>

#include <memory>
#include <mutex>

struct st_mysql;

namespace meridian
{

class MyLink
{
public:
    /// How connecting ended.
    struct Arrival {
        std::optional<Error> error;
        bool reached = false; ///< the server answered, whatever it said
        Timings timings;      ///< tcp, and login for all the rest
        bool encrypted = false, mariaDb = false;
        QString version;
    };
    /// What a flight of statements brought.
    struct Harvest {
        std::vector<MyResult> results;
        std::optional<Error> refusal; ///< the server's, of the statement behind the last result
        std::optional<Error> error;   ///< the connection is lost
        microseconds took{0};
    };

    MyLink(const MyTarget &target, const QString &address, const QByteArray &fingerprint);
    ~MyLink();
    MyLink(const MyLink &) = delete;
    MyLink &operator=(const MyLink &) = delete;

    Arrival connect();
    Harvest run(const QByteArray &statements);
    void breakOff(); ///< the call under way ends with an error
    void part();     ///< none is under way: its end will say goodbye, but wait for no answer

    /// In the form and length that the library wants.
    static QByteArray fingerprintOf(const TlsFindings &found);

private:
    void setOptions(const QByteArray &fingerprint);
    void noteSocket();

    MyTarget m_target;
    QByteArray m_host, m_user, m_database; ///< the library keeps no copy while it connects
    struct Closer {
        void operator()(st_mysql *connection) const;
    };
    std::unique_ptr<st_mysql, Closer> m_connection;
    std::mutex m_mutex; ///< of what follows
    int m_socket = -1;  ///< a second name of the library's: its own may be another's when it has failed
    bool m_broken = false;
};

} // namespace meridian
