// SPDX-License-Identifier: GPL-3.0-or-later
#include "firstrunpage.h"

#include "choicebutton.h"
#include "errorcard.h"
#include "icons.h"

#include <QEvent>
#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace meridian
{

namespace
{
constexpr int kWidth = 560;
}

FirstRunPage::FirstRunPage(QWidget *parent)
    : QWidget(parent)
    , m_logo(new QLabel(this))
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_open(new ChoiceButton(QStringLiteral("firstOpen"), QStringLiteral("folder"), this))
    , m_discover(new ChoiceButton(QStringLiteral("firstDiscover"), QStringLiteral("discover"), this))
    , m_lab(new ChoiceButton(QStringLiteral("firstLab"), QStringLiteral("lab"), this))
    , m_progress(new QFrame(this))
    , m_progressText(new QLabel(this))
    , m_cancel(new QPushButton(this))
    , m_error(new ErrorCard(QStringLiteral("firstError"), this))
{
    setObjectName(QStringLiteral("firstRun"));
    m_progressText->setObjectName(QStringLiteral("firstProgress"));
    m_cancel->setObjectName(QStringLiteral("firstCancel"));
    m_title->setFont(textFont(1.9, QFont::DemiBold));
    m_sentence->setFont(textFont(1.05));
    m_sentence->setProperty("role", QStringLiteral("dim"));
    m_sentence->setWordWrap(true);
    m_progress->setProperty("role", QStringLiteral("card"));
    m_progressText->setWordWrap(true);
    auto *bar = new QProgressBar(m_progress);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedHeight(6);
    auto *progress = new QVBoxLayout(m_progress);
    progress->setContentsMargins(20, 18, 20, 18);
    progress->setSpacing(12);
    progress->addWidget(m_progressText);
    progress->addWidget(bar);
    progress->addWidget(m_cancel, 0, Qt::AlignRight);

    auto *column = new QVBoxLayout;
    column->setSpacing(12);
    column->addStretch(2);
    for (QWidget *w : std::initializer_list<QWidget *>{m_logo, m_title, m_sentence})
        column->addWidget(w);
    column->addSpacing(14);
    for (QWidget *w : std::initializer_list<QWidget *>{m_error, m_open, m_discover, m_lab, m_progress}) {
        w->setFixedWidth(kWidth);
        column->addWidget(w);
    }
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(column);
    row->addStretch(1);

    connect(m_open, &ChoiceButton::clicked, this, &FirstRunPage::openRequested);
    connect(m_discover, &ChoiceButton::clicked, this, &FirstRunPage::discoveryRequested);
    connect(m_lab, &ChoiceButton::clicked, this, &FirstRunPage::labRequested);
    connect(m_cancel, &QPushButton::clicked, this, &FirstRunPage::cancelRequested);
    m_error->hide();
    setShown(Shown::Choices);
    retranslate();
}

void FirstRunPage::setTheme(const Theme &theme)
{
    m_logo->setPixmap(iconPixmap(QStringLiteral("logo"), theme.accent, 44, devicePixelRatioF()));
    for (ChoiceButton *button : {m_open, m_discover, m_lab})
        button->setTheme(theme);
    m_error->setTheme(theme);
}

void FirstRunPage::setShown(Shown what)
{
    for (ChoiceButton *button : {m_open, m_discover, m_lab})
        button->setVisible(what == Shown::Choices);
    m_progress->setVisible(what == Shown::Progress);
}

void FirstRunPage::showChoices()
{
    m_error->hide();
    setShown(Shown::Choices);
    m_open->setFocus();
}

void FirstRunPage::showProgress(const QString &what)
{
    m_error->hide();
    m_progressText->setText(what);
    setShown(Shown::Progress);
}

void FirstRunPage::showError(const Error &error)
{
    m_error->setError(error);
    setShown(Shown::Choices);
    m_error->show();
}

void FirstRunPage::retranslate()
{
    m_title->setText(tr("No fleet yet"));
    m_sentence->setText(tr("Meridian watches replicated databases in many regions. It needs to know which ones."));
    m_open->setWords(tr("&Open a fleet file"), tr("A YAML file that names regions, clusters and nodes."));
    m_discover->setWords(tr("&Connect to a server and discover the cluster"),
                         tr("Give one server; its primary, standbys and cascades are found from there."));
    m_lab->setWords(tr("Start the &practice lab"),
                    tr("Real PostgreSQL servers on this machine, with the delays of a world between them."));
    m_cancel->setText(tr("Cancel"));
}

void FirstRunPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
