// SPDX-License-Identifier: GPL-3.0-or-later
#include "mywire.h"

#include <QCoreApplication>

#include <errmsg.h>
#include <mysql.h>

#include <algorithm>

namespace meridian
{

namespace
{

using MyResult = std::unique_ptr<MYSQL_RES, decltype(&mysql_free_result)>;

/// Encrypted, and with whom the certificate says.
void demandTls(MYSQL *connection)
{
#ifdef MARIADB_PACKAGE_VERSION
    const my_bool on = 1;
    mysql_options(connection, MYSQL_OPT_SSL_ENFORCE, &on);
    mysql_options(connection, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &on);
#else
    const unsigned mode = SSL_MODE_VERIFY_IDENTITY;
    mysql_options(connection, MYSQL_OPT_SSL_MODE, &mode);
#endif
}

ErrorKind kindOf(unsigned code)
{
    switch (code) {
    case CR_CONN_HOST_ERROR:
        return ErrorKind::Refused;
    case CR_SERVER_GONE_ERROR:
    case CR_SERVER_LOST:
        return ErrorKind::Closed;
    default:
        return code < CR_MIN_ERROR ? ErrorKind::Query : ErrorKind::NotReady;
    }
}

} // namespace

struct MyWire::Connection {
    MYSQL *const mysql = mysql_init(nullptr);

    Connection() = default;
    ~Connection() { mysql_close(mysql); }
    Q_DISABLE_COPY_MOVE(Connection)
};

MyWire::MyWire(QString node) : m_connection(std::make_unique<Connection>()), m_node(std::move(node)) {}

MyWire::~MyWire() = default;

Error MyWire::error(const QString &tried) const
{
    MYSQL *connection = m_connection->mysql;
    const unsigned code = mysql_errno(connection);
    return Error{kindOf(code), tried, QString::fromUtf8(mysql_error(connection)), QString::number(code), {}};
}

Result<std::unique_ptr<LabWire>> MyWire::open(const LabLogin &login, milliseconds limit)
{
    static const int ready = mysql_library_init(0, nullptr, nullptr); // once, before any thread's first use
    Q_UNUSED(ready)
    std::unique_ptr<MyWire> wire(new MyWire(login.node));
    MYSQL *connection = wire->m_connection->mysql;
    const unsigned seconds = std::max(1U, static_cast<unsigned>((limit.count() + 999) / 1000));
    for (const auto option : {MYSQL_OPT_CONNECT_TIMEOUT, MYSQL_OPT_READ_TIMEOUT, MYSQL_OPT_WRITE_TIMEOUT})
        mysql_options(connection, option, &seconds);
    mysql_options(connection, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    mysql_options(connection, MYSQL_OPT_SSL_CA, login.authority.toLocal8Bit().constData());
    demandTls(connection);
    if (!mysql_real_connect(connection, "127.0.0.1", login.user.toUtf8().constData(),
                            login.password.toUtf8().constData(), nullptr, login.port, nullptr, 0))
        return wire->error(
            QCoreApplication::translate("PracticeLab", "connect to %1 (127.0.0.1:%2)").arg(login.node).arg(login.port));
    return std::unique_ptr<LabWire>(std::move(wire));
}

Result<QList<QStringList>> MyWire::query(const QString &sql, milliseconds)
{
    MYSQL *connection = m_connection->mysql;
    const QByteArray statement = sql.toUtf8();
    // A statement with a password in it is not to be repeated.
    const QString shown = sql.contains(QLatin1String("PASSWORD")) ? sql.section(QLatin1Char(' '), 0, 2) : sql;
    const auto tried = [&] {
        return QCoreApplication::translate("PracticeLab", "run \"%1\" on %2").arg(shown, m_node);
    };
    if (mysql_real_query(connection, statement.constData(), static_cast<unsigned long>(statement.size())) != 0)
        return error(tried());
    const MyResult result(mysql_store_result(connection), &mysql_free_result);
    if (!result && mysql_field_count(connection) > 0)
        return error(tried());
    QList<QStringList> rows;
    if (!result)
        return rows;
    const unsigned columns = mysql_num_fields(result.get());
    while (const MYSQL_ROW row = mysql_fetch_row(result.get())) {
        QStringList values;
        for (unsigned i = 0; i < columns; ++i)
            values += row[i] ? QString::fromUtf8(row[i]) : QString();
        rows += values;
    }
    return rows;
}

} // namespace meridian
