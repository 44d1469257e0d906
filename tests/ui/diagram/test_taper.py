"""Lines as areas: many at once are what each is alone, whatever their lengths."""

import numpy as np
import pytest

from explorer.ui.diagram.taper import TAPER_MM, Ribbon, edges

LONG = np.array([(0.0, 0.0), (0.0, 50.0), (0.0, 200.0)])
SHORT = np.array([(5.0, 5.0), (7.0, 5.0)])
NO_WAY = np.array([(3.0, 4.0), (3.0, 4.0)])
BENT = np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)])


def test_none_of_no_lines() -> None:
    assert edges([]) == []


def test_an_area_goes_down_one_side_and_back_on_the_other() -> None:
    (around,) = edges([Ribbon(LONG, 4.0, reach=0.5)])
    sides = [(-2, 0), (-2, 50), (-2, 200)], [(2, 200), (2, 50), (2, 0)]
    assert around.tolist() == [[0, -2], *map(list, sides[0]), [0, 200], *map(list, sides[1])]


def test_it_grows_thin_over_the_last_part() -> None:
    line = np.array([(0.0, 0.0), (0.0, 100.0 - TAPER_MM), (0.0, 100.0 - TAPER_MM / 2), (0.0, 100.0)])
    (around,) = edges([Ribbon(line, 10.0, 0.4)])
    assert (-around[1:5, 0]).tolist() == pytest.approx([5.0, 5.0, 3.5, 2.0])


def test_many_at_once_are_what_each_is_alone() -> None:
    ribbons = [
        Ribbon(points, width, end, reach)
        for points in (LONG, SHORT, NO_WAY, BENT)
        for width, end, reach in ((3.0, 0.4, 0.5), (4.5, 1.0, 0.0))
    ]
    alone = [edges([each])[0] for each in ribbons]
    together = edges(ribbons)
    assert [len(each) for each in together] == [2 * len(each.points) + 2 for each in ribbons]
    for one, other in zip(alone, together, strict=True):
        assert np.isfinite(one).all()
        assert other == pytest.approx(one, abs=1e-9)
