"""What each action does in the main window."""

from functools import partial
from typing import TYPE_CHECKING

from explorer.ui.actions import Handlers
from explorer.ui.dialogs import show_keys

if TYPE_CHECKING:
    from explorer.ui.window import MainWindow

ZOOM_STEP = 1.4
"""How much nearer one step of zooming is."""


def handlers_of(window: "MainWindow") -> Handlers:
    """What the actions of `window` call. Its parts need not be there before one is used."""
    return {
        "back": window.state.back,
        "forward": window.state.forward,
        "home": lambda: _go_home(window),
        "clear": lambda: _clear(window),
        "search": lambda: window.search.open(),
        "emergency": lambda: _show_emergency(window),
        "compare": window.state.pick_comparison,
        "print_card": lambda: window.taking_away.on_paper(),
        "take_home": lambda: window.taking_away.on_a_phone(),
        "text_smaller": lambda: window.appearance.step_text(-1),
        "text_larger": lambda: window.appearance.step_text(+1),
        "next_theme": window.appearance.next_theme,
        "show_themes": lambda: window.themes_menu.popup(window.bar.below("show_themes")),
        "show_contents": lambda: window.contents.toggle(),
        "bookmark": lambda: window.contents.star(),
        "copy_address": lambda: window.contents.copy_address(),
        "show_layers": lambda: window.open_layers(window.layers_panel.isHidden()),
        "hide": lambda: window.seeing.hide(window.is_at_card()),
        "isolate": lambda: window.seeing.isolate(window.is_at_card()),
        "show_all": lambda: window.layers.show_all(),
        "undo_look": lambda: window.layers.undo(),
        "redo_look": lambda: window.layers.redo(),
        "copy_picture": lambda: window.seeing.copy_picture(),
        "save_picture": lambda: window.seeing.save_picture(),
        "show_problems": window.show_problems,
        "show_keys": lambda: show_keys(window.appearance.scale, window),
        "zoom_in": lambda: window.diagram.zoom(ZOOM_STEP),
        "zoom_out": lambda: window.diagram.zoom(1 / ZOOM_STEP),
        "fit": lambda: window.diagram.fit(),
        "quit": window.close,
        **{f"frame_{number}": partial(_frame_number, window, number) for number in range(1, 6)},
    }


def _go_home(window: "MainWindow") -> None:
    window.state.clear()
    window.diagram.fit()


def _clear(window: "MainWindow") -> None:
    """Leave what is chosen; where nothing is, put the keyboard's cursor away."""
    if window.state.selection is None:
        window.diagram.steering.put_away()
    window.state.leave()


def _show_emergency(window: "MainWindow") -> None:
    emergencies = window.state.library.emergencies
    if emergencies:
        window.choose(emergencies[0].address)


def _frame_number(window: "MainWindow", number: int) -> None:
    figures = window.state.library.diagram.figures
    if number <= len(figures):
        window.diagram.frame_figure(figures[number - 1].id)
