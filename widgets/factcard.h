// SPDX-License-Identifier: GPL-3.0-or-later
// A card with a heading, a sentence and labelled facts below: what is worth knowing beside a plan or a region. GUI
// thread.
#pragma once

#include "facts.h"
#include "theme.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace meridian
{

class FactCard : public QFrame
{
    Q_OBJECT
public:
    explicit FactCard(const QString &name, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setWords(const QString &title, const QString &sentence = {});
    void setFacts(const QList<Fact> &facts);
    void setProse() { m_prose = true; }              ///< its values are sentences: they begin at the left
    QVBoxLayout *column() const { return m_column; } ///< more can stand below the facts
    QString text() const;

private:
    void paint();

    Theme m_theme = Theme::dark();
    QVBoxLayout *m_column;
    QGridLayout *m_grid;
    QLabel *m_title, *m_sentence;
    QList<std::pair<QLabel *, QLabel *>> m_rows;
    QList<Fact> m_facts;
    bool m_prose = false;
};

} // namespace meridian
