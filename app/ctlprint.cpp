// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctlprint.h"

#include <cstdio>

namespace meridian::ctl
{

namespace
{

void write(FILE *to, const QString &line)
{
    const QByteArray bytes = line.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), to);
    if (!bytes.endsWith('\n'))
        std::fputc('\n', to);
    std::fflush(to);
}

} // namespace

void print(const QString &line)
{
    write(stdout, line);
}

void printError(const QString &line)
{
    write(stderr, line);
}

Result<Listen> parseListen(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    const QString host = colon < 0 ? QString() : text.first(colon).remove(u'[').remove(u']');
    bool ok = false;
    Listen where;
    where.port = text.mid(colon + 1).toUShort(&ok);
    if (ok && (host.isEmpty() || where.address.setAddress(host)))
        return where;
    return Error{ErrorKind::BadInput,
                 QStringLiteral("--prometheus %1").arg(text),
                 QStringLiteral("not an address and port"),
                 {},
                 QStringLiteral("Write :9187 or 127.0.0.1:9187.")};
}

} // namespace meridian::ctl
