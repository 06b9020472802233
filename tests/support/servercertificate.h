// SPDX-License-Identifier: GPL-3.0-or-later
// Gives a test server a certificate signed by itself and turns TLS on.
#pragma once

#include "plainserver.h"

/// `name`: "IP:127.0.0.1" or "DNS:…"; `days` may be negative: expired. Returns the certificate's file, kept in `files`;
/// it is its own authority. The server may need a moment to take it over.
QString serveCertificate(PlainServer &server, const QTemporaryDir &files, int days, const QString &name);
