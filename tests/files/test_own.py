"""The program's own files are read as they are; what lies in their place and is no file holds nothing up."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from explorer.files.own import read_own
from explorer.library.load import load_library
from explorer.library.search import kept
from explorer.library.stamp import Looks, remembered
from explorer.state.bookmarks import Bookmarks
from explorer.state.settings import Settings, read_settings
from library.world import small_places

no_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")


def test_no_more_is_read_than_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "own"
    path.write_bytes(b"abcdef")
    assert (read_own(path, 4), read_own(path, 400)) == (b"abcd", b"abcdef")


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_own(tmp_path / "own", 4)


@no_pipes
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_plain_file_is_refused_at_once(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "own")
    opened = Path("/proc/self/fd")
    before = len(list(opened.iterdir())) if opened.is_dir() else 0
    with pytest.raises(OSError, match="no plain file"):
        read_own(tmp_path / "own", 4)
    if before:
        assert len(list(opened.iterdir())) == before, "it is closed again"


@no_pipes
def test_a_pipe_in_place_of_the_compiled_form_costs_time_and_nothing_else(
    tmp_path: Path, today: date
) -> None:
    places, cache = small_places(tmp_path / "world"), tmp_path / "cache"
    first = load_library(places, today, cache)
    (form,) = cache.glob("*.library")
    form.unlink()
    os.mkfifo(form)
    assert load_library(places, today, cache).cards == first.cards
    assert form.is_file(), "it is made anew"


@no_pipes
def test_a_pipe_in_the_place_of_the_stamp_or_the_search_index_counts_as_none(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "kept")
    assert remembered(tmp_path / "kept", Looks("0" * 64, tells=True)) is None
    assert kept.read(tmp_path / "kept", bytes(32)) is None


@no_pipes
def test_pipes_in_the_place_of_settings_and_bookmarks_are_told_of(tmp_path: Path) -> None:
    for name in ("settings", "bookmarks"):
        os.mkfifo(tmp_path / name)
    settings, notice = read_settings(tmp_path / "settings")
    assert settings == Settings()
    assert notice is not None
    assert "no plain file" in Bookmarks(tmp_path / "bookmarks").notice
