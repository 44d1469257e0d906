"""Front and back figure: whole nerves joined from the spine to the skin, pinch sites on them, touch areas."""

import csv
from collections import Counter
from itertools import pairwise

import pytest
from nerve_lines import (
    BOTH,
    FIGURES,
    JOINT,
    ROOT,
    across,
    centre,
    drawn_nerves,
    figure_of,
    nerve,
    parents_of_nerves,
    places,
    shape_of,
    shapes_of,
)

from explorer.diagram.outline import XY, nearest_point
from explorer.diagram.read import read_diagram
from explorer.diagram.shapes import Diagram

SITE_ON_NERVE = 3.0
SHARED_BORDER = 0.3
SKIN_EDGE = 2.5
FINGER = 30.0
REGIONS_UP_TO = {"anterior": 880, "posterior": 1150}
FIBULAR_HEAD_TIP = 427.5  # its height, measured on the gait2392 leg model (Delp and others 1990, CC BY 3.0)


@pytest.fixture(scope="module")
def diagram() -> Diagram:
    return read_diagram(FIGURES, ROOT)[0]


@pytest.mark.parametrize("view", BOTH)
def test_each_nerve_is_one_open_path_known_to_the_tables(diagram: Diagram, view: str) -> None:
    drawn = Counter(drawn_nerves(diagram, view))
    assert len(drawn) > 35
    assert [name for name, times in drawn.items() if times > 1] == []
    assert set(drawn) <= set(parents_of_nerves())
    assert not [name for name in drawn if shape_of(diagram, view, "nerve", name).closed]


@pytest.mark.parametrize("view", BOTH)
def test_every_part_of_a_nerve_starts_on_a_parent_or_on_the_nerve_itself(diagram: Diagram, view: str) -> None:
    parents, drawn = parents_of_nerves(), drawn_nerves(diagram, view)
    loose = []
    for name in drawn:
        parts = nerve(diagram, view, name)
        above = [line for parent in parents[name] if parent in drawn for line in nerve(diagram, view, parent)]
        for number, part in enumerate(parts):
            origins = above + parts[:number]
            if parents[name] and (not origins or nearest_point(origins, *part[0])[1] > JOINT):
                loose.append((name, number))
    assert loose == []


@pytest.mark.parametrize("view", BOTH)
def test_a_root_ends_on_the_plexus_or_trunk_that_it_feeds(diagram: Diagram, view: str) -> None:
    feeds = {f"root-l{n}": "lumbar-plexus" for n in range(1, 5)} | {"root-l5": "lumbosacral-trunk"}
    feeds |= {f"root-s{n}": "sacral-plexus" for n in range(1, 5)} | {"lumbosacral-trunk": "sacral-plexus"}
    for root, next_one in feeds.items():
        end = nerve(diagram, view, root)[0][-1]
        assert nearest_point(nerve(diagram, view, next_one), *end)[1] <= JOINT, root


@pytest.mark.parametrize("view", BOTH)
def test_the_common_fibular_nerve_can_be_followed_to_the_spine(diagram: Diagram, view: str) -> None:
    drawn = drawn_nerves(diagram, view)
    way = ["common-fibular", "sciatic-fibular-part", "sciatic", "sacral-plexus", "lumbosacral-trunk"]
    assert {*way, "root-l4", "root-l5", "root-s1", "root-s2"} <= set(drawn)


@pytest.mark.parametrize("view", BOTH)
def test_a_pinch_site_lies_on_a_nerve_that_it_pinches(diagram: Diagram, view: str) -> None:
    with (ROOT / "content/anatomy/sites.csv").open(encoding="utf-8", newline="") as file:
        pinched = {row["id"]: row["nerves"].split(";") for row in csv.DictReader(file)}
    drawn = drawn_nerves(diagram, view)
    sites = [shape.structure for shape in shapes_of(diagram, view, "site")]
    assert len(sites) >= 16
    far = {}
    for site in sites:
        lines = [line for name in pinched[site] if name in drawn for line in nerve(diagram, view, name)]
        if lines:
            far[site] = nearest_point(lines, *centre(diagram, view, site))[1]
    assert {site: round(gap, 1) for site, gap in far.items() if gap > SITE_ON_NERVE} == {}
    assert len(far) > len(sites) * 0.8


@pytest.mark.parametrize("view", BOTH)
def test_touch_regions_fill_the_skin_without_overlap(diagram: Diagram, view: str) -> None:
    figure = figure_of(diagram, view)
    regions = [ring for s in shapes_of(diagram, view, "region") for ring in places(figure, s)]
    skin = [ring for s in shapes_of(diagram, view, "skin") for ring in places(figure, s)]
    whole_skin = max(skin, key=lambda ring: max(y for _, y in ring) - min(y for _, y in ring))
    faults = []
    for step in range(12, REGIONS_UP_TO[view], 9):
        y = step + 0.37
        touched = sorted(span for ring in regions for span in _spans(ring, y))
        covered = 0.0
        for (_, end), (start, _) in pairwise(touched):
            covered = max(covered, abs(start - end))
        (skin_start, skin_end), *_ = [span for span in _spans(whole_skin, y) if span[1] > 0]
        edges = abs(touched[0][0] - skin_start), abs(touched[-1][1] - skin_end)
        if covered > SHARED_BORDER or max(edges) > SKIN_EDGE:
            faults.append((step, round(covered, 1), [round(edge, 1) for edge in edges]))
    assert faults == []


@pytest.mark.parametrize("view", BOTH)
def test_the_outer_knee_is_wide_enough_for_a_finger_and_holds_the_fibular_neck(
    diagram: Diagram, view: str
) -> None:
    (ring,) = places(figure_of(diagram, view), shape_of(diagram, view, "region", "outer-knee"))
    z, y = centre(diagram, view, "fibular-neck")
    for height in (y, FIBULAR_HEAD_TIP, FIBULAR_HEAD_TIP - 45):
        ((start, end),) = _spans(ring, height)
        assert end - start >= FINGER
        assert start < z < end


def _spans(ring: list[XY], y: float) -> list[XY]:
    """From where to where a level line at the height y lies in a closed ring; only the right half."""
    edges = sorted(max(0.0, z) for z in across([*ring, ring[0]], y))
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]
