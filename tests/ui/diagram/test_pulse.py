"""When the pulse enters which nerve, and how it is drawn."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from explorer.anatomy.address import Side, parse_address
from explorer.library.library import Library
from explorer.library.lighting import lighting
from explorer.library.selection import Selection
from explorer.ui.diagram.ink import Ink, inks
from explorer.ui.diagram.lit import lit_inks
from explorer.ui.diagram.marks import Role
from explorer.ui.diagram.pulse import JOINT_STEP, LENGTH, SWEEPS, Run, Runs
from explorer.ui.window import MainWindow
from ui.diagram.test_ink import drawn, line

PARENTS = {"tibial": ("sciatic",), "sural": ("tibial",), "sciatic": (), "saphenous": ("femoral",)}


def runs_of(*plate: Ink, parents: dict[str, tuple[str, ...]] = PARENTS) -> dict[tuple[str, Side], Run]:
    made = Runs(parents).of(tuple((ink, Role.CHOSEN) for ink in plate), 1.0)
    return {(ink.shape.structure, ink.side): run for ink, run in zip(plate, made, strict=True)}


def test_a_branch_starts_when_the_pulse_passes_where_it_leaves() -> None:
    plate = drawn(
        line("sciatic", (0.0, 0.0, 0.0, 240.0)),
        line("tibial", (1.0, 96.0, 100.0, 96.0)),
        line("sural", (100.0, 96.0, 100.0, 200.0)),
    )
    runs = runs_of(*plate)
    sciatic, tibial, sural = (runs[name, Side.BOTH] for name in ("sciatic", "tibial", "sural"))
    assert (sciatic.start, sciatic.length) == (0.0, pytest.approx(240.0))
    assert tibial.start == pytest.approx(96.0, abs=JOINT_STEP / 2)
    assert tibial.length == pytest.approx(99.0)
    assert sural.start == pytest.approx(tibial.start + 99.0, abs=JOINT_STEP / 2)
    assert sural.length == pytest.approx(104.0)


def test_a_nerve_of_two_roots_waits_for_the_later() -> None:
    plate = drawn(
        line("root-l4", (0.0, 0.0, 0.0, 60.0)),
        line("root-l5", (50.0, 0.0, 50.0, 120.0, 0.0, 120.0)),
        line("sciatic", (0.0, 120.0, 0.0, 300.0)),
    )
    runs = runs_of(*plate, parents={"sciatic": ("root-l4", "root-l5")})
    assert runs["sciatic", Side.BOTH].start == pytest.approx(170.0, abs=JOINT_STEP)


def test_without_a_drawn_parent_it_starts_at_once() -> None:
    (saphenous,) = runs_of(*drawn(line("saphenous", (0.0, 300.0, 0.0, 400.0)))).values()
    assert saphenous.start == 0.0


def test_a_leg_follows_its_own_side_and_what_lies_in_the_middle() -> None:
    plate = drawn(
        line("cauda-equina", (0.0, 0.0, 0.0, 100.0)),
        line("sciatic", (0.0, 100.0, 40.0, 100.0), side=Side.RIGHT),
        line("sciatic", (0.0, 50.0, -40.0, 50.0), side=Side.LEFT),
        line("tibial", (40.0, 100.0, 40.0, 300.0), side=Side.RIGHT),
    )
    runs = runs_of(*plate, parents={"sciatic": ("cauda-equina",), "tibial": ("sciatic",)})
    assert runs["sciatic", Side.RIGHT].start == pytest.approx(100.0, abs=JOINT_STEP)
    assert runs["sciatic", Side.LEFT].start == pytest.approx(50.0, abs=JOINT_STEP)
    assert runs["tibial", Side.RIGHT].start == pytest.approx(140.0, abs=JOINT_STEP)


@pytest.mark.parametrize("text", ["nerve:common-fibular", "nerve:root-s1", "condition:sciatica"])
def test_in_the_shipped_drawing_no_branch_is_before_its_parent(library: Library, text: str) -> None:
    address = parse_address(text)
    lit = lit_inks(inks(library.diagram), lighting(library, Selection(address, Side.RIGHT, address, address)))
    parents = {nerve.id: nerve.parents for nerve in library.body.nerves.values()}
    made = Runs(parents).of(lit, 1.0)
    found = {(ink.figure, ink.shape.structure): run for (ink, _), run in zip(lit, made, strict=True)}
    assert len(found) == len(lit)
    joined = 0
    for (figure, nerve), run in found.items():
        above = [found[figure, each] for each in parents[nerve] if (figure, each) in found]
        joined += len(above)
        assert all(each.start <= run.start <= max(a.start + a.length for a in above) for each in above), nerve
        assert run.start == 0.0 or above, nerve
        assert run.length == pytest.approx(run.path.length())
    assert joined > 10


def test_what_was_measured_once_gives_the_same_again(library: Library) -> None:
    plate = drawn(line("sciatic", (0.0, 0.0, 0.0, 240.0)), line("tibial", (0.0, 96.0, 100.0, 96.0)))
    runs = Runs(PARENTS)
    lit = tuple((ink, Role.CHOSEN) for ink in plate)
    assert [(run.start, run.length) for run in runs.of(lit, 1.0)] == [
        (run.start, run.length) for run in runs.of(lit, 8.0)
    ]
    near, far = runs.of(lit, 100.0)[0].width, runs.of(lit, 0.1)[0].width
    assert far > near, "seen from far it is drawn wider"


def test_the_light_is_as_long_as_it_may_be_and_moves_outwards(moving_window: MainWindow) -> None:
    pulse = moving_window.diagram._pulse
    (run,) = runs_of(*drawn(line("sciatic", (0.0, 0.0, 0.0, 240.0)))).values()
    pulse.start((run,), "#FFFFFF")
    assert pulse._animation.loopCount() == SWEEPS
    assert pulse._animation.endValue() == pytest.approx(240.0 + LENGTH)
    ends = []
    for head in (20.0, 100.0, 200.0, 280.0):
        pulse._show(head)
        seen: QRectF = pulse._item.path().boundingRect()
        ends.append(seen.bottom() - 50.0)
        assert seen.height() <= LENGTH + 0.5
        assert seen.top() - 50.0 == pytest.approx(max(0.0, head - LENGTH), abs=0.5)
    assert ends == pytest.approx([20.0, 100.0, 200.0, 240.0], abs=0.5)
    assert all(one < two for one, two in pairwise(ends))
    pulse._show(240.0 + LENGTH)
    assert pulse._item.path().isEmpty()
    pulse.stop()


def test_with_nothing_to_run_along_it_rests(moving_window: MainWindow) -> None:
    pulse = moving_window.diagram._pulse
    pulse.start((), "#FFFFFF")
    assert not pulse.running


def test_with_reduced_motion_it_never_sets_out(window: MainWindow) -> None:
    view = window.diagram
    window.state.select(parse_address("nerve:common-fibular"), Side.RIGHT)
    assert view._lit is not None
    assert not view._pulse.due
    assert not view._pulse.running
    assert not view._pulse._item.isVisible()
