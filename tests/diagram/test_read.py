from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.diagram.read import read_diagram
from explorer.diagram.shapes import EMPTY

from .figures import MANIFEST, TIBIA, TIBIAL, layer, svg, write_diagram

SOUND = svg(layer(TIBIA) + "\n" + layer(TIBIAL, "nerve"))
SECOND = """
[[figures]]
id = "other"
file = "other.svg"
title = "Other"
x = 200
y = 20
scale = 1
"""


def test_a_sound_diagram_is_read_whole(tmp_path: Path) -> None:
    diagram, problems = read_diagram(write_diagram(tmp_path, side=SOUND), tmp_path)
    assert problems == ()
    assert (diagram.title, diagram.width, diagram.height) == ("Plate", 400, 300)
    ((figure, place),) = diagram.placed()
    assert (figure.id, figure.title, place.x, place.y, place.scale) == ("side", "Side", 10, 20, 1.2)
    assert diagram.structures() == {"bone": {"tibia"}, "nerve": {"tibial"}}
    assert [layer.choosable for layer in diagram.layers] == [True, True]


def test_unknown_structures_are_left_out_and_reported(tmp_path: Path) -> None:
    folder = write_diagram(tmp_path / "assets" / "leg", side=SOUND)
    diagram, problems = read_diagram(
        folder, tmp_path / "assets", lambda layer, name: (layer, name) != ("bone", "tibia")
    )
    assert [(problem.path, problem.line) for problem in problems] == [("assets/leg/side.svg", 3)]
    assert "tibia is not known in the layer bone" in problems[0].message
    assert diagram.structures() == {"nerve": {"tibial"}}


def test_a_layer_that_the_manifest_does_not_list_is_left_out_and_reported(tmp_path: Path) -> None:
    folder = write_diagram(tmp_path, side=SOUND + "", manifest=MANIFEST[: MANIFEST.rindex("[[layers]]")])
    diagram, problems = read_diagram(folder, tmp_path)
    assert [(problem.line, "[[layers]]" in problem.message) for problem in problems] == [(6, True)]
    assert diagram.structures() == {"bone": {"tibia"}}


@pytest.mark.parametrize(
    "broken",
    [
        "<svg",
        svg("<script/>"),
        "<!DOCTYPE svg>" + SOUND,
        svg(layer(TIBIA.replace("M60 20", "M60 x"))),
        svg(layer('<path data-structure="a" d="M0 0' + "h1" * 900_000 + '"/>')),
        " " * 3_000_000,
    ],
)
def test_a_broken_figure_is_left_out_and_the_rest_stays(tmp_path: Path, broken: str) -> None:
    folder = write_diagram(tmp_path, MANIFEST + SECOND, side=broken, other=SOUND)
    diagram, problems = read_diagram(folder, tmp_path)
    assert [figure.id for figure, _ in diagram.placed()] == ["other"]
    assert {Path(problem.path).name for problem in problems} == {"side.svg"}


def test_a_missing_figure_is_reported(tmp_path: Path) -> None:
    diagram, problems = read_diagram(write_diagram(tmp_path), tmp_path)
    assert diagram.figures == ()
    assert [Path(problem.path).name for problem in problems] == ["side.svg"]


def test_text_that_is_not_utf8_is_reported_with_its_line(tmp_path: Path) -> None:
    write_diagram(tmp_path)
    (tmp_path / "side.svg").write_bytes(SOUND.encode().replace(b"tibial", b"tibi\xe4"))
    _, problems = read_diagram(tmp_path, tmp_path)
    assert [(problem.line, "UTF-8" in problem.message) for problem in problems] == [(6, True)]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text(SOUND)
    folder = write_diagram(tmp_path / "leg")
    (folder / "side.svg").symlink_to(secret)
    diagram, problems = read_diagram(folder, folder)
    assert diagram.figures == ()
    assert ["outside" in problem.message for problem in problems] == [True]


@pytest.mark.parametrize(
    ("old", "new"),
    [("x = 10", "x = 330"), ("x = 10", "x = -80"), ("y = 20", "y = -30"), ("y = 20", "y = 200")],
)
def test_a_figure_beyond_the_plate_is_kept_and_reported(tmp_path: Path, old: str, new: str) -> None:
    folder = write_diagram(tmp_path, MANIFEST.replace(old, new), side=SOUND)
    diagram, problems = read_diagram(folder, tmp_path)
    assert len(diagram.figures) == 1
    assert [(problem.line, "beyond the plate" in problem.message) for problem in problems] == [(7, True)]


def test_only_a_figures_empty_margin_may_lie_beyond_the_plate(tmp_path: Path) -> None:
    folder = write_diagram(tmp_path, MANIFEST.replace("x = 10", "x = -60"), side=SOUND)
    assert read_diagram(folder, tmp_path)[1] == ()


def test_without_a_manifest_the_diagram_is_empty(tmp_path: Path) -> None:
    diagram, problems = read_diagram(tmp_path / "nowhere", tmp_path)
    assert diagram == EMPTY
    assert len(problems) == 1


@settings(max_examples=200)
@given(st.integers(0, len(SOUND) - 1), st.integers(0, 12), st.text(max_size=4))
def test_any_change_of_a_figure_is_read_or_reported(
    tmp_path_factory: pytest.TempPathFactory, at: int, gone: int, new: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "mutated-figure"
    write_diagram(folder, side=SOUND[:at] + new + SOUND[at + gone :])
    diagram, problems = read_diagram(folder, folder)
    assert diagram.figures or problems


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_reported(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "bytes-figure"
    write_diagram(folder)
    (folder / "side.svg").write_bytes(data)
    assert read_diagram(folder, folder)[1]
