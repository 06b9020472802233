// SPDX-License-Identifier: GPL-3.0-or-later
// What a server's certificate is, and why it was not accepted: client libraries say "certificate verify failed" at
// most. Asks the server for its certificate (PostgreSQL manual, "SSL Session Encryption": SSLRequest, then the
// handshake; MySQL manual, "Connection Phase Packets": after its greeting) and names the fault. Lives on a worker
// thread, never blocks, sends no password.
#pragma once

#include "connectphase.h"
#include "fleet.h"
#include "result.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>
#include <QSslSocket>
#include <QTimer>

namespace meridian
{

/// Empty where nothing could be learnt.
struct TlsFindings {
    QString fault;    ///< "The certificate has expired (on 2026-01-02)"; empty: it was accepted
    QString protocol; ///< "TLSv1.3"
    QString subject;  ///< the certificate's common name, else its first alternative name
    QString issuer;
    QDateTime expires;                     ///< UTC
    QByteArray sha1, sha256;               ///< of the whole certificate, in hexadecimal digits
    std::optional<microseconds> handshake; ///< how long it took
    bool nameOnly = false;                 ///< its name is the only fault
    QString unreachable;                   ///< why there was no answer; empty: there was one
    bool refused = false;                  ///< nothing listens there
    bool foreign = false;                  ///< what answers speaks another protocol
    unsigned greetingCode = 0;             ///< MySQL: it greets with an error
    QString greetingError;
};

class TlsProbe : public QObject
{
    Q_OBJECT
public:
    explicit TlsProbe(WireProtocol protocol = WireProtocol::PostgreSql, QObject *parent = nullptr);

    /// Once in its life. Ends in finished() within `deadline`.
    void start(const Node &node, milliseconds deadline);
    bool isReached() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

Q_SIGNALS:
    void finished(const meridian::TlsFindings &found);

private:
    void onConnected();
    void onGreeting();
    void startHandshake();
    void onReadyRead();
    void onErrors(const QList<QSslError> &errors);
    void finish(const QString &fault);

    WireProtocol m_protocol;
    QSslSocket m_socket;
    QTimer m_deadline;
    bool m_requested = false;
    TlsFindings m_found;
    QElapsedTimer m_handshake;
};

} // namespace meridian
