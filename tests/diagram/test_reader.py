import math
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.anatomy.address import Side
from explorer.diagram import reader
from explorer.diagram.dialect import check
from explorer.diagram.grammar import path_form
from explorer.diagram.outline import polylines
from explorer.diagram.shapes import Figure, Shape
from explorer.files.problem import BadFileError

from .figures import TIBIA, TIBIAL, layer, svg


def read(text: str, title: str = "") -> Figure:
    sheet, problems = check(text, "f.svg")
    assert problems == ()
    assert sheet is not None
    return reader.read_figure(sheet, "side", title, "f.svg")


def shape_of(element: str, **options: str) -> Shape:
    (shape,) = read(svg(layer(element), **options)).shapes
    return shape


def path(d: str, more: str = "") -> str:
    return f'<path data-structure="a" d="{d}" stroke="#000" stroke-width="2"{more}/>'


def test_a_figure_is_in_millimetres() -> None:
    figure = read(svg(layer(TIBIA), scale="0.5"), "Side")
    assert (figure.id, figure.title, figure.view) == ("side", "Side", "lateral")
    assert (figure.width, figure.height, figure.origin, figure.mm_per_unit) == (50, 100, (25, 95), 0.5)
    (tibia,) = figure.shapes
    assert (tibia.ops, tibia.numbers) == ("MLLZ", (30, 10, 35, 10, 35, 60))
    assert tibia.bounds == (30, 10, 35, 60)
    assert (tibia.width, tibia.closed, tibia.side) == (0.25, True, Side.BOTH)


def test_the_files_title_serves_where_the_manifest_has_none() -> None:
    assert read(svg("<title>From the side</title>" + layer(TIBIA))).title == "From the side"


@pytest.mark.parametrize(
    ("d", "ops", "numbers"),
    [
        ("M1 2l3 4h1v-1H0V0z", "MLLLLLZ", (1, 2, 4, 6, 5, 6, 5, 5, 0, 5, 0, 0)),
        ("m1 1 1 1zm2 2 1 0", "MLZML", (1, 1, 2, 2, 3, 3, 4, 3)),
        ("M0 0c1 0 2 1 3 3s1 2 2 2", "MCC", (0, 0, 1, 0, 2, 1, 3, 3, 4, 5, 4, 5, 5, 5)),
        ("M0 0Q3 0 3 3", "MC", (0, 0, 2, 0, 3, 1, 3, 3)),
        ("M0 0Q3 0 3 3t3 3", "MCC", (0, 0, 2, 0, 3, 1, 3, 3, 3, 5, 4, 6, 6, 6)),
        ("M1 1A2 2 0 0 1 1 1", "ML", (1, 1, 1, 1)),
    ],
)
def test_every_command_becomes_absolute_lines_and_curves(
    d: str, ops: str, numbers: tuple[float, ...]
) -> None:
    shape = shape_of(path(d))
    assert shape.ops == ops
    assert shape.numbers == pytest.approx(numbers)


def test_flags_of_arcs_may_stand_close_together() -> None:
    assert shape_of(path("M0 0a5 5 0 0110 0")).numbers == shape_of(path("M0 0A5 5 0 0 1 10 0")).numbers


def distances(shape: Shape, x: float, y: float) -> Iterator[float]:
    return (math.dist(point, (x, y)) for line in polylines(shape, 0.1) for point in line)


def test_a_circle_is_round() -> None:
    circle = shape_of('<circle data-structure="a" cx="30" cy="40" r="5"/>')
    assert circle.closed
    assert all(abs(distance - 5) < 1e-3 for distance in distances(circle, 30, 40))
    assert circle.bounds == pytest.approx((25, 35, 35, 45))


def test_an_arc_takes_the_side_that_its_flags_ask_for() -> None:
    arcs = [shape_of(path(f"M0 0A5 5 0 {large} {sweep} 5 5")) for large in (0, 1) for sweep in (0, 1)]
    centres = [(5, 0), (0, 5), (0, 5), (5, 0)]
    for arc, centre, large in zip(arcs, centres, (False, False, True, True), strict=True):
        assert all(abs(distance - 5) < 1e-3 for distance in distances(arc, *centre))
        assert (arc.ops.count("C") == 6) is large


def test_an_ellipse_and_rectangles_reach_as_far_as_they_say() -> None:
    assert shape_of('<ellipse data-structure="a" cx="9" cy="9" rx="3" ry="2"/>').bounds == pytest.approx(
        (6, 7, 12, 11)
    )
    plain = shape_of('<rect data-structure="a" x="1" y="2" width="3" height="4"/>')
    assert (plain.ops, plain.bounds, plain.closed) == ("MLLLZ", (1, 2, 4, 6), True)
    round_ = shape_of('<rect data-structure="a" x="1" y="2" width="3" height="4" rx="9"/>')
    assert round_.bounds == pytest.approx((1, 2, 4, 6))
    assert round_.ops.count("C") == 8


def test_polygons_close_and_polylines_do_not() -> None:
    assert shape_of('<polygon data-structure="a" points="0,0 1,1 2,0"/>').ops == "MLLZ"
    line = shape_of('<polyline data-structure="a" points="0,0 1,1 2,0"/>')
    assert (line.ops, line.closed) == ("MLL", False)


def test_groups_move_turn_and_scale_what_they_hold() -> None:
    body = f'<g transform="translate(10 20)"><g transform="rotate(90) scale(2)">{path("M0 0L1 0")}</g></g>'
    shape = shape_of(body)
    assert shape.numbers == pytest.approx((10, 20, 10, 22))
    assert shape.width == pytest.approx(4)


def test_the_right_half_is_mirrored_exactly_at_the_origin() -> None:
    body = f'<g data-side="midline">{TIBIA}</g><g data-side="right">{path("M0.1 7C1 2 3.3 4 49.7 6")}</g>'
    figure = read(svg(layer(body), view="anterior", scale="0.7"))
    middle, right, left = figure.shapes
    assert [shape.side for shape in figure.shapes] == [Side.BOTH, Side.RIGHT, Side.LEFT]
    assert middle.structure == "tibia"
    assert left.ops == right.ops
    assert left.numbers[1::2] == right.numbers[1::2]
    assert left.numbers[0::2] == tuple(2 * figure.origin[0] - x for x in right.numbers[0::2])
    assert left.bounds[1::2] == right.bounds[1::2]
    assert left.bounds[0::2] == tuple(2 * figure.origin[0] - x for x in right.bounds[2::-2])
    assert (left.structure, left.width, left.opacity) == (right.structure, right.width, right.opacity)


def test_a_mirrored_nerve_still_begins_at_the_spine() -> None:
    figure = read(svg(layer(f'<g data-side="right">{TIBIAL}</g>', "nerve"), view="posterior"))
    assert [shape.numbers[:2] for shape in figure.shapes] == [(60, 20), (40, 20)]


def test_titles_opacity_and_holes_come_along() -> None:
    shape = shape_of(
        '<path data-structure="a" fill-rule="evenodd" opacity="0.4" data-part="light"'
        ' d="M0 0L9 0L9 9ZM1 1L2 1L2 2Z"><title> A\nbone </title></path>'
    )
    assert (shape.title, shape.opacity, shape.even_odd, shape.part) == ("A bone", 0.4, True, "light")


def test_what_runs_out_of_bounds_is_one_typed_error_with_its_line() -> None:
    body = f'<g transform="scale(90000)">\n<g transform="scale(90000)">{path("M0 0L1 1")}</g></g>'
    sheet, problems = check(svg(layer(body)), "f.svg")
    assert sheet is not None, problems
    with pytest.raises(BadFileError) as caught:
        reader.read_figure(sheet, "side", "", "f.svg")
    problem = caught.value.problem
    assert (problem.path, problem.line, "out of bounds" in problem.message) == ("f.svg", 4, True)


@pytest.mark.parametrize(
    "failure", [TypeError, AttributeError, ValueError, IndexError, RecursionError, ZeroDivisionError]
)
def test_every_failure_of_svgelements_is_the_same_typed_error(
    failure: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise failure("as it does")

    sheet, _ = check(svg(layer(TIBIA)), "f.svg")
    assert sheet is not None
    monkeypatch.setattr("svgelements.Path.parse", fail)
    with pytest.raises(BadFileError, match=r"f\.svg:3: .*tibia"):
        reader.read_figure(sheet, "side", "", "f.svg")


def test_data_that_svgelements_cuts_short_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet, _ = check(svg(layer(TIBIA)), "f.svg")
    assert sheet is not None
    monkeypatch.setattr("svgelements.Path.__len__", lambda _: 2)
    with pytest.raises(BadFileError, match="not understood"):
        reader.read_figure(sheet, "side", "", "f.svg")


COMMANDS = st.lists(
    st.sampled_from("LHVCSQTAlhvcsqta").flatmap(
        lambda letter: st.tuples(
            st.just(letter),
            st.lists(st.integers(-90, 90), min_size=7, max_size=7),
            st.booleans(),
        )
    ),
    min_size=1,
    max_size=8,
)
SIZES = {"L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2}


@given(COMMANDS, st.booleans())
def test_all_sound_path_data_are_followed_to_the_end(
    commands: list[tuple[str, list[int], bool]], closed: bool
) -> None:
    d = "M3 4"
    for letter, numbers, flag in commands:
        if letter in "Aa":
            rx, ry, turn, _, _, x, y = numbers
            d += f"{letter}{abs(rx) + 1} {abs(ry) + 1} {turn} {int(flag)} {int(not flag)} {x} {y}"
        else:
            d += letter + " ".join(map(str, numbers[: SIZES[letter.upper()]]))
    d += "Z" if closed else ""
    assert path_form(d, 100).segments == 1 + len(commands) + closed
    shape = shape_of(path(d))
    assert shape.closed is closed
    assert sum(1 for _ in shape.commands()) == len(shape.ops)


def test_svgelements_is_not_imported_before_a_figure_is_read() -> None:
    code = (
        "import sys; import explorer.diagram.read, explorer.diagram.compiled, explorer.diagram.reader;"
        "sys.exit('svgelements' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
