// SPDX-License-Identifier: GPL-3.0-or-later
// What a server's certificate is, and why it was not accepted: libpq only says "certificate verify failed". Asks the
// server for its certificate once more (PostgreSQL manual, "SSL Session Encryption": SSLRequest, then the handshake)
// and names the fault. Lives on a worker thread, never blocks, sends no password.
#pragma once

#include "fleet.h"
#include "result.h"

#include <QDateTime>
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
    QDateTime expires; ///< UTC
};

class TlsProbe : public QObject
{
    Q_OBJECT
public:
    explicit TlsProbe(QObject *parent = nullptr);

    /// Once in its life. Ends in finished() within `deadline`.
    void start(const Node &node, milliseconds deadline);

Q_SIGNALS:
    void finished(const meridian::TlsFindings &found);

private:
    void onConnected();
    void onReadyRead();
    void onErrors(const QList<QSslError> &errors);
    void finish(const QString &fault);

    QSslSocket m_socket;
    QTimer m_deadline;
    bool m_requested = false;
};

} // namespace meridian
