// SPDX-License-Identifier: GPL-3.0-or-later
// A practice lab for one test program: real servers, brought up and down by the command that users have.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

class LabFixture
{
public:
    struct Outcome {
        int code = -1;
        QByteArray out, err;
    };

    explicit LabFixture(const QString &preset);
    ~LabFixture();

    bool isUp() const { return m_up.code == 0; }
    QString problem() const { return QString::fromUtf8(m_up.err); }
    QString directory() const { return m_folder.filePath(QStringLiteral("lab")); }
    QString fleetFile() const { return directory() + QStringLiteral("/fleet.yaml"); }

    Outcome fault(const QStringList &words) const; ///< "cut", "us-east-1", …
    Outcome heal() const;
    static Outcome meridianctl(const QStringList &arguments);

private:
    QTemporaryDir m_folder;
    Outcome m_up;
};
