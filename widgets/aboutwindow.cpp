// SPDX-License-Identifier: GPL-3.0-or-later
#include "aboutwindow.h"

#include "helpwindow.h"
#include "icons.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QTextBrowser>

namespace meridian
{

namespace
{

struct Part {
    const char *name;
    const char *purpose;
    const char *licence; ///< SPDX
    const char *address;
};
/// Everything that is linked, started or shipped.
constexpr Part kParts[] = {
    {"Qt", QT_TRANSLATE_NOOP("AboutWindow", "window, network, database driver"), "LGPL-3.0-only", "https://www.qt.io"},
    {"Qt Charts", QT_TRANSLATE_NOOP("AboutWindow", "axes and grids"), "GPL-3.0-only",
     "https://doc.qt.io/qt-6/qtcharts-index.html"},
    {"Qt HTTP Server", QT_TRANSLATE_NOOP("AboutWindow", "metrics"), "GPL-3.0-only",
     "https://doc.qt.io/qt-6/qthttpserver-index.html"},
    {"libpq", QT_TRANSLATE_NOOP("AboutWindow", "PostgreSQL's client"), "PostgreSQL", "https://www.postgresql.org"},
    {"yaml-cpp", QT_TRANSLATE_NOOP("AboutWindow", "fleet files"), "MIT", "https://github.com/jbeder/yaml-cpp"},
    {"CLI11", QT_TRANSLATE_NOOP("AboutWindow", "command line"), "BSD-3-Clause", "https://github.com/CLIUtils/CLI11"},
    {"QtKeychain", QT_TRANSLATE_NOOP("AboutWindow", "passwords in the desktop's keychain"), "BSD-3-Clause",
     "https://github.com/frankosterfeld/qtkeychain"},
    {"SQLite", QT_TRANSLATE_NOOP("AboutWindow", "history"), "blessing", "https://www.sqlite.org"},
    {"OpenSSL", QT_TRANSLATE_NOOP("AboutWindow", "TLS, certificates of the practice lab"), "Apache-2.0",
     "https://www.openssl.org"},
    {"Natural Earth", QT_TRANSLATE_NOOP("AboutWindow", "land on the map"), "public domain",
     "https://www.naturalearthdata.com"},
    {"Inter", QT_TRANSLATE_NOOP("AboutWindow", "letters"), "OFL-1.1", "qrc:/meridian/fonts/OFL.txt"},
    {"JetBrains Mono", QT_TRANSLATE_NOOP("AboutWindow", "figures"), "OFL-1.1", "qrc:/meridian/fonts/OFL.txt"},
};

} // namespace

AboutWindow::AboutWindow(QWidget *parent)
    : QDialog(parent)
    , m_logo(new QLabel(this))
    , m_title(new QLabel(this))
    , m_version(new QLabel(this))
    , m_parts(new QTextBrowser(this))
    , m_copy(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("aboutWindow"));
    m_title->setFont(textFont(1.7, QFont::DemiBold));
    m_version->setObjectName(QStringLiteral("aboutVersion"));
    m_version->setProperty("role", QStringLiteral("dim"));
    m_version->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_parts->setObjectName(QStringLiteral("aboutParts"));
    m_parts->setOpenExternalLinks(true);
    m_copy->setObjectName(QStringLiteral("aboutCopy"));
    m_close->setObjectName(QStringLiteral("aboutClose"));
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_title);
    words->addWidget(m_version);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(m_logo);
    head->addLayout(words, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(14);
    layout->addLayout(head);
    layout->addWidget(m_parts, 1);
    layout->addLayout(buttons);
    resize(700, 600);
    m_close->setDefault(true);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    retranslate();
}

void AboutWindow::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_logo->setPixmap(iconPixmap(QStringLiteral("logo"), theme.accent, 52, devicePixelRatioF()));
    retranslate();
}

QString AboutWindow::text() const
{
    return m_title->text() + u'\n' + m_version->text() + QStringLiteral("\n\n") + m_parts->document()->toPlainText();
}

void AboutWindow::retranslate()
{
    setWindowTitle(tr("About Meridian"));
    m_title->setText(tr("Meridian"));
    m_version->setText(
        tr("Version %1  ·  Qt %2  ·  %3")
            .arg(QStringLiteral(MERIDIAN_VERSION), QLatin1String(qVersion()), QSysInfo::prettyProductName()));
    QString page =
        tr("Watches databases that span the world. Copyright the Meridian developers. This is free software "
           "under the [GNU General Public License](https://www.gnu.org/licenses/gpl-3.0.html), version 3 or "
           "later: you may use, study, share and change it. It comes without any warranty.") +
        QStringLiteral("\n\n| %1 | %2 | %3 |\n|---|---|---|\n").arg(tr("Made with"), tr("for"), tr("licence"));
    for (const Part &part : kParts)
        page += QStringLiteral("| [%1](%2) | %3 | %4 |\n")
                    .arg(QLatin1String(part.name), QLatin1String(part.address),
                         QCoreApplication::translate("AboutWindow", part.purpose), QLatin1String(part.licence));
    m_parts->setMarkdown(page);
    styleDocument(*m_parts->document(), m_theme);
    m_parts->setAccessibleName(tr("Licences"));
    m_copy->setText(tr("C&opy"));
    m_copy->setToolTip(tr("Copies all of this, for a report"));
    m_close->setText(tr("&Close"));
}

void AboutWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
