"""What the benchmarks share: the table they fill, and the library's compiled form."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bench.bench_table import Row, table
from explorer.files.places import APP_NAME, Places
from explorer.library.load import load_library

ROWS = pytest.StashKey[list[Row]]()


@pytest.fixture(scope="session")
def add_row(pytestconfig: pytest.Config) -> Callable[[Row], None]:
    """Puts a row into the table that is printed at the end."""
    return pytestconfig.stash.setdefault(ROWS, []).append


@pytest.fixture(scope="session")
def alone(pytestconfig: pytest.Config) -> bool:
    """Whether nothing but benchmarks was asked for: then they take their time."""
    return all("bench" in Path(each.split("::")[0]).parts for each in pytestconfig.args)


@pytest.fixture(scope="session")
def compiled(places: Places, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A cache folder with the library's compiled form, and the seconds that reading the files took."""
    cache = tmp_path_factory.mktemp("user") / APP_NAME
    cache.mkdir()
    begun = time.perf_counter()
    load_library(places, date.today(), cache)
    return cache, time.perf_counter() - begun


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    rows = config.stash.get(ROWS, [])
    if rows:
        terminalreporter.section("How fast")
        for line in table(rows):
            terminalreporter.write_line(line)
