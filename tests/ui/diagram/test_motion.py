"""Flights and the pulse: where they go, that they end, and that they can be ended."""

import pytest
from PySide6.QtCore import QAbstractAnimation, QRectF
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Side, parse_address
from explorer.library.library import Library
from explorer.ui.diagram.pulse import SWEEPS
from explorer.ui.diagram.view import DiagramView
from explorer.ui.theme import Theme
from explorer.ui.window import MainWindow
from places_on_plate import ink_of

FIBULAR = parse_address("nerve:common-fibular")


def test_a_flight_ends_where_it_was_sent(moving_window: MainWindow, qtbot: QtBot) -> None:
    view = moving_window.diagram
    view.frame(QRectF(300, 500, 200, 200))
    assert not view.box.viewRect().contains(QRectF(2000, 0, 1, 1))
    animation = view._flight._animation
    with qtbot.waitSignal(animation.finished):
        assert animation.state() is QAbstractAnimation.State.Running
    seen = view.box.viewRect()
    assert seen.contains(QRectF(300, 500, 200, 200))
    assert min(seen.width(), seen.height()) < 260


def test_what_is_seen_first_is_sharp(library: Library, qtbot: QtBot, theme: Theme) -> None:
    view = DiagramView(library.diagram, {}, theme, lambda address, _: address.id)
    qtbot.addWidget(view)
    view.resize(800, 600)
    seen = view.grab().toImage()
    view.settle()
    assert view.grab().toImage() == seen
    view.zoom(1.5)
    zoomed = view.grab().toImage()
    view.settle()
    assert view.grab().toImage() != zoomed, "while it moves, what was painted is stretched"


def test_a_new_flight_takes_over_from_the_old_one(moving_window: MainWindow, qtbot: QtBot) -> None:
    view = moving_window.diagram
    view.frame(QRectF(300, 500, 200, 200))
    view.frame(QRectF(1000, 800, 200, 200))
    with qtbot.waitSignal(view._flight._animation.finished):
        pass
    assert view.box.viewRect().contains(QRectF(1000, 800, 200, 200))


def test_the_pulse_sets_out_at_the_roots_and_reaches_the_nerve_later(
    moving_window: MainWindow, qtbot: QtBot
) -> None:
    view = moving_window.diagram
    moving_window.state.select(FIBULAR, Side.RIGHT)
    runs = view._pulse._runs_of(view._lit.nerves, view.scale_now())
    start = {id(run.path): run.start for run in runs}
    root = ink_of(view, "nerve:root-l5")
    sciatic = ink_of(view, "nerve:sciatic")
    chosen = ink_of(view, "nerve:common-fibular")
    branch = ink_of(view, "nerve:deep-fibular")
    order = [start[id(ink.path)] for ink in (root, sciatic, chosen, branch)]
    assert min(start.values()) == 0.0
    assert order == sorted(set(order)), "one after the other, from the spine to the toes"


def test_the_pulse_runs_a_few_times_and_then_rests(moving_window: MainWindow, qtbot: QtBot) -> None:
    view = moving_window.diagram
    moving_window.state.select(FIBULAR, Side.RIGHT)
    qtbot.waitUntil(lambda: view._pulse.running)
    animation = view._pulse._animation
    assert animation.loopCount() == SWEEPS
    animation.setCurrentTime(animation.totalDuration() - 1)
    qtbot.waitUntil(lambda: not view._pulse.running)
    assert not view._pulse._item.isVisible()


@pytest.mark.parametrize("end", ["clear", "close"])
def test_the_pulse_ends_with_the_choice_and_with_the_window(
    moving_window: MainWindow, qtbot: QtBot, end: str
) -> None:
    moving_window.state.select(FIBULAR, Side.RIGHT)
    qtbot.waitUntil(lambda: moving_window.diagram._pulse.running)
    if end == "clear":
        moving_window.state.clear()
    else:
        moving_window.close()
    assert not moving_window.diagram._pulse.running


def test_with_reduced_motion_there_is_no_pulse_and_a_flight_is_a_jump(window: MainWindow) -> None:
    window.state.select(FIBULAR, Side.RIGHT)
    assert not window.diagram._pulse.due
    window.diagram.frame(QRectF(300, 500, 200, 200))
    assert window.diagram.box.viewRect().contains(QRectF(300, 500, 200, 200))
    assert min(window.diagram.box.viewRect().width(), window.diagram.box.viewRect().height()) < 260


def test_what_choices_want_is_prepared_while_nothing_moves_and_then_no_timer_runs(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = window.diagram
    window.settle()
    assert view.idle.busy
    qtbot.waitUntil(lambda: not view.idle.busy)
    assert not view._backdrop.unprepared
    view.zoom(1.3)
    assert not view.idle.busy
    view.settle()
    view.viewport().repaint()
    assert view.idle.busy
    qtbot.waitUntil(lambda: not view.idle.busy)
