// SPDX-License-Identifier: GPL-3.0-or-later
#include "discoverywizard.h"

#include "errorcard.h"
#include "steplist.h"
#include "wizardrail.h"

#include <QCloseEvent>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStackedWidget>

namespace meridian
{

namespace
{

const auto kUnplaced = QStringLiteral("unplaced"), kFirstCluster = QStringLiteral("cluster-1");

} // namespace

void DiscoveryWizard::begin(const FleetPtr &open)
{
    m_open = open;
    m_busy = false;
    m_error->hide();
    m_steps->clear();
    m_addToOpen->setEnabled(open != nullptr);
    m_newFile->setChecked(true);
    retranslate(); // the rail knows its steps from here on
    for (int i = Server; i <= File; ++i)
        m_rail->setNote(i, {});
    go(Server);
}

DiscoveryWizard::Step DiscoveryWizard::step() const
{
    return static_cast<Step>(m_pages->currentIndex());
}

void DiscoveryWizard::wireParts()
{
    connect(m_next, &QPushButton::clicked, this, &DiscoveryWizard::next);
    connect(m_back, &QPushButton::clicked, this, &DiscoveryWizard::back);
    connect(m_cancel, &QPushButton::clicked, this, &QWidget::close);
    connect(m_guess, &QPushButton::clicked, m_nodes, &FoundNodes::takeGuesses);
    connect(m_again, &QPushButton::clicked, this, [this] { discover(true); });
    connect(m_nodes, &FoundNodes::changed, this, &DiscoveryWizard::refresh);
    connect(m_browse, &QPushButton::clicked, this, &DiscoveryWizard::chooseFile);
    connect(m_newFile, &QRadioButton::toggled, this, &DiscoveryWizard::refresh);
    for (QLineEdit *edit : {m_host, m_fleetName, m_clusterName, m_file})
        connect(edit, &QLineEdit::textChanged, this, &DiscoveryWizard::refresh);
    for (QLineEdit *edit : {m_host, m_database, m_user, m_password, m_passwordFile, m_rootCertificate, m_fleetName,
                            m_clusterName, m_file})
        connect(edit, &QLineEdit::returnPressed, m_next, &QPushButton::click);
}

void DiscoveryWizard::go(Step step)
{
    m_pages->setCurrentIndex(step);
    m_rail->setCurrent(step);
    QWidget *const first[] = {m_host, m_cancel, m_nodes, m_fleetName};
    first[step]->setFocus(Qt::OtherFocusReason);
    retranslate();
    refresh();
}

void DiscoveryWizard::next()
{
    if (!m_next->isEnabled())
        return;
    if (step() == Server)
        discover(false);
    else if (step() == Nodes)
        go(File);
    else if (step() == File)
        finish();
}

void DiscoveryWizard::back()
{
    m_error->hide();
    if (m_busy)
        Q_EMIT cancelRequested();
    m_busy = false;
    go(step() == File ? Nodes : Server);
}

DiscoveryTarget DiscoveryWizard::target() const
{
    DiscoveryTarget t;
    t.node.host = m_host->text().trimmed();
    t.node.port = static_cast<quint16>(m_port->value());
    t.node.database = m_database->text().trimmed();
    t.node.tls.mode = static_cast<TlsMode>(m_tls->currentData().toInt());
    t.node.tls.rootCertificate = m_rootCertificate->text().trimmed();
    t.credential.user = m_user->text().trimmed();
    t.credential.name = t.credential.user.isEmpty() ? QStringLiteral("monitor") : t.credential.user;
    t.credential.passwordFile = m_passwordFile->text().trimmed();
    t.password = m_password->text();
    return t;
}

/// `again`: with the addresses that the user typed for nodes that were only heard of.
void DiscoveryWizard::discover(bool again)
{
    DiscoveryTarget t = target();
    if (again)
        t.also = m_nodes->addresses();
    m_error->hide();
    m_steps->clear();
    m_busy = true;
    m_rail->setNote(Server, t.node.address());
    m_rail->setNote(Way, tr("testing"));
    go(Way);
    Q_EMIT discoveryRequested(t);
    m_password->clear(); // the keychain has it by now, or refuses it
}

void DiscoveryWizard::showStep(const CheckStep &step)
{
    m_steps->setStep(step);
}

void DiscoveryWizard::showTested(bool usable)
{
    m_busy = usable;
    m_rail->setNote(Way, usable ? tr("asking the cluster") : tr("stopped"));
    refresh();
}

void DiscoveryWizard::showError(const Error &error)
{
    m_busy = false;
    m_error->setError(error);
    m_error->show();
    refresh();
}

void DiscoveryWizard::showFound(const QList<FoundNode> &nodes, const QStringList &notes)
{
    m_busy = false;
    m_nodes->setNodes(nodes);
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    m_rail->setNote(Way, tr("passed"));
    if (m_fleetName->text().isEmpty())
        m_fleetName->setText(target().node.host);
    if (m_clusterName->text().isEmpty())
        m_clusterName->setText(kFirstCluster);
    if (m_file->text().isEmpty())
        m_file->setText(QDir::home().filePath(QStringLiteral("fleet.yaml")));
    go(Nodes);
}

/// Why the nodes cannot be taken as they are; empty when they can.
QString DiscoveryWizard::nodesProblem() const
{
    const QList<Node> chosen = m_nodes->chosen();
    if (chosen.isEmpty())
        return tr("Choose at least one node.");
    QStringList names;
    for (const Node &node : chosen) {
        const bool taken = m_open && m_addToOpen->isChecked() && m_open->node(node.id);
        if (node.id.isEmpty() || names.contains(node.id.name()) || taken)
            return tr("Every node needs a name of its own: \"%1\".").arg(node.id.name());
        names.append(node.id.name());
    }
    return {};
}

void DiscoveryWizard::refresh()
{
    const Step now = step();
    const QString problem = now == Nodes || now == File ? nodesProblem() : QString();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_guess->setEnabled(m_nodes->hasGuesses());
    m_again->setEnabled(!m_nodes->addresses().isEmpty());
    const bool newFile = m_newFile->isChecked();
    for (QWidget *w : std::initializer_list<QWidget *>{m_fleetName, m_file, m_browse})
        w->setEnabled(newFile);
    const bool named = !m_clusterName->text().trimmed().isEmpty() &&
                       (!newFile || (!m_fleetName->text().trimmed().isEmpty() && !m_file->text().trimmed().isEmpty()));
    m_back->setEnabled(now != Server);
    m_next->setEnabled(now == Server  ? !m_host->text().trimmed().isEmpty()
                       : now == Nodes ? problem.isEmpty()
                       : now == File  ? named && problem.isEmpty()
                                      : false);
    if (now == Nodes || now == File)
        m_rail->setNote(Nodes, tr("%n node(s)", nullptr, static_cast<int>(m_nodes->chosen().size())));
}

void DiscoveryWizard::finish()
{
    const DiscoveryTarget t = target();
    DiscoveryResult result;
    result.addToOpen = m_addToOpen->isChecked();
    result.file = m_file->text().trimmed();
    Fleet &fleet = result.fleet;
    fleet.name = m_fleetName->text().trimmed();
    fleet.credentials = {t.credential};
    Cluster cluster;
    cluster.id = ClusterId(m_clusterName->text().trimmed());
    fleet.clusters = {cluster};
    for (Node node : m_nodes->chosen()) {
        node.cluster = cluster.id;
        if (node.region.isEmpty()) { // never silently assumed: it stands in the strip below the map
            node.region = RegionId(kUnplaced);
            if (!fleet.region(node.region))
                fleet.regions.append({node.region, tr("To be placed"), {}, {}, {}, 1.0});
        }
        fleet.nodes.append(node);
    }
    m_error->hide();
    Q_EMIT finished(result);
}

void DiscoveryWizard::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Name the fleet file"), QFileInfo(m_file->text()).absolutePath(),
                                   tr("Fleet files (*.yaml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("yaml"));
    dialog->selectFile(QFileInfo(m_file->text()).fileName());
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void DiscoveryWizard::closeEvent(QCloseEvent *event)
{
    if (m_busy)
        Q_EMIT cancelRequested();
    m_busy = false;
    m_password->clear();
    QWidget::closeEvent(event);
}

void DiscoveryWizard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace meridian
