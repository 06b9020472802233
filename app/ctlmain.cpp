// SPDX-License-Identifier: GPL-3.0-or-later
// meridianctl: the engine without a window.
#include <CLI/CLI.hpp>

int main(int argc, char **argv)
{
    CLI::App app("Watch and run databases that span the world");
    CLI11_PARSE(app, argc, argv);
    return 0;
}
