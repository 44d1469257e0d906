"""The index kept in a file: it answers as a new one does, and anything wrong with it only costs time."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.anatomy.address import parse_address
from explorer.library.search import kept
from explorer.library.search.documents import Document
from explorer.library.search.everyday import Everyday
from explorer.library.search.search import Search

DOCUMENTS = (
    Document(
        parse_address("nerve:tibial"), ("Tibial nerve", "Nervus tibialis"), "Feels: the sole", "Numb sole"
    ),
    Document(parse_address("condition:sciatica"), ("Sciatica",), "Leg pain", "Burning leg", "Nerve root"),
    Document(parse_address("bone:tibia"), ("Shin bone", "Tibia"), ""),
)
EVERYDAY = Everyday(skip=("the",), same=(("numb", "dead"),))
ASKED = ("tib", "sciatica", "siatica", "dead sole", "shin bone", "qzx", "the", "burning")


def answers(folder: Path | None, documents: tuple[Document, ...] = DOCUMENTS) -> list[object]:
    search = Search(documents, EVERYDAY, (folder, "en") if folder else None)
    found: list[object] = [search.find(text) for text in ASKED]
    search.close()
    return found


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Grows by one with each index that is built from its documents."""
    from explorer.library.search import index

    times: list[int] = []
    build = index.build

    def counted(documents, phrase):
        times.append(1)
        return build(documents, phrase)

    monkeypatch.setattr(index, "build", counted)
    return times


def test_a_kept_index_answers_as_a_new_one_and_is_not_built_again(tmp_path: Path, built: list[int]) -> None:
    wanted = answers(None)
    assert answers(tmp_path) == wanted
    assert len(built) == 2
    assert answers(tmp_path) == wanted
    assert len(built) == 2
    assert len(files(tmp_path)) == 1


def test_changed_documents_are_indexed_anew_and_the_old_index_goes(tmp_path: Path, built: list[int]) -> None:
    answers(tmp_path)
    (before,) = files(tmp_path)
    assert answers(tmp_path, DOCUMENTS[:2]) == answers(None, DOCUMENTS[:2])
    (after,) = files(tmp_path)
    assert before != after


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flipped(data: bytes) -> bytes:
    return data[:-900] + bytes([data[-900] ^ 1]) + data[-899:]


def _other_version(data: bytes) -> bytes:
    return data[:8] + struct.pack("<I", kept.VERSION + 1) + data[12:]


def _no_database(data: bytes) -> bytes:
    import hashlib

    body = b"no database at all" * 300
    return data[:44] + hashlib.sha256(body).digest() + body


@pytest.mark.parametrize("damage", [_cut, _flipped, _other_version, _no_database, lambda _: b""])
def test_a_damaged_index_is_built_anew(tmp_path: Path, built: list[int], damage) -> None:
    answers(tmp_path)
    (file,) = files(tmp_path)
    good = file.read_bytes()
    file.write_bytes(damage(good))
    assert answers(tmp_path) == answers(None)
    assert file.read_bytes() == good, "and kept again"


def test_a_folder_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    taken = tmp_path / "cache"
    taken.write_text("a file where the folder should be")
    assert answers(taken) == answers(None)


def test_each_language_keeps_its_own(tmp_path: Path) -> None:
    answers(tmp_path)
    Search(DOCUMENTS, EVERYDAY, (tmp_path, "de")).close()
    assert [each.name[:3] for each in files(tmp_path)] == ["de-", "en-"]
