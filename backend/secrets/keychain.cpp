// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychain.h"

#include <qt6keychain/keychain.h>

#include <QCoreApplication>

namespace meridian
{

namespace
{

const auto kService = QStringLiteral("org.meridian.Meridian");

} // namespace

Keychain::Keychain(QObject *parent) : QObject(parent) {}

void Keychain::read(const QString &key, Done done)
{
    ask({key, {}, std::move(done)});
}

void Keychain::write(const QString &key, const QByteArray &value, Done done)
{
    ask({key, value, std::move(done)});
}

void Keychain::ask(Request request)
{
    m_requests.enqueue(std::move(request));
    if (m_requests.size() == 1)
        next();
}

void Keychain::next()
{
    if (m_requests.isEmpty())
        return;
    if (!m_requests.head().value.isEmpty()) {
        startWrite();
    } else if (m_refused) {
        askSecretService(kService, m_requests.head().key, this, [this](const SecretService &service) {
            m_refused = service.state == SecretService::Locked;
            if (m_refused)
                judge(QKeychain::EntryNotFound, {}, service);
            else
                startRead();
        });
    } else {
        startRead();
    }
}

void Keychain::startRead()
{
    auto *job = new QKeychain::ReadPasswordJob(kService);
    job->setKey(m_requests.head().key);
    connect(job, &QKeychain::Job::finished, this, &Keychain::readEnded);
    job->start();
}

void Keychain::readEnded(QKeychain::Job *job)
{
    if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound)
        surviveTheSessionBus();
    if (job->error() != QKeychain::NoError) {
        failed(job);
        return;
    }
    m_refused = false;
    answer({KeychainAnswer::Found, static_cast<QKeychain::ReadPasswordJob *>(job)->binaryData(), {}});
}

void Keychain::failed(QKeychain::Job *job)
{
    if (job->error() == QKeychain::OtherError && !m_requests.head().again) {
        m_requests.head().again = true;
        reconnectSecretService();
        next();
        return;
    }
    askSecretService(kService, m_requests.head().key, this,
                     [this, error = job->error(), words = job->errorString()](const SecretService &service) {
                         judge(error, words, service);
                     });
}

void Keychain::judge(int error, const QString &words, const SecretService &service)
{
    using S = KeychainAnswer::State;
    S state = S::Failed;
    if (service.state == SecretService::Locked)
        state = S::Locked;
    else if (error == QKeychain::EntryNotFound)
        state = S::NotThere;
    else if (error == QKeychain::NoBackendAvailable || service.state == SecretService::Absent)
        state = S::Absent;
    m_refused = state == S::Locked;
    answer({state, {}, words.isEmpty() ? service.words : words});
}

void Keychain::startWrite()
{
    const Request &request = m_requests.head();
    auto *job = new QKeychain::WritePasswordJob(kService);
    job->setKey(request.key);
    // As text where it is text, so that other tools show it as it is.
    const QString text = QString::fromUtf8(request.value);
    if (text.toUtf8() == request.value)
        job->setTextData(text);
    else
        job->setBinaryData(request.value);
    connect(job, &QKeychain::Job::finished, this, [this](QKeychain::Job *ended) {
        if (ended->error() == QKeychain::NoError)
            startRead();
        else
            failed(ended);
    });
    job->start();
}

void Keychain::answer(const KeychainAnswer &answer)
{
    Request request = m_requests.dequeue();
    request.value.fill('\0');
    request.done(answer);
    next();
}

} // namespace meridian
