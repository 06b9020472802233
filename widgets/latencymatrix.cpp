// SPDX-License-Identifier: GPL-3.0-or-later
#include "latencymatrix.h"

#include "filesave.h"
#include "latencydelegate.h"
#include "latencytable.h"
#include "tabletext.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kRefreshMs = 1000, kAskMs = 300;
constexpr int kMostFacts = 6;
constexpr int kLeastColumn = 104, kMostColumn = 150, kRow = 44, kSwatch = 16;
constexpr int kMostPoints = 400000, kFinest = 7200, kCoarsest = 720; ///< asked for: of all pairs, of each
constexpr microseconds kBack = seconds(7200), kAskAgain = seconds(1800);

struct GradeRow {
    LatencyGrade grade;
    bool measured;
    const char *words;
};
constexpr GradeRow kGrades[] = {
    {LatencyGrade::Expected, true, QT_TRANSLATE_NOOP("meridian::LatencyMatrix", "as expected by distance")},
    {LatencyGrade::Slow, true, QT_TRANSLATE_NOOP("meridian::LatencyMatrix", "over 1.25×")},
    {LatencyGrade::TooSlow, true, QT_TRANSLATE_NOOP("meridian::LatencyMatrix", "over 2×")},
    {LatencyGrade::Unknown, true, QT_TRANSLATE_NOOP("meridian::LatencyMatrix", "places unknown")},
    {LatencyGrade::Unknown, false, QT_TRANSLATE_NOOP("meridian::LatencyMatrix", "not measured")},
};

/// A row that takes the width there is: its words never make the window wider.
template <class Layout>
Layout *yieldingRow(QWidget *parent)
{
    auto *row = new QWidget(parent);
    row->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *layout = new Layout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    return layout;
}

QLabel *label(QWidget *parent, const char *role)
{
    auto *l = new QLabel(parent);
    l->setProperty("role", QLatin1String(role));
    return l;
}

} // namespace

LatencyMatrix::LatencyMatrix(const SeriesBook &book, QWidget *parent)
    : PageWidget(parent)
    , m_table(new LatencyTable(book, this))
    , m_view(new QTableView(this))
    , m_delegate(new LatencyDelegate(*m_table, this))
    , m_empty(label(this, "dim"))
    , m_pair(new QLabel(this))
    , m_copy(new QToolButton(this))
    , m_export(new QToolButton(this))
{
    setObjectName(QStringLiteral("latencyMatrix"));
    buildTable();
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_pair->setObjectName(QStringLiteral("latencyPair"));
    auto *facts = yieldingRow<QGridLayout>(this);
    facts->setHorizontalSpacing(22);
    facts->setVerticalSpacing(1);
    for (int i = 0; i < kMostFacts; ++i) {
        m_facts << Fact{label(this, "section"), new QLabel(this)};
        facts->addWidget(m_facts.last().name, 0, i);
        facts->addWidget(m_facts.last().value, 1, i);
    }
    facts->setColumnStretch(kMostFacts - 1, 1);
    m_facts.last().value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // links may be many
    auto *detail = new QVBoxLayout;
    detail->setContentsMargins(14, 10, 14, 12);
    detail->setSpacing(6);
    detail->addWidget(m_pair);
    detail->addWidget(facts->parentWidget());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(buildTools());
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    layout->addLayout(detail);
    setFocusProxy(m_view);

    m_refreshing.setSingleShot(true);
    m_refreshing.setInterval(kRefreshMs);
    connect(&m_refreshing, &QTimer::timeout, this, &LatencyMatrix::refresh);
    m_asking.setSingleShot(true);
    m_asking.setInterval(kAskMs);
    connect(&m_asking, &QTimer::timeout, this, &LatencyMatrix::askHistory);
    retranslate();
    refresh();
}

QBoxLayout *LatencyMatrix::buildTools()
{
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(14, 8, 14, 8);
    tools->setSpacing(6);
    auto *legend = yieldingRow<QHBoxLayout>(this);
    for ([[maybe_unused]] const GradeRow &row : kGrades) {
        m_legend << Fact{new QLabel(this), label(this, "dim")};
        legend->addWidget(m_legend.last().name);
        legend->addWidget(m_legend.last().value);
        legend->addSpacing(10);
    }
    legend->addStretch(1);
    tools->addWidget(legend->parentWidget(), 1);
    for (QToolButton *button : {m_copy, m_export}) {
        button->setProperty("role", QStringLiteral("quiet"));
        tools->addWidget(button);
    }
    m_copy->setObjectName(QStringLiteral("latencyCopy"));
    m_export->setObjectName(QStringLiteral("latencyExport"));
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asTsv()); });
    connect(m_export, &QToolButton::clicked, this, &LatencyMatrix::exportCsv);
    return tools;
}

void LatencyMatrix::buildTable()
{
    m_view->setObjectName(QStringLiteral("latencyTable"));
    m_view->setModel(m_table);
    m_view->setItemDelegate(m_delegate);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setTabKeyNavigation(false); // Tab leaves, arrows move
    for (QHeaderView *header : {m_view->horizontalHeader(), m_view->verticalHeader()}) {
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setHighlightSections(false);
        header->setSectionsClickable(false);
    }
    m_view->horizontalHeader()->setTextElideMode(Qt::ElideMiddle);
    auto *copy = new QAction(m_view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, m_copy, &QToolButton::click);
    m_view->addAction(copy);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        showDetail();
        if (!m_selecting && current.isValid())
            Q_EMIT selected(m_table->selectionAt(current));
    });
}

void LatencyMatrix::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_delegate->setTheme(theme);
    m_view->viewport()->update();
    showLegend();
}

void LatencyMatrix::showLegend()
{
    for (qsizetype i = 0; i < m_legend.size(); ++i) {
        const int side = static_cast<int>(kSwatch * m_delegate->typeScale());
        QPixmap swatch(QSize(side, side) * devicePixelRatioF());
        swatch.setDevicePixelRatio(devicePixelRatioF());
        swatch.fill(Qt::transparent);
        QPainter painter(&swatch);
        const QRect box(0, 0, side, side);
        LatencyDelegate::paintGround(painter, m_theme, box, kGrades[i].grade, kGrades[i].measured);
        painter.setPen(m_theme.border);
        painter.drawRect(box.adjusted(0, 0, -1, -1));
        painter.end();
        m_legend[i].name->setPixmap(swatch);
        m_legend[i].value->setText(tr(kGrades[i].words));
        m_legend[i].value->setToolTip(m_legend[i].value->text()); // whole, where the row has to yield
    }
}

void LatencyMatrix::setSnapshot(const SnapshotPtr &snapshot)
{
    const bool isFirst = !m_snapshot;
    m_snapshot = snapshot;
    if (!isVisible())
        return;
    if (!m_askedTo || m_snapshot->at < *m_askedTo || m_snapshot->at - *m_askedTo > kAskAgain)
        m_asking.start();
    if (isFirst)
        refresh();
    else if (!m_refreshing.isActive())
        m_refreshing.start();
}

void LatencyMatrix::showEvent(QShowEvent *event)
{
    PageWidget::showEvent(event);
    m_askedTo.reset(); // what was measured while it was hidden
    m_asking.start();
    refresh();
}

void LatencyMatrix::askHistory()
{
    if (!m_snapshot || !isVisible())
        return;
    const QList<SeriesKey> keys = latencyKeys(*m_snapshot);
    if (keys.isEmpty())
        return;
    m_askedTo = m_snapshot->at;
    // As fine as it was measured where that is not too much: the charts show the same samples.
    const int columns = std::clamp(kMostPoints / static_cast<int>(keys.size()), kCoarsest, kFinest);
    Q_EMIT historyWanted(keys, m_snapshot->at - kBack, m_snapshot->at, columns);
}

void LatencyMatrix::historyArrived()
{
    if (isVisible())
        refresh();
}

void LatencyMatrix::refresh()
{
    if (m_snapshot && m_snapshot->fleet) {
        const qsizetype before = m_table->rowCount();
        m_table->setSnapshot(m_snapshot);
        if (m_table->rowCount() != before)
            sizeSections();
        select(m_wanted);
    }
    m_view->setVisible(m_table->rowCount() > 0);
    m_empty->setVisible(m_table->rowCount() == 0);
    showDetail();
}

void LatencyMatrix::sizeSections()
{
    const double scale = m_delegate->typeScale();
    const QFontMetrics metrics(m_view->horizontalHeader()->font());
    int widest = kLeastColumn;
    for (const RegionId &id : m_table->grid().regions)
        widest = std::max(widest, metrics.horizontalAdvance(id.name()) + 34);
    m_view->horizontalHeader()->setDefaultSectionSize(std::min(widest, static_cast<int>(kMostColumn * scale)));
    m_view->verticalHeader()->setDefaultSectionSize(static_cast<int>(kRow * scale));
}

void LatencyMatrix::select(const Selection &what)
{
    m_wanted = what;
    if (!m_snapshot || !m_snapshot->fleet || m_table->selectionAt(m_view->currentIndex()) == what)
        return;
    QModelIndex at;
    if (const auto *region = std::get_if<RegionId>(&what)) {
        at = m_table->indexOf({}, *region);
    } else if (const auto *link = std::get_if<LinkId>(&what)) {
        const Node *from = m_snapshot->fleet->node(link->from), *to = m_snapshot->fleet->node(link->to);
        at = from && to ? m_table->indexOf(from->region, to->region) : QModelIndex();
    }
    if (!at.isValid())
        return;
    m_selecting = true;
    m_view->setCurrentIndex(at);
    m_selecting = false;
}

void LatencyMatrix::showDetail()
{
    const LatencyCell *cell = m_table->cell(m_view->currentIndex());
    const QStringList words = m_view->currentIndex().data(Qt::AccessibleTextRole).toString().split(u'\n');
    m_pair->setText(cell ? words.first() : tr("Choose a pair of regions for its figures"));
    const QList<LatencyFact> facts = cell ? latencyFacts(*cell) : QList<LatencyFact>();
    for (qsizetype i = 0; i < m_facts.size(); ++i) {
        m_facts[i].name->setText(i < facts.size() ? facts[i].name : QString());
        m_facts[i].value->setText(i < facts.size() ? facts[i].value : QString());
        m_facts[i].value->setToolTip(m_facts[i].value->text());
    }
}

void LatencyMatrix::setLargeType(bool large)
{
    const double scale = large ? 1.7 : 1;
    m_delegate->setTypeScale(scale);
    for (QHeaderView *header : {m_view->horizontalHeader(), m_view->verticalHeader()})
        header->setFont(textFont(0.95 * scale));
    for (const Fact &row : std::as_const(m_legend))
        row.value->setFont(textFont(scale));
    for (const Fact &fact : std::as_const(m_facts)) {
        fact.name->setVisible(!large);
        fact.value->setVisible(!large);
    }
    m_pair->setVisible(!large);
    m_copy->setVisible(!large);
    m_export->setVisible(!large);
    m_view->setFocusPolicy(large ? Qt::NoFocus : Qt::StrongFocus);
    m_view->setAttribute(Qt::WA_TransparentForMouseEvents, large);
    showLegend();
    sizeSections();
}

QString LatencyMatrix::asTsv() const
{
    return toTsv(m_table->asSeen());
}

void LatencyMatrix::exportCsv()
{
    askAndSave(this, tr("Export latencies"), QStringLiteral("%1.csv").arg(tr("Latency")), toCsv(m_table->asList()));
}

void LatencyMatrix::retranslate()
{
    m_view->setAccessibleName(tr("Latency between regions"));
    m_empty->setText(tr("No region is known yet."));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the matrix as a table (%1)").arg(QKeySequence(QKeySequence::Copy).toString()));
    m_export->setText(tr("Export CSV…"));
    m_export->setToolTip(tr("Every pair with all its figures, in milliseconds"));
    m_pair->setFont(textFont(1.0, QFont::DemiBold));
    m_table->retranslate();
    showLegend();
    showDetail();
}

void LatencyMatrix::changeEvent(QEvent *event)
{
    PageWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
