import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from explorer.files.patience import Patience
from explorer.files.places import Places, find_places
from explorer.library import compiled, last_good, load
from explorer.library.last_good import SUFFIX, languages_lasting, load_lasting
from explorer.library.library import Library
from hanging import hanging
from library.world import card_file, change, forge_the_text


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def same(one: Library, other: Library) -> bool:
    return compiled.dump(one) == compiled.dump(other)


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob(f"*{SUFFIX}"))


def test_a_good_library_is_shown_and_kept_without_a_word(small: Places, today: date, cache: Path) -> None:
    _, notice = load_lasting(small, today, cache)
    assert notice == ""
    assert len(kept(cache)) == 1
    before = kept(cache)[0].stat().st_mtime_ns
    load_lasting(small, today, cache)
    assert kept(cache)[0].stat().st_mtime_ns == before, "the same is not written twice"


def test_a_folder_that_vanished_costs_nothing_but_a_notice(small: Places, today: date, cache: Path) -> None:
    good, _ = load_lasting(small, today, cache)
    shutil.rmtree(small.content)
    for _ in range(2):
        library, notice = load_lasting(small, today, cache)
        assert same(library, good)
        assert str(small.content) in notice
        assert "last good copy" in notice


@pytest.mark.parametrize("lost", ["anatomy", "anatomy/nerves.csv", "en", "en/guide.toml", "en/conditions"])
def test_half_a_folder_does_not_replace_the_last_good_copy(
    small: Places, today: date, cache: Path, lost: str
) -> None:
    good, _ = load_lasting(small, today, cache)
    path = small.content / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    library, notice = load_lasting(small, today, cache)
    assert same(library, good)
    assert notice


def test_a_share_that_fails_while_it_is_read_is_as_good_as_away(
    small: Places, today: date, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, _ = load_lasting(small, today, cache)

    def fail(*_: object) -> Library:
        raise OSError(116, "Stale file handle")

    monkeypatch.setattr(last_good, "load_library", fail)
    library, notice = load_lasting(small, today, cache)
    assert same(library, good)
    assert notice


def test_a_share_that_hangs_is_as_good_as_away_until_it_answers(
    small: Places, today: date, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, _ = load_lasting(small, today, cache)
    monkeypatch.setattr(last_good, "LONGEST", 0.1)
    patience = Patience()
    with hanging(card_file(small)):
        library, notice = load_lasting(small, today, cache, patience=patience)
        assert same(library, good)
        assert "last good copy" in notice
        assert languages_lasting(small, cache, patience) == ("en",)
    patience.wait(lambda: None, 20)
    monkeypatch.setattr(last_good, "LONGEST", 20)
    library, notice = load_lasting(small, today, cache, patience=patience)
    assert same(library, good)
    assert notice == ""


def test_a_share_that_hangs_at_the_very_first_start_does_so_for_a_while_only(
    small: Places, today: date, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(last_good, "LONGEST", 0.05)
    monkeypatch.setattr(last_good, "LONGEST_WITHOUT", 0.1)
    patience = Patience()
    with hanging(card_file(small)):
        assert "no copy" in load_lasting(small, today, cache, patience=patience)[1]
    patience.wait(lambda: None, 20)


def test_when_the_folder_is_back_its_own_is_shown_again(small: Places, today: date, cache: Path) -> None:
    load_lasting(small, today, cache)
    away = small.content.with_name("away")
    small.content.rename(away)
    load_lasting(small, today, cache)
    away.rename(small.content)
    change(card_file(small), "We do not know.", "We do not know yet.")
    library, notice = load_lasting(small, today, cache)
    assert notice == ""
    assert any("We do not know yet." in card.plain_text for card in library.cards.values())
    small.content.rename(away)
    assert same(load_lasting(small, today, cache)[0], library)


def test_without_a_copy_it_says_so_and_does_not_fail(small: Places, today: date, cache: Path) -> None:
    shutil.rmtree(small.content)
    library, notice = load_lasting(small, today, cache)
    assert not library.cards
    assert "no copy" in notice
    assert kept(cache) == []


@pytest.mark.parametrize("damage", [b"", b"NERVLAST", b"x" * 1000])
def test_a_damaged_copy_is_no_copy_and_is_made_anew(
    small: Places, today: date, cache: Path, damage: bytes
) -> None:
    load_lasting(small, today, cache)
    (copy,) = kept(cache)
    whole = copy.read_bytes()
    for spoilt in (damage, whole[:-1], whole[:200] + b"?" + whole[201:]):
        copy.write_bytes(spoilt)
        assert load_lasting(small, today, cache)[1] == ""
        assert copy.read_bytes() == whole
    copy.write_bytes(damage)
    shutil.rmtree(small.content)
    assert "no copy" in load_lasting(small, today, cache)[1]


def test_the_copy_of_one_folder_is_not_taken_for_another(small: Places, today: date, cache: Path) -> None:
    load_lasting(small, today, cache)
    other = Places(small.assets, small.content.with_name("other"))
    assert not load_lasting(other, today, cache)[0].cards


def test_each_language_has_a_copy_of_its_own(small: Places, today: date, cache: Path) -> None:
    load_lasting(small, today, cache)
    load_lasting(replace(small, language="de"), today, cache)
    assert len(kept(cache)) == 2


def test_while_the_folder_is_away_there_are_the_languages_that_were_kept(
    small: Places, today: date, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small.content / "de").mkdir()
    (small.content / "de" / "language.toml").write_text('name = "Deutsch"\n', encoding="utf-8")
    load_lasting(small, today, cache)
    assert languages_lasting(small, cache, Patience()) == ("en", "de"), "whether or not they were kept"
    load_lasting(replace(small, language="de"), today, cache)
    shutil.rmtree(small.content / "de")
    assert languages_lasting(small, cache, Patience()) == ("en",), "what was taken out is out"
    shutil.rmtree(small.content)
    small.content.mkdir()  # as a share leaves it that is away
    assert languages_lasting(small, cache, Patience()) == ("en", "de")

    def fail(*_: object) -> None:
        raise OSError("Stale file handle")

    monkeypatch.setattr(last_good, "languages", fail)
    assert languages_lasting(small, cache, Patience()) == ("en", "de")


def test_a_cache_that_cannot_be_written_costs_only_the_copy(
    small: Places, today: date, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    library, notice = load_lasting(small, today, tmp_path / "cache")
    assert library.cards
    assert notice == ""


def test_a_given_folder_of_content_may_be_away(places: Places, tmp_path: Path) -> None:
    away = tmp_path / "share"
    assert find_places(places.assets, away, may_vanish=True) == Places(places.assets, away)
    with pytest.raises(FileNotFoundError, match="share"):
        find_places(places.assets, away)
    with pytest.raises(FileNotFoundError, match="nothing"):
        find_places(tmp_path / "nothing", away, may_vanish=True)


def test_a_damaged_text_on_a_share_that_fails_costs_nothing_but_a_notice(
    small: Places, today: date, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, _ = load_lasting(small, today, cache)
    (form,) = cache.glob(f"*{load.SUFFIX}")
    forge_the_text(form)

    def fail(*_: object) -> Library:
        raise OSError(116, "Stale file handle")

    monkeypatch.setattr(load, "_read", fail)
    library, notice = load_lasting(small, today, cache)
    assert same(library, good)
    assert "last good copy" in notice
