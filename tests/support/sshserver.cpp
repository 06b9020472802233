// SPDX-License-Identifier: GPL-3.0-or-later
#include "sshserver.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTest>

#include <pwd.h>
#include <unistd.h>

using namespace meridian;

namespace
{

Error failure(const QString &message)
{
    return {ErrorKind::Storage, QStringLiteral("start sshd"), message, {}, {}};
}

} // namespace

Result<std::unique_ptr<SshServer>> SshServer::start()
{
    std::unique_ptr<SshServer> s(new SshServer);
    auto port = PortReservation::take();
    if (!port)
        return port.error();
    s->m_port = std::move(*port);
    const QByteArray number = QByteArray::number(s->m_port.port());
    for (const char *key : {"host", "client", "stranger"}) {
        if (!run({QStringLiteral("ssh-keygen"), QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                  QStringLiteral("-N"), QString(), QStringLiteral("-f"), s->file(key)}))
            return failure(QStringLiteral("ssh-keygen made no key"));
    }
    s->write("authorized", s->read("client.pub"));
    s->write("known", "[127.0.0.1]:" + number + ' ' + s->read("host.pub"));
    s->write("nobody", "");
    s->write("other", "[127.0.0.1]:" + number + ' ' + s->read("stranger.pub"));
    s->write("sshd_config", "ListenAddress 127.0.0.1\nPort " + number + "\nHostKey " + s->file("host").toUtf8() +
                                "\nAuthorizedKeysFile " + s->file("authorized").toUtf8() +
                                "\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nUsePAM no\nStrictModes "
                                "no\nPermitRootLogin prohibit-password\nPidFile none\nMaxSessions 20\n");
    if (::geteuid() == 0)
        QDir().mkpath(QStringLiteral("/run/sshd")); // where it locks itself up
    s->m_sshd.setStandardErrorFile(s->file("log"));
    s->m_sshd.start(QStandardPaths::findExecutable(QStringLiteral("sshd"),
                                                   {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")}),
                    {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"), s->file("sshd_config")});
    const bool up = QTest::qWaitFor(
        [&] {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), s->m_port.port());
            return socket.waitForConnected(200);
        },
        10'000);
    if (!up)
        return failure(QString::fromUtf8(s->read("log")));
    return s;
}

SshServer::~SshServer()
{
    m_sshd.kill();
    m_sshd.waitForFinished();
}

HostControl SshServer::through(HostControl control, const char *known, const char *key) const
{
    const QByteArray config = QByteArray(known) + ".ssh_config";
    write(config.constData(), "Host *\n UserKnownHostsFile " + file(known).toUtf8() + "\n GlobalKnownHostsFile none\n");
    control.kind = ControlKind::Ssh;
    control.sshPort = m_port.port();
    control.sshUser = QString::fromLocal8Bit(::getpwuid(::geteuid())->pw_name);
    control.sshIdentity = file(key);
    control.sshConfig = file(config.constData());
    return control;
}

QByteArray SshServer::read(const char *name) const
{
    QFile f(file(name));
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray("unreadable");
}

void SshServer::write(const char *name, const QByteArray &content) const
{
    QFile f(file(name));
    if (!f.open(QIODevice::WriteOnly) || f.write(content) < 0)
        qFatal("cannot write %s", name);
}

bool SshServer::run(const QStringList &command)
{
    QProcess process;
    process.start(command.first(), command.sliced(1));
    return process.waitForFinished() && process.exitCode() == 0;
}
