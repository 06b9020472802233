// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartwidget.h"

#include "chartlegend.h"
#include "filesave.h"
#include "format.h"
#include "tabletext.h"

#include <QAction>
#include <QBuffer>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace meridian
{

namespace
{

constexpr qreal kExportScale = 2; ///< pictures are for documents

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
    , m_export(menuButton(name + QStringLiteral("Export"), this))
{
    setObjectName(name);
    m_plot->setObjectName(name + QStringLiteral("Plot"));
    m_title->setObjectName(name + QStringLiteral("Title"));
    m_note->setObjectName(name + QStringLiteral("Note"));
    m_note->setProperty("role", QStringLiteral("dim"));
    m_title->setFont(textFont(1.0, QFont::DemiBold));
    auto *header = new QHBoxLayout;
    header->setContentsMargins(14, 6, 10, 0);
    header->setSpacing(10);
    header->addWidget(m_title);
    header->addSpacing(10);
    header->addWidget(m_legend, 1);
    header->addWidget(m_note);
    header->addWidget(m_range);
    header->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(m_plot, 1);

    connect(m_legend, &ChartLegend::toggled, m_plot, &ChartPlot::setShown);
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
    m_title->setText(title);
    m_plot->setAccessibleName(title);
}

void ChartWidget::setSeries(const QList<ChartSeries> &series, qsizetype total)
{
    m_plot->setSeries(series);
    m_legend->setSeries(m_plot->series());
    m_note->setText(total > series.size() ? tr("%1 of %2 shown").arg(series.size()).arg(total) : QString());
    m_note->setVisible(total > series.size());
}

void ChartWidget::setTheme(const Theme &theme)
{
    m_plot->setTheme(theme);
}

void ChartWidget::setView(const TimeView &view)
{
    m_plot->setView(view);
    showRange();
}

void ChartWidget::showRange()
{
    const TimeView &view = m_plot->view();
    const auto span = std::chrono::duration_cast<seconds>(view.span);
    const QString text = ranges().contains(span) ? rangeText(span) : format::duration(view.span);
    m_range->setText((view.live ? text : tr("%1, paused").arg(text)) + QStringLiteral("  ▾"));
}

void ChartWidget::retranslate()
{
    const QList<seconds> all = ranges();
    for (int i = 0; i < all.size(); ++i)
        m_range->menu()->actions().at(i)->setText(rangeText(all[i]));
    m_range->setAccessibleName(tr("Time range"));
    m_range->setToolTip(tr("Time range. The wheel zooms, dragging pans, a double click returns to now."));
    m_export->setText(tr("Export") + QStringLiteral("  ▾"));
    m_export->setAccessibleName(tr("Export chart"));
    m_exportActions[0]->setText(tr("Picture (PNG)…"));
    m_exportActions[1]->setText(tr("Drawing (SVG)…"));
    m_exportActions[2]->setText(tr("Values (CSV)…"));
    showRange();
}

void ChartWidget::exportTo(const QString &suffix)
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    if (suffix == QLatin1String("png"))
        m_plot->toImage(kExportScale).save(&buffer, "PNG");
    else if (suffix == QLatin1String("svg"))
        m_plot->toSvg(&buffer, m_title->text());
    else
        buffer.write(csv());
    askAndSave(this, tr("Export chart"), QStringLiteral("%1.%2").arg(m_title->text(), suffix), content);
}

/// What is in view, one line a sample: the series' samples are not taken at the same moments.
QByteArray ChartWidget::csv() const
{
    QList<QStringList> rows{
        {QStringLiteral("time"), QStringLiteral("series"), QStringLiteral("minimum"), QStringLiteral("maximum")}};
    const qint64 from = m_plot->from().time_since_epoch().count(), to = m_plot->to().time_since_epoch().count();
    for (const ChartSeries &s : m_plot->series()) {
        const SampleTrack *track = m_book.track(s.key);
        if (!track || !s.shown)
            continue;
        for (const TrackPoint &p : track->pointsBetween(from, to)) {
            if (p.atUs >= from && p.atUs < to)
                rows << QStringList{format::iso(Instant(microseconds(p.atUs))), s.name, QString::number(p.minimum),
                                    QString::number(p.maximum)};
        }
    }
    return toCsv(rows);
}

void ChartWidget::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
