"""The set-up: from nothing to a kiosk.toml that says what was answered, by touch alone."""

from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Address, Kind
from explorer.library.library import Library
from explorer.state.kiosk.night import Night
from explorer.state.kiosk.pin import check_pin
from explorer.state.kiosk.policy import KioskPolicy, read_policy
from explorer.state.kiosk.policy_file import write_policy
from explorer.ui.kiosk.sizes import sizes_of
from explorer.ui.kiosk.staff.keyboard import ACCENTS, DIGITS
from explorer.ui.kiosk.staff.look import KEY_MM, TARGET_MM, StaffLook
from explorer.ui.kiosk.staff.night_step import NightStep
from explorer.ui.kiosk.staff.pin_step import PinStep
from explorer.ui.kiosk.staff.setup_page import SetupPage, Summary
from explorer.ui.kiosk.staff.steps import ChoicesStep, LanguagesStep, WordsStep
from explorer.ui.theme import Theme
from ui.kiosk.staff.conftest import PIN

LANGUAGES = ("en", "de", "ar")
Make = Callable[..., SetupPage]
Asked = TypeVar("Asked")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "nerve-explorer" / "kiosk.toml"


@pytest.fixture
def make(show: Callable[[SetupPage], SetupPage], look: StaffLook, config: Path) -> Make:
    def made(policy: KioskPolicy | None = None, languages: tuple[str, ...] = LANGUAGES) -> SetupPage:
        def write(answered: KioskPolicy) -> None:
            write_policy(config, answered, Library(), languages)

        return show(SetupPage(policy or KioskPolicy(), config, languages, write, look))

    return made


def press(page: SetupPage, words: str) -> None:
    """Type on the screen's own keyboard."""
    step = asked(page, WordsStep)
    for letter in words:
        if letter.isupper() is not step.keyboard.shift.isChecked():
            step.keyboard.shift.click()
        if letter.lower() in ACCENTS + DIGITS:
            step.keyboard.show_accents(letter.lower() in ACCENTS)
        key = step.keyboard.space if letter == " " else step.keyboard.keys[letter.lower()]
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def type_pin(step: PinStep, digits: str) -> None:
    for name in (*digits, "ok"):
        step.keypad.buttons[name].click()


def asked(page: SetupPage, kind: type[Asked]) -> Asked:
    """The step that is asked now, which must be of that kind."""
    assert isinstance(page.step, kind), page.fault.text()
    return page.step


def next_of(page: SetupPage, kind: type[Asked]) -> Asked:
    """Press "next", and return the step that is asked then, which must be of that kind."""
    page.next.click()
    return asked(page, kind)


def go_to(page: SetupPage, kind: type[Asked]) -> Asked:
    """Press "next" until a step of that kind is asked, and return it."""
    while not isinstance(page.step, kind):
        before = page.step
        page.next.click()
        assert page.step is not before, page.fault.text()
    return page.step


def test_defaults_all_along_write_the_usual_policy(make: Make, config: Path, qtbot: QtBot) -> None:
    page = make()
    go_to(page, Summary)
    assert not config.exists(), "nothing is written before the end"
    with qtbot.waitSignal(page.done, timeout=2000):
        page.next.click()
    assert read_policy(config, Library(), LANGUAGES) == (KioskPolicy(), ())


def test_every_answer_reaches_the_file(make: Make, config: Path, qtbot: QtBot) -> None:
    page = make()
    press(page, "Praxis Süd")
    step = next_of(page, WordsStep)
    step.ready["112"].click()
    step = next_of(page, ChoicesStep)
    step.rows["idle_seconds"].buttons[120].click()
    step = next_of(page, LanguagesStep)
    for each in ("en", "de", "en"):
        step.buttons[each].click()
    step = next_of(page, ChoicesStep)
    step.rows["printing"].buttons[True].click()
    step.rows["counts"].buttons[True].click()
    step = next_of(page, NightStep)
    step.wanted.buttons[True].click()
    step.end.less.click()
    step = next_of(page, PinStep)
    type_pin(step, "86420")
    type_pin(step, "86420")
    asked(page, Summary)
    with qtbot.waitSignal(page.done, timeout=2000):
        page.next.click()
    policy, problems = read_policy(config, Library(), LANGUAGES)
    assert problems == ()
    assert check_pin("86420", policy.pin)
    assert policy == KioskPolicy(
        clinic_name="Praxis Süd",
        emergency_number="112",
        idle_seconds=120,
        languages=("de", "en"),
        printing=True,
        counts=True,
        night=Night(time(20), time(6, 30)),
        pin=policy.pin,
    )


def test_on_a_low_screen_the_whole_keyboard_is_seen_without_a_push(
    theme: Theme, qapp: QApplication, tmp_path: Path
) -> None:
    low = QSize(1024, 600)
    look = StaffLook(theme, sizes_of(qapp.primaryScreen(), 5.0, low).mm)
    page = SetupPage(KioskPolicy(), tmp_path / "kiosk.toml", LANGUAGES, lambda _policy: None, look)
    page.resize(low)
    page.show()
    for _ in range(2):
        qapp.processEvents()
        step = asked(page, WordsStep)
        for accents in (False, True):
            step.keyboard.show_accents(accents)
            qapp.processEvents()
            for key in (*step.keyboard.keys.values(), step.keyboard.erase):
                if key.isVisible():
                    assert key.visibleRegion().boundingRect() == key.rect(), key.text()
                    assert min(key.width(), key.height()) >= look.px(KEY_MM) - 1, key.text()
        page.go_on()
    page.close()
    page.deleteLater()


def test_letters_with_accents_stand_where_the_digits_stood(make: Make) -> None:
    step = asked(make(), WordsStep)
    keys = step.keyboard.keys
    assert (keys["1"].isVisible(), keys["ä"].isVisible()) == (True, False)
    step.keyboard.others.click()
    assert (keys["1"].isVisible(), keys["ä"].isVisible()) == (False, True)
    step.keyboard.set_shift(True)
    keys["ä"].click()
    step.keyboard.others.click()
    keys["1"].click()
    assert step.line.text() == "Ä1"


def test_a_keyboard_on_a_cable_types_too(make: Make) -> None:
    page = make()
    step = asked(page, WordsStep)
    QTest.keyClicks(step.line, "Clinic 7")
    step.keyboard.erase.click()
    page.next.click()
    assert page.policy.clinic_name == "Clinic"


def test_a_space_at_the_end_is_no_fault(make: Make) -> None:
    page = make()
    press(page, "Clinic ")
    page.next.click()
    assert page.policy.clinic_name == "Clinic"


def test_what_the_file_said_before_is_shown_and_kept(make: Make, config: Path) -> None:
    before = KioskPolicy(
        clinic_name="Old name", idle_seconds=75, pin=PIN, night=Night(time(21), time(6), 0.3), printing=True
    )
    page = make(before)
    go_to(page, Summary)
    page.next.click()
    assert read_policy(config, Library(), LANGUAGES)[0] == before


def test_two_different_pins_are_asked_again(make: Make) -> None:
    page = make()
    step = go_to(page, PinStep)
    type_pin(step, "1234")
    assert "once more" in step.said.text()
    type_pin(step, "4321")
    assert page.step is step
    assert page.fault.text() == "The two were not the same. Type the PIN again."
    type_pin(step, "1234")
    type_pin(step, "1234")
    assert check_pin("1234", page.policy.pin)


def test_next_after_one_pin_asks_for_it_once_more(make: Make) -> None:
    page = make()
    step = go_to(page, PinStep)
    for name in "1234":
        step.keypad.buttons[name].click()
    page.next.click()
    assert page.step is step
    assert step.first == "1234"
    step.keypad.buttons["1"].click()
    page.next.click()
    assert page.step is step
    assert page.policy.pin == ""
    step.keypad.buttons["1"].click()
    page.next.click()
    assert page.fault.text() == "A PIN has 4 to 12 digits."


def test_a_pin_is_taken_out_or_kept_after_all(make: Make, config: Path) -> None:
    page = make(KioskPolicy(pin=PIN))
    step = go_to(page, PinStep)
    step.none.click()
    assert "There will be no PIN" in step.said.text()
    step.none.click()
    page.next.click()
    assert page.policy.pin == PIN
    page.back.click()
    step.none.click()
    page.next.click()
    assert isinstance(page.step, Summary)
    page.next.click()
    assert read_policy(config, Library(), LANGUAGES)[0].pin == ""


def test_a_new_pin_stands_whatever_was_to_become_of_the_old_one(make: Make) -> None:
    page = make(KioskPolicy(pin=PIN))
    step = go_to(page, PinStep)
    step.none.click()
    type_pin(step, "97531")
    type_pin(step, "97531")
    assert check_pin("97531", page.policy.pin)


def test_without_a_pin_none_can_be_taken_out(make: Make) -> None:
    page = make()
    step = go_to(page, PinStep)
    assert not step.none.isVisible()


def test_what_only_the_file_sets_can_be_taken_out(make: Make, tmp_path: Path) -> None:
    logo, card, other = tmp_path / "logo.png", Address(Kind.CONDITION, "one"), Address(Kind.CONDITION, "two")
    page = make(KioskPolicy(logo=logo, include=(card, other), exclude=(card,)))
    while not (isinstance(page.step, ChoicesStep) and "logo" in page.step.rows):
        page.next.click()
    step = page.step
    assert [row.choice for row in step.rows.values()] == [logo, (card, other), (card,)]
    step.rows["logo"].buttons[None].click()
    step.rows["exclude"].buttons[()].click()
    page.next.click()
    assert (page.policy.logo, page.policy.include, page.policy.exclude) == (None, (card, other), ())
    page.back.click()
    assert step.rows["logo"].choice is None
    assert all("logo" not in each.rows for each in make().steps if isinstance(each, ChoicesStep))


def test_answers_that_cannot_be_are_said_and_stay(make: Make) -> None:
    page = make()
    step = next_of(page, WordsStep)
    step.line.clear()
    page.next.click()
    assert page.fault.text() == "Say whom to call in an emergency."
    step.ready["911"].click()
    step = go_to(page, LanguagesStep)
    step.buttons["en"].click()
    page.next.click()
    assert page.fault.text() == "Choose at least one language."
    step.buttons["en"].click()
    step = go_to(page, NightStep)
    step.wanted.buttons[True].click()
    step.end.show_value(time(20))
    page.next.click()
    assert page.fault.text() == "The night must not end when it begins."


def test_one_language_is_not_asked_about(make: Make) -> None:
    page = make(languages=("en",))
    assert not any(isinstance(each, LanguagesStep) for each in page.steps)


def test_a_disk_that_takes_nothing_is_said_and_no_answer_is_lost(
    make: Make, config: Path, qtbot: QtBot
) -> None:
    config.parent.write_text("a file where the folder should be")
    page = make()
    press(page, "Clinic")
    go_to(page, Summary)
    with qtbot.assertNotEmitted(page.done):
        page.next.click()
    assert page.fault.text().startswith("It cannot be written: ")
    assert page.policy.clinic_name == "Clinic"


def test_back_leads_back_and_out(make: Make, qtbot: QtBot) -> None:
    page = make()
    press(page, "Clinic")
    page.next.click()
    page.back.click()
    assert isinstance(page.step, WordsStep)
    assert page.step.line.text() == "Clinic"
    with qtbot.waitSignal(page.left, timeout=1000):
        page.back.click()


def test_the_field_takes_no_menu_and_no_drops(make: Make) -> None:
    page = make()
    lines = page.findChildren(QLineEdit)
    assert lines
    for line in lines:
        assert line.contextMenuPolicy() is Qt.ContextMenuPolicy.PreventContextMenu
        assert not line.acceptDrops()


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1024, 600)])
def test_the_buttons_stay_on_the_screen_and_large(make: Make, look: StaffLook, size: tuple[int, int]) -> None:
    page = make()
    page.resize(*size)
    for step in page.steps[:-1]:
        assert page.step is step
        assert (page.width(), page.height()) == size
        for each in (page.next, page.back):
            assert each.height() >= look.px(TARGET_MM) - 1
            assert page.rect().contains(each.geometry())
        page.next.click()
