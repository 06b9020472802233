// SPDX-License-Identifier: GPL-3.0-or-later
// How own code reports failure: a value, never an exception. An Error says what was tried, what the other side
// answered in its own words and code, and what to do next; it never holds a secret.
#pragma once

#include <QList>
#include <QString>

#include <utility>
#include <variant>

namespace meridian
{

enum class ErrorKind {
    BadInput,       ///< a file or an argument that cannot be used
    Resolve,        ///< a host name that no name server knows
    Refused,        ///< nothing listens there, or the network says so
    Timeout,        ///< no answer within the deadline
    Closed,         ///< the other side hung up
    Protocol,       ///< what came back is not the expected protocol
    Tls,            ///< certificate or handshake
    Authentication, ///< wrong or missing password, unknown role
    Permission,     ///< logged in, but a right is missing
    NotReady,       ///< the server says that it is starting up, shutting down or full
    Query,          ///< the server refused a statement
    Secret,         ///< the keychain or another source of secrets failed
    Storage,        ///< disk: not writable, full, corrupt
    Newer,          ///< written by a newer version of the program
    Internal,
};

struct Error {
    ErrorKind kind = ErrorKind::Internal;
    QString tried;        ///< "connect to orders-eu-1 (127.0.0.1:5433)"
    QString message;      ///< the other side's own words
    QString code;         ///< SQLSTATE, errno name or SQLite code; empty when there is none
    QString remedy;       ///< the next thing to do
    QString text() const; ///< all of it on one line, for logs and copying

    friend bool operator==(const Error &, const Error &) = default;
};

/// A value or an Error. `if (!r) return r.error();`
template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_value(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_value(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_value.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T &operator*() const & { return std::get<0>(m_value); }
    T &operator*() & { return std::get<0>(m_value); }
    T &&operator*() && { return std::get<0>(std::move(m_value)); }
    const T *operator->() const { return &std::get<0>(m_value); }
    T *operator->() { return &std::get<0>(m_value); }
    const Error &error() const { return std::get<1>(m_value); }

private:
    std::variant<T, Error> m_value;
};

/// Success without a value: `Result<Done> f() { …; return Done{}; }`
struct Done {
};

} // namespace meridian
