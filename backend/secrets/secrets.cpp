// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets.h"

#include "format.h"
#include "keychain.h"
#include "libpqsource.h"

#include <QTimer>

#include <algorithm>
#include <chrono>

namespace meridian
{

namespace
{

using Clock = std::chrono::steady_clock;
using FindDone = std::function<void(Result<Secret>)>;

constexpr seconds kAskAgain{10}; // nodes that cannot log in come back often, all with one credential

void wipe(QByteArray &secret)
{
    // Nobody shares it: callers got copies of their own.
    volatile char *at = secret.data();
    for (qsizetype i = 0; i < secret.size(); ++i)
        at[i] = 0;
    secret.clear();
}

QByteArray ownCopy(const QByteArray &secret)
{
    return {secret.constData(), secret.size()};
}

} // namespace

struct Secrets::Private {
    struct Waiter {
        quint64 number = 0;
        Credential credential;
        Node node;
        FindDone done;
    };
    struct Remembered {
        KeychainAnswer answer;
        Clock::time_point at;
    };

    Keychain keychain;
    milliseconds patience{};
    QHash<QString, Remembered> remembered;
    QHash<QString, QList<Waiter>> waiting; ///< a key for every look-up under way
    quint64 lastNumber = 0;

    void drop(const QString &name)
    {
        if (const auto it = remembered.find(name); it != remembered.end()) {
            wipe(it->answer.value);
            remembered.erase(it);
        }
    }
    void remember(const QString &name, const KeychainAnswer &answer)
    {
        drop(name);
        remembered.insert(name, {{answer.state, ownCopy(answer.value), answer.words}, Clock::now()});
    }
    const KeychainAnswer *known(const QString &name) const
    {
        const auto it = remembered.constFind(name);
        const bool fresh = it != remembered.constEnd() &&
                           (it->answer.state == KeychainAnswer::Found || Clock::now() - it->at < kAskAgain);
        return fresh ? &it->answer : nullptr;
    }
};

namespace
{

QString keychainNote(const KeychainAnswer &keychain)
{
    switch (keychain.state) {
    case KeychainAnswer::Locked:
        return Secrets::tr("the keychain is locked");
    case KeychainAnswer::Absent:
        return Secrets::tr("no keychain runs here (%1)").arg(keychain.words);
    case KeychainAnswer::Failed:
        return Secrets::tr("the keychain failed: %1").arg(keychain.words);
    case KeychainAnswer::Found:
    case KeychainAnswer::NotThere:
        break;
    }
    return {};
}

Error keychainError(const Credential &credential, const KeychainAnswer &keychain, const QStringList &notes)
{
    return {ErrorKind::Secret,
            Secrets::tr("find the password of \"%1\"").arg(credential.name),
            notes.join(QStringLiteral("; ")),
            {},
            keychain.state == KeychainAnswer::Locked
                ? Secrets::tr("unlock the keychain, or set %1, or use a password file")
                      .arg(Secrets::environmentName(credential))
                : Secrets::tr("repair the keychain, or set %1, or use a password file")
                      .arg(Secrets::environmentName(credential))};
}

Result<Secret> choose(const Credential &credential, const Node &node, const KeychainAnswer &keychain)
{
    if (keychain.state == KeychainAnswer::Found)
        return Secret{ownCopy(keychain.value), Secrets::tr("keychain"), {}};
    QStringList notes;
    if (const QString note = keychainNote(keychain); !note.isEmpty())
        notes.append(note);

    const QString name = Secrets::environmentName(credential);
    const QByteArray set = credential.name.isEmpty() ? QByteArray() : qgetenv(name.toLatin1().constData());
    if (!set.isEmpty())
        return Secret{set, Secrets::tr("environment %1").arg(name), notes.join(QStringLiteral("; "))};

    const LibpqSource libpq = libpqSource(credential, node);
    notes += libpq.notes;
    if (!libpq.source.isEmpty())
        return Secret{{}, libpq.source, notes.join(QStringLiteral("; "))};
    if (keychain.state == KeychainAnswer::Locked || keychain.state == KeychainAnswer::Failed)
        return keychainError(credential, keychain, notes);
    return Secret{{}, Secrets::tr("none"), notes.join(QStringLiteral("; "))};
}

} // namespace

Secrets::Secrets(milliseconds patience, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->patience = patience;
}

Secrets::~Secrets()
{
    for (auto &entry : d->remembered)
        wipe(entry.answer.value);
}

QString Secrets::environmentName(const Credential &credential)
{
    QString name = credential.name.toUpper();
    for (QChar &c : name) {
        if (!(c >= u'A' && c <= u'Z') && !(c >= u'0' && c <= u'9'))
            c = u'_';
    }
    return QStringLiteral("MERIDIAN_PASSWORD_") + name;
}

void Secrets::find(const Credential &credential, const Node &node, FindDone done)
{
    const QString name = credential.name;
    const KeychainAnswer *known = d->known(name);
    if (name.isEmpty() || known) {
        auto answer = choose(credential, node, known ? *known : KeychainAnswer{KeychainAnswer::NotThere, {}, {}});
        QMetaObject::invokeMethod(
            this, [done = std::move(done), answer = std::move(answer)] { done(answer); }, Qt::QueuedConnection);
        return;
    }
    const bool underWay = d->waiting.contains(name);
    const quint64 number = ++d->lastNumber;
    d->waiting[name].append({number, credential, node, std::move(done)});
    QTimer::singleShot(d->patience, this, [this, name, number] { giveUp(name, number); });
    if (underWay)
        return;
    Q_EMIT keychainAsked(name);
    d->keychain.read(name, [this, name](const KeychainAnswer &answer) {
        d->remember(name, answer);
        const QList<Private::Waiter> waiters = d->waiting.take(name);
        for (const Private::Waiter &waiter : waiters)
            waiter.done(choose(waiter.credential, waiter.node, answer));
    });
}

void Secrets::giveUp(const QString &name, quint64 number)
{
    const auto it = d->waiting.find(name);
    if (it == d->waiting.end())
        return;
    // The look-up stays under way and in the table: whoever asks next joins it.
    const auto waiter = std::find_if(it->begin(), it->end(), [&](const auto &w) { return w.number == number; });
    if (waiter == it->end())
        return;
    const Private::Waiter late = *waiter;
    it->erase(waiter);
    const QString words = tr("no answer within %1; is it waiting to be unlocked?").arg(format::duration(d->patience));
    late.done(choose(late.credential, late.node, {KeychainAnswer::Failed, {}, words}));
}

void Secrets::forget(const Credential &credential)
{
    d->drop(credential.name);
}

void Secrets::keep(const Credential &credential, const QByteArray &password, std::function<void(Result<Done>)> done)
{
    const QString tried = tr("keep the password of \"%1\" in the keychain").arg(credential.name);
    if (credential.name.isEmpty() || password.isEmpty() || password.contains('\0')) {
        const Error error{ErrorKind::BadInput,
                          tried,
                          tr("a password needs a credential's name, and is not empty and "
                             "without zero bytes"),
                          {},
                          {}};
        QMetaObject::invokeMethod(
            this, [done = std::move(done), error] { done(error); }, Qt::QueuedConnection);
        return;
    }
    const auto ended = [this, credential, tried, done,
                        wanted = ownCopy(password)](const KeychainAnswer &answer) mutable {
        if (answer.state != KeychainAnswer::Found) {
            const QString note = keychainNote(answer);
            done(Error{ErrorKind::Secret,
                       tried,
                       note.isEmpty() ? tr("it was not there when read back") : note,
                       {},
                       tr("unlock the keychain, or use %1 or a password file").arg(environmentName(credential))});
        } else if (answer.value != wanted) {
            done(Error{ErrorKind::Secret, tried, tr("the keychain gave back something else"), {}, {}});
        } else {
            d->remember(credential.name, answer);
            done(Done{});
        }
        wipe(wanted);
    };
    d->keychain.write(credential.name, ownCopy(password), ended);
}

} // namespace meridian
