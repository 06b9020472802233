// SPDX-License-Identifier: GPL-3.0-or-later
#include "servercertificate.h"

#include "toolrun.h"

#include <QFile>

using namespace meridian;

namespace
{

void openssl(const QStringList &arguments)
{
    ToolRun run(QStringLiteral("openssl"), arguments);
    if (const auto made = run.finish(); !made)
        qFatal("%s", qPrintable(made.error().text()));
}

} // namespace

QString serveCertificate(PlainServer &server, const QTemporaryDir &files, int days, const QString &name)
{
    const QString folder = server.folder();
    const QString certificate = files.filePath(QStringLiteral("%1.crt").arg(name).replace(u':', u'-'));
    const QString key = folder + QStringLiteral("/server.key");
    const QString request = files.filePath(QStringLiteral("request"));
    openssl({QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-newkey"), QStringLiteral("rsa:2048"),
             QStringLiteral("-nodes"), QStringLiteral("-subj"), QStringLiteral("/CN=meridian test"),
             QStringLiteral("-addext"), QStringLiteral("subjectAltName=") + name, QStringLiteral("-keyout"), key,
             QStringLiteral("-out"), request});
    openssl({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), request, QStringLiteral("-signkey"),
             key, QStringLiteral("-days"), QString::number(days), QStringLiteral("-copy_extensions"),
             QStringLiteral("copy"), QStringLiteral("-out"), folder + QStringLiteral("/server.crt")});
    QFile::remove(certificate);
    QFile::copy(folder + QStringLiteral("/server.crt"), certificate);
    server.adopt(key);
    server.adopt(folder + QStringLiteral("/server.crt"));
    server.run("ALTER SYSTEM SET ssl = on");
    server.run("SELECT pg_reload_conf()");
    return certificate;
}
