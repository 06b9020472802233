// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartwidget.h"

#include "chartexport.h"
#include "chartlegend.h"
#include "filesave.h"
#include "format.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace meridian
{

namespace
{

constexpr int kLeastLegend = 170; ///< with less room beside the title the legend has a line of its own

QToolButton *menuButton(const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setProperty("role", QStringLiteral("quiet"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setMenu(new QMenu(button));
    return button;
}

} // namespace

ChartWidget::ChartWidget(const SeriesBook &book, const QString &name, microseconds unit, const QString &unitText,
                         QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_plot(new ChartPlot(book, unit, unitText, this))
    , m_legend(new ChartLegend(this))
    , m_title(new QLabel(this))
    , m_note(new QLabel(this))
    , m_range(menuButton(name + QStringLiteral("Range"), this))
    , m_log(new QToolButton(this))
    , m_export(menuButton(name + QStringLiteral("Export"), this))
{
    setObjectName(name);
    m_plot->setObjectName(name + QStringLiteral("Plot"));
    m_title->setObjectName(name + QStringLiteral("Title"));
    m_note->setObjectName(name + QStringLiteral("Note"));
    m_note->setProperty("role", QStringLiteral("dim"));
    m_log->setObjectName(name + QStringLiteral("Log"));
    m_log->setProperty("role", QStringLiteral("quiet"));
    m_log->setCheckable(true);
    m_log->hide();
    m_header = new QGridLayout;
    m_header->setContentsMargins(14, 6, 10, 0);
    m_header->setHorizontalSpacing(10);
    m_header->setVerticalSpacing(0);
    m_header->addWidget(m_title, 0, 0);
    m_header->addWidget(m_note, 0, 2);
    m_header->addWidget(m_log, 0, 3);
    m_header->addWidget(m_range, 0, 4);
    m_header->addWidget(m_export, 0, 5);
    m_header->addWidget(m_legend, 0, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->setSpacing(0);
    layout->addLayout(m_header);
    layout->addWidget(m_plot, 1);

    connect(m_legend, &ChartLegend::toggled, m_plot, &ChartPlot::setShown);
    connect(m_legend, &ChartLegend::toggled, this, &ChartWidget::shownChanged);
    connect(m_log, &QToolButton::toggled, this, &ChartWidget::logarithmicChosen);
    for (const seconds range : ranges())
        connect(m_range->menu()->addAction(QString()), &QAction::triggered, this,
                [this, range] { Q_EMIT rangeChosen(range); });
    for (const QString &suffix : {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("csv")}) {
        m_exportActions << m_export->menu()->addAction(QString());
        connect(m_exportActions.last(), &QAction::triggered, this, [this, suffix] { exportTo(suffix); });
    }
    retranslate();
}

QList<seconds> ChartWidget::ranges()
{
    return {seconds(300), seconds(900), seconds(3600), seconds(6 * 3600), seconds(24 * 3600)};
}

QString ChartWidget::rangeText(seconds range)
{
    return format::duration(range);
}

void ChartWidget::setTitle(const QString &title)
{
    m_wholeTitle = title;
    m_title->setToolTip(title);
    m_plot->setAccessibleName(title);
    arrangeHeader();
}

/// The legend beside the title, or below it where the window is narrow; the title is cut before anything overlaps.
void ChartWidget::arrangeHeader()
{
    m_title->setFont(textFont(m_large ? 1.7 : 1.0, QFont::DemiBold));
    const QMargins margins = m_header->contentsMargins();
    int others = margins.left() + margins.right();
    for (const QWidget *w : {static_cast<QWidget *>(m_note), static_cast<QWidget *>(m_log),
                             static_cast<QWidget *>(m_range), static_cast<QWidget *>(m_export)}) {
        if (!w->isHidden())
            others += w->sizeHint().width() + m_header->horizontalSpacing();
    }
    const QFontMetrics metrics(m_title->font());
    const int whole = metrics.horizontalAdvance(m_wholeTitle) + 2;
    const int room = width() - others;
    const bool below = room - whole - 3 * m_header->horizontalSpacing() < kLeastLegend;
    if (below != m_legendBelow) {
        m_legendBelow = below;
        m_header->removeWidget(m_legend);
        if (below)
            m_header->addWidget(m_legend, 1, 0, 1, 6);
        else
            m_header->addWidget(m_legend, 0, 1);
    }
    m_header->setColumnStretch(0, below ? 1 : 0);
    m_header->setColumnStretch(1, below ? 0 : 1);
    const int width = below ? std::clamp(room, 0, whole) : whole;
    m_title->setSizePolicy(below ? QSizePolicy::Ignored : QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_title->setText(metrics.elidedText(m_wholeTitle, Qt::ElideRight, width));
    layout()->activate(); // before anything is painted where it was
}

void ChartWidget::setSeries(const QList<ChartSeries> &series, qsizetype total)
{
    m_plot->setSeries(series);
    m_legend->setSeries(m_plot->series());
    m_note->setText(total > series.size() ? tr("%1 of %2 shown").arg(series.size()).arg(total) : QString());
    m_note->setVisible(total > series.size());
    arrangeHeader();
}

void ChartWidget::setTheme(const Theme &theme)
{
    m_plot->setTheme(theme);
}

void ChartWidget::setUtc(bool utc)
{
    m_utc = utc;
    m_plot->setUtc(utc);
}

void ChartWidget::setView(const TimeView &view)
{
    m_plot->setView(view);
    showRange();
}

void ChartWidget::offerLogScale()
{
    m_log->setProperty("offered", true);
    m_log->setVisible(!m_large);
    arrangeHeader();
}

void ChartWidget::setLogarithmic(bool logarithmic)
{
    m_plot->setLogarithmic(logarithmic);
    m_log->setChecked(logarithmic);
}

void ChartWidget::setLargeType(bool large)
{
    m_large = large;
    m_plot->setLargeType(large);
    m_plot->setFocusPolicy(large ? Qt::NoFocus : Qt::StrongFocus);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents, large);
    m_legend->setLargeType(large);
    m_range->setVisible(!large);
    m_export->setVisible(!large);
    m_log->setVisible(!large && m_log->property("offered").toBool());
    arrangeHeader();
}

void ChartWidget::showRange()
{
    const TimeView &view = m_plot->view();
    const auto span = std::chrono::duration_cast<seconds>(view.span);
    const QString text = ranges().contains(span) ? rangeText(span) : format::duration(view.span);
    m_range->setText((view.live ? text : tr("%1, paused").arg(text)) + QStringLiteral("  ▾"));
    arrangeHeader();
}

void ChartWidget::retranslate()
{
    const QList<seconds> all = ranges();
    for (int i = 0; i < all.size(); ++i)
        m_range->menu()->actions().at(i)->setText(rangeText(all[i]));
    m_range->setAccessibleName(tr("Time range"));
    m_range->setToolTip(
        tr("Time range. The wheel zooms, dragging pans, a click looks back at that moment, a double click "
           "returns to now. Keys: arrows pan, + and - zoom, Home returns; with Shift the arrows move "
           "the crosshair, with Ctrl from event to event, and Enter looks back."));
    m_log->setText(tr("Log"));
    m_log->setAccessibleName(tr("Logarithmic scale"));
    m_log->setToolTip(tr("Logarithmic scale: each mark is ten times the one below; zero has a foot of its own."));
    m_export->setText(tr("Export") + QStringLiteral("  ▾"));
    m_export->setAccessibleName(tr("Export chart"));
    m_exportActions[0]->setText(tr("Picture (PNG)…"));
    m_exportActions[1]->setText(tr("Drawing (SVG)…"));
    m_exportActions[2]->setText(tr("Values (CSV)…"));
    showRange();
}

void ChartWidget::exportTo(const QString &suffix)
{
    askAndSave(this, tr("Export chart"), QStringLiteral("%1.%2").arg(m_wholeTitle, suffix),
               exportChart(suffix, *m_plot, m_book, m_wholeTitle, m_utc));
}

void ChartWidget::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeHeader();
}

void ChartWidget::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
