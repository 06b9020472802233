// SPDX-License-Identifier: GPL-3.0-or-later
// Uses Secrets as the program does and tells what it got. One command a line on stdin, one JSON line back each:
// "find NAME COUNT", "forget NAME", "keep NAME HEX". Started by test_keychain on session buses of its own.
#include "secrets.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>

#include <cstdio>
#include <string>
#include <unistd.h>

using namespace meridian;

namespace
{

class Probe : public QObject
{
public:
    explicit Probe(milliseconds patience) : m_secrets(patience), m_stdin(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_stdin, &QSocketNotifier::activated, this, &Probe::readCommand);
        connect(&m_secrets, &Secrets::keychainAsked, this, [this] { ++m_asked; });
        m_node.host = QStringLiteral("db.example.com");
    }

private:
    void readCommand()
    {
        QByteArray line;
        char c = 0;
        while (read(STDIN_FILENO, &c, 1) == 1 && c != '\n')
            line += c;
        const QByteArrayList words = line.split(' ');
        if (words.size() < 2) {
            QCoreApplication::quit();
            return;
        }
        Credential credential{QString::fromUtf8(words[1]), QStringLiteral("meridian"), {}, {}};
        if (words[0] == "find") {
            m_left = words[2].toInt();
            for (int i = m_left; i > 0; --i)
                m_secrets.find(credential, m_node, [this](const Result<Secret> &found) { count(found); });
        } else if (words[0] == "forget") {
            m_secrets.forget(credential);
            reply({});
        } else if (words[0] == "keep") {
            m_secrets.keep(credential, QByteArray::fromHex(words[2]),
                           [this](const Result<Done> &kept) { reply(kept ? QJsonObject() : toJson(kept.error())); });
        }
    }

    void count(const Result<Secret> &found)
    {
        if (--m_left > 0)
            return;
        if (!found)
            return reply(toJson(found.error()));
        reply({{QStringLiteral("value"), QString::fromLatin1(found->value.toHex())},
               {QStringLiteral("source"), found->source},
               {QStringLiteral("note"), found->note}});
    }

    static QJsonObject toJson(const Error &error)
    {
        return {{QStringLiteral("kind"), static_cast<int>(error.kind)}, {QStringLiteral("error"), error.text()}};
    }

    void reply(QJsonObject answer)
    {
        answer.insert(QStringLiteral("asked"), m_asked);
        std::puts(QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }

    Secrets m_secrets;
    QSocketNotifier m_stdin;
    Node m_node;
    int m_left = 0;
    int m_asked = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Probe probe(milliseconds(argc > 1 ? std::stoi(argv[1]) : 20'000));
    return QCoreApplication::exec();
}
