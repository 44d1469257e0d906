"""Every landmark lies on the bone that it names, at the end of it that it names."""

import pytest

from explorer.anatomy.address import Side
from explorer.diagram.outline import nearest_point, polylines

ON_BONE_MM = 4.0
AT_END_MM = 2.5


@pytest.fixture(scope="module")
def landmarks(library):
    return library.body.landmarks.values()


def lines_of(library, landmark):
    """The outline of its bone in its figure, without those mirrored to the left."""
    figure = next(each for each in library.diagram.figures if each.id == landmark.figure)
    return [
        line
        for shape in figure.shapes
        if (shape.layer, shape.part, shape.structure) == ("bone", "outline", landmark.bone)
        and shape.side is not Side.LEFT
        for line in polylines(shape, 0.5)
    ]


def inside(line, x, y):
    """Whether a closed line goes round a point: it crosses the way to its left an odd number of times."""
    crossed = False
    for (x0, y0), (x1, y1) in zip(line, [*line[1:], line[0]], strict=True):
        if (y0 > y) is not (y1 > y) and x > x0 + (x1 - x0) * (y - y0) / (y1 - y0):
            crossed = not crossed
    return crossed


def test_each_figure_has_landmarks(library, landmarks):
    assert {each.figure for each in landmarks} == {figure.id for figure in library.diagram.figures}


def test_each_lies_on_its_bone(library, landmarks):
    for each in landmarks:
        lines = lines_of(library, each)
        assert lines, each.id
        near = nearest_point(lines, each.x, each.y)[1] <= ON_BONE_MM
        assert near or any(inside(line, each.x, each.y) for line in lines), each.id


def test_each_end_is_that_end(library, landmarks):
    ends = [each for each in landmarks if each.edge]
    assert len(ends) > 15
    for each in ends:
        points = [point for line in lines_of(library, each) for point in line]
        axis = 0 if each.edge in ("left", "right") else 1
        values = [point[axis] for point in points]
        end = min(values) if each.edge in ("left", "top") else max(values)
        assert abs((each.x, each.y)[axis] - end) <= AT_END_MM, each.id


def test_those_of_one_name_agree_between_front_and_back(landmarks):
    """Front and back are one body: a landmark is as high in both, and as far from the middle."""
    by_name = {}
    for each in landmarks:
        if each.figure in ("anterior", "posterior"):
            by_name.setdefault(each.name, []).append(each)
    pairs = [found for found in by_name.values() if len(found) == 2]
    assert len(pairs) >= 5
    for front, back in pairs:
        assert abs(front.y - back.y) <= 2
        assert abs(abs(front.x - 240) - abs(back.x - 240)) <= 2


def test_the_library_finds_no_fault_with_them(library):
    assert not [each for each in library.problems if "landmarks" in each.path]
