// SPDX-License-Identifier: GPL-3.0-or-later
#include "planscript.h"

#include "actionsql.h"
#include "format.h"
#include "hostcommand.h"
#include "operationrecord.h"
#include "pgparameters.h"
#include "plantext.h"
#include "scriptwords.h"
#include "scriptwriter.h"
#include "secrets.h"
#include "trafficwords.h"

#include <QCoreApplication>
#include <QFile>

namespace meridian
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlanScript)
};

QByteArray runtime()
{
    QFile file(QStringLiteral(":/script/runtime.sh"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Without the lines that only our own files need.
QByteArray withoutLicence(const QByteArray &text)
{
    return text.startsWith("# SPDX") ? text.mid(text.indexOf('\n') + 1) : text;
}

class PlanScript
{
public:
    PlanScript(const Fleet &fleet, const Plan &plan, const Situation &situation)
        : m_fleet(fleet)
        , m_plan(plan)
        , m_situation(situation)
        , m_write(fleet, plan, situation, QStringLiteral("script-") + OperationRecord::freshId())
    {
    }

    QByteArray text()
    {
        const QByteArray steps = stepFunctions(); // first: they tell what is used
        return head() + runtime() + "\n# --- what is used " + QByteArray(101, '-') + "\n\n" + tables() +
               "\n# --- the steps " + QByteArray(104, '-') + "\n\n" + steps + "main \"$@\"\n";
    }

private:
    QByteArray head() const;
    QByteArray tables() const;
    QByteArray connections() const;
    QByteArray machines() const;
    QByteArray queries() const;
    QByteArray expectations() const;
    QByteArray stepFunctions();
    QByteArray stepFunction(int index);
    Login login(const QString &credential) const;

    const Fleet &m_fleet;
    const Plan &m_plan;
    const Situation &m_situation;
    ScriptWriter m_write;
};

QByteArray PlanScript::head() const
{
    const QString title = toText(m_plan).section(u'\n', 0, 0);
    QByteArray out = "#!/usr/bin/env bash\n" + comment(title);
    out += comment(
        Words::tr("Written by Meridian at %1 from what the servers said then. When they have changed since, plan "
                  "afresh. Run it where all of them can be reached.")
            .arg(format::iso(m_situation.at())));
    out += "#\n#   bash FILE --list                 " + Words::tr("the steps").toUtf8();
    out += "\n#   bash FILE [--yes-i-mean " + m_plan.cluster.name().toUtf8() +
           "]\n#                                    " +
           Words::tr("carries them out; stops at the first failure").toUtf8();
    out += "\n#   bash FILE --from N               " + Words::tr("goes on at step N").toUtf8();
    out += "\n#   bash FILE --undo N               " +
           Words::tr("takes steps N to 1 back, before the point of no return").toUtf8();
    out += "\n#\n";
    for (const QString &name : m_write.credentials()) {
        const Credential *credential = m_fleet.credential(name);
        const QString where = credential->passwordFile.isEmpty()
                                  ? Words::tr("what libpq finds (~/.pgpass, PGPASSFILE, a service file)")
                                  : Words::tr("the password file %1").arg(credential->passwordFile);
        out += comment(
            Words::tr("Password of \"%1\" (user %2): from %3 in the environment, else from %4; else it is asked "
                      "for.")
                .arg(name, credential->user, Secrets::environmentName(*credential), where));
    }
    for (const Check &check : m_plan.checks) {
        if (check.verdict == CheckVerdict::Warn)
            out += comment(Words::tr("Warning: %1: %2").arg(check.code, check.reason.text()));
    }
    return out + "\n# shellcheck disable=SC1003,SC2016 # what stands in single quotes is meant as it stands\n";
}

Login PlanScript::login(const QString &name) const
{
    const Credential *credential = m_fleet.credential(name);
    return credential ? Login{credential->user, {}, {}, credential->service, {}} : Login{};
}

/// A function that chooses by its first argument.
QByteArray chooser(const char *name, const QByteArray &cases)
{
    return QByteArray(name) + "() {\n    case $1 in\n" + cases +
           "    *) fail \"$1 is not known here\" ;;\n    esac\n}\n";
}

QByteArray PlanScript::connections() const
{
    const auto row = [&](const QString &name, const auto &parameters, const QString &credential) {
        return "    " + word(name) + ") printf '%s%s' " + word(QString::fromUtf8(conninfoText(parameters))) +
               " \"$(passfile_option " + word(credential) + ")\" ;;\n";
    };
    QByteArray servers, consoles, clients;
    for (const NodeId &id : m_write.servers()) {
        const QString credential = m_write.serverCredential(id);
        servers += row(id.name(), operatorParameters(*m_fleet.node(id), login(credential)), credential);
    }
    const auto context = [&](const Endpoint &endpoint) {
        TrafficContext c{endpoint, {}, login(m_write.endpointCredential(endpoint)), {}};
        for (const Node &node : m_fleet.nodes) {
            if (node.cluster == m_plan.cluster)
                c.nodes += node.seenFrom(endpoint.region);
        }
        return c;
    };
    for (const Endpoint &e : m_write.consoles())
        consoles += row(e.name, consoleParameters(context(e)), m_write.endpointCredential(e));
    for (const Endpoint &e : m_write.clients())
        clients += row(e.name, clientParameters(context(e)), m_write.endpointCredential(e));
    return chooser("server", servers) + chooser("console_of", consoles) + chooser("client_of", clients);
}

QByteArray PlanScript::machines() const
{
    QByteArray ways, facts, library;
    for (auto it = m_write.machines().begin(); it != m_write.machines().end(); ++it) {
        QByteArrayList words;
        for (const QString &piece : it->argv)
            words += word(piece);
        if (words.first() == "ssh")
            words.insert(1, "\"${shared_login[@]}\"");
        ways += "    " + word(it.key()) + ") \"${@:2}\" " + words.join(' ') + " ;;\n";
        QByteArray lines;
        for (const auto &[name, value] : it->facts)
            lines += name + '=' + shellWord(QString::fromUtf8(value)) + '\n';
        facts += "    " + word(it.key()) + ") cat " + heredoc(lines) + "        ;;\n";
    }
    for (const QString &file : m_write.libraryFiles())
        library += withoutLicence(hostFile(file));
    const QByteArray shared = "# One login for all that is done on a machine.\n"
                              "shared_login=(-o ControlMaster=auto -o ControlPersist=60 -o \"ControlPath=$work/%C\")\n";
    return (ways.contains("shared_login") ? shared : QByteArray()) + chooser("machine", ways) +
           chooser("machine_facts", facts) +
           "# What machines are sent: POSIX sh, Meridian's own.\nlibrary() {\n    cat " + heredoc(library) + "}\n";
}

QByteArray PlanScript::queries() const
{
    const auto function = [](const char *name, const QByteArray &text) {
        return QByteArray(name) + "() {\n    cat " + heredoc(text) + "}\n";
    };
    const auto file = [](const char *name) { return statements(QLatin1String(name), 15); };
    return function("position_query", sqlLines(file("position"))) +
           function("upstream_query", file("upstream").join(";\n")) +
           function("upstream_password_query", sqlLines(file("upstreampassword"))) +
           function("identity_query", identityQuery() + ";\n");
}

/// What each server was when this was planned. One that was down may stay so; it must not have come back as another.
QByteArray PlanScript::expectations() const
{
    QByteArray out = "expectations() {\n";
    for (const NodeId &id : m_write.servers()) {
        const auto survey = m_situation.surveys.constFind(id);
        if (survey == m_situation.surveys.cend() || (!survey->error && survey->sample.role == Role::Unknown))
            continue;
        const char *state = survey->error ? "fallen" : survey->sample.role == Role::Standby ? "standby" : "primary";
        out += "    expect " + word(id.name()) + ' ' + state + ' ' + word(m_write.serverCredential(id)) + '\n';
    }
    return out + "    :\n}\n";
}

QByteArray PlanScript::tables() const
{
    QByteArray out, titles, back, locks = " ";
    int point = 0;
    for (int i = 0; i < m_plan.steps.size(); ++i) {
        const Step &step = m_plan.steps.at(i);
        const QByteArray number = QByteArray::number(i + 1);
        titles += "    [" + number + "]=" + word(toText(step.action)) + '\n';
        if (step.undo)
            back += "    [" + number + "]=" + word(toText(*step.undo)) + '\n';
        if (step.pointOfNoReturn && point == 0)
            point = i + 1;
        if (std::holds_alternative<TakeLock>(step.action))
            locks += number + ' ';
    }
    out += "cluster=" + word(m_plan.cluster.name()) + "\nsteps=" + QByteArray::number(m_plan.steps.size()) +
           "\npoint_of_no_return=" + QByteArray::number(point) +
           " # 0: there is none\nlocks=" + shellWord(QString::fromUtf8(locks)) + '\n';
    out += "programs=(";
    for (const QString &program : m_write.programs())
        out += word(program) + ' ';
    out = out.trimmed() + ")\ntitle=(\n" + titles + ")\nback=(\n" + back + ")\n";
    for (const QString &name : m_write.credentials()) {
        const Credential &credential = *m_fleet.credential(name);
        out += "variable[" + word(name) + "]=" + word(Secrets::environmentName(credential)) + '\n';
        if (!credential.passwordFile.isEmpty())
            out += "passfile[" + word(name) + "]=" + word(credential.passwordFile) + '\n';
    }
    return out + connections() + machines() + queries() + expectations();
}

QByteArray PlanScript::stepFunction(int index)
{
    const Step &step = m_plan.steps.at(index);
    const QByteArray number = QByteArray::number(index + 1);
    QList<Action> together{step.action};
    for (int i = index; i > 0 && m_plan.steps.at(i - 1).withNext; --i)
        together += m_plan.steps.at(i - 1).action;
    for (int i = index; i + 1 < m_plan.steps.size() && m_plan.steps.at(i).withNext; ++i)
        together += m_plan.steps.at(i + 1).action;
    QByteArray out = comment(QStringLiteral("%1. %2").arg(index + 1).arg(toText(step.action)));
    if (!step.why.isEmpty())
        out += comment(Words::tr("Why: %1").arg(step.why.text()));
    if (step.outage)
        out += comment(Words::tr("Applications cannot write meanwhile."));
    if (step.pointOfNoReturn)
        out += comment(Words::tr("There is no way back from here."));
    else if (step.undo)
        out += comment(Words::tr("Undo: %1").arg(toText(*step.undo)));
    out += "step_" + number + "() {\n" + m_write.lines(step.action, together) + "}\n";
    if (step.undo)
        out += "undo_" + number + "() {\n" + m_write.lines(*step.undo, {*step.undo}) + "}\n";
    return out + '\n';
}

QByteArray PlanScript::stepFunctions()
{
    QByteArray out;
    for (int i = 0; i < m_plan.steps.size(); ++i)
        out += stepFunction(i);
    return out;
}

} // namespace

QString planScript(const Fleet &fleet, const Plan &plan, const Situation &situation)
{
    if (plan.steps.isEmpty() || plan.blocked())
        return {};
    return QString::fromUtf8(PlanScript(fleet, plan, situation).text());
}

} // namespace meridian
