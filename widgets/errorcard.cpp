// SPDX-License-Identifier: GPL-3.0-or-later
#include "errorcard.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace meridian
{

namespace
{

QLabel *textLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

ErrorCard::ErrorCard(const QString &name, QWidget *parent)
    : QFrame(parent)
    , m_tried(textLabel(name + QStringLiteral("Tried"), this))
    , m_message(textLabel(name + QStringLiteral("Message"), this))
    , m_remedy(textLabel(name + QStringLiteral("Remedy"), this))
    , m_copy(new QPushButton(this))
{
    setObjectName(name);
    setProperty("role", QStringLiteral("error"));
    m_tried->setFont(textFont(0.92, QFont::DemiBold));
    m_message->setFont(figureFont(0.88));
    m_copy->setObjectName(name + QStringLiteral("Copy"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(6);
    layout->addWidget(m_tried);
    layout->addWidget(m_message);
    layout->addWidget(m_remedy);
    layout->addWidget(m_copy, 0, Qt::AlignRight);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_error.text()); });
    retranslate();
}

void ErrorCard::setTheme(const Theme &theme)
{
    setStyleSheet(QStringLiteral("#%1 { background: %2; border: 1px solid %3; border-radius: %4px; }")
                      .arg(objectName(), theme.criticalTint.name(), theme.critical.name())
                      .arg(theme.radius));
}

void ErrorCard::setError(const Error &error)
{
    if (error == m_error)
        return;
    m_error = error;
    m_tried->setText(error.tried);
    m_tried->setVisible(!error.tried.isEmpty());
    m_message->setText(error.code.isEmpty() ? error.message : QStringLiteral("%1 (%2)").arg(error.message, error.code));
    m_remedy->setText(error.remedy);
    m_remedy->setVisible(!error.remedy.isEmpty());
    setAccessibleName(error.text());
}

void ErrorCard::retranslate()
{
    m_copy->setText(tr("&Copy error"));
}

void ErrorCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
