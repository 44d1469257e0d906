"""What a start brings with it: each check runs in an interpreter of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]

LOADED = """
import sys
from datetime import date
from pathlib import Path
from explorer.files.places import find_places
from explorer.library.load import load_library
places = find_places(Path("assets"), Path("content"))
load_library(places, date(2026, 11, 24), Path(sys.argv[1]))
print(*sys.modules)
"""


def modules(code: str, *arguments: str) -> set[str]:
    """The names of the modules that are loaded once `code` has run."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, cwd=TOP, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        "explorer.cli",
        "explorer.state.state",
        "explorer.state.settings",
        "explorer.library.read",
        "explorer.content.read",
        "explorer.diagram.read",
        "explorer.anatomy.tables",
    ],
)
def test_the_core_needs_no_qt(module: str) -> None:
    loaded = modules(f"import sys, {module}; print(*sys.modules)")
    assert module in loaded
    assert not {"PySide6", "shiboken6", "pyqtgraph", "numpy"} & loaded


def test_the_window_brings_no_search_before_it_is_used() -> None:
    loaded = modules("import sys, explorer.ui.window; print(*sys.modules)")
    assert "explorer.ui.panels.search" in loaded
    assert not {"sqlite3", "explorer.library.search.search", "explorer.library.search.index"} & loaded


@pytest.fixture(scope="module")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, set[str]]:
    """A cache folder after a first start, and the modules that this start brought."""
    cache = str(tmp_path_factory.mktemp("cache"))
    return cache, modules(LOADED, cache)


def test_a_start_from_the_compiled_form_brings_no_parsers(first_start: tuple[str, set[str]]) -> None:
    parsers = {"svgelements", "markdown_it", "yaml", "pydantic", "defusedxml"}
    cache, loaded = first_start
    assert parsers <= loaded, "the first start reads the files"
    assert not parsers & modules(LOADED, cache)


SHOWN = LOADED.replace(
    "print(*sys.modules)",
    """
import explorer.app
print(*sys.modules)
""",
)
MOST_OF_OURS = 165
"""Modules of our own that a start may bring."""


def test_a_start_keeps_to_its_budget(first_start: tuple[str, set[str]]) -> None:
    loaded = modules(SHOWN, first_start[0])
    dear = {"sqlite3", "segno", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "PySide6.QtSql", "svgelements"}
    dear |= {
        "markdown_it",
        "yaml",
        "pydantic",
        "defusedxml",
        "pyqtgraph.exporters",
        "pyqtgraph.console",
        "difflib",
        "importlib.metadata",
    }
    dear |= {"explorer.library.search.search", "explorer.library.search.documents", "explorer.ui.pictures"}
    dear |= {"explorer.content.reading_level", "explorer.state.bookmark_export", "explorer.ui.paper.sheets"}
    dear |= {"explorer.library.comparison_page", "explorer.ui.diagram.sight"}
    assert not dear & loaded, f"a start needs none of {sorted(dear & loaded)}: import them where first used"
    ours = sorted(each for each in loaded if each.split(".")[0] == "explorer")
    assert len(ours) <= MOST_OF_OURS, f"a start brings {len(ours)} modules: {ours}"
