// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetform.h"

#include "regionfield.h"
#include "schemafields.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace meridian
{

namespace
{

constexpr int kLabelWidth = 150, kFieldWidth = 460; // at most

QLabel *headingLabel(const QString &text, const char *role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

} // namespace

FleetForm::FleetForm(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("fleetForm"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void FleetForm::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (const Row &row : std::as_const(m_rows))
        paintProblem(row.problem);
}

void FleetForm::paintProblem(QLabel *label) const
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, m_theme.critical);
    label->setPalette(palette);
}

void FleetForm::showEntry(const FleetDraft &draft, const yaml::Path &entry)
{
    m_draft = draft;
    m_entry = entry;
    build();
    refresh(draft);
}

void FleetForm::build()
{
    m_rows.clear();
    m_source = nullptr;
    auto *body = new QWidget;
    body->setObjectName(QStringLiteral("fleetFormBody"));
    auto *grid = new QGridLayout(body);
    grid->setContentsMargins(24, 18, 24, 18);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, kLabelWidth);
    grid->setColumnStretch(1, 100);
    grid->setColumnStretch(2, 1);
    const EntryKind kind = entryKind(m_entry);
    m_heading = headingLabel({}, "title", body);
    m_heading->setContentsMargins(0, 0, 0, 8);
    grid->addWidget(m_heading, 0, 0, 1, 3);
    for (const FormField &field : formFields(kind))
        addRow(grid, field);
    if (kind == EntryKind::Credential)
        addPasswordRow(grid);
    grid->setRowStretch(grid->rowCount(), 1);
    setWidget(body);
}

void FleetForm::addRow(QGridLayout *grid, const FormField &field)
{
    const EntryKind kind = entryKind(m_entry);
    const SchemaField schema = schemaField(field.mapping(kind), field.keys().last());
    Row row{field, schema.isNumber, nullptr, nullptr, new QLabel(grid->parentWidget()), schema.otherwise};
    const bool isCombo = field.editor == FormField::Editor::Choice || field.editor == FormField::Editor::Credential;
    if (isCombo)
        row.combo = makeCombo(row, schema.choices);
    else
        row.edit = makeEdit(row);
    QWidget *editor = isCombo ? static_cast<QWidget *>(row.combo) : row.edit;
    editor->setObjectName(QStringLiteral("field:%1").arg(QLatin1String(field.path)));
    editor->setAccessibleName(field.text().remove(u'&'));
    editor->setToolTip(tr("%1: %2").arg(field.keys().last(), schema.expected));
    editor->setMaximumWidth(kFieldWidth);
    auto *label = new QLabel(field.text(), grid->parentWidget());
    label->setBuddy(editor);
    if (schema.isRequired && field.keys().size() == 1) // of a mapping that is optional itself, only when it is there
        label->setText(tr("%1 *").arg(field.text()));
    row.problem->setObjectName(QStringLiteral("problem:%1").arg(QLatin1String(field.path)));
    row.problem->setTextFormat(Qt::PlainText);
    row.problem->setWordWrap(true);
    row.problem->setFont(textFont(0.88));
    row.problem->setMaximumWidth(kFieldWidth);
    row.problem->hide();
    paintProblem(row.problem);
    if (const QString heading = field.heading(); !heading.isEmpty()) {
        QLabel *section = headingLabel(heading.toUpper(), "section", grid->parentWidget());
        section->setContentsMargins(0, 14, 0, 2);
        grid->addWidget(section, grid->rowCount(), 0, 1, 3);
    }
    const int at = grid->rowCount();
    grid->addWidget(label, at, 0);
    grid->addWidget(editor, at, 1);
    grid->addWidget(row.problem, at + 1, 1);
    m_rows.append(row);
}

QLineEdit *FleetForm::makeEdit(const Row &row)
{
    using Editor = FormField::Editor;
    QLineEdit *edit = nullptr;
    if (row.field.editor == Editor::Region || row.field.editor == Editor::Catalogue) {
        auto *region = new RegionField;
        if (row.field.editor == Editor::Region)
            region->setOwnRegions(m_draft.names(QStringLiteral("regions")));
        edit = region;
    } else {
        edit = new QLineEdit;
    }
    const EntryKind kind = entryKind(m_entry);
    const bool isName = row.field.keys() == yaml::Path{QStringLiteral("name")};
    // Others refer to a region and a credential: their names follow when the new one is complete.
    if (isName && (kind == EntryKind::Region || kind == EntryKind::Credential))
        connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
            if (edit->text() != m_draft.name(m_entry))
                Q_EMIT renamed(edit->text());
        });
    else
        connect(edit, &QLineEdit::textEdited, this, [this, row](const QString &text) { tell(row, text); });
    return edit;
}

QComboBox *FleetForm::makeCombo(const Row &row, const QStringList &choices)
{
    auto *combo = new QComboBox;
    combo->addItem(QString(), QString());
    for (const QString &choice :
         row.field.editor == FormField::Editor::Credential ? m_draft.names(QStringLiteral("credentials")) : choices)
        combo->addItem(choice, choice);
    connect(combo, &QComboBox::activated, this,
            [this, combo, row](int index) { tell(row, combo->itemData(index).toString()); });
    return combo;
}

void FleetForm::tell(const Row &row, const QString &value)
{
    Q_EMIT edited(pathOf(row), value, row.isNumber);
}

void FleetForm::addPasswordRow(QGridLayout *grid)
{
    QWidget *body = grid->parentWidget();
    QLabel *section = headingLabel(tr("Password").toUpper(), "section", body);
    section->setContentsMargins(0, 14, 0, 2);
    grid->addWidget(section, grid->rowCount(), 0, 1, 3);
    auto *password = new QLineEdit(body);
    password->setObjectName(QStringLiteral("password"));
    password->setEchoMode(QLineEdit::Password);
    password->setPlaceholderText(tr("goes to the keychain, never into the file"));
    password->setAccessibleName(tr("Password"));
    auto *keep = new QPushButton(tr("&Keep"), body);
    keep->setToolTip(tr("Keep it in the system's keychain, under the credential's name"));
    keep->setObjectName(QStringLiteral("keepPassword"));
    keep->setEnabled(false);
    m_source = new QLabel(body);
    m_source->setObjectName(QStringLiteral("passwordSource"));
    m_source->setProperty("role", QStringLiteral("dim"));
    m_source->setTextFormat(Qt::PlainText);
    m_source->setWordWrap(true);
    m_source->setMaximumWidth(kFieldWidth);
    auto *label = new QLabel(tr("Pass&word"), body);
    label->setBuddy(password);
    const int at = grid->rowCount();
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(password, 1);
    line->addWidget(keep);
    grid->addWidget(label, at, 0);
    grid->addLayout(line, at, 1);
    grid->addWidget(m_source, at + 1, 1);
    connect(password, &QLineEdit::textChanged, keep, [keep](const QString &t) { keep->setEnabled(!t.isEmpty()); });
    connect(password, &QLineEdit::returnPressed, keep, &QPushButton::click);
    connect(keep, &QPushButton::clicked, this, [this, password] {
        Q_EMIT passwordGiven(password->text());
        password->clear();
    });
}

void FleetForm::setPasswordSource(const QString &words)
{
    if (m_source)
        m_source->setText(words);
}

/// What holds when the field is left empty: a node has its cluster's word before the schema's.
QString FleetForm::otherwise(const Row &row) const
{
    if (entryKind(m_entry) == EntryKind::Node) {
        const yaml::Path keys = row.field.keys();
        if (keys.first() == QLatin1String("tls") || keys.first() == QLatin1String("credential")) {
            if (const auto inherited = m_draft.value(m_entry.first(2) + keys))
                return *inherited;
        }
    }
    return row.otherwise;
}

void FleetForm::fillCombo(const Row &row, const QString &value, const QString &otherwise)
{
    const QSignalBlocker quiet(row.combo);
    row.combo->setItemText(0, otherwise.isEmpty() ? tr("none") : tr("%1 (default)").arg(otherwise));
    int index = row.combo->findData(value);
    if (index < 0) { // what the file says, though it is none of the choices
        row.combo->addItem(value, value);
        index = row.combo->count() - 1;
    }
    row.combo->setCurrentIndex(index);
}

void FleetForm::refresh(const FleetDraft &draft)
{
    m_draft = draft;
    const QString name =
        m_entry.isEmpty() ? draft.value({QStringLiteral("name")}).value_or(QString()) : draft.name(m_entry);
    m_heading->setText(tr("%1 %2").arg(kindWord(entryKind(m_entry)), name));
    const QList<FieldProblem> problems = draft.problems();
    for (const Row &row : std::as_const(m_rows)) {
        const yaml::Path path = pathOf(row);
        const QString value = draft.value(path).value_or(QString());
        const QString instead = otherwise(row);
        if (row.combo) {
            fillCombo(row, value, instead);
        } else {
            row.edit->setPlaceholderText(instead);
            const bool isBeingNamed = row.edit->hasFocus() && row.field.editor == FormField::Editor::Catalogue;
            if (row.edit->text() != value && !isBeingNamed)
                row.edit->setText(value);
        }
        QStringList words;
        for (const FieldProblem &p : problems) {
            if (p.path == path)
                words.append(p.problem.message);
        }
        row.problem->setText(words.join(u'\n'));
        row.problem->setVisible(!words.isEmpty());
        QWidget *editor = row.combo ? static_cast<QWidget *>(row.combo) : row.edit;
        editor->setAccessibleDescription(words.join(u' '));
    }
}

void FleetForm::focusFirst()
{
    if (m_rows.isEmpty() || !m_rows.first().edit)
        return;
    m_rows.first().edit->setFocus(Qt::OtherFocusReason);
    m_rows.first().edit->selectAll();
}

void FleetForm::focusProblem(const yaml::Path &path)
{
    for (const Row &row : std::as_const(m_rows)) {
        if (pathOf(row) != path)
            continue;
        QWidget *editor = row.combo ? static_cast<QWidget *>(row.combo) : row.edit;
        editor->setFocus(Qt::OtherFocusReason);
        ensureWidgetVisible(editor);
    }
}

void FleetForm::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_heading)
        showEntry(FleetDraft(m_draft), yaml::Path(m_entry));
}

} // namespace meridian
