// SPDX-License-Identifier: GPL-3.0-or-later
#include "mylink.h"

#include "myerror.h"
#include "tlsprobe.h"

#include <QElapsedTimer>

#include <errmsg.h>
#include <mysql.h>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace meridian
{

namespace
{

/// Whatever a server asks for: no password in clear, and no plugin of which nobody has heard.
constexpr const char *kAuthentication = "mysql_native_password,caching_sha2_password,sha256_password,client_ed25519";
constexpr int kEvents = MYSQL_WAIT_READ | MYSQL_WAIT_WRITE | MYSQL_WAIT_EXCEPT;

bool isLost(unsigned code)
{
    return code >= CR_MIN_ERROR && code <= CR_MAX_ERROR;
}

microseconds since(const QElapsedTimer &clock)
{
    return microseconds(clock.nsecsElapsed() / 1000);
}

} // namespace

void MyLink::Closer::operator()(st_mysql *connection) const
{
    mysql_close(connection);
}

QByteArray MyLink::fingerprintOf(const TlsFindings &found)
{
    return (mysql_get_client_version() >= 30400 ? found.sha256 : found.sha1).toUpper(); // before, it only knows SHA-1
}

MyLink::MyLink(const MyTarget &target, const QString &address, const QByteArray &fingerprint)
    : m_target(target)
    , m_host(address.toUtf8())
    , m_user(target.login.user.toUtf8())
    , m_database(target.node.database.toUtf8())
{
    static const int ready = mysql_library_init(0, nullptr, nullptr); // once, before any thread connects
    static_cast<void>(ready);
    m_connection.reset(mysql_init(nullptr));
    setOptions(fingerprint);
}

MyLink::~MyLink()
{
    m_connection.reset();
    if (m_socket >= 0)
        ::close(m_socket);
}

void MyLink::setOptions(const QByteArray &fingerprint)
{
    MYSQL *c = m_connection.get();
    const unsigned off = 0;
    const TlsMode tls = m_target.node.tls.mode;
    const my_bool enforce = tls >= TlsMode::Require, byUs = 0; // the fingerprint says whom to believe
    mysql_options(c, MYSQL_OPT_NONBLOCK, nullptr);
    mysql_options(c, MYSQL_OPT_LOCAL_INFILE, &off); // else a server could ask for any file of ours
    mysql_options(c, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    mysql_options(c, MARIADB_OPT_RESTRICTED_AUTH, kAuthentication);
    mysql_optionsv(c, MYSQL_OPT_CONNECT_ATTR_ADD, "program_name", "meridian");
    if (tls == TlsMode::Disable)
        return;
    mysql_options(c, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &byUs);
    mysql_options(c, MYSQL_OPT_SSL_ENFORCE, &enforce);
    if (tls == TlsMode::Prefer)
        mysql_ssl_set(c, nullptr, nullptr, nullptr, nullptr, nullptr);
    if (!fingerprint.isEmpty())
        mysql_options(c, MARIADB_OPT_TLS_PEER_FP, fingerprint.constData());
}

void MyLink::noteSocket()
{
    const auto socket = mysql_get_socket(m_connection.get());
    const std::lock_guard guard(m_mutex);
    if (m_socket < 0 && socket != MARIADB_INVALID_SOCKET)
        m_socket = ::fcntl(static_cast<int>(socket), F_DUPFD_CLOEXEC, 0);
    if (m_broken && m_socket >= 0) // it came before there was one
        ::shutdown(m_socket, SHUT_RDWR);
}

void MyLink::breakOff()
{
    const std::lock_guard guard(m_mutex);
    m_broken = true;
    if (m_socket >= 0)
        ::shutdown(m_socket, SHUT_RDWR);
}

void MyLink::part()
{
    const std::lock_guard guard(m_mutex);
    if (m_socket >= 0)
        ::shutdown(m_socket, SHUT_RD);
}

/// The calls that do not wait while there is no TLS yet tell when TCP is done, and give the socket.
MyLink::Arrival MyLink::connect()
{
    Arrival out;
    MYSQL *c = m_connection.get();
    MYSQL *connected = nullptr;
    const bool local = m_host.startsWith('/');
    QElapsedTimer clock;
    clock.start();
    int wanted = mysql_real_connect_start(&connected, c, local ? nullptr : m_host.constData(), m_user.constData(),
                                          m_target.login.password.constData(),
                                          m_database.isEmpty() ? nullptr : m_database.constData(), m_target.node.port,
                                          local ? m_host.constData() : nullptr, CLIENT_MULTI_STATEMENTS);
    while (wanted != 0) {
        noteSocket();
        const short events =
            static_cast<short>((wanted & MYSQL_WAIT_READ ? POLLIN : 0) | (wanted & MYSQL_WAIT_WRITE ? POLLOUT : 0) |
                               (wanted & MYSQL_WAIT_EXCEPT ? POLLPRI : 0));
        pollfd socket{static_cast<int>(mysql_get_socket(c)), events, 0};
        ::poll(&socket, 1, -1);
        if (!out.timings.tcp) { // it can be written to: the first thing that is waited for
            out.timings.tcp = since(clock);
            clock.start();
        }
        wanted = mysql_real_connect_cont(&connected, c, wanted & kEvents);
    }
    out.timings.login = since(clock);
    out.reached = connected || mysql_errno(c) < CR_SOCKET_CREATE_ERROR || mysql_errno(c) > CR_UNKNOWN_HOST;
    if (!connected) {
        out.error = linkError(c, out.reached ? ConnectPhase::Login : ConnectPhase::Tcp);
        return out;
    }
    noteSocket();
    const char *cipher = mysql_get_ssl_cipher(c);
    out.encrypted = cipher && qstrcmp(cipher, "(NONE)") != 0;
    out.mariaDb = mariadb_connection(c);
    out.version = QString::fromUtf8(mysql_get_server_info(c));
    return out;
}

MyLink::Harvest MyLink::run(const QByteArray &statements)
{
    Harvest out;
    MYSQL *c = m_connection.get();
    QElapsedTimer clock;
    clock.start();
    int more = mysql_real_query(c, statements.constData(), static_cast<unsigned long>(statements.size()));
    for (; more == 0; more = mysql_next_result(c)) {
        MyResult rows(mysql_store_result(c));
        if (!rows && mysql_errno(c) != 0)
            break;
        out.results.push_back(std::move(rows));
    }
    out.took = since(clock);
    if (mysql_errno(c) != 0 && isLost(mysql_errno(c)))
        out.error = linkError(c, ConnectPhase::Query);
    else if (mysql_errno(c) != 0)
        out.refusal = serverError(c);
    return out;
}

} // namespace meridian
