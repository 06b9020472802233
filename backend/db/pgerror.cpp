// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgerror.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <libpq-fe.h>

namespace meridian
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PgError)
};

struct StateRow {
    const char *prefix; ///< of the SQLSTATE; the first row that fits counts
    ErrorKind kind;
    const char *remedy;
};

constexpr StateRow kStates[] = {
    {"28P01", ErrorKind::Authentication,
     QT_TRANSLATE_NOOP("PgError", "Check the password in the keychain (or its alternative) for this credential.")},
    {"28000", ErrorKind::Authentication,
     QT_TRANSLATE_NOOP("PgError", "Check the role's name and the server's pg_hba.conf for this address.")},
    {"3D000", ErrorKind::BadInput, QT_TRANSLATE_NOOP("PgError", "Correct the node's database in the fleet file.")},
    {"42501", ErrorKind::Permission,
     QT_TRANSLATE_NOOP("PgError", "GRANT pg_monitor to the role that Meridian logs in with.")},
    {"53300", ErrorKind::NotReady,
     QT_TRANSLATE_NOOP("PgError", "The server has no connection left: raise max_connections or end some sessions.")},
    {"57P03", ErrorKind::NotReady,
     QT_TRANSLATE_NOOP("PgError", "Wait until it accepts connections; its log says what it is doing.")},
    {"57P01", ErrorKind::NotReady, QT_TRANSLATE_NOOP("PgError", "The server was stopped or the session was ended.")},
    {"57P02", ErrorKind::NotReady, QT_TRANSLATE_NOOP("PgError", "A server process crashed; see the server's log.")},
    {"57014", ErrorKind::Timeout, QT_TRANSLATE_NOOP("PgError", "The server is too busy to answer in time.")},
};

struct WordRow {
    const char *words; ///< in libpq's own message
    ErrorKind kind;
    const char *remedy;
    const char *code = "";
};

constexpr WordRow kWords[] = {
    {"certificate has expired", ErrorKind::Tls,
     QT_TRANSLATE_NOOP("PgError", "Renew the server's certificate and reload the server.")},
    {"certificate verify failed", ErrorKind::Tls,
     QT_TRANSLATE_NOOP("PgError", "Check tls.root_certificate and the server's certificate.")},
    {"does not match host name", ErrorKind::Tls,
     QT_TRANSLATE_NOOP("PgError", "The certificate is for another name: use that name as host, or reissue it.")},
    {"root certificate file", ErrorKind::Tls,
     QT_TRANSLATE_NOOP("PgError", "Set tls.root_certificate to the file of the authority that signed the server's "
                                  "certificate.")},
    {"server does not support SSL", ErrorKind::Tls,
     QT_TRANSLATE_NOOP("PgError", "Turn ssl on at the server, or set tls.mode deliberately lower.")},
    {"invalid response to SSL negotiation", ErrorKind::Protocol,
     QT_TRANSLATE_NOOP("PgError", "Another program answers on this port: check host and port.")},
    {"expected authentication request", ErrorKind::Protocol,
     QT_TRANSLATE_NOOP("PgError", "Another program answers on this port: check host and port.")},
    {"SSL error", ErrorKind::Tls, QT_TRANSLATE_NOOP("PgError", "See the server's log for its side of the handshake.")},
    {"SSL SYSCALL error", ErrorKind::Closed,
     QT_TRANSLATE_NOOP("PgError", "The server hung up during the TLS handshake; see its log.")},
    {"no password supplied", ErrorKind::Authentication,
     QT_TRANSLATE_NOOP("PgError", "Store the password in the keychain, or use one of its alternatives.")},
    {"Connection refused", ErrorKind::Refused,
     QT_TRANSLATE_NOOP("PgError", "Nothing listens there: start the server, or check host and port."), "ECONNREFUSED"},
    {"No route to host", ErrorKind::Refused, QT_TRANSLATE_NOOP("PgError", "Check the network between here and there.")},
    {"Network is unreachable", ErrorKind::Refused,
     QT_TRANSLATE_NOOP("PgError", "Check the network between here and there.")},
    {"timed out", ErrorKind::Timeout, QT_TRANSLATE_NOOP("PgError", "Check the network between here and there.")},
    {"server closed the connection unexpectedly", ErrorKind::Closed,
     QT_TRANSLATE_NOOP("PgError", "The server, or something before it, hung up; see its log.")},
    {"Connection reset", ErrorKind::Closed,
     QT_TRANSLATE_NOOP("PgError", "The server, or something before it, hung up; see its log.")},
};

/// libpq puts "connection to server at …, port … failed: " before the reason and hints on lines of their own after it.
QString bare(const QString &text)
{
    static const QRegularExpression prefix(QStringLiteral("^connection to server at .*? failed: "));
    QString first = text.section(u'\n', 0, 0).trimmed();
    return first.remove(prefix);
}

} // namespace

Error classified(const QString &sqlState, const QString &message)
{
    for (const StateRow &row : kStates) {
        if (sqlState.startsWith(QLatin1String(row.prefix)))
            return {row.kind, {}, message, sqlState, Words::tr(row.remedy)};
    }
    return {ErrorKind::Query, {}, message, sqlState, Words::tr("See the server's log.")};
}

Error connectionError(pg_conn *connection, ConnectPhase phase)
{
    if (!connection)
        return {ErrorKind::Internal, {}, Words::tr("out of memory"), {}, {}};
    const QString text = QString::fromUtf8(PQerrorMessage(connection)).trimmed();
    // "FATAL:  28P01: password authentication failed …": verbose text carries the SQLSTATE.
    static const QRegularExpression fatal(QStringLiteral("\\w+:  ([0-9A-Z]{5}): ([^\\n]*)"));
    if (const QRegularExpressionMatch m = fatal.match(text); m.hasMatch())
        return classified(m.captured(1), m.captured(2));
    for (const WordRow &row : kWords) {
        if (text.contains(QLatin1String(row.words)))
            return {row.kind, {}, bare(text), QLatin1String(row.code), Words::tr(row.remedy)};
    }
    const ErrorKind kind = phase == ConnectPhase::Tls ? ErrorKind::Tls : ErrorKind::Protocol;
    return {kind, {}, bare(text), {}, Words::tr("Check host, port and the server's log.")};
}

Error statementError(const pg_result *result)
{
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    if (!message) // made by libpq itself: the connection broke
        return {ErrorKind::Closed,
                {},
                bare(QString::fromUtf8(PQresultErrorMessage(result))),
                {},
                Words::tr("The server, or something before it, hung up; see its log.")};
    return classified(QString::fromUtf8(state), QString::fromUtf8(message));
}

} // namespace meridian
