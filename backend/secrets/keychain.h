// SPDX-License-Identifier: GPL-3.0-or-later
// The system's keychain, one request after another, with an answer that tells "no such entry" from "locked". Lives on
// the main thread; never blocks.
#pragma once

#include "secretservice.h"

#include <QByteArray>
#include <QObject>
#include <QQueue>

#include <functional>

namespace QKeychain
{
class Job;
}

namespace meridian
{

struct KeychainAnswer {
    enum State {
        Found,
        NotThere, ///< the keychain is open and has no such entry
        Absent,   ///< no keychain runs here
        Locked,
        Failed,
    };
    State state = Failed;
    QByteArray value;
    QString words; ///< the keychain's own; never the secret
};

class Keychain : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const KeychainAnswer &)>;

    explicit Keychain(QObject *parent = nullptr);
    void read(const QString &key, Done done); ///< `done` is not called when this object is gone by then
    void write(const QString &key, const QByteArray &value, Done done); ///< Found with the value as read back

private:
    struct Request {
        QString key;
        QByteArray value; ///< to be written; empty: read
        Done done;
        bool again = false; ///< a second attempt
    };

    void ask(Request request);
    void next();
    void startRead();
    void startWrite();
    void readEnded(QKeychain::Job *job);
    void failed(QKeychain::Job *job);
    void judge(int error, const QString &words, const SecretService &service);
    void answer(const KeychainAnswer &answer);

    QQueue<Request> m_requests; ///< the first is under way
    bool m_refused = false;     ///< it was locked and asking did not open it: do not ask the user again
};

} // namespace meridian
