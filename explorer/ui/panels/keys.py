"""The sheet of keys: everything the keyboard does, in groups."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.actions import ACTIONS, ActionSpec
from explorer.ui.diagram.steering import KEYS, KeyRow
from explorer.ui.words import mark, tr

FIND = mark("Find")
DRAWING = mark("In the drawing (Tab goes there and leaves it)")
LIST = mark("In the contents, while the keyboard is there")
KEEP = mark("Keep and take away")
SEE = mark("What the drawing shows, and how large")
MORE = mark("More")
"""The headings, in the order in which one needs them."""

ACTIONS_OF = {
    FIND: ("search", "emergency", "show_contents", "home", "back", "forward", "compare"),
    DRAWING: ("zoom_in", "zoom_out", "fit", *(f"frame_{number}" for number in range(1, 6))),
    LIST: (),
    KEEP: ("bookmark", "print_card", "take_home", "copy_address", "copy_picture", "save_picture"),
    SEE: (
        "hide",
        "isolate",
        "show_all",
        "undo_look",
        "redo_look",
        "show_layers",
        "text_larger",
        "text_smaller",
        "next_theme",
    ),
}
"""Which actions stand together; those of no group, and all new ones, stand under MORE."""

TOLD_OTHERWISE = ("clear",)
"""What a row of its own tells better."""

KEYS_OF = {
    DRAWING: (*KEYS, KeyRow(mark("Shift+F10"), mark("What can be done with it"))),
    LIST: (
        KeyRow("↑ ↓", mark("From row to row")),
        KeyRow("→ ←", mark("Open a row, or close it")),
        KeyRow(mark("Enter"), mark("Choose it")),
        KeyRow(
            mark("A, B, C …"),
            mark("The row that begins so. H, I and 1 to 5 mean the drawing again once Tab has left the list"),
        ),
    ),
}
"""Keys that are no action's: they mean this only there."""

FRAMES = "frame_"
"""The actions that each show one figure are told in one row."""

RARE = frozenset({"Back", "Forward", "Ctrl+="})
"""Keys that only some keyboards have, or that stand in for another: they work, but are not told."""

MOST = 0.9
"""The sheet is at most so large, as a share of the window."""
WIDTH = 560
"""In pixels at 100 % text."""

Row = tuple[str, str]
"""Keys as they are written, and what they do."""


def sheet() -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """The headings with their rows, in the reader's language."""
    grouped = {each for ids in ACTIONS_OF.values() for each in (*ids, *TOLD_OTHERWISE)}
    rest = tuple(spec.id for spec in ACTIONS if spec.id not in grouped)
    made = []
    for heading, ids in (*ACTIONS_OF.items(), (MORE, rest)):
        own = ((tr(each.keys), tr(each.title)) for each in KEYS_OF.get(heading, ()))
        made.append((tr(heading), (*own, *_rows(ids))))
    return tuple(made)


def _rows(ids: tuple[str, ...]) -> Iterator[Row]:
    specs = [spec for each in ids for spec in ACTIONS if spec.id == each and spec.shortcuts]
    frames = [spec for spec in specs if spec.id.startswith(FRAMES)]
    for spec in specs:
        if spec not in frames:
            yield _written(spec), tr(spec.title)
    if frames:
        yield f"{_written(frames[0])}–{_written(frames[-1])}", tr("Show one figure alone")


def _written(spec: ActionSpec) -> str:
    """The keys of an action, as this system writes them, without RARE ones."""
    keys = [QKeySequence(each).toString(QKeySequence.SequenceFormat.NativeText) for each in spec.shortcuts]
    return ", ".join(key for each, key in zip(spec.shortcuts, keys, strict=True) if each not in RARE)


class KeysDialog(QDialog):
    """Shows the sheet until Esc; it scrolls by the arrows where it is longer than the window."""

    def __init__(self, scale: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys"))
        rows = QWidget()
        rows.setObjectName("page")
        grid = QGridLayout(rows)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for heading, entries in sheet():
            if entries:
                self._add(grid, heading, "heading", 0, 2)
            for keys, title in entries:
                line = self._add(grid, keys, "keys", 0, 1)
                self._add(grid, title, "does", 1, 1, line)
        area = QScrollArea()
        area.setObjectName("card")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(rows)
        area.setAccessibleName(tr("Keys"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addWidget(buttons)
        room = parent.size() * MOST
        self.resize(
            min(round(WIDTH * scale), room.width()),
            min(rows.heightForWidth(round(WIDTH * scale)) + 90 * round(scale), room.height()),
        )
        area.setFocus()

    def _add(
        self, grid: QGridLayout, text: str, style: str, column: int, span: int, line: int | None = None
    ) -> int:
        """Put words in the grid, in a new line unless one is given; returns the line."""
        label = QLabel(text)
        label.setObjectName(style)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        at = grid.rowCount() if line is None else line
        grid.addWidget(label, at, column, 1, span, Qt.AlignmentFlag.AlignTop)
        return at
