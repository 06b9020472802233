// SPDX-License-Identifier: GPL-3.0-or-later
#include "discoveryform.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace meridian
{

namespace
{

constexpr TlsMode kModes[] = {TlsMode::VerifyFull, TlsMode::VerifyCa, TlsMode::Require, TlsMode::Prefer,
                              TlsMode::Disable};

QLineEdit *field(const QString &name, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(name);
    return edit;
}

} // namespace

DiscoveryForm::DiscoveryForm(QWidget *parent)
    : QFrame(parent)
    , m_host(field(QStringLiteral("discoverHost"), this))
    , m_port(new QSpinBox(this))
    , m_database(field(QStringLiteral("discoverDatabase"), this))
    , m_user(field(QStringLiteral("discoverUser"), this))
    , m_password(field(QStringLiteral("discoverPassword"), this))
    , m_tls(new QComboBox(this))
    , m_cancel(new QPushButton(this))
    , m_submit(new QPushButton(this))
{
    setObjectName(QStringLiteral("discoveryForm"));
    setProperty("role", QStringLiteral("card"));
    m_port->setObjectName(QStringLiteral("discoverPort"));
    m_port->setRange(1, 65535);
    m_port->setValue(5432);
    m_port->setButtonSymbols(QSpinBox::NoButtons);
    m_database->setText(Node().database);
    m_password->setEchoMode(QLineEdit::Password);
    m_tls->setObjectName(QStringLiteral("discoverTls"));
    for (const TlsMode mode : kModes)
        m_tls->addItem(toText(mode));
    m_submit->setObjectName(QStringLiteral("discoverSubmit"));
    m_submit->setProperty("role", QStringLiteral("primary"));
    m_cancel->setObjectName(QStringLiteral("discoverCancel"));

    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 18, 20, 18);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(16);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    for (QWidget *w : std::initializer_list<QWidget *>{m_host, m_port, m_database, m_user, m_password, m_tls}) {
        auto *label = new QLabel(this);
        label->setBuddy(w);
        m_labels << label;
        form->addRow(label, w);
    }
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_submit);
    form->addRow(buttons);
    connect(m_submit, &QPushButton::clicked, this, &DiscoveryForm::submit);
    connect(m_cancel, &QPushButton::clicked, this, &DiscoveryForm::cancelled);
    connect(m_host, &QLineEdit::textChanged, this,
            [this](const QString &t) { m_submit->setEnabled(!t.trimmed().isEmpty()); });
    for (QLineEdit *edit : {m_host, m_database, m_user, m_password})
        connect(edit, &QLineEdit::returnPressed, this, &DiscoveryForm::submit);
    m_submit->setEnabled(false);
    setFocusProxy(m_host);
    retranslate();
}

void DiscoveryForm::submit()
{
    if (!m_submit->isEnabled())
        return;
    Q_EMIT submitted({m_host->text().trimmed(), static_cast<quint16>(m_port->value()), m_database->text().trimmed(),
                      m_user->text().trimmed(), m_password->text(), kModes[m_tls->currentIndex()]});
    m_password->clear();
}

void DiscoveryForm::retranslate()
{
    const QStringList titles{tr("&Host"), tr("P&ort"), tr("Data&base"), tr("&User"), tr("Pass&word"), tr("&TLS")};
    for (qsizetype i = 0; i < titles.size(); ++i) {
        m_labels[i]->setText(titles[i]);
        m_labels[i]->buddy()->setAccessibleName(QString(titles[i]).remove(u'&'));
    }
    m_password->setPlaceholderText(tr("empty: keychain, environment or ~/.pgpass"));
    m_cancel->setText(tr("Back"));
    m_submit->setText(tr("&Discover"));
}

void DiscoveryForm::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DiscoveryForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QFrame::keyPressEvent(event);
}

} // namespace meridian
