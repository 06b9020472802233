#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes world-110m.land and world-50m.land from the TopoJSON of the npm package world-atlas 2.0.2 (Natural Earth,
public domain). Only needed to take a newer edition of the data:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 resources/land/build-land.py package resources/land

Rings that cross the antimeridian are unrolled: they go on past 180 degrees instead of jumping to -180, so that no
horizontal line runs across the map and no seam runs through Russia or Fiji. Whoever draws repeats the world every
360 degrees. A ring around a pole (Antarctica) is closed along +-180 and the pole.

File, little endian: "MLND", u16 format (1), u16 units per degree, u32 rings, u32 borders, then a u32 number of points
for each ring and each border, then all points as i16 longitude, i16 latitude in those units. Rings are closed and
filled by the odd-even rule; borders are open lines between countries.
"""
import json
import struct
import sys
from array import array
from pathlib import Path

UNITS = 160  # 0.00625 degrees; 190 degrees still fit 16 bits
PAST_EDGE = 0.25  # a ring around a pole overlaps its own copy by this much, else a hairline shows


def arcs_of(topology):
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def polygons_of(geometry):
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        for member in geometry["geometries"]:
            yield from polygons_of(member)
    elif kind == "Polygon":
        yield geometry["arcs"]
    elif kind == "MultiPolygon":
        yield from geometry["arcs"]


def joined(indices, arcs):
    points = []
    for i in indices:
        arc = arcs[i] if i >= 0 else arcs[~i][::-1]
        points += arc[1:] if points else arc
    return points


def unrolled(points):
    out, shift = [points[0]], 0
    for (before, _), (x, y) in zip(points, points[1:]):
        shift += 360 if x - before < -180 else -360 if x - before > 180 else 0
        out.append((x + shift, y))
    # The copy of it that lies mostly in -180 .. 180.
    middle = (min(x for x, _ in out) + max(x for x, _ in out)) / 2
    back = 360 * round(middle / 360)
    return [(x - back, y) for x, y in out]


def around_pole(points):
    pole = -90 if points[0][1] < 0 else 90
    if unrolled(points)[-1][0] < unrolled(points)[0][0]:
        points = points[::-1]  # eastwards
    start = min(range(len(points) - 1), key=lambda i: points[i][0] % 360 - 360 * (points[i][0] % 360 >= 180))
    line = unrolled(points[start:-1] + points[: start + 1])
    west, east = line[0][0] - PAST_EDGE, line[-1][0] + PAST_EDGE
    return line + [(east, line[-1][1]), (east, pole), (west, pole), (west, line[0][1]), line[0]]


def ring(points):
    if all(abs(y) > 89.9 for _, y in points):
        return None
    line = unrolled(points)
    return around_pole(points) if abs(line[-1][0] - line[0][0]) > 180 else line


def borders_of(topology, arcs):
    owners = {}
    for n, country in enumerate(topology["objects"]["countries"]["geometries"]):
        for polygon in polygons_of(country):
            for part in polygon:
                for i in part:
                    owners.setdefault(i if i >= 0 else ~i, set()).add(n)
    return [unrolled(arcs[i]) for i, who in sorted(owners.items()) if len(who) > 1]


def build(source, target, scale):
    land = json.loads((source / f"land-{scale}.json").read_text())
    land_arcs = list(arcs_of(land))
    rings = [ring(joined(part, land_arcs)) for polygon in polygons_of(land["objects"]["land"]) for part in polygon]
    rings = [r for r in rings if r]
    countries = json.loads((source / f"countries-{scale}.json").read_text())
    borders = borders_of(countries, list(arcs_of(countries)))

    lines = rings + borders
    points = array("h", (round(v * UNITS) for line in lines for point in line for v in point))
    if sys.byteorder == "big":
        points.byteswap()
    head = struct.pack("<4sHHII", b"MLND", 1, UNITS, len(rings), len(borders))
    lengths = struct.pack(f"<{len(lines)}I", *map(len, lines))
    (target / f"world-{scale}.land").write_bytes(head + lengths + points.tobytes())
    print(f"{scale}: {len(rings)} rings, {len(borders)} borders, {len(points) // 2} points")


if __name__ == "__main__":
    for scale in ("110m", "50m"):
        build(Path(sys.argv[1]), Path(sys.argv[2]), scale)
