"""The running program read over AT-SPI on a virtual screen, as a screen reader does, and driven by keys."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.screen_reader import Node, ScreenReader
from e2e.virtual_desktop import Desktop, missing_tools, virtual_desktop, wait_for
from explorer.library.library import Library

TOP = Path(__file__).resolve().parents[2]
MISSING = missing_tools()

pytestmark = pytest.mark.skipif(
    # Where the whole gate runs, nothing may be left out.
    bool(MISSING) and "NERVE_EXPLORER_ALL_TESTS" not in os.environ,
    reason=f"not installed here: {', '.join(MISSING)}",
)


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """A desktop with the program running in it, the left common fibular nerve chosen."""
    home = tmp_path_factory.mktemp("home")
    settings = home / "config" / "nerve-explorer" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"reduced_motion": True, "maximized": False, "window": [0, 0, 1280, 800]}))
    with virtual_desktop(home) as made:
        made.start(
            *(sys.executable, "-m", "explorer", "--show", "nerve:common-fibular", "--side", "left"),
            cwd=TOP,
            QT_QPA_PLATFORM="xcb",
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
        )
        yield made


@pytest.fixture(scope="module")
def reader(desktop: Desktop) -> Iterator[ScreenReader]:
    """The screen reader."""
    made = ScreenReader(desktop.bus)
    yield made
    made.close()


@pytest.fixture(scope="module")
def window(reader: ScreenReader, desktop: Desktop) -> Node:
    """The program's window, with the keyboard."""
    application = reader.application("nerve-explorer")
    made = wait_for(lambda: next(iter(application.children), None), "the window")
    desktop.give_keyboard("Nerve Explorer")
    return made


@pytest.fixture
def chosen(window: Node, reader: ScreenReader, desktop: Desktop) -> Node:
    """The window with the nerve chosen that it started with, and the keyboard in the drawing."""
    if drawing_of(window).find("list item", "Common fibular nerve, the person's left").states & {"selected"}:
        return window
    raise AssertionError("an earlier test left something else chosen")


def drawing_of(window: Node) -> Node:
    return window.find("canvas", "Legs and lower spine")


def words_of(window: Node) -> list[tuple[str, str]]:
    """Role and name of everything in reading order that has a name."""
    return [(each.role, each.name) for each in window.walk() if each.name]


def test_the_window_is_read_from_the_bar_to_the_card(chosen: Node) -> None:
    assert (chosen.role, chosen.name) == ("frame", "Nerve Explorer")
    read = words_of(chosen)
    order = [
        ("push button", "Back"),
        ("push button", "What the drawing shows"),
        ("push button", "Is it an emergency?"),
        ("push button", "sciatic"),
        ("push button", "Nearer"),
        ("canvas", "Legs and lower spine"),
        ("list", "Front"),
        ("list item", "Common fibular nerve, the person's left"),
        ("heading", "Common fibular nerve"),
        ("heading", "What can go wrong here"),
        ("push button", "Foot drop: you cannot lift your foot"),
        ("label", "L4, L5, S1, S2"),
    ]
    places = [read.index(each) for each in order]
    assert places == sorted(places)


def test_every_button_has_a_name(chosen: Node) -> None:
    buttons = [each for each in chosen.walk() if each.role in ("push button", "check box", "toggle button")]
    assert len(buttons) > 20
    assert all(each.name for each in buttons)


def test_the_drawing_holds_named_described_placed_things(chosen: Node, library: Library) -> None:
    drawing = drawing_of(chosen)
    left, top, width, height = drawing.extents
    assert width > 600
    assert height > 500
    figures = drawing.children
    assert [each.name for each in figures] == [each.left or each.title for each in library.diagram.figures]
    things = [(each.name, each) for each in figures[0].children]
    assert len(things) > 150
    assert all(name for name, _ in things)
    named = dict(things)
    mine, other = (named[f"Common fibular nerve, the person's {side}"] for side in ("left", "right"))
    assert mine.description.startswith("Roots: L4, L5, S1, S2. Feels: ")
    # The body faces the reader, so its left lies at the right.
    assert mine.extents[0] > other.extents[0]
    x, y, across, down = mine.extents
    assert left <= x
    assert x + across <= left + width
    assert top <= y
    assert y + down <= top + height
    assert min(across, down) > 0
    assert "selected" in mine.states
    assert "selected" not in other.states


def test_arrows_tell_where_the_cursor_stands(chosen: Node, reader: ScreenReader, desktop: Desktop) -> None:
    desktop.press("Right")
    stood = reader.hear("StateChanged", "focused", 1)
    desktop.press("comma", "comma")  # from nerves to the coarsest things, places
    assert reader.hear("Announcement").value == "Pinch sites"
    assert reader.hear("Announcement").value == "Places"
    stood = reader.hear("StateChanged", "focused", 1)
    assert stood.source.role == "list item"
    before = stood.source.name
    desktop.press("Up")
    above = reader.hear("StateChanged", "focused", 1).source
    assert above.name != before
    assert "focused" in above.states
    desktop.press("Down")
    assert reader.hear("StateChanged", "focused", 1).source.name == before


def test_enter_chooses_and_is_announced(window: Node, reader: ScreenReader, desktop: Desktop) -> None:
    desktop.press("Up")
    place = reader.hear("StateChanged", "focused", 1).source
    desktop.press("Return")
    name, _, side = place.name.partition(", the person's ")
    said = reader.hear("Announcement").value
    assert said.startswith(f"{name}, {side}. Card: ")
    title = said.split("Card: ")[1].rstrip(".")
    assert ("heading", title) in words_of(window)
    assert "selected" in place.states


def test_a_button_pressed_by_the_screen_reader_opens_its_card(window: Node, reader: ScreenReader) -> None:
    window.find("push button", "Is it an emergency?").press()
    said = reader.hear("Announcement").value
    assert said.startswith("Nerve emergency: legs, bladder and bowel")
    read = words_of(window)
    assert ("heading", "Nerve emergency: legs, bladder and bowel") in read
    # A care card is a group of its own with the heading's words.
    care = next(
        each for each in window.walk() if each.role != "heading" and each.name == "Call emergency services if"
    )
    assert len(care.children) >= 2


def test_tab_leaves_the_drawing_and_the_program_closes_cleanly(
    window: Node, reader: ScreenReader, desktop: Desktop
) -> None:
    desktop.press("Tab")
    assert reader.hear("StateChanged", "focused", 1).source.role not in ("canvas", "list item")
    program = desktop.programs[-1]
    desktop.press("ctrl+q")
    assert program.wait(timeout=20) == 0
    # Qt says so of every label with links that it lays out.
    noise = "Received text event for invalid interface"
    assert [line for line in desktop.faults_of(program) if noise not in line] == []
