"""The kiosk looked after: staff in and out, the night, content that goes and comes back, faults, the file."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Address, Kind
from explorer.library.library import Library
from explorer.library.load import load_library
from explorer.state.kiosk.night import Night
from explorer.state.kiosk.opening import Opening, Way, kept_path, open_policy
from explorer.state.kiosk.pin import hash_pin
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.policy_file import write_policy
from explorer.state.kiosk.visit import Phase
from explorer.ui.kiosk.keeper import Ground, Keeper
from explorer.ui.kiosk.staff.door import StaffDoor
from explorer.ui.kiosk.staff.faults_page import FaultsPage
from explorer.ui.kiosk.staff.setup_page import SetupPage, Summary
from explorer.ui.kiosk.tongues import Tongues
from explorer.ui.kiosk.window import KioskWindow
from explorer.ui.theme import Theme
from library.world import CARD, small_places
from ui.kiosk.conftest import PX, Hand

PIN = hash_pin("2468", b"s" * 16)
POLICY = KioskPolicy(clinic_name="Harbour Street", pin=PIN, pixels_per_mm=PX, counts=True)
MIDNIGHT = datetime(2026, 11, 24, 0, 30)
CONDITION = Address(Kind.CONDITION, CARD)
CORNER = QPoint(20, 20)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, today: date) -> Library:
    """One card and two shapes are enough here, and quick."""
    return load_library(small_places(tmp_path_factory.mktemp("pack")), today)


class World:
    """A kiosk with its keeper, the files it stands on, and content that can be taken away."""

    def __init__(self, window: KioskWindow, theme: Theme, library: Library, now: list[float], folder: Path):
        self.window, self._theme, self.library, self.now = window, theme, library, now
        self.hand = Hand(window, now)
        self.config = folder / "config" / "kiosk.toml"
        self.content = folder / "share"
        (self.content / "en").mkdir(parents=True)
        self.wall = MIDNIGHT
        self.loads: list[tuple[Library, str]] = []
        self.aside: list[Callable[[], None]] = []
        self.ground = Ground(
            self.config,
            kept_path(folder / "data", self.config),
            self.content,
            ("en",),
            Tongues(self._load, self._load, lambda _language: None),
            lambda: now[0],
            lambda: self.wall,
        )

    def keep(self, opening: Opening | None = None, notice: str = "") -> Keeper:
        start = opening or Opening(Way.RUN, POLICY)
        self.window.use(self.library, start.policy)
        self.keeper = Keeper(
            self.window,
            self._theme,
            self.ground,
            start,
            self.library,
            notice,
            aside=self.aside.append,
        )
        return self.keeper

    def _load(self, _language: str) -> tuple[Library, str]:
        return self.loads.pop(0)

    def look_aside(self) -> None:
        """Let the work that was put aside be done."""
        work, self.aside[:] = list(self.aside), []
        for each in work:
            each()

    def page(self) -> object:
        return self.keeper._page

    def ask_for_staff(self, every: float = 0.2) -> StaffDoor:
        for _ in range(5):
            self.hand.tap(CORNER, after=every)
        page = self.page()
        assert isinstance(page, StaffDoor), page
        return page

    def enter(self) -> StaffDoor:
        door = self.ask_for_staff()
        for name in (*"2468", "ok"):
            self.hand.tap(door.pin.keypad.buttons[name], after=0.1)
        assert door.currentWidget() is door.status
        return door


@pytest.fixture
def world(
    make_kiosk: Callable[..., KioskWindow],
    theme: Theme,
    library: Library,
    now: list[float],
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> Iterator[World]:
    made = World(make_kiosk(), theme, library, now, tmp_path)
    yield made
    made.keeper.dimmer.wake()


def test_staff_come_in_by_the_corner_and_the_pin_and_go_back(world: World) -> None:
    world.keep()
    door = world.enter()
    said = world.hand.read()
    assert "Harbour Street" in said
    assert str(world.config) in said
    world.hand.tap(door.status.back)
    assert world.page() is None
    assert world.window.is_inviting
    assert "Touch to begin" in world.hand.read()


def test_slow_taps_in_the_corner_lead_in_too(world: World) -> None:
    world.keep()
    world.hand.tap(world.ask_for_staff(every=0.9).pin.back)


def test_a_fast_finger_types_the_same_digit_twice(world: World) -> None:
    world.keep()
    door = world.ask_for_staff()
    for name in "1122":
        world.hand.tap(door.pin.keypad.buttons[name], after=0.12)
    assert door.pin.keypad.digits == "1122"


def test_wrong_tries_are_counted_over_several_doors(world: World) -> None:
    world.keep()
    for _ in range(5):
        door = world.ask_for_staff()
        for name in (*"1111", "ok"):
            world.hand.tap(door.pin.keypad.buttons[name], after=0.1)
        world.hand.tap(door.pin.back)
    door = world.ask_for_staff()
    assert "Too many wrong tries" in door.pin.said.text()
    world.hand.tap(door.pin.back)


def test_staff_close_it(world: World, qtbot: QtBot) -> None:
    door = world.keep() and world.enter()
    with qtbot.waitSignal(world.keeper.closed, timeout=1000):
        world.hand.tap(door.status.close_kiosk)


def test_a_visit_is_over_when_staff_come(world: World) -> None:
    world.keep()
    world.hand.tap(world.window.rect().center())
    assert world.window.visit.phase is Phase.BEGUN
    door = world.ask_for_staff()
    assert world.window.visit.phase is Phase.INVITATION
    ticking = (world.window._second, *world.window._quiet.findChildren(QTimer))
    assert not [each for each in ticking if each.isActive()], "nothing of the patients' side runs meanwhile"
    world.hand.tap(door.pin.back)


def test_cards_are_counted_where_the_clinic_wants_it(world: World) -> None:
    world.keep()
    for _ in range(3):
        world.window.card_opened.emit(CONDITION)
    assert world.keeper.status().totals == {world.library.plain_name_of(CONDITION): 3}
    assert "3" in [each.text() for each in world.enter().status.findChildren(QLabel)]


def test_nothing_is_counted_unless_the_clinic_wants_it(world: World) -> None:
    world.keep(Opening(Way.RUN, replace(POLICY, counts=False)))
    world.window.card_opened.emit(CONDITION)
    assert world.keeper.status().totals is None
    world.enter()
    assert "Cards opened today" not in world.hand.read()


def test_the_night_falls_over_the_invitation_and_a_touch_ends_it(world: World) -> None:
    policy = replace(POLICY, night=Night(time(22), time(6)))
    keeper = world.keep(Opening(Way.RUN, policy))
    assert keeper.dimmer.dim == 0.6
    world.hand.tap(world.window.rect().center())
    assert keeper.dimmer.dim == 0
    assert world.window.visit.phase is Phase.BEGUN
    world.hand.wait(policy.idle_seconds + policy.grace_seconds + 1)
    assert keeper.dimmer.dim == 0.6
    door = world.ask_for_staff()
    assert keeper.dimmer.dim == 0
    world.hand.tap(door.pin.back)
    assert keeper.dimmer.dim == 0.6


def test_a_clock_on_the_wall_that_leaps_ends_no_visit(world: World) -> None:
    world.keep()
    world.hand.tap(world.window.rect().center())
    world.wall = datetime(2031, 1, 1)
    world.hand.wait(1)
    assert world.window.visit.phase is Phase.BEGUN
    assert world.keeper.status().uptime < 60


def test_content_that_goes_is_told_and_told_no_more_when_it_is_back(world: World) -> None:
    world.keep()
    world.look_aside()
    assert world.keeper.status().problems == ()
    (world.content / "en").rmdir()
    world.window.invited.emit()
    world.look_aside()
    (said,) = world.keeper.status().problems
    assert str(world.content) in said
    (world.content / "en").mkdir()
    world.window.invited.emit()
    world.look_aside()
    assert world.keeper.status().problems == ()


def test_content_that_hangs_is_told_while_it_hangs_and_hangs_no_second_look(world: World) -> None:
    world.keep()
    assert world.keeper.status().problems == (), "a look takes a while"
    world.hand.wait(30)
    (said,) = world.keeper.status().problems
    assert str(world.content) in said
    world.window.invited.emit()
    assert len(world.aside) == 1
    world.look_aside()
    assert world.keeper.status().problems == ()


def test_a_kiosk_that_began_with_an_old_copy_takes_the_content_when_it_is_back(world: World) -> None:
    world.keep(notice="The content folder cannot be used. The last good copy is shown.")
    (world.content / "en").rmdir()
    world.look_aside()
    assert len(world.keeper.status().problems) == 1
    (world.content / "en").mkdir()
    half, whole = replace(world.library), replace(world.library)
    world.loads = [(half, "half there"), (whole, "")]
    world.window.invited.emit()
    world.look_aside()
    assert world.keeper.status().problems == ("half there",)
    world.window.invited.emit()
    world.hand.tap(world.window.rect().center())
    world.look_aside()
    assert world.keeper._library is world.library, "not while somebody is there"
    world.hand.wait(200)
    assert world.keeper._library is whole
    assert world.keeper.status().problems == ()
    assert world.window.is_inviting


def test_a_fault_of_the_program_leads_to_the_invitation_and_to_staff(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.keep()
    world.hand.tap(world.window.rect().center())
    try:
        raise KeyError("condition:what-the-visitor-chose")
    except KeyError as error:
        world.keeper.mishaps.take(type(error), error, error.__traceback__)
    QApplication.processEvents()
    assert world.window.is_inviting
    (said,) = world.keeper.status().problems
    assert said.startswith("KeyError in test_keeper.py:")
    assert "visitor" not in said + capsys.readouterr().err


def test_faults_without_end_ask_for_a_new_start(world: World, now: list[float], qtbot: QtBot) -> None:
    mishaps = world.keep().mishaps
    with qtbot.assertNotEmitted(mishaps.too_many):
        for _ in range(8):
            now[0] += 30
            mishaps.take(ValueError, ValueError(), None)
    now[0] += 600
    with qtbot.waitSignal(mishaps.too_many, timeout=1000):
        for _ in range(5):
            mishaps.take(ValueError, ValueError(), None)
    QApplication.processEvents()


def answer_all(world: World) -> None:
    page = world.page()
    assert isinstance(page, SetupPage)
    while not isinstance(page.step, Summary):
        page.next.click()
    page.next.click()


def test_the_first_start_asks_and_then_runs(world: World) -> None:
    world.keep(open_policy(world.config, world.ground.kept, world.library))
    page = world.page()
    assert isinstance(page, SetupPage)
    assert world.window.isAncestorOf(page)
    answer_all(world)
    assert world.config.is_file()
    assert world.ground.kept.is_file()
    assert world.window.is_inviting


def test_the_first_start_can_be_put_off(world: World, qtbot: QtBot) -> None:
    world.keep(Opening(Way.SET_UP, KioskPolicy()))
    page = world.page()
    assert isinstance(page, SetupPage)
    with qtbot.waitSignal(world.keeper.closed, timeout=1000):
        page.back.click()


def test_staff_change_the_settings_and_the_pin_stays(world: World) -> None:
    write_policy(world.config, POLICY, world.library)
    world.keep(open_policy(world.config, world.ground.kept, world.library))
    world.hand.tap(world.enter().status.change)
    page = world.page()
    assert isinstance(page, SetupPage)
    page.step.line.setText("New name")  # type: ignore[attr-defined]
    answer_all(world)
    assert world.keeper.status().settings[0] == ("Clinic", "New name")
    assert "New name" in world.hand.read()
    world.enter()


def test_a_set_up_that_is_left_alone_goes_back_to_the_patients(world: World) -> None:
    world.keep()
    world.hand.tap(world.enter().status.change)
    page = world.page()
    assert isinstance(page, SetupPage)
    (idle,) = (each for each in page.findChildren(QTimer) if each.isActive())
    idle.timeout.emit()
    assert world.window.is_inviting
    assert not world.config.exists()


def test_a_first_file_with_a_fault_is_mended_and_read_again(world: World) -> None:
    world.config.parent.mkdir()
    world.config.write_text("idle_seconds: 60\n")
    world.keep(open_policy(world.config, world.ground.kept, world.library))
    page = world.page()
    assert isinstance(page, FaultsPage)
    assert "kiosk.toml:1: is not TOML" in world.hand.read()
    page.buttons[0].click()
    assert isinstance(world.page(), FaultsPage), "it is no better yet"
    write_policy(world.config, POLICY, world.library)
    world.page().buttons[0].click()  # type: ignore[attr-defined]
    assert world.window.is_inviting
    assert world.keeper.status().problems == ()
    world.enter()


def test_with_nobody_there_a_file_with_a_fault_gives_way_to_what_is_usual(world: World) -> None:
    world.config.parent.mkdir()
    world.config.write_text("idle_seconds: 60\n")
    world.keep(open_policy(world.config, world.ground.kept, world.library))
    page = world.page()
    assert isinstance(page, FaultsPage)
    world.now[0] += 121
    page._tick()
    assert world.window.is_inviting
    door = world.ask_for_staff()
    assert "kiosk.toml:1:" in door.pin.no_pin.text(), "staff read why no PIN opens it"
    world.hand.tap(door.pin.back)
