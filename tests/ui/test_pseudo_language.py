"""Every word of the window can be translated: in a marked language, none is seen without its mark."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Side, parse_address
from explorer.files.problem import Problem
from explorer.library.library import Library
from explorer.state.layers import LabelLanguage
from explorer.state.settings import Settings, read_settings
from explorer.ui.theme import theme_names
from explorer.ui.window import MainWindow
from explorer.ui.words import tr
from pseudo import PseudoTranslator, everything_said, opened_menus, unmarked, with_marked_content

MakeWindow = Callable[..., MainWindow]

PAGES = (
    "condition:sciatica",
    "condition:cauda-equina-syndrome",
    "condition:lumbar-disc-herniation",
    "symptom:foot-drop",
    "test:emg-ncs",
    "treatment:surgery",
    "nerve:tibial",
    "nerve:root-l5",
    "nerve:common-fibular",
    "region:outer-knee",
    "site:fibular-neck",
    "disc:l4-l5",
    "bone:femur",
    "muscle:soleus",
)
PROBLEM = Problem("⦑content/en/conditions/a.md⦒", 7, "⦑links to nowhere⦒")


@pytest.fixture(scope="session")
def marked(library: Library) -> Library:
    """The shipped library with all its own words marked."""
    return replace(with_marked_content(library), problems=(PROBLEM,))


@pytest.fixture
def spoken_to(qapp: QApplication) -> Iterator[None]:
    """The application speaks the marked language."""
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def strange(spoken_to: None, make_window: MakeWindow, marked: Library) -> MainWindow:
    """The window in the marked language, with every kind of thing in it marked."""
    return make_window(shown=marked)


def faults() -> list[str]:
    """Where words without a mark are seen or spoken, each once."""
    QApplication.processEvents()
    found = {f"{where}: {text[:90]!r}" for where, text in everything_said() if unmarked(text)}
    return sorted(found)


def close_others(window: MainWindow) -> None:
    """Close whatever an action has opened."""
    for each in QApplication.topLevelWidgets():
        if each is not window:
            each.close()
    for dialog in window.findChildren(QDialog):
        dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_words_without_a_mark_are_found() -> None:
    assert unmarked("⟦Bäçk~~⟧ 7 – ⦑tibial nerve⦒, L5/S1. Nerve Explorer") == []
    assert unmarked("⟦Bäçk~~⟧ again") == ["again"]
    assert unmarked("Names: ⦑Latin⦒") == ["Names"]


def test_the_marked_language_reaches_everything_and_is_longer(spoken_to: None) -> None:
    said = QCoreApplication.translate("", "Shown on {side}: 3 <b>back</b>")
    assert said == "⟦Shöwñ~~⟧ ⟦öñ~⟧ {side}: 3 <b>⟦bäçk~~⟧</b>"


def test_the_first_page_is_said_in_the_language(strange: MainWindow) -> None:
    strange.settle()
    assert faults() == []
    assert "⟦Whéré~~⟧" in strange.card.page.title


def test_every_kind_of_page_is_said_in_the_language(strange: MainWindow) -> None:
    found = []
    for address in PAGES:
        strange.choose(parse_address(address), Side.LEFT)
        strange.settle()
        folds = strange.card.findChildren(QPushButton, "fold")
        for button in folds:
            button.setChecked(True)
        found += [f"{address}: {each}" for each in faults()]
    assert found == []


def test_a_comparison_is_said_in_the_language(strange: MainWindow) -> None:
    strange.choose(parse_address("condition:sciatica"))
    strange.state.pick_comparison()
    assert faults() == []
    strange.state.compare(parse_address("condition:piriformis-syndrome"))
    strange.settle()
    assert faults() == []


def test_labels_and_what_is_pointed_at_are_said_in_the_language(strange: MainWindow) -> None:
    strange.choose(parse_address("nerve:tibial"), Side.RIGHT)
    strange.diagram.frame_figure("posterior")
    for language in LabelLanguage:
        strange.layers.set_labels(language)
        strange.settle()
        strange.grab()
        assert (strange.diagram.labels.shown == ()) is (language is LabelLanguage.NONE)
        assert faults() == []
    strange.layers.set_labels(LabelLanguage.ENGLISH)
    view, pointed = strange.diagram.viewport().rect(), set()
    from_view, _ = strange.diagram.to_view().inverted()
    for x, y in product(range(12), range(12)):
        place = QPointF(view.width() * x / 12, view.height() * y / 12)
        for hit in strange.diagram.hits(from_view.map(place))[:1]:
            strange.diagram.pointed.emit(hit)
            pointed.add(hit.address)
            assert faults() == []
    assert len(pointed) > 3


@pytest.mark.qt_log_ignore("This plugin does not support")  # of menus and dialogs, where there is no screen
@pytest.mark.parametrize("chosen", [None, "condition:sciatica"])
def test_whatever_an_action_opens_is_said_in_the_language(
    strange: MainWindow, chosen: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    # These would wait for an answer.
    for asks in ("getSaveFileName", "getOpenFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, asks, lambda *_args, **_more: ("", ""))
    problems: list[str] = []
    begun = None
    for action in strange.actions():
        if strange.state.selection != begun or begun is None or strange.state.picking:
            strange.state.clear()
            if chosen:
                strange.choose(parse_address(chosen), Side.LEFT)
            begun = strange.state.selection
        if action.text() == tr("Quit") or not action.isEnabled():
            continue
        action.trigger()
        strange.settle()
        problems += [f"after {action.text()}: {each}" for each in faults()]
        close_others(strange)
    assert problems == [], "\n".join(problems)


def test_what_is_found_by_typing_is_said_in_the_language(strange: MainWindow, qtbot: QtBot) -> None:
    fields = [each for each in strange.findChildren(QLineEdit) if each.isVisible() and not each.isReadOnly()]
    assert fields
    for field in fields:
        for typed in ("sciatica", "xqzj"):
            field.setFocus()
            qtbot.keyClicks(field, typed)
            qtbot.wait(300)  # what is found is shown a moment after the last key
            words = {word: text for _, text in everything_said() for word in unmarked(text)}
            assert words.keys() <= {typed}, words
            field.clear()
    close_others(strange)


def test_menus_are_said_in_the_language(strange: MainWindow) -> None:
    menus = list(opened_menus(strange))
    assert all(isinstance(each, QMenu) for each in menus)
    assert menus
    assert faults() == []
    for preset in strange.state.library.diagram.presets:
        strange.layers.use_preset(preset.name)
        assert faults() == []


def test_choices_of_colours_are_said_in_the_language(strange: MainWindow) -> None:
    names = [name for _, name in strange.appearance.choices()]
    assert len(names) == len(theme_names(strange._assets)) + 1
    assert [word for name in names for word in unmarked(name)] == []


def test_a_notice_of_damaged_settings_is_said_in_the_language(
    strange: MainWindow, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("7")
    path = folder / "settings.json"
    for text in ("{", '{"theme": 7}'):
        path.write_text(text)
        settings, notice = read_settings(path)
        assert settings == Settings()
        assert notice is not None
        said = notice.said(tr)
        assert unmarked(said, (str(path.with_suffix(".damaged")), "theme")) == []


def test_the_emergency_words_are_said_in_the_language(strange: MainWindow) -> None:
    strange.choose(parse_address("condition:sciatica"))
    strange.settle()
    assert any("⟦ëmérgéñçy~~~~⟧" in text or "⟦émérgéñçy~~~~⟧" in text for _, text in everything_said())


def test_longer_words_still_fit(strange: MainWindow) -> None:
    strange.resize(1024, 600)
    strange.choose(parse_address("condition:sciatica"))
    strange.settle()
    assert strange.width() == 1024
    assert strange.bar.sizeHint().width() <= strange.bar.width()
