"""What files hold is remembered by how they look from outside, and never where that might deceive."""

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from explorer.anatomy.address import Address, Kind
from explorer.files.places import Places
from explorer.library import load, stamp
from explorer.library.library import Library
from explorer.library.load import load_library
from explorer.library.stamp import looks_of, remember, remembered
from library.world import CARD, card_file, change, figure_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is remembered there")

THE_CARD = Address(Kind.CONDITION, CARD)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files may be a moment old."""
    monkeypatch.setattr(stamp, "CALM_NS", -(10**12))


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[Places]:
    """Every reading of all files to tell what they hold."""
    times: list[Places] = []
    really = load.key_of

    def counted(places: Places) -> str:
        times.append(places)
        return really(places)

    monkeypatch.setattr(load, "key_of", counted)
    return times


def kept(cache: Path) -> Path:
    (found,) = cache.glob(f"*{stamp.SUFFIX}")
    return found


def words(library: Library) -> str:
    return library.cards[THE_CARD].plain_text


@pytest.mark.usefixtures("calm")
def test_files_that_look_as_before_are_not_read(
    small: Places, today: date, cache: Path, hashed: list[Places]
) -> None:
    first = load_library(small, today, cache)
    again = load_library(small, today, cache)
    assert len(hashed) == 1
    assert (again.cards, again.diagram) == (first.cards, first.diagram)


@pytest.mark.usefixtures("calm")
def test_a_change_that_keeps_size_and_time_is_seen(
    small: Places, today: date, cache: Path, hashed: list[Places]
) -> None:
    load_library(small, today, cache)
    card = card_file(small)
    before = card.stat()
    change(card, "We do not know.", "We do now know.")
    os.utime(card, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = card.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (
        before.st_size,
        before.st_mtime_ns,
        before.st_ino,
    )
    assert "We do now know." in words(load_library(small, today, cache))
    assert len(hashed) == 2


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize(
    "what", ["figure", "new card", "lost card", "replaced", "linked", "behind a link", "mode"]
)
def test_whatever_looks_different_is_read_again(
    small: Places, today: date, cache: Path, hashed: list[Places], what: str
) -> None:
    card = card_file(small)
    elsewhere = card.with_name("elsewhere.txt")
    if what == "behind a link":
        card.rename(elsewhere)
        card.symlink_to(elsewhere)
    load_library(small, today, cache)
    match what:
        case "figure":
            change(figure_file(small), "M60 20L70 20", "M60 20L71 20")
        case "new card":
            card.with_name("morton-neuroma.md").write_text(card.read_text())
        case "lost card":
            card.unlink()
        case "replaced":
            other = card.with_suffix(".new")
            other.write_text(card.read_text().replace("We do not know.", "We do now know."))
            os.utime(other, ns=(card.stat().st_atime_ns, card.stat().st_mtime_ns))
            other.replace(card)
        case "linked":
            card.rename(elsewhere)
            card.symlink_to(elsewhere)
        case "behind a link":
            change(elsewhere, "We do not know.", "We do now know.")
        case "mode":
            card.chmod(0o600)
    again = load_library(small, today, cache)
    assert len(hashed) == 2
    fresh = load_library(small, today)
    assert (again.cards, again.diagram, again.problems) == (fresh.cards, fresh.diagram, fresh.problems)


def test_files_that_changed_a_moment_ago_are_not_trusted(
    small: Places, today: date, cache: Path, hashed: list[Places]
) -> None:
    for _ in range(3):
        load_library(small, today, cache)
    assert len(hashed) == 3
    assert not list(cache.glob(f"*{stamp.SUFFIX}"))


@pytest.mark.usefixtures("calm")
def test_another_version_reads_them_again(
    small: Places, today: date, cache: Path, hashed: list[Places], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_library(small, today, cache)
    monkeypatch.setattr(load, "__version__", "another")
    load_library(small, today, cache)
    assert len(hashed) == 2


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("nonsense", [b"", b"{", b"\xff\xfe", b"0" * 160, b"0" * 100_000])
def test_nonsense_is_not_believed_and_is_mended(
    small: Places, today: date, cache: Path, hashed: list[Places], nonsense: bytes
) -> None:
    good = load_library(small, today, cache)
    as_it_was = kept(cache).read_bytes()
    kept(cache).write_bytes(nonsense)
    assert load_library(small, today, cache).cards == good.cards
    assert len(hashed) == 2
    assert kept(cache).read_bytes() == as_it_was


@pytest.mark.usefixtures("calm")
def test_no_single_changed_byte_leads_to_other_content(small: Places, today: date, cache: Path) -> None:
    load_library(small, today, cache)
    good = kept(cache).read_bytes()
    looks = load._looks(small)
    content = remembered(kept(cache), looks)
    assert content
    for place in range(len(good)):
        kept(cache).write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        assert remembered(kept(cache), looks) is None
    for cut in range(len(good)):
        kept(cache).write_bytes(good[:cut])
        assert remembered(kept(cache), looks) is None


@pytest.mark.usefixtures("calm")
def test_a_stamp_without_its_form_is_no_more_than_a_name(small: Places, today: date, cache: Path) -> None:
    good = load_library(small, today, cache)
    (form,) = cache.glob(f"*{load.SUFFIX}")
    form.unlink()
    change(card_file(small), "We do not know.", "We do now know.")
    assert "We do now know." in words(load_library(small, today, cache))
    assert "We do not know." in words(good)


@pytest.mark.usefixtures("calm")
def test_files_that_change_while_they_are_read_are_not_kept(
    small: Places, today: date, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = load._read

    def read(places: Places, today: date) -> Library:
        library = really(places, today)
        change(card_file(places), "We do not know.", "We do now know.")
        return library

    monkeypatch.setattr(load, "_read", read)
    load_library(small, today, cache)
    assert not list(cache.glob(f"*{load.SUFFIX}"))
    monkeypatch.setattr(load, "_read", really)
    assert "We do now know." in words(load_library(small, today, cache))


@pytest.mark.usefixtures("calm")
def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    path = tmp_path / "cache" / "en.stamp"
    looks = looks_of([tmp_path], "")
    remember(path, looks, "0" * 32)
    assert remembered(path, looks) is None


def test_a_missing_folder_and_what_else_counts_have_looks_too(tmp_path: Path) -> None:
    missing = looks_of([tmp_path / "missing"], "about")
    assert missing == looks_of([tmp_path / "missing"], "about")
    assert missing.digest != looks_of([tmp_path / "missing"], "other").digest
    assert missing.digest != looks_of([tmp_path], "about").digest
