// SPDX-License-Identifier: GPL-3.0-or-later
// Where a password comes from: the system's keychain, MERIDIAN_PASSWORD_<NAME>, ~/.pgpass, a service file. The source is
// named, the secret is never logged. Lives on the thread that made it; nothing here blocks.
#pragma once

#include "fleet.h"
#include "result.h"

#include <QByteArray>
#include <QObject>

#include <functional>

namespace meridian
{

struct Secret {
    QByteArray value; ///< empty when libpq itself finds it (pgpass, service file) or there is none
    QString source;   ///< "keychain", "environment MERIDIAN_PASSWORD_X", "password file", "service X", "none"
};

class Secrets : public QObject
{
    Q_OBJECT
public:
    explicit Secrets(QObject *parent = nullptr);

    /// Answers once, later, on this thread. A locked or failing keychain is ErrorKind::Secret, not "no password" —
    /// unless another source has it.
    void find(const Credential &credential, const Node &node, std::function<void(Result<Secret>)> done);
    /// Keeps a password in the keychain; verified by reading it back.
    void keep(const Credential &credential, const QByteArray &password, std::function<void(Result<Done>)> done);
};

} // namespace meridian
