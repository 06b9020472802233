// SPDX-License-Identifier: GPL-3.0-or-later
// A window used as a person does: found by object names, typed into. With MERIDIAN_SHOT_DIR set, pictures are left
// there to be looked at.
#pragma once

#include <QLineEdit>
#include <QTest>
#include <QWidget>

namespace meridian::test
{

/// The child of that name; there has to be one.
template <class T>
T *in(QWidget *window, const char *name)
{
    T *found = window->findChild<T *>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

inline void type(QLineEdit *field, const QString &text)
{
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, text);
}

/// To whatever has the focus in that window.
inline void key(QWidget *window, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::keyClick(window->focusWidget() ? window->focusWidget() : window, key, modifiers);
}

inline void shot(QWidget *window, const char *name)
{
    const QString folder = qEnvironmentVariable("MERIDIAN_SHOT_DIR");
    if (!folder.isEmpty())
        window->grab().save(QStringLiteral("%1/%2.png").arg(folder, QLatin1String(name)));
}

} // namespace meridian::test
