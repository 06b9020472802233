// SPDX-License-Identifier: GPL-3.0-or-later
#include "availabilitypage.h"

#include "accessrole.h"
#include "availabilitydelegate.h"
#include "columnchooser.h"
#include "filesave.h"
#include "history.h"
#include "tabletext.h"

#include <QAction>
#include <QClipboard>
#include <QDataStream>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kShorter = 30, kLonger = 90;
constexpr int kAskAgainMs = 60'000;
constexpr auto kKept = std::chrono::days(400);

QPushButton *choice(const QString &name, QWidget *parent)
{
    auto *b = new QPushButton(parent);
    b->setObjectName(name);
    b->setCheckable(true);
    setAccessRole(b, QAccessible::RadioButton);
    return b;
}

} // namespace

AvailabilityPage::AvailabilityPage(QWidget *parent)
    : PageWidget(parent)
    , m_table(new AvailabilityTable(this))
    , m_periods(new PeriodTable(this))
    , m_view(new QTableView(this))
    , m_periodView(new QTableView(this))
    , m_delegate(new AvailabilityDelegate(*m_table, this))
    , m_periodDelegate(new PeriodDelegate(*m_periods, this))
    , m_columns(nullptr)
    , m_periodColumns(nullptr)
    , m_shorter(choice(QStringLiteral("availability30"), this))
    , m_longer(choice(QStringLiteral("availability90"), this))
    , m_byDay(choice(QStringLiteral("availabilityByDay"), this))
    , m_byMonthButton(choice(QStringLiteral("availabilityByMonth"), this))
    , m_export(new QPushButton(this))
    , m_said(new QLabel(this))
    , m_empty(new QLabel(this))
{
    setObjectName(QStringLiteral("availabilityPage"));
    m_export->setObjectName(QStringLiteral("availabilityExport"));
    m_export->setProperty("role", QStringLiteral("quiet"));
    m_said->setObjectName(QStringLiteral("availabilitySaid"));
    m_said->setWordWrap(true);
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_empty->setObjectName(QStringLiteral("availabilityEmpty"));
    m_empty->setProperty("role", QStringLiteral("dim"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    buildTables();

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(14, 10, 14, 8);
    tools->setSpacing(4);
    for (QWidget *w : {m_shorter, m_longer})
        tools->addWidget(w);
    tools->addStretch(1);
    tools->addWidget(m_columns);
    tools->addWidget(m_export);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(14, 8, 14, 6);
    below->setSpacing(4);
    below->addWidget(m_said, 1);
    below->addWidget(m_byDay);
    below->addWidget(m_byMonthButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_view, 3);
    layout->addLayout(below);
    layout->addWidget(m_periodView, 2);
    layout->addWidget(m_empty, 1);

    m_asking.setInterval(kAskAgainMs);
    connect(&m_asking, &QTimer::timeout, this, &AvailabilityPage::ask);
    connect(m_shorter, &QPushButton::clicked, this, [this] { setDays(kShorter); });
    connect(m_longer, &QPushButton::clicked, this, [this] { setDays(kLonger); });
    connect(m_byDay, &QPushButton::clicked, this, [this] { setByMonth(false); });
    connect(m_byMonthButton, &QPushButton::clicked, this, [this] { setByMonth(true); });
    connect(m_export, &QPushButton::clicked, this, &AvailabilityPage::exportCsv);
    setDays(kShorter);
    setByMonth(false);
    retranslate();
}

void AvailabilityPage::buildTables()
{
    m_view->setObjectName(QStringLiteral("availabilityTable"));
    m_view->setModel(m_table);
    m_view->setItemDelegate(m_delegate);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setMouseTracking(true);
    m_view->viewport()->setMouseTracking(true);
    m_columns = new ColumnChooser(QStringLiteral("availabilityColumns"), m_view, looksOf(m_table->columns()),
                                  QStringLiteral("days"), this);
    m_view->verticalHeader()->setDefaultSectionSize(40);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_periodView->setObjectName(QStringLiteral("availabilityPeriods"));
    m_periodView->setModel(m_periods);
    m_periodView->setItemDelegate(m_periodDelegate);
    m_periodView->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_periodColumns = new ColumnChooser(QStringLiteral("periodColumns"), m_periodView, looksOf(m_periods->columns()),
                                        QString(), this);
    m_periodColumns->hide(); // all of them, always
    for (QTableView *view : {m_view, m_periodView}) {
        auto *copying = new QAction(view);
        copying->setObjectName(QStringLiteral("copyRows"));
        copying->setShortcut(QKeySequence::Copy);
        copying->setShortcutContext(Qt::WidgetShortcut);
        connect(copying, &QAction::triggered, this, [this, view] { copy(view); });
        view->addAction(copying);
        view->setContextMenuPolicy(Qt::ActionsContextMenu);
    }
    connect(m_columns, &ColumnChooser::changed, this, &AvailabilityPage::stateChanged);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        showPeriods();
        showDay(now.row(), m_day);
        if (now.isValid())
            Q_EMIT selected(m_table->rows()[now.row()].what);
    });
}

void AvailabilityPage::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_periodDelegate->setTheme(theme);
    m_view->viewport()->update();
    m_periodView->viewport()->update();
}

void AvailabilityPage::setHistory(History *history)
{
    ++m_generation;
    m_history = history;
    m_watched.clear();
    if (isVisible())
        ask();
}

void AvailabilityPage::setSnapshot(const SnapshotPtr &snapshot)
{
    if (m_fleet == snapshot->fleet)
        return;
    m_fleet = snapshot->fleet;
    if (isVisible())
        fill();
}

void AvailabilityPage::setMoment(std::optional<Instant> moment)
{
    const auto dayIn = [](const std::optional<Instant> &t) { return t ? std::optional(dayOf(*t)) : std::nullopt; };
    const bool another = dayIn(moment) != dayIn(m_moment);
    m_moment = moment;
    if (another && isVisible())
        ask();
}

void AvailabilityPage::select(const Selection &what)
{
    const auto &rows = m_table->rows();
    const auto it = std::find_if(rows.begin(), rows.end(), [&](const AvailabilityRow &r) { return r.what == what; });
    if (it != rows.end() && m_view->currentIndex().row() != it - rows.begin())
        m_view->selectRow(static_cast<int>(it - rows.begin()));
}

void AvailabilityPage::ask()
{
    if (!m_history)
        return fill();
    const Instant end = m_moment.value_or(now());
    m_history->availability(end - kKept, end)
        .then(this, [this, asked = m_generation](const QList<AvailabilityDay> &watched) {
            if (asked == m_generation)
                take(watched);
        });
}

void AvailabilityPage::take(const QList<AvailabilityDay> &watched)
{
    m_watched = watched;
    fill();
}

void AvailabilityPage::fill()
{
    const Instant end = m_moment.value_or(now());
    m_table->setRows(m_fleet ? availabilityRows(*m_fleet, m_watched, end, m_days) : QList<AvailabilityRow>());
    const bool nothing = m_table->rowCount() == 0;
    m_empty->setVisible(nothing);
    for (QWidget *w : {static_cast<QWidget *>(m_view), static_cast<QWidget *>(m_periodView),
                       static_cast<QWidget *>(m_said), static_cast<QWidget *>(m_export)})
        w->setVisible(!nothing);
    if (!nothing && !m_view->currentIndex().isValid()) {
        const QSignalBlocker quiet(this); // nobody chose
        m_view->selectRow(0);
    }
    showPeriods();
    showDay(m_view->currentIndex().row(), m_day);
}

void AvailabilityPage::showPeriods()
{
    const int row = m_view->currentIndex().row();
    if (row < 0 || row >= m_table->rowCount())
        return m_periods->setPeriods({}, m_byMonth);
    const AvailabilityRow &r = m_table->rows()[row];
    m_periods->setPeriods(m_byMonth ? r.months : QList(r.days.rbegin(), r.days.rend()), m_byMonth);
}

void AvailabilityPage::showDay(int row, int day)
{
    m_delegate->setDay(m_day);
    m_view->viewport()->update();
    if (row < 0 || row >= m_table->rowCount())
        return;
    const AvailabilityRow &r = m_table->rows()[row];
    const AvailabilityPeriod &p = day >= 0 && day < r.days.size() ? r.days[day] : r.month;
    const QString title = &p == &r.month ? monthText(p.from) : dayText(p.from);
    m_said->setText(periodText(p, QStringLiteral("%1  ·  %2").arg(r.name, title)));
}

bool AvailabilityPage::moveDay(int key)
{
    const int row = m_view->currentIndex().row();
    if (row < 0 || (key != Qt::Key_Left && key != Qt::Key_Right))
        return false;
    const int last = static_cast<int>(m_table->rows()[row].days.size()) - 1;
    m_day = m_day < 0 ? last : std::clamp(m_day + (key == Qt::Key_Right ? 1 : -1), 0, last);
    showDay(row, m_day);
    if (!m_byMonth)
        m_periodView->selectRow(last - m_day);
    return true;
}

bool AvailabilityPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress)
        return moveDay(static_cast<QKeyEvent *>(event)->key());
    if (watched == m_view->viewport() && event->type() == QEvent::MouseMove) {
        const QPoint at = static_cast<QMouseEvent *>(event)->position().toPoint();
        const QModelIndex under = m_view->indexAt(at);
        const bool days = under.isValid() && under.column() == AvailabilityTable::Days;
        const int day = days ? m_delegate->dayAt(m_view->visualRect(under), m_days, at.x()) : m_day;
        showDay(days ? under.row() : m_view->currentIndex().row(), day);
    }
    return PageWidget::eventFilter(watched, event);
}

void AvailabilityPage::setDays(int days)
{
    m_days = days;
    m_day = -1;
    m_shorter->setChecked(days == kShorter);
    m_longer->setChecked(days == kLonger);
    fill();
    Q_EMIT stateChanged();
}

void AvailabilityPage::setByMonth(bool byMonth)
{
    m_byMonth = byMonth;
    m_byDay->setChecked(!byMonth);
    m_byMonthButton->setChecked(byMonth);
    showPeriods();
    Q_EMIT stateChanged();
}

void AvailabilityPage::copy(const QTableView *from)
{
    QList<int> rows;
    const QModelIndexList chosen = from->selectionModel()->selectedRows();
    for (const QModelIndex &i : chosen)
        rows << i.row();
    std::sort(rows.begin(), rows.end());
    QGuiApplication::clipboard()->setText(toTsv((from == m_view ? m_columns : m_periodColumns)->texts(rows)));
}

QList<QStringList> AvailabilityPage::texts() const
{
    // Not translated and in seconds, so that programs can read it.
    QList<QStringList> out{{QStringLiteral("subject"), QStringLiteral("target_percent"), QStringLiteral("period"),
                            QStringLiteral("available_percent"), QStringLiteral("in_sync_s"),
                            QStringLiteral("behind_s"), QStringLiteral("down_s"), QStringLiteral("maintenance_s"),
                            QStringLiteral("not_watched_s")}};
    const auto add = [&](const AvailabilityRow &row, const AvailabilityPeriod &p, const QString &name) {
        const auto share = p.time.share();
        const auto s = [](auto time) { return QString::number(toSeconds(time), 'f', 1); };
        out << QStringList{row.subject,
                           QString::number(row.target),
                           name,
                           share ? QString::number(*share * 100, 'f', 5) : QString(),
                           s(p.time.inSync),
                           s(p.time.behind),
                           s(p.time.down),
                           s(p.time.maintenance),
                           s(p.notWatched())};
    };
    for (const AvailabilityRow &row : m_table->rows()) {
        for (const AvailabilityPeriod &month : row.months)
            add(row, month, monthText(month.from));
        for (const AvailabilityPeriod &day : row.days)
            add(row, day, dayText(day.from));
    }
    return out;
}

void AvailabilityPage::exportCsv()
{
    askAndSave(this, tr("Export availability"), QStringLiteral("availability.csv"), toCsv(texts()));
}

QByteArray AvailabilityPage::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << m_columns->saveState() << m_days << m_byMonth;
    return state;
}

void AvailabilityPage::restoreState(const QByteArray &state)
{
    QByteArray columns;
    int days = kShorter;
    bool byMonth = false;
    QDataStream in(state);
    in >> columns >> days >> byMonth;
    m_columns->restoreState(columns);
    setDays(days == kLonger ? kLonger : kShorter);
    setByMonth(byMonth);
}

void AvailabilityPage::showEvent(QShowEvent *event)
{
    PageWidget::showEvent(event);
    ask();
    m_asking.start();
}

void AvailabilityPage::hideEvent(QHideEvent *event)
{
    PageWidget::hideEvent(event);
    m_asking.stop();
}

void AvailabilityPage::retranslate()
{
    m_shorter->setText(tr("%n day(s)", nullptr, kShorter));
    m_longer->setText(tr("%n day(s)", nullptr, kLonger));
    m_byDay->setText(tr("By day"));
    m_byMonthButton->setText(tr("By month"));
    m_export->setText(tr("&Export CSV…"));
    m_empty->setText(tr("No fleet is open: there is nothing whose availability could be shown."));
    m_view->setAccessibleName(tr("Availability of clusters and regions"));
    m_view->setToolTip(tr("Left and Right move from day to day. Hatched: not watched."));
    m_periodView->setAccessibleName(tr("Availability by day or month"));
    for (QTableView *view : {m_view, m_periodView})
        view->findChild<QAction *>(QStringLiteral("copyRows"))->setText(tr("Copy rows"));
    m_table->retranslate();
    m_periods->retranslate();
    m_columns->setColumns(looksOf(m_table->columns()));
    m_periodColumns->setColumns(looksOf(m_periods->columns()));
    fill();
}

void AvailabilityPage::changeEvent(QEvent *event)
{
    PageWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
