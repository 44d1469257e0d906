"""The figures that ship with the program keep to the dialect."""

from pathlib import Path

import pytest

from explorer.diagram.compiled import dump, load
from explorer.diagram.read import read_diagram
from explorer.diagram.shapes import MIRRORED_VIEWS

ASSETS = Path(__file__).parents[2] / "assets"
FOLDERS = sorted(path.parent for path in ASSETS.glob("diagrams/*/diagram.toml"))


def test_there_is_a_diagram_with_figures() -> None:
    assert FOLDERS
    assert all(list(folder.glob("*.svg")) for folder in FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
class TestDiagram:
    def test_it_has_no_problems(self, folder: Path) -> None:
        diagram, problems = read_diagram(folder, ASSETS)
        assert [str(problem) for problem in problems] == []
        assert diagram.figures
        assert all(figure.shapes for figure in diagram.figures)

    def test_every_file_is_on_the_plate(self, folder: Path) -> None:
        diagram, _ = read_diagram(folder, ASSETS)
        assert {f"{figure.id}.svg" for figure in diagram.figures} == {
            path.name for path in folder.glob("*.svg")
        }

    def test_drawings_do_not_overlap(self, folder: Path) -> None:
        diagram, _ = read_diagram(folder, ASSETS)
        boxes = []
        for figure, place in diagram.placed():
            lefts, tops, rights, bottoms = zip(*(shape.bounds for shape in figure.shapes), strict=True)
            x, y, scale = place.x, place.y, place.scale
            drawn = min(lefts), min(tops), max(rights), max(bottoms)
            boxes.append([edge * scale + start for edge, start in zip(drawn, (x, y, x, y), strict=True)])
        for at, (left, top, right, bottom) in enumerate(boxes):
            for left2, top2, right2, bottom2 in boxes[at + 1 :]:
                assert right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top, boxes

    def test_each_structure_of_a_front_or_back_view_is_there_on_both_sides(self, folder: Path) -> None:
        diagram, _ = read_diagram(folder, ASSETS)
        for figure in diagram.figures:
            sides = {side: sum(shape.side == side for shape in figure.shapes) for side in ("left", "right")}
            assert sides["left"] == sides["right"]
            assert (sides["left"] > 0) is (figure.view in MIRRORED_VIEWS)

    def test_it_survives_compiling(self, folder: Path) -> None:
        diagram, _ = read_diagram(folder, ASSETS)
        assert load(dump(diagram)) == diagram
