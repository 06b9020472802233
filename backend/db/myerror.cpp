// SPDX-License-Identifier: GPL-3.0-or-later
#include "myerror.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <errmsg.h>
#include <mysql.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>

namespace meridian
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MyError)
};

struct CodeRow {
    unsigned number;
    ErrorKind kind;
    const char *remedy;
};

constexpr const char *kPassword =
    QT_TRANSLATE_NOOP("MyError", "Check the password in the keychain (or its alternative) and the account's host.");
constexpr const char *kAccount =
    QT_TRANSLATE_NOOP("MyError", "Unlock the account, renew its password or allow this address, as the server says.");
constexpr const char *kGrant =
    QT_TRANSLATE_NOOP("MyError", "GRANT what is missing to the account that Meridian logs in with.");
constexpr const char *kFull =
    QT_TRANSLATE_NOOP("MyError", "The server has no connection left: raise max_connections or end some sessions.");
constexpr const char *kGoing = QT_TRANSLATE_NOOP("MyError", "The server was stopped or the session was ended.");
constexpr const char *kBusy = QT_TRANSLATE_NOOP("MyError", "The server is too busy to answer in time.");
constexpr const char *kHungUp =
    QT_TRANSLATE_NOOP("MyError", "The server, or something before it, hung up; see its log.");
constexpr const char *kOther =
    QT_TRANSLATE_NOOP("MyError", "Another program answers on this port: check host and port.");

constexpr CodeRow kCodes[] = {
    {1045, ErrorKind::Authentication, kPassword},
    {1698, ErrorKind::Authentication, kPassword},
    {1130, ErrorKind::Authentication, kAccount},
    {1820, ErrorKind::Authentication, kAccount},
    {1862, ErrorKind::Authentication, kAccount},
    {3118, ErrorKind::Authentication, kAccount},
    {4151, ErrorKind::Authentication, kAccount},
    {CR_AUTH_PLUGIN_CANNOT_LOAD, ErrorKind::Authentication,
     QT_TRANSLATE_NOOP("MyError", "Give the account caching_sha2_password, or install the client library's plugins.")},
    {CR_AUTH_PLUGIN_ERR, ErrorKind::Authentication, kAccount},
    {5010, ErrorKind::Authentication,
     QT_TRANSLATE_NOOP("MyError", "Give the account caching_sha2_password: its method is none that Meridian takes.")},
    {1044, ErrorKind::Permission, kGrant},
    {1142, ErrorKind::Permission, kGrant},
    {1143, ErrorKind::Permission, kGrant},
    {1227, ErrorKind::Permission, kGrant},
    {1370, ErrorKind::Permission, kGrant},
    {1049, ErrorKind::BadInput, QT_TRANSLATE_NOOP("MyError", "Correct the node's database in the fleet file.")},
    {1040, ErrorKind::NotReady, kFull},
    {1203, ErrorKind::NotReady, kFull},
    {1226, ErrorKind::NotReady, kFull},
    {1129, ErrorKind::NotReady,
     QT_TRANSLATE_NOOP("MyError", "The server has blocked this address after failed attempts: FLUSH HOSTS there.")},
    {1053, ErrorKind::NotReady, kGoing},
    {1077, ErrorKind::NotReady, kGoing},
    {1927, ErrorKind::NotReady, kGoing},
    {4031, ErrorKind::NotReady, kGoing},
    {1317, ErrorKind::Timeout, kBusy},
    {1969, ErrorKind::Timeout, kBusy},
    {3024, ErrorKind::Timeout, kBusy},
    {3159, ErrorKind::Tls, QT_TRANSLATE_NOOP("MyError", "The server wants TLS: set tls.mode to require or more.")},
    {CR_SSL_CONNECTION_ERROR, ErrorKind::Tls,
     QT_TRANSLATE_NOOP("MyError", "Check tls.root_certificate and the server's certificate, or turn TLS on there.")},
    {CR_SERVER_LOST, ErrorKind::Closed, kHungUp},
    {CR_SERVER_GONE_ERROR, ErrorKind::Closed, kHungUp},
    {CR_MALFORMED_PACKET, ErrorKind::Protocol, kOther},
    {CR_VERSION_ERROR, ErrorKind::Protocol, kOther},
    {CR_SERVER_HANDSHAKE_ERR, ErrorKind::Protocol, kOther},
    {1043, ErrorKind::Protocol, kOther},
    {CR_OUT_OF_MEMORY, ErrorKind::Internal, ""},
};

struct NetworkRow {
    int number;
    ErrorKind kind;
    const char *code;
    const char *remedy;
};

constexpr const char *kNetwork = QT_TRANSLATE_NOOP("MyError", "Check the network between here and there.");

constexpr NetworkRow kNetworks[] = {
    {ECONNREFUSED, ErrorKind::Refused, "ECONNREFUSED",
     QT_TRANSLATE_NOOP("MyError", "Nothing listens there: start the server, or check host and port.")},
    {ENOENT, ErrorKind::Refused, "ENOENT",
     QT_TRANSLATE_NOOP("MyError", "Nothing listens there: start the server, or check host and port.")},
    {EHOSTUNREACH, ErrorKind::Refused, "EHOSTUNREACH", kNetwork},
    {ENETUNREACH, ErrorKind::Refused, "ENETUNREACH", kNetwork},
    {ETIMEDOUT, ErrorKind::Timeout, "ETIMEDOUT", kNetwork},
    {ECONNRESET, ErrorKind::Closed, "ECONNRESET", kHungUp},
    {EPIPE, ErrorKind::Closed, "EPIPE", kHungUp},
};

/// The library puts the system's number at the end, "… (111)" or "… system error: 111".
std::optional<NetworkRow> networkReason(const QString &message)
{
    static const QRegularExpression number(QStringLiteral("(?:\\((\\d+)(?: \"[^\"]*\")?\\)|error: (\\d+))\\s*$"));
    const QRegularExpressionMatch found = number.match(message);
    const int code = (found.captured(1) + found.captured(2)).toInt();
    const auto row =
        std::find_if(std::begin(kNetworks), std::end(kNetworks), [&](const NetworkRow &r) { return r.number == code; });
    return found.hasMatch() && row != std::end(kNetworks) ? std::optional(*row) : std::nullopt;
}

} // namespace

Error classifiedMy(unsigned number, const QString &sqlState, const QString &message)
{
    const QString code = number < CR_MIN_ERROR || number > CR_MAX_ERROR
                             ? QStringLiteral("%1 (%2)").arg(number).arg(sqlState)
                             : QString::number(number);
    const auto row =
        std::find_if(std::begin(kCodes), std::end(kCodes), [&](const CodeRow &r) { return r.number == number; });
    if (row != std::end(kCodes))
        return {row->kind, {}, message, code, *row->remedy ? Words::tr(row->remedy) : QString()};
    return {ErrorKind::Query, {}, message, code, Words::tr("See the server's log.")};
}

Error serverError(st_mysql *connection)
{
    return classifiedMy(mysql_errno(connection), QString::fromLatin1(mysql_sqlstate(connection)),
                        QString::fromUtf8(mysql_error(connection)));
}

Error linkError(st_mysql *connection, ConnectPhase phase)
{
    if (!connection)
        return {ErrorKind::Internal, {}, Words::tr("out of memory"), {}, {}};
    const unsigned number = mysql_errno(connection);
    if (number == 0) // it hung up while nothing was asked
        return {ErrorKind::Closed, {}, Words::tr("the server closed the connection"), {}, Words::tr(kHungUp)};
    Error error = serverError(connection);
    const bool reaching = number >= CR_SOCKET_CREATE_ERROR && number <= CR_UNKNOWN_HOST;
    if (const auto reason = networkReason(error.message); reason && (reaching || number == CR_SERVER_LOST)) {
        error.kind = reason->kind;
        error.code = QLatin1String(reason->code);
        error.remedy = Words::tr(reason->remedy);
        if (reaching)
            error.message = QString::fromLocal8Bit(std::strerror(reason->number));
    } else if (reaching) {
        error.kind = ErrorKind::Refused;
        error.remedy = Words::tr(kNetwork);
    }
    if (number == CR_SERVER_LOST && phase == ConnectPhase::Tls && !reaching)
        error.remedy = Words::tr(kHungUp);
    return error;
}

} // namespace meridian
