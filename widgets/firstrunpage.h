// SPDX-License-Identifier: GPL-3.0-or-later
// The empty window: three ways to a fleet, and nothing else. Does none of them itself; says by signal what was chosen
// and is told how it goes. GUI thread.
#pragma once

#include "result.h"
#include "theme.h"

#include <QWidget>

class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;

namespace meridian
{

class ChoiceButton;
class ErrorCard;

class FirstRunPage : public QWidget
{
    Q_OBJECT
public:
    explicit FirstRunPage(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void showChoices();
    void showProgress(const QString &what); ///< something chosen here is under way
    void showError(const Error &error);     ///< it failed; the choices come back

Q_SIGNALS:
    void openRequested();
    void discoveryRequested();
    void labRequested();
    void cancelRequested(); ///< of what showProgress() shows

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Shown { Choices, Progress };
    void setShown(Shown what);
    void retranslate();

    QLabel *m_logo;
    QLabel *m_title;
    QLabel *m_sentence;
    ChoiceButton *m_open;
    ChoiceButton *m_discover;
    ChoiceButton *m_lab;
    QFrame *m_progress;
    QLabel *m_progressText;
    QPushButton *m_cancel;
    ErrorCard *m_error;
};

} // namespace meridian
