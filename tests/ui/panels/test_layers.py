"""The panel of layers: what it tells, what a press does; by keyboard too, and in small windows."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import parse_address
from explorer.library.library import Library
from explorer.state.layers import LabelLanguage, Layers, Visibility
from explorer.state.settings import Settings
from explorer.ui.choice import ChoiceButton
from explorer.ui.panels.layers import IN_FORCE, TOOLS, LayersPanel
from explorer.ui.window import MainWindow

TIBIA = parse_address("bone:tibia")


@pytest.fixture
def layers(library: Library) -> Layers:
    """The shipped drawing's layers as they are at first."""
    return Layers(library.diagram)


@pytest.fixture
def panel(qtbot: QtBot, library: Library, layers: Layers) -> Iterator[LayersPanel]:
    """The panel over them, alone."""
    actions = {name: QAction(name) for name in TOOLS}
    made = LayersPanel(library.diagram, layers, actions, library.name_of)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.stop()


def press(panel: LayersPanel, name: str) -> None:
    """Press the button of that accessible name, or word."""
    found = [
        each for each in panel.findChildren(QAbstractButton) if name in (each.accessibleName(), each.text())
    ]
    assert len(found) == 1, name
    found[0].click()


def down(panel: LayersPanel, start: str) -> list[str]:
    """The words of the buttons that are down of the row for `start`."""
    return [
        each.text()
        for each in panel.findChildren(QPushButton)
        if each.accessibleName().startswith(f"{start}: ") and each.isChecked()
    ]


def ticked(panel: LayersPanel) -> list[str]:
    return [
        each.text().removeprefix(IN_FORCE)
        for each in panel.findChildren(ChoiceButton)
        if each.isChecked() and each.text().startswith(IN_FORCE)
    ]


def test_each_preset_is_a_button_that_says_what_it_shows(panel: LayersPanel, library: Library) -> None:
    shown = {each.accessibleName(): each.note for each in panel.findChildren(ChoiceButton)}
    assert shown == {preset.name: preset.note for preset in library.diagram.presets}


def test_the_preset_in_force_is_marked_in_more_than_colour(panel: LayersPanel, layers: Layers) -> None:
    assert ticked(panel) == [layers.preset]
    press(panel, "Nerves")
    assert layers.preset == "Nerves"
    assert ticked(panel) == ["Nerves"]
    press(panel, "Nerves")
    assert ticked(panel) == ["Nerves"], "pressing it again changes nothing"
    layers.set("bone", Visibility.FADED)
    assert ticked(panel) == []


def test_each_layer_that_is_seen_has_a_row(panel: LayersPanel, library: Library) -> None:
    for layer in library.diagram.layers:
        assert len(down(panel, layer.name)) == (layer.id != "region")
    assert down(panel, "Bones") == ["Show"]
    assert down(panel, "Muscles") == ["Hide"]


def test_a_layer_is_faded_and_hidden_and_the_row_says_so(panel: LayersPanel, layers: Layers) -> None:
    for word, state in (("Fade", Visibility.FADED), ("Hide", Visibility.HIDDEN), ("Show", Visibility.SHOWN)):
        press(panel, f"Bones: {word}")
        assert layers.states["bone"] is state
        assert down(panel, "Bones") == [word]


def test_only_the_deep_ones_is_offered_where_a_figure_has_deep_structures(
    panel: LayersPanel, layers: Layers
) -> None:
    words = {each.accessibleName() for each in panel.findChildren(QPushButton)}
    assert {word for word in words if word.endswith("Deep")} == {"Muscles: Deep"}
    press(panel, "Muscles: Deep")
    assert layers.states["muscle"] is Visibility.DEEP


def test_names_are_chosen_in_a_language_or_none(panel: LayersPanel, layers: Layers) -> None:
    assert down(panel, "Names") == ["English"]
    for word, language in (("Latin", LabelLanguage.LATIN), ("None", LabelLanguage.NONE)):
        press(panel, f"Names: {word}")
        assert layers.labels is language
        assert down(panel, "Names") == [word]


def test_the_slider_is_of_the_layer_in_front_and_says_which(panel: LayersPanel, layers: Layers) -> None:
    slider = panel.findChild(QSlider)
    assert "bones" in slider.accessibleName()
    press(panel, "Muscles")
    assert "muscles" in slider.accessibleName()
    slider.setValue(40)
    assert layers.look.strengths == {"muscle": 0.4}
    assert "40 %" in slider.accessibleName()
    layers.undo()
    assert slider.value() == 100
    press(panel, "Skin areas of the nerves")
    assert "skin areas of the nerves" in slider.accessibleName()


def test_a_hidden_structure_is_listed_and_comes_back_by_its_button(
    panel: LayersPanel, layers: Layers
) -> None:
    layers.hide(TIBIA)
    press(panel, "Show again: tibia")
    assert layers.look.hidden == frozenset()
    assert not [each for each in panel.findChildren(ChoiceButton) if "again" in each.accessibleName()]


def test_as_at_first_brings_all_back(panel: LayersPanel, layers: Layers) -> None:
    first = layers.look
    press(panel, "Muscles")
    layers.hide(TIBIA)
    press(panel, "As at first")
    assert layers.look == first
    assert ticked(panel) == [layers.preset]


def hint(window: MainWindow) -> str:
    return " ".join(each.text() for each in window.crumbs.widget().findChildren(QLabel) if each.text())


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


def test_a_choice_in_the_panel_shows_in_the_drawing(window: MainWindow) -> None:
    view = window.diagram

    def bone_is_pickable() -> bool:
        ink = next(
            ink for ink in view.plate if str(ink.address) == "bone:calcaneus" and ink.figure == "plantar"
        )
        hits = view.hits(ink.box.center())
        return parse_address("bone:calcaneus") in {hit.address for hit in hits}

    assert bone_is_pickable()
    press(window.layers_panel, "Bones: Hide")
    assert not bone_is_pickable()
    press(window.layers_panel, "For patients")
    assert bone_is_pickable()


def key(code: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, code, held)


def test_it_opens_by_key_works_by_keyboard_stays_open_and_closes_by_escape(active: MainWindow) -> None:
    panel = active.layers_panel
    active.choose(parse_address("nerve:tibial"))
    key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert panel.isVisible()
    assert QApplication.focusWidget().accessibleName() == "For patients"
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Return)
    assert active.layers.preset == "Nerves"
    assert panel.isVisible()
    key(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert active.state.selection is not None, "Esc closed the panel and did nothing else"
    assert QApplication.focusWidget() is active.bar.buttons["show_layers"]
    key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not panel.isVisible()


def test_the_arrow_keys_go_along_a_row(active: MainWindow) -> None:
    active._actions["show_layers"].trigger()
    shown = next(
        each
        for each in active.layers_panel.findChildren(QPushButton)
        if each.accessibleName() == "Bones: Show"
    )
    shown.setFocus()
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Space)
    assert active.layers.states["bone"] is Visibility.FADED


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1024, 600), (1280, 800), (1920, 1080)])
def test_it_holds_in_small_windows_and_with_large_text(
    make_window: Callable[..., MainWindow], size: tuple[int, int], scale: float
) -> None:
    window = make_window(Settings(reduced_motion=True, text_scale=scale))
    window.resize(*size)
    window._actions["show_layers"].trigger()
    window.settle()
    panel = window.layers_panel
    assert window.width() == size[0], "the window need not grow"
    assert window.diagram.width() >= 350
    page = panel._scroll.widget()
    assert page.width() <= panel._scroll.viewport().width(), "nothing is cut off at the side"
    for button in panel.findChildren(QAbstractButton):
        if button.isVisible():
            at = button.mapTo(panel, QPoint())
            assert at.x() >= 0
            assert at.x() + button.width() <= panel.width(), button.text()
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            assert button.height() >= 24


def test_where_it_took_the_cards_place_a_choice_brings_the_card_back(window: MainWindow) -> None:
    window.resize(1024, 600)
    window._actions["show_layers"].trigger()
    assert window.layers_panel.isVisible()
    assert not window.card.isVisible()
    window.layers.use_preset("Muscles")
    assert window.layers_panel.isVisible()
    window.choose(parse_address("muscle:soleus"))
    assert window.card.isVisible()
    assert not window.layers_panel.isVisible()


def test_on_a_wide_screen_panel_and_card_stand_side_by_side(window: MainWindow) -> None:
    window.resize(1600, 900)
    window._actions["show_layers"].trigger()
    window.choose(parse_address("muscle:soleus"))
    assert window.card.isVisible()
    assert window.layers_panel.isVisible()
