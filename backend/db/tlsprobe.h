// SPDX-License-Identifier: GPL-3.0-or-later
// Why a certificate was not accepted. libpq only says "certificate verify failed"; this asks the server for its
// certificate once more (PostgreSQL manual, "SSL Session Encryption": SSLRequest, then the handshake) and names the
// fault. Lives on a worker thread, never blocks, sends no password.
#pragma once

#include "fleet.h"
#include "result.h"

#include <QObject>
#include <QSslSocket>
#include <QTimer>

namespace meridian
{

class TlsProbe : public QObject
{
    Q_OBJECT
public:
    explicit TlsProbe(QObject *parent = nullptr);

    /// Once in its life. Ends in finished() within `deadline`; the text is empty when nothing could be learnt.
    void start(const Node &node, milliseconds deadline);

Q_SIGNALS:
    void finished(const QString &words); ///< "The certificate has expired (on 2026-01-02)"

private:
    void onConnected();
    void onReadyRead();
    void onErrors(const QList<QSslError> &errors);
    void finish(const QString &words);

    QSslSocket m_socket;
    QTimer m_deadline;
    bool m_requested = false;
};

} // namespace meridian
