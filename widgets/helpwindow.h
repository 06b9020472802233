// SPDX-License-Identifier: GPL-3.0-or-later
// The help: contents, search, and one text at a time, beside the window it explains. Never modal. GUI thread.
#pragma once

#include "theme.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QTextBrowser;
class QTextDocument;
class QToolButton;

namespace meridian
{

class HelpWindow : public QDialog
{
    Q_OBJECT
public:
    explicit HelpWindow(QWidget *parent);

    void setTheme(const Theme &theme);
    void show(const QString &topic);
    using QWidget::show;
    QString topic() const { return m_topic; } ///< the one shown

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillContents();
    void search(const QString &words);
    void follow(const QUrl &address); ///< another text is shown, by whatever way
    void markWords();
    void retranslate();

    Theme m_theme = Theme::dark();
    QString m_topic;
    QToolButton *m_back, *m_forward;
    QLineEdit *m_search;
    QListWidget *m_contents;
    QTextBrowser *m_text;
};

/// Gives the headings, tables and code of a Markdown document the theme's look.
void styleDocument(QTextDocument &document, const Theme &theme);

} // namespace meridian
