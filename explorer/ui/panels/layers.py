"""The menu of layers: ready-made choices, and each layer shown, faded or hidden."""

from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from explorer.diagram.shapes import Diagram
from explorer.state.layers import LabelLanguage, Layers, Visibility
from explorer.ui.words import mark, tr

NOT_OFFERED = frozenset({"region"})
"""Layers that are never seen, only touched."""

WORDS = {
    Visibility.SHOWN: mark("Shown"),
    Visibility.FADED: mark("Faded"),
    Visibility.DEEP: mark("Only the deep ones"),
    Visibility.HIDDEN: mark("Hidden"),
}

LABEL_WORDS = {
    LabelLanguage.ENGLISH: mark("English"),
    LabelLanguage.LATIN: mark("Latin"),
    LabelLanguage.NONE: mark("None"),
}


class LayersMenu(QMenu):
    """Built anew each time it opens, so that it always tells what holds."""

    def __init__(self, diagram: Diagram, layers: Layers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(tr("What the drawing shows"))
        self._diagram = diagram
        self._layers = layers
        self._with_deep = {
            shape.layer for figure in diagram.figures for shape in figure.shapes if figure.lies_deep(shape)
        }
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for old in (*self.findChildren(QMenu), *self.findChildren(QActionGroup)):
            old.setParent(None)  # what is cleared from a menu stays its child
            old.deleteLater()
        presets = QActionGroup(self)
        for preset in self._diagram.presets:
            action = _choice(tr(preset.name), preset.name == self._layers.preset, presets)
            action.triggered.connect(partial(self._layers.use_preset, preset.name))
            self.addAction(action)
        self.addSeparator()
        for layer in self._diagram.layers:
            if layer.id not in NOT_OFFERED:
                self.addMenu(self._layer_menu(layer.id, layer.name))
        self.addMenu(self._labels_menu())

    def _labels_menu(self) -> QMenu:
        menu = QMenu(tr("Names: {which}").format(which=tr(LABEL_WORDS[self._layers.labels])), self)
        group = QActionGroup(menu)
        for choice, word in LABEL_WORDS.items():
            action = _choice(tr(word), choice is self._layers.labels, group)
            action.triggered.connect(partial(self._layers.set_labels, choice))
            menu.addAction(action)
        return menu

    def _layer_menu(self, layer: str, name: str) -> QMenu:
        now = self._layers.states[layer]
        words = tr("{layer}: {how}").format(layer=tr(name), how=tr(WORDS[now]).lower())
        menu = QMenu(words, self)
        group = QActionGroup(menu)
        for visibility, word in WORDS.items():
            if visibility is Visibility.DEEP and layer not in self._with_deep:
                continue
            action = _choice(tr(word), visibility is now, group)
            action.triggered.connect(partial(self._layers.set, layer, visibility))
            menu.addAction(action)
        return menu


def _choice(text: str, checked: bool, group: QActionGroup) -> QAction:
    action = QAction(text, group)
    action.setCheckable(True)
    action.setChecked(checked)
    group.addAction(action)
    return action
