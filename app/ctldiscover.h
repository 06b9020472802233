// SPDX-License-Identifier: GPL-3.0-or-later
// `meridianctl discover HOST`: asks one server for its cluster and prints a fleet file to start from.
#pragma once

#include <string>

namespace meridian::ctl
{

struct DiscoverOptions {
    std::string host;
    std::string user = "meridian_monitor";
    std::string database = "postgres";
    std::string credential = "monitor";
    std::string passwordFile;
    std::string tls = "verify-full";
    std::string rootCertificate;
    int port = 5432;
};

int discover(const DiscoverOptions &options, bool json);

} // namespace meridian::ctl
