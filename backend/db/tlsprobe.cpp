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

TlsProbe::TlsProbe(WireProtocol protocol, QObject *parent) : QObject(parent), m_protocol(protocol)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { finish({}); });
    connect(&m_socket, &QSslSocket::connected, this, &TlsProbe::onConnected);
    connect(&m_socket, &QSslSocket::readyRead, this, &TlsProbe::onReadyRead);
    connect(&m_socket, &QSslSocket::sslErrors, this, &TlsProbe::onErrors);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] { finish({}); });
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        m_found.unreachable = m_socket.errorString();
        m_found.refused = error == QAbstractSocket::ConnectionRefusedError;
        finish({});
    });
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
    if (m_protocol == WireProtocol::MySql)
        return; // it speaks first
    m_socket.write(kSslRequest);
    m_requested = true;
}

void TlsProbe::onReadyRead()
{
    if (m_socket.mode() != QSslSocket::UnencryptedMode)
        return;
    if (m_protocol == WireProtocol::MySql) {
        onGreeting();
        return;
    }
    if (!m_requested)
        return;
    if (m_socket.read(1) == "S")
        startHandshake();
    else
        finish({});
}

/// MySQL manual, "Protocol::HandshakeV10" and "Protocol::SSLRequest". One packet: three bytes of length, its number.
void TlsProbe::onGreeting()
{
    const QByteArray seen = m_socket.peek(4096);
    const auto byte = [&](qsizetype at) { return at < seen.size() ? static_cast<quint8>(seen[at]) : quint8(0); };
    const qsizetype length = byte(0) | byte(1) << 8 | byte(2) << 16;
    if (m_requested || seen.size() < 4 || (length < 4096 && seen.size() < 4 + length))
        return;
    const qsizetype version = seen.indexOf('\0', 5); // ends the server's version
    const qsizetype capabilities = version + 1 + 4 + 8 + 1;
    constexpr int kSslCapability = 0x0800;
    const bool offersTls = version > 0 && ((byte(capabilities) | byte(capabilities + 1) << 8) & kSslCapability);
    constexpr quint8 kError = 0xff, kVersion = 10;
    if (byte(4) == kError) { // too many connections, an address that may not connect
        m_found.greetingCode = byte(5) | byte(6) << 8;
        m_found.greetingError = QString::fromUtf8(seen.mid(7, length - 3));
    }
    m_found.foreign = byte(4) != kError && byte(4) != kVersion;
    if (byte(4) != kVersion || !offersTls) {
        finish({});
        return;
    }
    m_requested = true;
    m_socket.read(4 + length);
    // CLIENT_PROTOCOL_41, CLIENT_SSL, CLIENT_SECURE_CONNECTION, CLIENT_PLUGIN_AUTH; 16 MB; utf8mb4
    m_socket.write(QByteArray::fromHex("20000001008a0800000000012d") + QByteArray(23, '\0'));
    startHandshake();
}

void TlsProbe::onErrors(const QList<QSslError> &errors)
{
    QStringList all;
    m_found.nameOnly = true;
    for (const QSslError &e : errors) {
        all.append(words(e));
        m_found.nameOnly = m_found.nameOnly && e.error() == QSslError::HostNameMismatch;
    }
    finish(all.join(QStringLiteral("; ")));
}

void TlsProbe::startHandshake()
{
    m_handshake.start();
    m_socket.startClientEncryption();
}

void TlsProbe::finish(const QString &fault)
{
    if (m_handshake.isValid())
        m_found.handshake = microseconds(m_handshake.nsecsElapsed() / 1000);
    m_deadline.stop();
    m_socket.disconnect(this);
    TlsFindings &found = m_found;
    found.fault = fault;
    found.protocol = protocolName(m_socket.sessionProtocol());
    if (const QSslCertificate certificate = m_socket.peerCertificate(); !certificate.isNull()) {
        const auto names =
            certificate.subjectInfo(QSslCertificate::CommonName) + certificate.subjectAlternativeNames().values();
        found.subject = names.value(0);
        found.issuer = certificate.issuerDisplayName();
        found.expires = certificate.expiryDate().toUTC();
        found.sha1 = certificate.digest(QCryptographicHash::Sha1).toHex();
        found.sha256 = certificate.digest(QCryptographicHash::Sha256).toHex();
    }
    m_socket.abort();
    Q_EMIT finished(found);
}

} // namespace meridian
