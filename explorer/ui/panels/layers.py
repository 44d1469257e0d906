"""The panel beside the drawing: what it shows, layer by layer, and how strongly."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from explorer.anatomy.address import Address
from explorer.diagram.shapes import Diagram
from explorer.state.layers import LabelLanguage, Layers, Visibility
from explorer.ui.action_button import ActionButton
from explorer.ui.choice import ChoiceButton
from explorer.ui.flow import FlowLayout
from explorer.ui.segments import Segments
from explorer.ui.touch import scroll_by_finger
from explorer.ui.words import mark, tr

NOT_OFFERED = frozenset({"region"})
"""Layers that are never seen, only touched."""

WORDS = {
    Visibility.SHOWN: mark("Show"),
    Visibility.DEEP: mark("Deep"),
    Visibility.FADED: mark("Fade"),
    Visibility.HIDDEN: mark("Hide"),
}

LABEL_WORDS = {
    LabelLanguage.ENGLISH: mark("English"),
    LabelLanguage.LATIN: mark("Latin"),
    LabelLanguage.NONE: mark("None"),
}

IN_FORCE = "✓ "
"""Before the name of the preset that is in force: colour alone would not do."""

ICON = QSize(20, 20)
PERCENT_STEP = 10
TOOLS = ("undo_look", "redo_look", "copy_picture", "save_picture")
"""The actions that have a button at the panel's foot."""


class LayersPanel(QFrame):
    """Stays open while one tries things. `closed` tells that it was closed by its own button or Esc.

    It tells what holds in `layers` and changes it; `name_of` gives a hidden structure its name.
    """

    closed = Signal()

    def __init__(
        self,
        diagram: Diagram,
        layers: Layers,
        actions: dict[str, QAction],
        name_of: Callable[[Address], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("side-panel")
        self.setAccessibleName(tr("What the drawing shows"))
        self._diagram = diagram
        self._layers = layers
        self._name_of = name_of
        self._hidden_shown: frozenset[Address] = frozenset()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head())
        page = QWidget()
        page.setObjectName("page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(16, 4, 16, 16)
        self._column.setSpacing(8)
        self._add_presets()
        self._add_strength()
        self._add_layers()
        self._add_names()
        self._add_hidden()
        self._add_tools(actions)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("card")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        scroll_by_finger(self._scroll)
        outer.addWidget(self._scroll, 1)
        self._stop_observing = layers.observe(self.tell)
        self.tell()

    def take_focus(self) -> None:
        """Give the keyboard to the preset in force, or the first one."""
        pressed = [each for each in self._presets.values() if each.isChecked()]
        button = next(iter(pressed or self._presets.values()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stop(self) -> None:
        """Tell of nothing any more, before the window closes."""
        self._stop_observing()

    def tell(self) -> None:
        """Show what holds now."""
        in_force = self._layers.preset
        for name, preset in self._presets.items():
            preset.setChecked(name == in_force)
            preset.setText((IN_FORCE if name == in_force else "") + tr(name))
        for layer, row in self._rows.items():
            row.show_choice(self._layers.states[layer])
        self._names.show_choice(self._layers.labels)
        self._tell_strength()
        self._tell_hidden()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 8, 4)
        title = _label(tr("What the drawing shows"), "heading")
        row.addWidget(title, 1)
        self._close = QPushButton(tr("Done"))
        self._close.setObjectName("fold")
        self._close.setToolTip(tr("Close this panel (Esc)"))
        self._close.clicked.connect(self.closed)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _add_presets(self) -> None:
        self._presets: dict[str, ChoiceButton] = {}
        for preset in self._diagram.presets:
            button = ChoiceButton(tr(preset.name), note=tr(preset.note))
            button.setCheckable(True)
            button.setAccessibleName(tr(preset.name))
            button.clicked.connect(partial(self._use_preset, preset.name))
            self._presets[preset.name] = button
            self._column.addWidget(button)

    def _add_layers(self) -> None:
        self._column.addWidget(_label(tr("Layer by layer"), "label"))
        self._rows: dict[str, Segments[Visibility]] = {}
        with_deep = {
            shape.layer
            for figure in self._diagram.figures
            for shape in figure.shapes
            if figure.lies_deep(shape)
        }
        for layer in self._diagram.layers:
            if layer.id in NOT_OFFERED:
                continue
            words = {
                visibility: tr(word)
                for visibility, word in WORDS.items()
                if visibility is not Visibility.DEEP or layer.id in with_deep
            }
            self._rows[layer.id] = Segments(words, tr(layer.name), partial(self._layers.set, layer.id))
            self._column.addWidget(_row(tr(layer.name), self._rows[layer.id]))

    def _add_strength(self) -> None:
        self._strength_label = _label("", "label")
        self._strength_label.setWordWrap(True)
        self._strength = QSlider(Qt.Orientation.Horizontal)
        self._strength.setRange(0, 100)
        self._strength.setSingleStep(PERCENT_STEP)
        self._strength.setPageStep(2 * PERCENT_STEP)
        self._strength.valueChanged.connect(lambda value: self._layers.set_front_strength(value / 100))
        self._strength_label.setBuddy(self._strength)
        self._column.addWidget(self._strength_label)
        self._column.addWidget(self._strength)

    def _add_names(self) -> None:
        words = {language: tr(word) for language, word in LABEL_WORDS.items()}
        self._names: Segments[LabelLanguage] = Segments(words, tr("Names"), self._layers.set_labels)
        self._column.addWidget(_row(tr("Names"), self._names))

    def _add_hidden(self) -> None:
        self._hidden_label = _label(tr("Hidden; press to show again"), "label")
        self._hidden = QWidget()
        FlowLayout(self._hidden)
        self._column.addWidget(self._hidden_label)
        self._column.addWidget(self._hidden)

    def _add_tools(self, actions: dict[str, QAction]) -> None:
        tools = QWidget()
        row = FlowLayout(tools)
        for each in TOOLS:
            button = ActionButton(actions[each])
            button.setObjectName("tool")
            button.setIconSize(ICON)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            row.addWidget(button)
        self._reset = QPushButton(tr("As at first"))
        self._reset.setObjectName("fold")
        self._reset.clicked.connect(self._layers.reset)
        row.addWidget(self._reset)
        self._column.addSpacing(8)
        self._column.addWidget(tools)

    def _use_preset(self, name: str, _checked: bool = False) -> None:
        self._layers.use_preset(name)
        self.tell()  # the one in force was pressed: it stays down

    def _tell_strength(self) -> None:
        front = next((each.name for each in self._diagram.layers if each.id == self._layers.front), "")
        percent = round(self._layers.front_strength * 100)
        text = tr("In front: {layer}. How much of it is seen: {percent} %")
        self._strength_label.setText(text.format(layer=tr(front).lower(), percent=percent) if front else "")
        self._strength.setAccessibleName(self._strength_label.text())
        self._strength.setEnabled(bool(front))
        if self._strength.value() != percent:
            self._strength.blockSignals(True)
            self._strength.setValue(percent)
            self._strength.blockSignals(False)

    def _tell_hidden(self) -> None:
        hidden = self._layers.look.hidden
        self._hidden_label.setVisible(bool(hidden))
        self._hidden.setVisible(bool(hidden))
        if hidden == self._hidden_shown:
            return
        self._hidden_shown = hidden
        layout = self._hidden.layout()
        assert isinstance(layout, FlowLayout)
        while (item := layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        for address in sorted(hidden):
            button = ChoiceButton(self._name_of(address))
            button.setAccessibleName(tr("Show again: {name}").format(name=self._name_of(address)))
            button.clicked.connect(partial(self._unhide, address))
            layout.addWidget(button)

    def _unhide(self, address: Address, _checked: bool = False) -> None:
        self._layers.unhide(address)
        rest = self._hidden.findChildren(ChoiceButton)
        (rest[0] if rest else self._close).setFocus()

    def event(self, event: QEvent) -> bool:
        """Keep Esc for closing the panel, where it has the keyboard."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _row(name: str, choice: QWidget) -> QWidget:
    """A name and what is chosen for it, side by side or, where that is too wide, one below the other."""
    row = QWidget()
    layout = FlowLayout(row)
    label = QLabel(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    layout.addWidget(label)
    layout.addWidget(choice)
    return row
