// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationstrip.h"

#include "format.h"
#include "operationparts.h"
#include "operationtexts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace meridian
{

OperationStrip::OperationStrip(QWidget *parent)
    : QFrame(parent)
    , m_text(operationLabel("operationStripText", nullptr, this))
    , m_open(new QPushButton(this))
    , m_resume(new QPushButton(this))
    , m_undo(new QPushButton(this))
    , m_handOver(new QPushButton(this))
{
    setObjectName(QStringLiteral("operationStrip"));
    const std::pair<QPushButton *, const char *> names[] = {
        {m_open, "stripOpen"}, {m_resume, "stripResume"}, {m_undo, "stripUndo"}, {m_handOver, "stripHandOver"}};
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 16, 6);
    layout->addWidget(m_text, 1);
    for (const auto &[button, name] : names) {
        button->setObjectName(QLatin1String(name));
        layout->addWidget(button);
    }
    connect(m_open, &QPushButton::clicked, this, &OperationStrip::liveWanted);
    connect(m_resume, &QPushButton::clicked, this, [this] {
        m_operations->resume(m_left.first().id);
        Q_EMIT liveWanted();
    });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        m_operations->undo(m_left.first().id);
        Q_EMIT liveWanted();
    });
    connect(m_handOver, &QPushButton::clicked, this, [this] { Q_EMIT recordWanted(m_left.first().id); });
    show();
}

void OperationStrip::setTheme(const Theme &theme)
{
    m_theme = theme;
    paint();
}

void OperationStrip::paint()
{
    const bool runs = m_operations && m_operations->isRunning();
    const QColor tint = runs ? m_theme.infoTint : m_theme.warningTint, line = runs ? m_theme.info : m_theme.warning;
    setStyleSheet(QStringLiteral("#operationStrip { background: %1; border-bottom: %3px solid %2; }")
                      .arg(tint.name(), line.name())
                      .arg(m_theme.line));
}

void OperationStrip::setOperations(Operations *operations)
{
    if (m_operations)
        disconnect(m_operations, nullptr, this, nullptr);
    m_operations = operations;
    m_left.clear();
    if (operations) {
        connect(operations, &Operations::liveChanged, this, &OperationStrip::show);
        connect(operations, &Operations::modeChanged, this, &OperationStrip::show);
        connect(operations, &Operations::historyChanged, this, &OperationStrip::look);
        look();
    }
    show();
}

void OperationStrip::look()
{
    m_operations->unfinished().then(this, [this](const Result<QList<OperationRecord>> &found) {
        m_left = found ? *found : QList<OperationRecord>();
        const LiveOperationPtr live = m_operations ? m_operations->live() : nullptr;
        if (live && !live->ended)
            m_left.removeIf([&](const OperationRecord &r) { return r.id == live->record.id; });
        show();
    });
}

void OperationStrip::show()
{
    const bool runs = m_operations && m_operations->isRunning();
    const bool left = !runs && !m_left.isEmpty();
    setVisible(runs || left);
    m_open->setVisible(runs);
    m_resume->setVisible(left);
    m_undo->setVisible(left);
    m_handOver->setVisible(left);
    m_open->setText(tr("Show"));
    m_resume->setText(tr("Resume"));
    m_undo->setText(tr("Undo"));
    m_handOver->setText(tr("Hand over…"));
    m_handOver->setToolTip(tr("All of it, to read and to export"));
    if (runs)
        m_text->setText(progressText(*m_operations->live()));
    else if (left)
        m_text->setText(tr("Unfinished: %1 of %2, begun by %3@%4 at %5. Its program ended, or a step failed.")
                            .arg(m_left.first().kind, m_left.first().cluster.name(), m_left.first().who,
                                 m_left.first().place, format::dateTime(m_left.first().started)));
    const bool may = m_operations && m_operations->mayAct();
    for (QPushButton *button : {m_resume, m_undo}) {
        button->setEnabled(may);
        button->setToolTip(may ? QString() : tr("This window is in read-only mode."));
    }
    setAccessibleName(m_text->text());
    paint();
}

QString OperationStrip::text() const
{
    return m_text->text();
}

void OperationStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        show();
}

} // namespace meridian
