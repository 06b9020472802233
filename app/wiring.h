// SPDX-License-Identifier: GPL-3.0-or-later
// Every connection between the layers of the window program, in one place: read here what flows where.
#pragma once

#include "watchsession.h"

namespace meridian
{

class Desktop;
class FleetControl;
class LabClient;
class MainWindow;
class RunningInstance;
class Screenshot;
class WindowControl;

/// What the window asks for beyond one fleet: opening files, discovery, the lab, the language. Once.
void wire(MainWindow &window, WindowControl &control, LabClient &lab);

/// The desktop: what is watched goes to the wall, the tray and the notifications; another start asks this one. Once.
void wire(Desktop &desktop, WindowControl &control, RunningInstance &instance);
/// The fleet editor and the discovery wizard: the window asks for them, what they make is opened. Once.
void wire(MainWindow &window, WindowControl &control, FleetControl &fleets);

/// One fleet's data into the window and its questions back. Ends with the session. `screenshot` may be null.
void wire(MainWindow &window, WatchSession &session, Screenshot *screenshot);

} // namespace meridian
