// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of a lab, and who holds it: the owner keeps a lock on its marker file for as long as it lives (flock(2),
// which the kernel releases however the owner ends). Whoever comes to a lab without an owner clears it away.
#pragma once

#include "result.h"

#include <utility>

namespace meridian
{

class LabDirectory
{
public:
    /// $XDG_RUNTIME_DIR/meridian-lab, else /tmp/meridian-lab-UID; for root always the latter, since the servers'
    /// user has to reach it.
    static QString defaultPath();

    /// Takes the folder for a new lab: it is absent, empty, or left by an owner that died. Refuses a living lab's and
    /// one with foreign files.
    static Result<LabDirectory> claim(const QString &path);

    enum class Found { Living, Nothing, Cleared };
    /// Looks for a lab; one whose owner died is cleared away on the spot.
    static Result<Found> find(const QString &path);

    static QString socketPath(const QString &path);
    static QString fleetFile(const QString &path);

    LabDirectory() = default;
    LabDirectory(LabDirectory &&other) noexcept
        : m_path(std::exchange(other.m_path, {}))
        , m_lock(std::exchange(other.m_lock, -1))
    {
    }
    LabDirectory &operator=(LabDirectory &&other) noexcept
    {
        std::swap(m_path, other.m_path);
        std::swap(m_lock, other.m_lock);
        return *this;
    }
    ~LabDirectory(); ///< gives the lock back, leaves the files

    const QString &path() const { return m_path; } ///< canonical
    /// Kills every server in it and removes it with all that is in it.
    Result<Done> remove();

private:
    Result<Done> clear();

    QString m_path;
    int m_lock = -1;
};

} // namespace meridian
