"""The one table of what the user can do: buttons, shortcuts and the kiosk's filter come from it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from explorer.ui.icons import icon
from explorer.ui.theme import Theme
from explorer.ui.words import mark, tr


@dataclass(frozen=True)
class ActionSpec:
    """One thing to do, named `id`; `icon` and `shortcuts` may be empty."""

    id: str
    title: str
    icon: str
    shortcuts: tuple[str, ...]
    in_kiosk: bool


ACTIONS = (
    ActionSpec("back", mark("Back"), "back", ("Alt+Left", "Back"), True),
    ActionSpec("forward", mark("Forward"), "forward", ("Alt+Right", "Forward"), True),
    ActionSpec("home", mark("Start again"), "home", ("Home",), True),
    ActionSpec("search", mark("Search"), "search", ("Ctrl+K", "Ctrl+F"), False),
    ActionSpec("clear", mark("Choose nothing"), "", ("Esc",), True),
    ActionSpec("emergency", mark("Is it an emergency?"), "emergency", ("Ctrl+E",), True),
    ActionSpec("compare", mark("Compare with…"), "compare", ("Ctrl+M",), False),
    ActionSpec("print_card", mark("Print or save this page"), "print", ("Ctrl+P",), False),
    ActionSpec("take_home", mark("Take it home on your phone"), "phone", ("Ctrl+Shift+Q",), True),
    ActionSpec("text_smaller", mark("Smaller text"), "text-smaller", ("Ctrl+-",), True),
    ActionSpec("text_larger", mark("Larger text"), "text-larger", ("Ctrl++", "Ctrl+="), True),
    ActionSpec("show_themes", mark("Colours"), "theme", (), False),
    ActionSpec("next_theme", mark("Next colours"), "", ("Ctrl+T",), False),
    ActionSpec("show_contents", mark("Contents: everything there is"), "contents", ("Ctrl+B", "F9"), False),
    ActionSpec("bookmark", mark("Bookmark this page"), "star", ("Ctrl+D",), False),
    ActionSpec("copy_address", mark("Copy this page's address"), "copy-address", ("Ctrl+Shift+C",), False),
    ActionSpec("show_layers", mark("What the drawing shows"), "layers", ("Ctrl+L",), False),
    ActionSpec("hide", mark("Hide"), "hide", ("H",), False),
    ActionSpec("isolate", mark("Show only this"), "isolate", ("I",), False),
    ActionSpec("show_all", mark("Show all"), "", ("Shift+H",), False),
    ActionSpec("undo_look", mark("Undo"), "undo", ("Ctrl+Z",), False),
    ActionSpec("redo_look", mark("Redo"), "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), False),
    ActionSpec("copy_picture", mark("Copy a picture"), "copy", ("Ctrl+Shift+P",), False),
    ActionSpec("save_picture", mark("Save a picture…"), "picture", ("Ctrl+Shift+S",), False),
    ActionSpec("show_problems", mark("Problems in the files"), "problems", (), False),
    ActionSpec("zoom_in", mark("Nearer"), "zoom-in", ("+", "="), True),
    ActionSpec("zoom_out", mark("Farther"), "zoom-out", ("-",), True),
    ActionSpec("fit", mark("Whole drawing"), "fit", ("0",), True),
    ActionSpec("frame_1", mark("First figure"), "", ("1",), False),
    ActionSpec("frame_2", mark("Second figure"), "", ("2",), False),
    ActionSpec("frame_3", mark("Third figure"), "", ("3",), False),
    ActionSpec("frame_4", mark("Fourth figure"), "", ("4",), False),
    ActionSpec("frame_5", mark("Fifth figure"), "", ("5",), False),
    ActionSpec("show_keys", mark("Keys"), "keys", ("?", "F1"), False),
    ActionSpec("quit", mark("Quit"), "", ("Ctrl+Q",), False),
)

Handlers = dict[str, Callable[[], object]]
"""What each action of the table calls; what it returns does not matter."""


def make_actions(window: QWidget, handlers: Handlers) -> dict[str, QAction]:
    """A QAction of `window` for each row of the table; raises KeyError if one has no handler."""
    made = {}
    for spec in ACTIONS:
        action = QAction(tr(spec.title), window)
        action.setShortcuts([QKeySequence(each) for each in spec.shortcuts])
        action.triggered.connect(partial(_call, handlers[spec.id]))
        window.addAction(action)
        made[spec.id] = action
    return made


def tint_actions(actions: dict[str, QAction], assets: Path, theme: Theme) -> None:
    """Give the actions their icons in the colours of `theme`."""
    for spec in ACTIONS:
        if spec.icon:
            color = theme.colors.emergency if spec.id == "emergency" else theme.colors.ink
            actions[spec.id].setIcon(icon(assets, spec.icon, color))


def _call(handler: Callable[[], object], _checked: bool = False) -> None:
    # PySide does not count the arguments of a partial: it calls this one without `_checked`.
    handler()
