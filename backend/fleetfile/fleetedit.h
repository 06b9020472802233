// SPDX-License-Identifier: GPL-3.0-or-later
// Changes a fleet file as text: touches only what is changed and keeps comments, order, indentation and quotes of the
// rest byte for byte. Every edit is read again and must give exactly what was intended; otherwise it is an Error
// (ErrorKind::Internal) and there is no new text. Pure.
#pragma once

#include "yamlplace.h"

namespace meridian::yaml
{

/// Replaces what stands at `path`, or adds it with every mapping on the way that is missing. A new key stands behind
/// the keys that usually stand before it.
Result<QByteArray> setAt(const QByteArray &text, const Path &path, const Place &value);
/// Takes a key or an entry out, and the collection it leaves empty.
Result<QByteArray> removeAt(const QByteArray &text, const Path &path);
/// A new last entry of the list at `path`, which is made when it is missing; in the style of the entry before it.
Result<QByteArray> appendTo(const QByteArray &text, const Path &path, const Place &value);

} // namespace meridian::yaml
