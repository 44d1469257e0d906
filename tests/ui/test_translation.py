"""The window's words from Qt's translation files, as a translator makes them."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication

from explorer.cli import run
from explorer.files.places import Places
from explorer.library.library import Library
from explorer.ui import words_file
from explorer.ui.translation import speak, system_languages
from explorer.ui.window import MainWindow
from explorer.ui.words import tr

TOOLS = Path(sys.executable).parent


@pytest.fixture
def english_again(qapp: QApplication, places: Places) -> Iterator[None]:
    """Whatever a test makes the application speak, the next one hears English."""
    before = QLocale()
    yield
    speak(qapp, places)
    QLocale.setDefault(before)


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of all words, as the command makes it."""
    out = tmp_path_factory.mktemp("words") / "translations" / "all.ts"  # a folder that is not there yet
    assert run(["words", str(out)]) == 0
    return out


def translated(words: Path, assets: Path, language: str, **own: str) -> Places:
    """Assets with the file of words in a language, with the translations `own`, compiled by Qt's own tool."""
    folder = assets / "translations"
    folder.mkdir(parents=True)
    tree = ElementTree.parse(words)
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        source = message.findtext("source") or ""
        if source in own:
            translation.text = own[source]
            del translation.attrib["type"]
    target = folder / f"{language}.ts"
    tree.write(target, encoding="utf-8", xml_declaration=True)
    subprocess.run([TOOLS / "pyside6-lrelease", "-silent", target], check=True, capture_output=True)
    return Places(assets, assets.parent / "content", language)


def sources(path: Path) -> set[str]:
    return {each.text or "" for each in ElementTree.parse(path).iter("source")}


def test_every_sort_of_word_is_in_the_file_for_translators(words: Path, library: Library) -> None:
    found = sources(words)
    assert {
        "Start again",  # a table of the window
        "Side of the body",  # where it is shown
        "What tells them apart best",  # composed by the library
        "One possible cause",  # marked in a table of the library
        "your local emergency number",  # the settings
        "{day} {month} {year}",
        ", ",
        "January",
    } <= found
    assert {each.title for each in library.diagram.figures} <= found
    assert {each.name for each in library.diagram.layers} <= found
    assert {each.note for each in library.diagram.presets} <= found
    assert {"Dark", "High contrast", library.diagram.title} <= found


def test_a_file_that_is_brought_up_to_date_keeps_its_translations(words: Path, tmp_path: Path) -> None:
    mine = tmp_path / "xx.ts"
    shutil.copy(words, mine)
    text = mine.read_text(encoding="utf-8")
    old = '<source>Start again</source>\n        <translation type="unfinished"></translation>'
    assert old in text
    mine.write_text(text.replace(old, "<source>Start again</source><translation>Neu</translation>"), "utf-8")
    assert run(["words", str(mine)]) == 0
    assert "<translation>Neu</translation>" in mine.read_text(encoding="utf-8")
    assert sources(mine) == sources(words)


def test_the_command_says_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["words", str(tmp_path / "de.txt")]) == 2
    assert "must end in .ts" in capsys.readouterr().err
    assert run(["words", str(tmp_path / "no" / "such" / "de.ts")]) == 2
    assert "lupdate failed" in capsys.readouterr().err
    monkeypatch.setattr(words_file, "find_spec", lambda _name: None)
    assert run(["words", str(tmp_path / "de.ts")]) == 2
    assert "comes with PySide6-Essentials" in capsys.readouterr().err


def test_the_window_speaks_the_language_of_its_file(
    qapp: QApplication,
    words: Path,
    tmp_path: Path,
    make_window: Callable[..., MainWindow],
    library: Library,
    english_again: None,
) -> None:
    german = {
        "Start again": "Von vorn",
        "Right sole": "Rechte Sohle",
        "Where do you feel it?": "Wo spüren Sie es?",
        "{number} found. What they concern was left out or may look odd; everything else works.": "{number}!",
    }
    places = translated(words, tmp_path / "assets", "de", **german)
    speak(qapp, places)
    window = make_window(shown=replace(library, language="de"))
    assert window.card.page is not None
    assert window.card.page.title == "Wo spüren Sie es?"
    assert window.bar.buttons["home"].text() == "Von vorn"
    assert "Rechte Sohle" in [each.text for each in window.diagram.captions.places]
    assert tr("Forward") == "Forward", "what has no translation stays English"
    assert QCoreApplication.translate("QPlatformTheme", "Close") == "Schließen", "Qt's own words come along"
    assert QLocale().toString(1234567) == "1.234.567"
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_language_read_from_the_right_turns_the_window(
    qapp: QApplication, words: Path, tmp_path: Path, english_again: None
) -> None:
    speak(qapp, translated(words, tmp_path / "assets", "ar", Forward="التالي"))
    assert tr("Forward") == "التالي"
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_without_words_of_its_own_a_language_keeps_the_english_window(
    qapp: QApplication, places: Places, english_again: None
) -> None:
    speak(qapp, replace(places, language="ar"))
    assert tr("Forward") == "Forward"
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_damaged_file_of_words_leaves_the_window_english(
    qapp: QApplication, tmp_path: Path, english_again: None
) -> None:
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "de.qm").write_bytes(b"nothing of the kind")
    speak(qapp, Places(tmp_path, tmp_path, "de"))
    assert tr("Forward") == "Forward"


def test_english_after_another_language_is_english(
    qapp: QApplication, words: Path, tmp_path: Path, places: Places, english_again: None
) -> None:
    speak(qapp, translated(words, tmp_path / "assets", "de", Forward="Weiter"))
    assert tr("Forward") == "Weiter"
    speak(qapp, places)
    assert tr("Forward") == "Forward"
    assert QCoreApplication.translate("QPlatformTheme", "Close") == "Close"


def test_the_system_names_the_languages_of_its_user() -> None:
    assert all(isinstance(each, str) and each for each in system_languages())
