"""The menu of layers: what it offers, what it ticks, and what a choice does."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import parse_address
from explorer.library.library import Library
from explorer.state.layers import LabelLanguage, Layers, Visibility
from explorer.ui.panels.layers import LayersMenu
from explorer.ui.window import MainWindow


@pytest.fixture
def layers(library: Library) -> Layers:
    """The shipped drawing's layers as they are at first."""
    return Layers(library.diagram)


@pytest.fixture
def menu(qtbot: QtBot, library: Library, layers: Layers) -> LayersMenu:
    """The menu over them."""
    made = LayersMenu(library.diagram, layers)
    qtbot.addWidget(made)
    return made


def opened(menu: LayersMenu) -> dict[str, QAction]:
    """Its rows by their words, as it is when it opens."""
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def below(menu: LayersMenu, start: str) -> dict[str, QAction]:
    """The choices of the row for `start`."""
    (row,) = [action for text, action in opened(menu).items() if text.startswith(f"{start}:")]
    inner = row.menu()
    assert isinstance(inner, QMenu)
    return {action.text(): action for action in inner.actions()}


def ticked(rows: dict[str, QAction]) -> list[str]:
    return [text for text, action in rows.items() if action.isChecked()]


def test_it_offers_the_presets_and_each_layer_that_is_seen(
    menu: LayersMenu, layers: Layers, library: Library
) -> None:
    rows = list(opened(menu))
    presets = [preset.name for preset in library.diagram.presets]
    named = [layer.name for layer in library.diagram.layers if layer.id != "region"]
    assert rows[: len(presets)] == presets
    assert [row.split(":")[0] for row in rows[len(presets) :]] == [*named, "Names"]
    assert "Bones: shown" in rows
    assert "Muscles: hidden" in rows
    assert "Names: English" in rows


def test_the_preset_in_force_is_ticked(menu: LayersMenu, layers: Layers) -> None:
    assert ticked(opened(menu)) == [layers.preset]
    opened(menu)["Nerves"].trigger()
    assert layers.preset == "Nerves"
    assert ticked(opened(menu)) == ["Nerves"]
    layers.set("bone", Visibility.FADED)
    assert ticked(opened(menu)) == []


def test_a_layer_is_faded_and_hidden_and_the_menu_then_says_so(menu: LayersMenu, layers: Layers) -> None:
    assert ticked(below(menu, "Bones")) == ["Shown"]
    below(menu, "Bones")["Faded"].trigger()
    assert layers.states["bone"] is Visibility.FADED
    assert "Bones: faded" in opened(menu)
    below(menu, "Bones")["Hidden"].trigger()
    assert layers.states["bone"] is Visibility.HIDDEN
    assert ticked(below(menu, "Bones")) == ["Hidden"]


def test_only_the_deep_ones_is_offered_where_a_figure_has_deep_structures(
    menu: LayersMenu, layers: Layers, library: Library
) -> None:
    deep = {
        layer.id
        for layer in library.diagram.layers
        if layer.id != "region" and "Only the deep ones" in below(menu, layer.name)
    }
    assert deep == {"muscle"}
    below(menu, "Muscles")["Only the deep ones"].trigger()
    assert layers.states["muscle"] is Visibility.DEEP
    assert "Muscles: only the deep ones" in opened(menu)


def test_names_are_chosen_in_a_language_or_none(menu: LayersMenu, layers: Layers) -> None:
    assert ticked(below(menu, "Names")) == ["English"]
    for word, language in (("Latin", LabelLanguage.LATIN), ("None", LabelLanguage.NONE)):
        below(menu, "Names")[word].trigger()
        assert layers.labels is language
        assert ticked(below(menu, "Names")) == [word]


def test_opening_it_again_and_again_leaves_nothing_behind(menu: LayersMenu) -> None:
    opened(menu)
    first = len(menu.findChildren(QMenu))
    for _ in range(3):
        opened(menu)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(menu.findChildren(QMenu)) == first


def hint(window: MainWindow) -> str:
    return " ".join(each.text() for each in window.crumbs.widget().findChildren(QLabel))


def test_the_row_above_the_drawing_says_what_the_preset_shows(window: MainWindow) -> None:
    presets = {preset.name: preset.note for preset in window.state.library.diagram.presets}
    assert hint(window) == presets[window.layers.preset]
    for name, note in presets.items():
        window.layers.use_preset(name)
        assert hint(window) == note
    window.choose(parse_address("nerve:tibial"))
    assert presets["Everything"] not in hint(window)
    window.state.clear()
    assert hint(window) == presets["Everything"]


def test_a_choice_in_the_menu_shows_in_the_drawing(window: MainWindow, qtbot: QtBot) -> None:
    view = window.diagram

    def bone_is_pickable() -> bool:
        ink = next(
            ink for ink in view.plate if str(ink.address) == "bone:calcaneus" and ink.figure == "plantar"
        )
        hits = view.hits(ink.box.center())
        return parse_address("bone:calcaneus") in {hit.address for hit in hits}

    assert bone_is_pickable()
    below(window._layers_menu, "Bones")["Hidden"].trigger()
    assert not bone_is_pickable()
    opened(window._layers_menu)["For patients"].trigger()
    assert bone_is_pickable()


# The offscreen platform's own remarks on windows that pop up.
@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
def test_the_key_opens_it_under_its_button(window: MainWindow, qtbot: QtBot) -> None:
    window._actions["show_layers"].trigger()
    menu = window._layers_menu
    qtbot.waitUntil(menu.isVisible)
    assert ticked({action.text(): action for action in menu.actions()}) == [window.layers.preset]
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
