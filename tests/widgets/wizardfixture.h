// SPDX-License-Identifier: GPL-3.0-or-later
// The wizard of operations on a topology in one line, led by a test from page to page.
#pragma once

#include "operationwizard.h"
#include "plannedoperations.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace meridian::test
{

inline const auto kThreeNodes =
    QStringLiteral("a:p/@us-east-1 b:s<a/@us-west-2 d:s<a/@eu-west-1/must-not pool=pgbouncer");

class WizardFixture : public QObject
{
protected:
    void dress()
    {
        loadFonts();
        QApplication::setFont(textFont());
        apply(*qApp, Theme::dark());
    }

    void putAway()
    {
        m_wizard.reset();
        m_operations.reset();
    }

    OperationForm form(OperationKind kind, const char *node = "") const
    {
        OperationForm f;
        f.kind = kind;
        f.cluster = Topology::c();
        f.node = NodeId(QLatin1String(node));
        return f;
    }

    void open(Topology topology, OperationForm form, bool mayAct = true)
    {
        m_operations =
            std::make_unique<PlannedOperations>(topology.situation(), m_dir.filePath(QStringLiteral("journal.db")));
        m_operations->setMayAct(mayAct);
        m_wizard = std::make_unique<OperationWizard>();
        m_wizard->setTheme(Theme::dark());
        m_wizard->setOperations(m_operations.get());
        m_wizard->setSnapshot(m_operations->situation().snapshot);
        m_wizard->begin(form);
        m_wizard->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_wizard.get()));
        QTRY_VERIFY(!m_wizard->isPlanning());
    }

    void goTo(OperationWizard::Step step)
    {
        while (m_wizard->step() < step) {
            QVERIFY2(next()->isEnabled(), qPrintable(next()->toolTip()));
            const auto before = m_wizard->step();
            next()->click();
            QVERIFY(m_wizard->step() > before);
        }
    }

    void confirm()
    {
        goTo(OperationWizard::Confirm);
        auto *reason = child<QComboBox>("operationReason");
        reason->setCurrentIndex(0);
        Q_EMIT reason->activated(0);
        if (child<QCheckBox>("createSchema")->isVisible())
            child<QCheckBox>("createSchema")->click();
        if (child<QLineEdit>("typedCluster")->isVisible())
            QTest::keyClicks(child<QLineEdit>("typedCluster"), QStringLiteral("c"));
    }

    /// With MERIDIAN_SHOT_DIR set, a picture to be looked at.
    void save(const QString &name) const
    {
        // What was added is laid out, and no word of it is cut.
        QVERIFY(QTest::qWaitFor([this] {
            const auto labels = m_wizard->findChildren<QLabel *>();
            return std::all_of(labels.begin(), labels.end(), [](const QLabel *label) {
                return !label->isVisible() || label->height() >= label->heightForWidth(label->width());
            });
        }));
        const QString folder = qEnvironmentVariable("MERIDIAN_SHOT_DIR");
        if (!folder.isEmpty())
            QVERIFY(m_wizard->grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
    }

    template <class T>
    T *child(const char *name) const
    {
        T *found = m_wizard->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("the wizard has no %s", name);
        return found;
    }
    QPushButton *next() const { return child<QPushButton>("operationNext"); }

    QTemporaryDir m_dir;
    std::unique_ptr<PlannedOperations> m_operations;
    std::unique_ptr<OperationWizard> m_wizard;
};

} // namespace meridian::test
