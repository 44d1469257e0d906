"""The bar on top: what stays in sight where it is narrow."""

import pytest

from explorer.state.settings import Settings
from explorer.ui.panels.bar import GIVES_WAY, LEFT
from explorer.ui.window import MainWindow


def put_away(window: MainWindow) -> list[str]:
    return [each for each in GIVES_WAY if window.bar.buttons[each].isHidden()]


def in_more(window: MainWindow) -> list[str]:
    menu = window.bar._more.menu()
    menu.aboutToShow.emit()
    return [each.text() for each in menu.actions()]


def test_with_room_every_button_is_in_sight_and_there_is_no_more(window: MainWindow) -> None:
    window.bar.fit_width(3000)
    assert put_away(window) == []
    assert window.bar._more.isHidden()


@pytest.mark.parametrize("width", [500, 700, 900, 1100])
def test_what_has_no_room_moves_into_the_menu_of_more_in_its_order(window: MainWindow, width: int) -> None:
    window.bar.fit_width(width)
    away = put_away(window)
    assert away == list(GIVES_WAY[: len(away)])
    assert window.bar._more.isHidden() is not bool(away)
    assert in_more(window) == [window.bar.buttons[each].defaultAction().text() for each in reversed(away)]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_a_small_window_and_keeps_the_way_to_help(make_window: object, scale: float) -> None:
    window = make_window(Settings(text_scale=scale, reduced_motion=True))  # type: ignore[operator]
    window.bar.fit_width(1024)
    assert window.bar.sizeHint().width() <= 1024
    for each in (*LEFT, "text_larger", "text_smaller", "emergency"):
        assert not window.bar.buttons[each].isHidden()


def test_what_opens_below_a_hidden_button_opens_below_more(window: MainWindow) -> None:
    window.bar.fit_width(3000)
    own = window.bar.below("show_themes")
    window.bar.fit_width(500)
    assert window.bar.below("show_themes") != own
    more = window.bar._more
    assert window.bar.below("show_themes") == more.mapToGlobal(more.rect().bottomLeft())


def test_while_one_searches_in_a_narrow_bar_only_help_stays(window: MainWindow) -> None:
    window.bar.fit_width(600)
    window.bar.give_room(True)
    shown = [each for each, button in window.bar.buttons.items() if not button.isHidden()]
    assert shown == ["emergency"]
    window.bar.give_room(False)
    assert not window.bar.buttons["home"].isHidden()
