// SPDX-License-Identifier: GPL-3.0-or-later
#include "steplist.h"

#include "format.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace meridian
{

namespace
{

using State = CheckStep::State;

constexpr const char *kTitles[] = {
    QT_TRANSLATE_NOOP("meridian::StepRow", "Look up the name"),
    QT_TRANSLATE_NOOP("meridian::StepRow", "Connect (TCP)"),
    QT_TRANSLATE_NOOP("meridian::StepRow", "Encrypt (TLS)"),
    QT_TRANSLATE_NOOP("meridian::StepRow", "Log in"),
    QT_TRANSLATE_NOOP("meridian::StepRow", "Check the rights"),
    QT_TRANSLATE_NOOP("meridian::StepRow", "Ask for replication"),
};
constexpr const char *kStates[] = {
    QT_TRANSLATE_NOOP("meridian::StepRow", "not yet"), QT_TRANSLATE_NOOP("meridian::StepRow", "running"),
    QT_TRANSLATE_NOOP("meridian::StepRow", "passed"),  QT_TRANSLATE_NOOP("meridian::StepRow", "failed"),
    QT_TRANSLATE_NOOP("meridian::StepRow", "skipped"),
};

QLabel *line(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString titleOf(CheckStep::Part part)
{
    return QCoreApplication::translate("meridian::StepRow", kTitles[static_cast<int>(part)]);
}

} // namespace

StepRow::StepRow(CheckStep::Part part, QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_fact(line(this, QStringLiteral("fact")))
    , m_remedy(line(this, QStringLiteral("remedy")))
    , m_time(new QLabel(this))
{
    m_step.part = part;
    setObjectName(QStringLiteral("step:%1").arg(toText(part)));
    m_fact->setFont(figureFont(0.82));
    m_remedy->setFont(textFont(0.9));
    m_time->setFont(figureFont(0.9));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(34, 5, 12, 6);
    grid->setVerticalSpacing(1);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_time, 0, 1, Qt::AlignRight | Qt::AlignTop);
    grid->addWidget(m_fact, 1, 0, 1, 2);
    grid->addWidget(m_remedy, 2, 0, 1, 2);
    show();
}

void StepRow::setTheme(const Theme &theme)
{
    m_theme = theme;
    show();
}

void StepRow::setStep(const CheckStep &step)
{
    m_step = step;
    show();
}

QColor StepRow::colour() const
{
    switch (m_step.state) {
    case State::Running:
        return m_theme.accent;
    case State::Passed:
        return m_theme.healthy;
    case State::Failed:
        return m_theme.critical;
    case State::Pending:
    case State::Skipped:
        break;
    }
    return m_theme.dimText;
}

void StepRow::show()
{
    const auto paint = [](QLabel *label, const QColor &colour) {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, colour);
        label->setPalette(palette);
    };
    const bool quiet = m_step.state == State::Pending || m_step.state == State::Skipped;
    const QString state = tr(kStates[static_cast<int>(m_step.state)]);
    m_title->setText(titleOf(m_step.part));
    paint(m_title, quiet ? m_theme.dimText : m_theme.text);
    const QString code =
        m_step.error && !m_step.error->code.isEmpty() ? QStringLiteral(" (%1)").arg(m_step.error->code) : QString();
    m_fact->setText(m_step.fact + code);
    m_fact->setVisible(!m_step.fact.isEmpty());
    paint(m_fact, m_theme.dimText);
    m_remedy->setText(m_step.error ? m_step.error->remedy : QString());
    m_remedy->setVisible(m_step.error.has_value() && !m_step.error->remedy.isEmpty());
    m_time->setText(m_step.took ? format::duration(*m_step.took) : QString());
    paint(m_time, colour());
    setAccessibleName(QStringLiteral("%1: %2").arg(m_title->text(), state));
    setAccessibleDescription(QStringList{m_fact->text(), m_remedy->text(), m_time->text()}.join(u' ').trimmed());
    update();
}

void StepRow::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        show();
}

/// The card, and its mark: a tick, a filled disc, an empty ring, a cross, a dash. The shape says what the colour says.
void StepRow::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const bool running = m_step.state == State::Running;
    const bool failed = m_step.state == State::Failed;
    paintCard(p, m_theme, rect(),
              running  ? m_theme.accent
              : failed ? m_theme.critical
                       : m_theme.border,
              running  ? m_theme.selection
              : failed ? m_theme.criticalTint
                       : m_theme.card);
    const QPointF c(18, 5 + m_title->height() / 2.0);
    p.setPen(QPen(colour(), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.setBrush(Qt::NoBrush);
    switch (m_step.state) {
    case State::Pending:
        p.drawEllipse(c, 4.5, 4.5);
        break;
    case State::Running:
        p.setBrush(colour());
        p.drawEllipse(c, 4.5, 4.5);
        break;
    case State::Passed:
        p.drawPolyline(QPolygonF{c + QPointF(-4.5, 0), c + QPointF(-1.5, 3.5), c + QPointF(4.5, -3.5)});
        break;
    case State::Failed:
        p.drawLine(c + QPointF(-3.5, -3.5), c + QPointF(3.5, 3.5));
        p.drawLine(c + QPointF(-3.5, 3.5), c + QPointF(3.5, -3.5));
        break;
    case State::Skipped:
        p.drawLine(c + QPointF(-4, 0), c + QPointF(4, 0));
        break;
    }
}

StepList::StepList(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (int i = 0; i <= static_cast<int>(CheckStep::Part::Replication); ++i) {
        m_rows.append(new StepRow(static_cast<CheckStep::Part>(i), this));
        layout->addWidget(m_rows.last());
    }
    layout->addStretch(1);
    setAccessibleName(tr("Connection test"));
    clear();
}

void StepList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Connection test"));
}

void StepList::setTheme(const Theme &theme)
{
    for (StepRow *row : std::as_const(m_rows))
        row->setTheme(theme);
}

void StepList::clear()
{
    m_steps.clear();
    for (int i = 0; i < m_rows.size(); ++i) {
        m_steps.append({static_cast<CheckStep::Part>(i), State::Pending, {}, {}, {}});
        m_rows[i]->setStep(m_steps.last());
    }
}

void StepList::setStep(const CheckStep &step)
{
    const int row = static_cast<int>(step.part);
    m_steps[row] = step;
    m_rows[row]->setStep(step);
}

QString StepList::text() const
{
    QStringList lines;
    for (const CheckStep &s : m_steps) {
        const QString time = format::orUnknown(s.took, [](microseconds d) { return format::duration(d); });
        lines.append(QStringLiteral("%1\t%2\t%3\t%4")
                         .arg(titleOf(s.part), StepRow::tr(kStates[static_cast<int>(s.state)]), time,
                              s.error ? s.error->text() : s.fact));
    }
    return lines.join(u'\n');
}

} // namespace meridian
