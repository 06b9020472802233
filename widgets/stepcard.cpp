// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepcard.h"

#include "format.h"
#include "operationparts.h"
#include "operationtexts.h"
#include "plantext.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace meridian
{

namespace
{
constexpr int kLeft = 44, kTop = 7, kLines = 5;
} // namespace

StepCard::StepCard(Detail detail, int number, QWidget *parent)
    : QFrame(parent)
    , m_detail(detail)
    , m_number(number)
    , m_title(operationLabel("stepTitle", nullptr, this))
    , m_statements(operationLabel("stepStatements", nullptr, this))
    , m_why(operationLabel("stepWhy", nullptr, this))
    , m_error(operationLabel("stepError", nullptr, this))
    , m_time(new QLabel(this))
    , m_more(new QPushButton(this))
{
    setObjectName(QStringLiteral("step:%1").arg(number));
    m_statements->setFont(figureFont(0.82));
    m_statements->setWordWrap(detail == Detail::Review);
    m_why->setFont(textFont(0.88));
    m_error->setFont(textFont(0.9));
    m_time->setFont(figureFont(0.9));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(kLeft, kTop, 14, 8);
    grid->setVerticalSpacing(2);
    grid->setHorizontalSpacing(12);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_time, 0, 1, Qt::AlignRight | Qt::AlignTop);
    grid->addWidget(m_why, 1, 0, 1, 2);
    grid->addWidget(m_statements, 2, 0, 1, 2);
    grid->addWidget(m_more, 3, 0, Qt::AlignLeft);
    grid->addWidget(m_error, 4, 0, 1, 2);
    m_more->setObjectName(QStringLiteral("allLines"));
    m_more->setProperty("role", QStringLiteral("quiet"));
    m_more->hide();
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_whole = !m_whole;
        show();
    });
}

void StepCard::setTheme(const Theme &theme)
{
    m_theme = theme;
    show();
}

void StepCard::setStep(const LiveStep &step, Instant now)
{
    m_step = step;
    m_now = now;
    show();
}

QColor StepCard::colour() const
{
    switch (m_step.state) {
    case StepState::Running:
        return m_theme.accent;
    case StepState::Done:
        return m_theme.healthy;
    case StepState::Failed:
        return m_theme.critical;
    case StepState::Undone:
        return m_theme.warning;
    case StepState::Waiting:
        break;
    }
    return m_theme.dimText;
}

QString StepCard::timeText() const
{
    if (m_step.took)
        return format::duration(*m_step.took);
    if (m_step.state == StepState::Running && m_step.began && m_now > *m_step.began)
        return format::duration(std::chrono::duration_cast<microseconds>(m_now - *m_step.began));
    return m_step.step.estimate ? QStringLiteral("≈ %1").arg(format::duration(*m_step.step.estimate)) : QString();
}

void StepCard::show()
{
    const bool review = m_detail == Detail::Review;
    const bool quiet = !review && m_step.state == StepState::Waiting;
    m_title->setText(toText(m_step.step.action));
    setLabelColour(m_title, quiet ? m_theme.dimText : m_theme.text);
    m_time->setText(timeText());
    setLabelColour(m_time, review ? m_theme.dimText : colour());
    QStringList why;
    if (review && !m_step.step.why.isEmpty())
        why << m_step.step.why.text();
    if (review && m_step.step.undo)
        why << tr("Undo: %1").arg(toText(*m_step.step.undo));
    setLabelWords(m_why, why.join(u'\n'));
    setLabelColour(m_why, m_theme.dimText);
    setLabelColour(m_statements, m_theme.dimText);
    setLabelWords(m_error, m_step.error ? m_step.error->text() : QString());
    setLabelColour(m_error, m_theme.critical);
    showSecondLine();
    setAccessibleName(tr("Step %1: %2").arg(m_number).arg(m_title->text()));
    setAccessibleDescription(
        QStringList{review ? QString() : words::stepState(m_step.state), m_time->text(), m_error->text()}
            .join(u' ')
            .trimmed());
    update();
}

/// While a plan is read all statements; while it runs one line: what was found, else what is sent.
void StepCard::showSecondLine()
{
    const QString all = m_step.statements.join(u'\n');
    if (m_detail == Detail::Review) {
        const QStringList lines = all.split(u'\n');
        const bool longOne = lines.size() > kLines + 1;
        m_more->setVisible(longOne);
        m_more->setText(m_whole ? tr("Fewer lines") : tr("All %n line(s)", nullptr, static_cast<int>(lines.size())));
        setLabelWords(m_statements,
                      longOne && !m_whole ? lines.mid(0, kLines).join(u'\n') + QStringLiteral(" …") : all);
        return;
    }
    const QString line = (m_step.evidence.isEmpty() ? all : m_step.evidence).simplified();
    const int room = std::max(60, width() - kLeft - 14);
    setLabelWords(m_statements, m_statements->fontMetrics().elidedText(line, Qt::ElideRight, room - 4));
    m_statements->setToolTip(m_statements->text() == line ? QString() : line);
    m_statements->setMinimumWidth(1);
}

QString StepCard::text() const
{
    QStringList parts{m_title->text(), m_time->text(), m_step.statements.join(u'\n'), m_step.evidence, m_error->text()};
    parts.removeAll(QString());
    return parts.join(u'\t');
}

void StepCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (m_detail == Detail::Progress)
        showSecondLine();
}

void StepCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        show();
}

/// The card; at its left edge a bar where applications cannot write meanwhile.
void StepCard::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const bool running = m_step.state == StepState::Running, failed = m_step.state == StepState::Failed;
    paintCard(p, m_theme, rect(),
              running  ? m_theme.accent
              : failed ? m_theme.critical
                       : m_theme.border,
              running  ? m_theme.selection
              : failed ? m_theme.criticalTint
                       : m_theme.card);
    if (m_step.step.outage) {
        p.setPen(Qt::NoPen);
        p.setBrush(m_theme.warning);
        p.drawRoundedRect(QRectF(0.5, 6, 3, height() - 12), 1.5, 1.5);
    }
    paintMark(p, QPointF(kLeft / 2.0, kTop + m_title->height() / 2.0));
}

/// A number, a tick, a filled disc, an empty ring, a cross, an arrow back. The shape says what the colour says.
void StepCard::paintMark(QPainter &p, QPointF c) const
{
    p.setPen(QPen(colour(), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.setBrush(Qt::NoBrush);
    if (m_detail == Detail::Review) {
        p.setFont(figureFont(0.9));
        p.drawText(QRectF(c.x() - 16, c.y() - 10, 32, 20), Qt::AlignCenter, QString::number(m_number));
        return;
    }
    switch (m_step.state) {
    case StepState::Waiting:
        p.drawEllipse(c, 5, 5);
        break;
    case StepState::Running:
        p.setBrush(colour());
        p.drawEllipse(c, 5, 5);
        break;
    case StepState::Done:
        paintTick(p, c, colour());
        break;
    case StepState::Failed:
        p.drawLine(c + QPointF(-4, -4), c + QPointF(4, 4));
        p.drawLine(c + QPointF(-4, 4), c + QPointF(4, -4));
        break;
    case StepState::Undone:
        p.drawLine(c + QPointF(5, 0), c + QPointF(-5, 0));
        p.drawPolyline(QPolygonF{c + QPointF(-1.5, -4), c + QPointF(-5.5, 0), c + QPointF(-1.5, 4)});
        break;
    }
}

} // namespace meridian
