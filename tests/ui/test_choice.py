"""A button to choose shows all its words, and its note below them, at any width."""

import pytest
from pytestqt.qtbot import QtBot

from explorer.ui.choice import ChoiceButton

NAME = "Pinched nerve inside the ankle"
NOTE = "Tingling under the foot, worse when you stand and at night."


@pytest.fixture
def plain(qtbot: QtBot) -> ChoiceButton:
    button = ChoiceButton(NAME)
    qtbot.addWidget(button)
    return button


@pytest.fixture
def noted(qtbot: QtBot) -> ChoiceButton:
    button = ChoiceButton(NAME, note=NOTE)
    qtbot.addWidget(button)
    return button


def test_a_note_makes_the_button_taller_and_wide_enough_for_it(
    plain: ChoiceButton, noted: ChoiceButton
) -> None:
    assert noted.sizeHint().height() > plain.sizeHint().height()
    assert noted.sizeHint().width() > plain.sizeHint().width()


def test_a_narrow_button_is_taller(plain: ChoiceButton, noted: ChoiceButton) -> None:
    for button in (plain, noted):
        wide = button.heightForWidth(button.sizeHint().width())
        assert button.heightForWidth(140) > wide == button.sizeHint().height()


def test_the_note_is_read_out(plain: ChoiceButton, noted: ChoiceButton) -> None:
    assert noted.text() == plain.text() == NAME
    assert noted.accessibleDescription() == NOTE
    assert plain.accessibleDescription() == ""


def test_the_note_is_painted_below_the_name(plain: ChoiceButton, noted: ChoiceButton) -> None:
    def inked(button: ChoiceButton) -> list[int]:
        """The rows of pixels that hold ink, away from the button's edges."""
        image = button.grab().toImage()
        middle = image.height() // 2
        back = image.pixel(6, middle)
        return [
            y
            for y in range(6, image.height() - 6)
            if any(image.pixel(x, y) != back for x in range(14, image.width() - 14))
        ]

    for button in (plain, noted):
        button.setStyleSheet("background: white; color: black; border: 0")
        button.resize(button.sizeHint())
    gaps = [below - above for above, below in zip(inked(noted), inked(noted)[1:], strict=False)]
    assert max(gaps) > 1
    assert len(inked(noted)) > len(inked(plain))
