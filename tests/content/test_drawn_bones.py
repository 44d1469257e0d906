"""Every drawn bone lies where the measured skeleton has it.

`measured_bones.csv` holds, per view and bone, where level and upright cuts enter and leave it, in
millimetres of the body's frame (measured from the gait2392 leg model; Delp and others 1990, CC BY 3.0).
"""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from explorer.diagram.outline import polylines, to_body

MEASURED = Path(__file__).with_name("measured_bones.csv")
LARGEST_SHARE, LARGEST_MM = 0.04, 2.0
SMALL_TOE_SHARE = 0.12
NOT_DRAWN = {
    # Hidden behind others or beyond what the view shows.
    ("posterior", "patella"),
    *(("lateral", bone) for bone in ("femur", "fibula", "tibia", "patella")),
}


def measured():
    cuts = defaultdict(list)
    with MEASURED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cuts[row["view"], row["bone"]].append(
                (row["cut"], float(row["at_mm"]), float(row["from_mm"]), float(row["to_mm"]))
            )
    return cuts


CUTS = measured()


@pytest.fixture(scope="module")
def outlines(library):
    """Closed rings in the body's frame by view and bone, of the right half and the midline."""
    rings = defaultdict(list)
    for figure in library.diagram.figures:
        for shape in figure.shapes:
            if shape.layer == "bone" and shape.part == "outline" and shape.side != "left":
                for line in polylines(shape, 0.5):
                    ring = [to_body(figure, x, y) for x, y in line]
                    rings[figure.view, shape.structure].append(ring)
    return rings


def crossings(rings, axis, at):
    """Where the line `at` on the other axis crosses the rings, along `axis` (0 across, 1 up)."""
    other = 1 - axis
    found = []
    for ring in rings:
        for start, end in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (start[other] - at) * (end[other] - at) <= 0 and start[other] != end[other]:
                share = (at - start[other]) / (end[other] - start[other])
                found.append(start[axis] + share * (end[axis] - start[axis]))
    return found


@pytest.mark.parametrize(("view", "bone"), sorted(CUTS.keys() - NOT_DRAWN))
def test_a_bone_is_drawn_where_it_was_measured(outlines, view, bone):
    rings = outlines[view, bone]
    assert rings, "is not drawn"
    levels = [(low, high) for cut, _, low, high in CUTS[view, bone] if cut == "level"]
    width = max(high for _, high in levels) - min(low for low, _ in levels)
    errors = []
    for cut, at, low, high in CUTS[view, bone]:
        found = crossings(rings, 0 if cut == "level" else 1, at)
        errors += [abs(min(found) - low), abs(max(found) - high)] if found else [width / 2, width / 2]
    share = SMALL_TOE_SHARE if bone.startswith("phalanx") else LARGEST_SHARE
    assert sum(errors) / len(errors) <= max(share * width, LARGEST_MM)
