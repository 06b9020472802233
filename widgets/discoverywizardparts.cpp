// SPDX-License-Identifier: GPL-3.0-or-later
// What the discovery wizard is made of and how it looks: pages, layout, words, theme.
#include "discoverywizard.h"

#include "errorcard.h"
#include "steplist.h"
#include "wizardrail.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedWidget>

namespace meridian
{

namespace
{

constexpr TlsMode kModes[] = {TlsMode::VerifyFull, TlsMode::VerifyCa, TlsMode::Require, TlsMode::Prefer,
                              TlsMode::Disable};
constexpr int kFieldWidth = 440;

template <class T>
T *named(const char *name, QWidget *parent)
{
    auto *widget = new T(parent);
    widget->setObjectName(QString::fromLatin1(name));
    return widget;
}

QLabel *plainLabel(const char *name, const char *role, QWidget *parent)
{
    auto *label = named<QLabel>(name, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

/// Labels beside their fields; the words come with retranslate().
QList<QLabel *> fillForm(QGridLayout *grid, const QList<QWidget *> &fields)
{
    QList<QLabel *> labels;
    for (QWidget *field : fields) {
        auto *label = new QLabel;
        label->setBuddy(field);
        labels.append(label);
        const int row = grid->rowCount();
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1);
        field->setMinimumWidth(kFieldWidth);
    }
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    grid->setColumnMinimumWidth(0, 150);
    grid->setColumnStretch(2, 1);
    return labels;
}

void setWords(const QList<QLabel *> &labels, const QStringList &words)
{
    for (qsizetype i = 0; i < labels.size(); ++i) {
        labels[i]->setText(words[i]);
        labels[i]->buddy()->setAccessibleName(QString(words[i]).remove(u'&'));
    }
}

} // namespace

DiscoveryWizard::DiscoveryWizard(QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_rail(new WizardRail(this))
    , m_pages(named<QStackedWidget>("wizardPages", this))
    , m_title(plainLabel("wizardTitle", "title", this))
    , m_sentence(plainLabel("wizardSentence", "dim", this))
    , m_host(named<QLineEdit>("discoverHost", this))
    , m_database(named<QLineEdit>("discoverDatabase", this))
    , m_user(named<QLineEdit>("discoverUser", this))
    , m_password(named<QLineEdit>("discoverPassword", this))
    , m_passwordFile(named<QLineEdit>("discoverPasswordFile", this))
    , m_rootCertificate(named<QLineEdit>("discoverRootCertificate", this))
    , m_port(named<QSpinBox>("discoverPort", this))
    , m_tls(named<QComboBox>("discoverTls", this))
    , m_steps(new StepList(this))
    , m_nodes(new FoundNodes(this))
    , m_notes(plainLabel("wizardNotes", "dim", this))
    , m_problem(plainLabel("wizardProblem", "dim", this))
    , m_guess(named<QPushButton>("takeGuesses", this))
    , m_again(named<QPushButton>("askAgain", this))
    , m_newFile(named<QRadioButton>("newFile", this))
    , m_addToOpen(named<QRadioButton>("addToOpen", this))
    , m_fleetName(named<QLineEdit>("fleetName", this))
    , m_clusterName(named<QLineEdit>("clusterName", this))
    , m_file(named<QLineEdit>("fleetFile", this))
    , m_browse(named<QPushButton>("browse", this))
    , m_error(new ErrorCard(QStringLiteral("wizardError"), this))
    , m_cancel(named<QPushButton>("wizardCancel", this))
    , m_back(named<QPushButton>("wizardBack", this))
    , m_next(named<QPushButton>("wizardNext", this))
{
    setObjectName(QStringLiteral("discoveryWizard"));
    resize(1080, 700);
    for (QWidget *page : {makeServerPage(), makeWayPage(), makeNodesPage(), makeFilePage()})
        m_pages->addWidget(page);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(24, 20, 24, 12);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(10);
    column->addWidget(m_pages, 1);
    column->addWidget(m_problem);
    column->addWidget(m_error);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row, 1);
    layout->addWidget(makeBar());
    m_error->hide();
    wireParts();
    begin(nullptr);
}

QWidget *DiscoveryWizard::makeServerPage()
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    m_port->setRange(1, 65535);
    m_port->setValue(5432);
    m_port->setButtonSymbols(QSpinBox::NoButtons);
    m_database->setText(Node().database);
    m_user->setText(QStringLiteral("meridian_monitor"));
    m_password->setEchoMode(QLineEdit::Password);
    for (const TlsMode mode : kModes)
        m_tls->addItem(toText(mode), static_cast<int>(mode));
    m_labels =
        fillForm(grid, {m_host, m_port, m_database, m_user, m_password, m_passwordFile, m_tls, m_rootCertificate});
    grid->setRowStretch(grid->rowCount(), 1);
    return page;
}

QWidget *DiscoveryWizard::makeWayPage()
{
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_steps);
    return scroll;
}

QWidget *DiscoveryWizard::makeNodesPage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_guess);
    buttons->addWidget(m_again);
    buttons->addStretch(1);
    layout->addWidget(m_nodes, 1);
    layout->addWidget(m_notes);
    layout->addLayout(buttons);
    return page;
}

QWidget *DiscoveryWizard::makeFilePage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *grid = new QGridLayout;
    m_fileLabels = fillForm(grid, {m_clusterName, m_fleetName, m_file});
    grid->addWidget(m_browse, grid->rowCount() - 1, 2, Qt::AlignLeft);
    layout->addWidget(m_newFile);
    layout->addWidget(m_addToOpen);
    layout->addSpacing(10);
    layout->addLayout(grid);
    layout->addStretch(1);
    return page;
}

QWidget *DiscoveryWizard::makeBar()
{
    auto *bar = new QFrame(this);
    bar->setProperty("role", QStringLiteral("panel"));
    m_next->setProperty("role", QStringLiteral("primary"));
    m_next->setMinimumWidth(96);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->addStretch(1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_back);
    layout->addWidget(m_next);
    return bar;
}

void DiscoveryWizard::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_rail->setTheme(theme);
    m_steps->setTheme(theme);
    m_error->setTheme(theme);
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, theme.warning);
    m_problem->setPalette(palette);
}

void DiscoveryWizard::retranslate()
{
    const QStringList titles{tr("Server"), tr("Connection"), tr("Nodes"), tr("File")};
    const QStringList sentences{
        tr("One server is enough: its primary, standbys and cascades are found from there."),
        tr("The way to it, step by step. Nothing is changed on the server."),
        tr("Untick what is not wanted, name and place the rest. A guess stays a guess until you take it."),
        tr("The file holds no password. It can be edited later, in the window or in any text editor.")};
    setWindowTitle(tr("Discover a cluster"));
    m_rail->setTitles(titles);
    m_rail->setCurrent(step());
    m_title->setText(titles[step()]);
    m_sentence->setText(sentences[step()]);
    setWords(m_labels, {tr("&Host"), tr("P&ort"), tr("Data&base"), tr("&User"), tr("Pass&word"), tr("Password &file"),
                        tr("&TLS"), tr("Root &certificate")});
    setWords(m_fileLabels, {tr("&Cluster's name"), tr("F&leet's name"), tr("F&ile")});
    m_password->setPlaceholderText(tr("goes to the keychain; empty: found as usual"));
    m_passwordFile->setPlaceholderText(tr("libpq's own: ~/.pgpass"));
    m_rootCertificate->setPlaceholderText(tr("libpq's own: ~/.postgresql/root.crt"));
    m_guess->setText(tr("Take the &guesses"));
    m_guess->setToolTip(tr("Fill the empty regions with what the names speak of"));
    m_again->setText(tr("&Ask again"));
    m_again->setToolTip(tr("Try the hosts and ports that you typed"));
    m_newFile->setText(tr("&New fleet file"));
    m_addToOpen->setText(m_open ? tr("&Add to the open fleet \"%1\"").arg(m_open->name) : tr("&Add to the open fleet"));
    m_browse->setText(tr("B&rowse…"));
    m_cancel->setText(tr("Cancel"));
    m_back->setText(tr("&Back"));
    m_next->setText(step() == Server ? tr("&Connect") : step() == File ? tr("&Finish") : tr("&Next"));
    m_nodes->retranslate();
}

void DiscoveryWizard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
