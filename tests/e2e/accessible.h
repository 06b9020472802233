// SPDX-License-Identifier: GPL-3.0-or-later
// A part of another program's window as a screen reader knows it: an object on the accessibility bus. Main thread;
// every call waits for the other program's answer. A part that has gone answers with nothing. Knows no program in
// particular.
#pragma once

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QPoint>

#include <functional>
#include <optional>

class Accessible
{
public:
    /// As AtspiStateType of at-spi2-core's atspi-constants.h counts them.
    enum class State { Active = 1, Checked = 4, Enabled = 8, Focusable = 11, Focused = 12, Showing = 25 };
    using Wanted = std::function<bool(const Accessible &)>;

    Accessible() = default; ///< nothing: has no name and can do nothing
    Accessible(const QDBusConnection &bus, const QString &service, const QString &path)
        : m_bus(bus)
        , m_service(service)
        , m_path(path)
    {
    }

    QString name() const { return property("Name").toString(); }
    QString description() const { return property("Description").toString(); }
    QString role() const; ///< "push button", "list item"
    bool is(State state) const;
    QList<Accessible> children() const;

    /// The first that is wanted, this one included, parents before their children.
    std::optional<Accessible> find(const Wanted &wanted) const;
    /// Of this name and role, on the screen; the name may go on after a colon.
    std::optional<Accessible> find(const QString &name, const QString &role) const;
    QPoint middle() const; ///< on the screen
    bool press() const;    ///< does what a click would; false without such an action
    bool takeFocus() const;
    bool write(const QString &text) const; ///< replaces what is in the field

private:
    QVariant property(const char *name) const;
    QVariant call(const char *interface, const char *method, const QVariantList &arguments = {}) const;

    QDBusConnection m_bus{QString()};
    QString m_service, m_path;
};
