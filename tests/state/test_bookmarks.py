"""The pages that the user keeps: never lost, whatever happens to their file."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.anatomy.address import Side, parse_address
from explorer.state import bookmarks as module
from explorer.state.bookmarks import (
    LONGEST_NOTE,
    MAX_BYTES,
    MOST,
    Bookmark,
    Bookmarks,
    as_json,
    merged,
    read_json,
)

TIBIAL = Bookmark("nerve:tibial", Side.LEFT, "Tibial nerve", "burns at night\nsend to EMG")
SCIATICA = Bookmark("condition:sciatica", Side.BOTH, "Sciatica")
LATER = Bookmark("figure:arm", Side.RIGHT, "The arm", "from a later version")


def fill(path: Path, *bookmarks: Bookmark) -> Bookmarks:
    made = Bookmarks(path)
    for each in bookmarks:
        made.add(each)
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "bookmarks.json"


def test_they_come_back_as_they_were(path: Path) -> None:
    assert Bookmarks(path).items == ()
    fill(path, TIBIAL, SCIATICA, LATER)
    again = Bookmarks(path)
    assert again.items == (TIBIAL, SCIATICA, LATER)
    assert again.notice == ""
    assert [each.name for each in path.parent.iterdir()] == ["bookmarks.json"]


def test_nothing_is_written_before_there_is_something_to_keep(path: Path) -> None:
    Bookmarks(path)
    assert not path.parent.exists()


def test_what_this_version_does_not_know_is_kept(path: Path) -> None:
    made = fill(path, LATER)
    assert made.items[0].target is None
    made.add(SCIATICA)
    assert LATER in Bookmarks(path).items


def test_a_page_is_found_by_its_address(path: Path) -> None:
    made = fill(path, TIBIAL)
    assert made.find(parse_address("nerve:tibial")) == TIBIAL
    assert made.find(parse_address("nerve:sural")) is None


def test_removing_can_be_undone_at_its_place(path: Path) -> None:
    made = fill(path, TIBIAL, SCIATICA, LATER)
    made.remove(SCIATICA.address)
    assert made.removed == SCIATICA
    assert Bookmarks(path).items == (TIBIAL, LATER)
    made.put_back()
    made.put_back()
    assert made.removed is None
    assert Bookmarks(path).items == (TIBIAL, SCIATICA, LATER)


def test_removing_what_is_not_there_changes_nothing(path: Path) -> None:
    made = fill(path, TIBIAL)
    made.remove("nerve:sural")
    assert made.items == (TIBIAL,)
    assert made.removed is None


def test_a_page_kept_anew_before_the_undo_is_not_doubled(path: Path) -> None:
    made = fill(path, TIBIAL)
    made.remove(TIBIAL.address)
    made.add(Bookmark("nerve:tibial", Side.BOTH, "Tibial nerve"))
    made.put_back()
    assert len(made.items) == 1
    assert made.items[0].note == TIBIAL.note, "the note comes back"


@pytest.mark.parametrize(
    ("moved", "steps", "order"),
    [(0, 1, "bac"), (2, -1, "acb"), (2, -9, "cab"), (0, 9, "bca"), (1, 0, "abc"), (0, -1, "abc")],
)
def test_they_can_be_moved(path: Path, moved: int, steps: int, order: str) -> None:
    made = fill(path, *(Bookmark(f"bone:{each}", Side.BOTH, each) for each in "abc"))
    made.move(f"bone:{'abc'[moved]}", steps)
    assert "".join(each.title for each in Bookmarks(path).items) == order


def test_a_note_can_be_changed_but_not_beyond_what_fits(path: Path) -> None:
    made = fill(path, TIBIAL)
    made.set_note(TIBIAL.address, "better")
    assert Bookmarks(path).items[0].note == "better"
    for bad in ("x" * (LONGEST_NOTE + 1), "\x00", "\ud800"):
        with pytest.raises(ValueError, match="the note"):
            made.set_note(TIBIAL.address, bad)
    assert Bookmarks(path).items[0].note == "better"


def test_there_is_an_end_to_how_many(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    made = fill(path, TIBIAL)
    with pytest.raises(ValueError, match="Remove some first"):
        made.add(SCIATICA)
    assert made.items == (TIBIAL,)


def test_changes_are_announced_and_nothing_else(path: Path) -> None:
    made = Bookmarks(path)
    heard: list[int] = []
    end = made.observe(lambda: heard.append(len(made.items)))
    made.add(TIBIAL)
    made.add(TIBIAL)
    made.set_note(TIBIAL.address, TIBIAL.note)
    made.move(TIBIAL.address, 1)
    assert heard == [1]
    end()
    made.remove(TIBIAL.address)
    assert heard == [1]


def test_two_windows_do_not_undo_each_other(path: Path) -> None:
    one, two = Bookmarks(path), Bookmarks(path)
    one.add(TIBIAL)
    two.add(SCIATICA)
    one.set_note(TIBIAL.address, "mine")
    two.remove(SCIATICA.address)
    (left,) = Bookmarks(path).items
    assert (left.address, left.note) == (TIBIAL.address, "mine")


def test_a_file_taken_away_is_written_anew(path: Path) -> None:
    made = fill(path, TIBIAL)
    path.unlink()
    made.add(SCIATICA)
    assert Bookmarks(path).items == (TIBIAL, SCIATICA)


DAMAGED = {
    "empty": b"",
    "cut": b'{"version": 1, "bookmarks": [{"addr',
    "list": b"[]",
    "number": b"3",
    "bytes": b"\xff\xfe",
    "deep": b"[" * 100_000,
    "none": b'{"version": 1}',
    "odd version": b'{"version": true, "bookmarks": []}',
    "large": b" " * (MAX_BYTES + 1),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_kept_aside_and_told(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    made = Bookmarks(path)
    assert made.items == ()
    assert "could not be read" in made.notice
    made.add(TIBIAL)
    assert Bookmarks(path).items == (TIBIAL,)
    copies = [each for each in path.parent.iterdir() if each != path]
    assert [each.read_bytes() for each in copies] == [data]
    assert copies[0].name in made.notice


def test_one_bad_bookmark_does_not_cost_the_others(path: Path) -> None:
    rows = json.loads(as_json((TIBIAL, SCIATICA)))["bookmarks"]
    rows.insert(1, {"address": "x"})
    text = json.dumps({"version": 1, "bookmarks": rows})
    path.parent.mkdir()
    path.write_text(text)
    made = Bookmarks(path)
    assert made.items == (TIBIAL, SCIATICA)
    assert made.notice.startswith("1 of your bookmarks could not be read. A copy")
    assert path.with_suffix(".damaged").read_text() == text


def test_an_earlier_copy_is_never_written_over(path: Path) -> None:
    path.parent.mkdir()
    for number in range(3):
        path.write_text(f"damage {number}")
        Bookmarks(path)
        Bookmarks(path)
    kept = sorted(each.read_text() for each in path.parent.iterdir() if each != path)
    assert kept == ["damage 0", "damage 1", "damage 2"]


def test_where_no_copy_can_be_made_the_file_is_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    path.write_text("damaged")

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_atomically", full)
    made = Bookmarks(path)
    monkeypatch.undo()
    made.add(TIBIAL)
    assert made.items == (TIBIAL,)
    assert path.read_text() == "damaged"
    assert "stays as it is" in made.notice


def test_a_folder_in_the_files_place_is_told_and_left(path: Path) -> None:
    path.mkdir(parents=True)
    made = Bookmarks(path)
    made.add(TIBIAL)
    assert made.items == (TIBIAL,)
    assert "could not be read" in made.notice
    assert path.is_dir()


def test_what_cannot_be_written_holds_until_it_can(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = fill(path, TIBIAL)
    heard: list[int] = []
    made.observe(lambda: heard.append(len(made.items)))

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(module, "write_atomically", full)
        with pytest.raises(OSError, match="No space"):
            made.add(SCIATICA)
        assert made.items == (TIBIAL, SCIATICA)
        assert Bookmarks(path).items == (TIBIAL,)
    assert heard == [2]
    made.set_note(TIBIAL.address, "again")
    assert len(Bookmarks(path).items) == 2


def test_merging_keeps_own_notes_and_adds_the_others(path: Path) -> None:
    made = fill(path, TIBIAL)
    other = Bookmark("nerve:tibial", Side.BOTH, "Tibial", "their note")
    for _ in range(2):
        made.merge([other, SCIATICA])
    tibial, sciatica = Bookmarks(path).items
    assert tibial == Bookmark(TIBIAL.address, Side.LEFT, TIBIAL.title, f"{TIBIAL.note}\ntheir note")
    assert sciatica == SCIATICA


GOOD = st.builds(
    Bookmark,
    st.from_regex(r"[a-z]{1,8}:[a-z0-9-]{1,12}", fullmatch=True),
    st.sampled_from(Side),
    st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable() and text.strip() != ""),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60),
)


@given(st.lists(GOOD, max_size=6, unique_by=lambda each: each.address))
def test_any_good_bookmarks_survive_the_file(bookmarks: list[Bookmark]) -> None:
    assert read_json(as_json(tuple(bookmarks)).encode()) == (tuple(bookmarks), 0)


@given(st.lists(GOOD, max_size=5, unique_by=lambda each: each.address), st.lists(GOOD, max_size=5))
def test_merging_loses_nothing_and_twice_is_once(own: list[Bookmark], others: list[Bookmark]) -> None:
    once = merged(tuple(own), others)
    assert {each.address for each in once} == {each.address for each in (*own, *others)}
    assert merged(once, others) == once
    for each in (*own, *others):
        assert any(each.address == kept.address and each.note in kept.note for kept in once)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["address", "side", "title", "note", "x"]), inner, max_size=5)
    ),
    max_leaves=10,
)


@given(ANY_JSON)
def test_any_rows_are_read_or_counted(row: Any) -> None:
    items, lost = read_json(json.dumps({"version": 1, "bookmarks": [row, row, {}]}).encode())
    assert len(items) + lost == 3


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^it "):
        read_json(data)


def test_more_than_fit_are_counted_as_lost() -> None:
    many = tuple(Bookmark(f"bone:b{number}", Side.BOTH, "b") for number in range(MOST + 5))
    items, lost = read_json(as_json(many).encode())
    assert (len(items), lost) == (MOST, 5)


def test_a_file_of_a_later_version_is_never_written_over(path: Path) -> None:
    path.parent.mkdir()
    later = json.dumps({"version": 99, "bookmarks": []}).encode()
    path.write_bytes(later)
    made = Bookmarks(path)
    made.add(TIBIAL)
    assert made.items == (TIBIAL,)
    assert path.read_bytes() == later
    assert "later version" in made.notice
    assert [each.name for each in path.parent.iterdir()] == ["bookmarks.json"]
