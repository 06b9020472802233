// SPDX-License-Identifier: GPL-3.0-or-later
// The few fields that lead from one server to its cluster. Holds no logic and keeps no password. GUI thread.
#pragma once

#include "fleet.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace meridian
{

/// What the user typed.
struct DiscoveryTarget {
    QString host;
    quint16 port = 5432;
    QString database, user;
    QString password; ///< goes to the keychain, or is found elsewhere when empty; never into a file or a log
    TlsMode tls = TlsMode::VerifyFull;
};

class DiscoveryForm : public QFrame
{
    Q_OBJECT
public:
    explicit DiscoveryForm(QWidget *parent = nullptr);

Q_SIGNALS:
    void submitted(const meridian::DiscoveryTarget &target);
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void submit();
    void retranslate();

    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QComboBox *m_tls;
    QList<QLabel *> m_labels;
    QPushButton *m_cancel;
    QPushButton *m_submit;
};

} // namespace meridian
