// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlsprobe.h"

#include "format.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

namespace meridian
{

namespace
{

/// Length 8 and the code 1234 5679 (PostgreSQL manual, "Message Formats": SSLRequest).
const QByteArray kSslRequest = QByteArray::fromHex("0000000804d2162f");

QString words(const QSslError &error)
{
    const QDateTime expiry = error.certificate().expiryDate();
    if (error.error() == QSslError::CertificateExpired && expiry.isValid())
        return QStringLiteral("%1 (%2)").arg(error.errorString(), expiry.toUTC().toString(Qt::ISODate));
    return error.errorString();
}

QString protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return QStringLiteral("TLSv1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLSv1.3");
    default: // none yet, or older than what is offered
        return {};
    }
}

} // namespace

TlsProbe::TlsProbe(QObject *parent) : QObject(parent)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { finish({}); });
    connect(&m_socket, &QSslSocket::connected, this, &TlsProbe::onConnected);
    connect(&m_socket, &QSslSocket::readyRead, this, &TlsProbe::onReadyRead);
    connect(&m_socket, &QSslSocket::sslErrors, this, &TlsProbe::onErrors);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] { finish({}); });
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, [this] { finish({}); });
}

void TlsProbe::start(const Node &node, milliseconds deadline)
{
    QSslConfiguration configuration = m_socket.sslConfiguration();
    if (!node.tls.rootCertificate.isEmpty())
        configuration.setCaCertificates(QSslCertificate::fromPath(node.tls.rootCertificate));
    m_socket.setSslConfiguration(configuration);
    m_deadline.start(deadline);
    m_socket.connectToHost(node.host, node.port);
}

void TlsProbe::onConnected()
{
    m_socket.write(kSslRequest);
    m_requested = true;
}

void TlsProbe::onReadyRead()
{
    if (!m_requested || m_socket.mode() != QSslSocket::UnencryptedMode)
        return;
    if (m_socket.read(1) == "S")
        m_socket.startClientEncryption();
    else
        finish({});
}

void TlsProbe::onErrors(const QList<QSslError> &errors)
{
    QStringList all;
    for (const QSslError &e : errors)
        all.append(words(e));
    finish(all.join(QStringLiteral("; ")));
}

void TlsProbe::finish(const QString &fault)
{
    m_deadline.stop();
    m_socket.disconnect(this);
    TlsFindings found{fault, protocolName(m_socket.sessionProtocol()), {}, {}, {}};
    if (const QSslCertificate certificate = m_socket.peerCertificate(); !certificate.isNull()) {
        const auto names =
            certificate.subjectInfo(QSslCertificate::CommonName) + certificate.subjectAlternativeNames().values();
        found.subject = names.value(0);
        found.issuer = certificate.issuerDisplayName();
        found.expires = certificate.expiryDate().toUTC();
    }
    m_socket.abort();
    Q_EMIT finished(found);
}

} // namespace meridian
