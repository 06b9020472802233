// SPDX-License-Identifier: GPL-3.0-or-later
// Zstandard frames of bytes, alone or beside similar ones. Pure; any thread.
#pragma once

#include <QByteArray>

#include <optional>

namespace meridian::zip
{

/// With `similar` only what differs takes space, and the same bytes are needed for unpacking (zstd manual,
/// ZSTD_CCtx_refPrefix). Empty on failure, which only lack of memory causes.
QByteArray pack(const QByteArray &bytes, const QByteArray &similar = {});
/// nullopt when the frame is damaged or `similar` is not what it was packed with: a checksum is in it.
std::optional<QByteArray> unpack(const QByteArray &frame, const QByteArray &similar = {});

} // namespace meridian::zip
