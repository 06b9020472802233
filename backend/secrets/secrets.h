// SPDX-License-Identifier: GPL-3.0-or-later
// Where a password comes from; its source is named, the secret is never logged. Lives on the main thread, because the
// keychain's library answers there; nothing here blocks but the reading of small local files.
//
// Asked in this order, and the first that has one is used:
// 1. the system's keychain, service "org.meridian.Meridian", key = the credential's name;
// 2. the environment: MERIDIAN_PASSWORD_<NAME>, see environmentName();
// 3. what libpq does by itself when it gets host, port, dbname, user, service and passfile of Node and Credential and
// no
//    password (PostgreSQL manual, "The Password File", "The Connection Service File", "Environment Variables"): the
//    service's section, PGPASSWORD, then the password file. Secret::value is empty for these.
#pragma once

#include "fleet.h"
#include "result.h"

#include <QByteArray>
#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace meridian
{

struct Secret {
    QByteArray value; ///< empty when libpq itself finds it (pgpass, service file) or there is none
    QString source;   ///< "keychain", "environment MERIDIAN_PASSWORD_X", "password file /…", "service X", "none"
    QString note; ///< why what comes first was passed over: "the keychain is locked", "/… is ignored: …"; often empty
};

class Secrets : public QObject
{
    Q_OBJECT
public:
    /// A keychain that has not answered within `patience` (it may wait to be unlocked) counts as failing.
    explicit Secrets(milliseconds patience = seconds(30), QObject *parent = nullptr);
    ~Secrets() override; ///< wipes what it keeps; callers that still wait are not answered

    /// Answers once, later, on this thread. A locked or failing keychain is ErrorKind::Secret, not "no password" —
    /// unless another source has it. What the keychain said is shared by all who ask for the same credential: a found
    /// secret for the life of this object or until forget(), anything else for ten seconds. It asks to be unlocked
    /// once; refused, it is asked again only when it was unlocked otherwise.
    void find(const Credential &credential, const Node &node, std::function<void(Result<Secret>)> done);
    /// After the server refused the password: the next find() reads the keychain again.
    void forget(const Credential &credential);
    /// Keeps a password in the keychain; verified by reading it back. Fails with ErrorKind::Secret, or with
    /// ErrorKind::BadInput for what cannot be a password: nothing, or with a zero byte.
    void keep(const Credential &credential, const QByteArray &password, std::function<void(Result<Done>)> done);

    /// "MERIDIAN_PASSWORD_EU_MON" for "eu-mon": in capitals, with '_' for all but the 26 letters and the digits.
    static QString environmentName(const Credential &credential);

Q_SIGNALS:
    void keychainAsked(const QString &credential); ///< a look-up began

private:
    void giveUp(const QString &name, quint64 number);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace meridian
