"""Collecting every word of the window into a Qt translation file, for translators."""

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import explorer
from explorer.files.problem import BadFileError
from explorer.library.library import Library
from explorer.ui.theme import load_theme, theme_names

ALIASES = "tr+=mark,tr+=say"
"""The functions whose words are collected beside `tr`."""


class NoToolError(Exception):
    """Qt's lupdate is not there, or it failed."""


def words_of_files(library: Library, assets: Path) -> tuple[str, ...]:
    """The words that the window shows from figures and themes, each once; no faulty themes."""
    diagram = library.diagram
    words = [diagram.title, *(title for figure in diagram.figures for title in (figure.title, figure.left))]
    words += [layer.name for layer in diagram.layers]
    for preset in diagram.presets:
        words += [preset.name, preset.note]
    for name in theme_names(assets):
        try:
            words.append(load_theme(assets, name).name)
        except BadFileError:
            continue
    return tuple(dict.fromkeys(filter(None, words)))


def collect_words(out: Path, more: Iterable[str]) -> None:
    """Bring the .ts file `out` up to date with the program's words and `more`; translations in it stay.

    Its folder is made if that is all that is missing. Raises NoToolError if Qt's lupdate is missing or does
    not succeed.
    """
    package = Path(explorer.__file__).parent
    with suppress(OSError):  # lupdate then says what is wrong
        out.parent.mkdir(exist_ok=True)
    # lupdate reads Python only, so what stands in other files is written as Python for it.
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "words_of_files.py"
        listed.write_text("\n".join(f"tr({_quoted(word)})" for word in more), encoding="utf-8")
        sources = [*sorted(package.rglob("*.py")), listed]
        options = ["-silent", "-locations", "none", "-no-obsolete", "-tr-function-alias", ALIASES]
        command = [_lupdate(), *options, *map(str, sources), "-source-language", "en", "-ts", str(out)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError as error:
            raise NoToolError(f"Qt's lupdate cannot be run: {error}") from error
    if done.returncode or not out.is_file():
        raise NoToolError(f"Qt's lupdate failed: {done.stderr.strip() or done.stdout.strip()}")


def _lupdate() -> str:
    package = find_spec("PySide6")
    folders = (package.submodule_search_locations if package else None) or []
    name = "lupdate.exe" if sys.platform == "win32" else "lupdate"
    found = next((Path(each) / name for each in folders if (Path(each) / name).is_file()), None)
    if found is None:
        raise NoToolError("Qt's lupdate is not there; it comes with PySide6-Essentials")
    return str(found)


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
