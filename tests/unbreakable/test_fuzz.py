"""Files damaged at random give problems and typed errors, never anything else, and never for long.

Each case has a seed of its own, so that a failure comes back. `NERVE_EXPLORER_LONG_FUZZ=1` runs fifty
times as many. What once failed stands below as a case of its own.
"""

import contextlib
import hashlib
import io
import json
import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer import cli
from explorer.anatomy.tables import read_body
from explorer.commands import qt
from explorer.commands.asked import UsageError
from explorer.content.read import read_card
from explorer.diagram import compiled as diagrams
from explorer.diagram.picture import check_picture
from explorer.diagram.read import read_diagram
from explorer.library import compiled
from explorer.library.guide import read_guide
from explorer.library.library import Library
from explorer.library.search.everyday import read_everyday
from explorer.library.search.search import Search
from explorer.state.bookmarks import Bookmarks, read_json
from explorer.state.kiosk.opening import open_policy
from explorer.state.kiosk.policy import KioskPolicy, read_policy
from explorer.state.kiosk.policy_file import policy_text
from explorer.state.settings import read_settings
from library.world import small_places
from unbreakable import mutation
from unbreakable.mutation import FACTOR, NASTY, held, hold, little_memory, mutations, swapped_values

TOP = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 24)
PLATE = TOP / "assets" / "diagrams" / "leg-and-spine"


@pytest.fixture(autouse=True)
def _bounded_memory(request: pytest.FixtureRequest) -> Iterator[None]:
    held.inputs, held.slowest = 0, 0.0
    with little_memory():
        yield
    print(f"{request.node.name}: {held.inputs:,} inputs, the slowest {held.slowest:.2f} s")


def each_written(path: Path, read: Callable[[], object]) -> Callable[[bytes], object]:
    def write_and_read(data: bytes) -> object:
        path.write_bytes(data)
        return read()

    return write_and_read


def test_damaged_figures(tmp_path: Path) -> None:
    small_places(tmp_path)
    folder = tmp_path / "assets" / "diagrams" / "leg-and-spine"
    read = each_written(folder / "side.svg", lambda: read_diagram(folder, tmp_path / "assets"))
    whole = (PLATE / "medial.svg").read_bytes()
    for good, rounds in (((folder / "side.svg").read_bytes(), 250), (whole[:9000], 60), (whole, 6)):
        for data in mutations(f"figure {len(good)}", good, rounds):
            hold(read, data)


def test_damaged_manifests(tmp_path: Path) -> None:
    small_places(tmp_path)
    folder = tmp_path / "assets" / "diagrams" / "leg-and-spine"
    read = each_written(folder / "diagram.toml", lambda: read_diagram(folder, tmp_path / "assets"))
    shipped = (PLATE / "diagram.toml").read_bytes()
    for good in ((folder / "diagram.toml").read_bytes(), shipped):
        for data in mutations(f"manifest {len(good)}", good, 150):
            hold(read, data)


def test_damaged_pictures() -> None:
    for path in sorted((TOP / "assets" / "pictures").glob("*.svg")):
        good = path.read_bytes()
        for data in mutations(path.name, good, 60):
            hold(lambda each: check_picture(each.decode(errors="replace"), "a.svg"), data)


def test_damaged_tables(tmp_path: Path) -> None:
    places = small_places(tmp_path)
    anatomy = places.content / "anatomy"
    for path in sorted(anatomy.glob("*.csv")):
        good = path.read_bytes()
        read = each_written(path, lambda: read_body(anatomy, places.content))
        for data in mutations(path.name, good, 8):
            hold(read, data)
        path.write_bytes(good)


def test_damaged_cards(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "en" / "conditions"
    folder.mkdir(parents=True)
    path = folder / "a-card.md"
    read = each_written(path, lambda: read_card(path, tmp_path / "content", TODAY))
    shipped = sorted((TOP / "content" / "en" / "conditions").glob("*.md"))
    for source in random.Random(7).sample(shipped, 8):
        good = source.read_bytes()
        front = good.index(b"\n---\n", 4) + 5
        for data in mutations(source.name, good, 12):
            hold(read, data)
        # The front matter is short beside the rest, and would seldom be hit.
        for data in mutations(f"front of {source.name}", good[:front], 25):
            hold(read, data + good[front:])


def test_damaged_settings(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    good = {
        "theme": "dark",
        "text_scale": 1.3,
        "maximized": False,
        "window": [1, 2, 300, 400],
        "emergency_number": "112",
        "reduced_motion": True,
        "contents_open": True,
        "contents_width": 400,
    }
    read = each_written(path, lambda: read_settings(path))
    for data in mutations("settings", json.dumps(good).encode(), 400):
        hold(read, data)
    for value in swapped_values("settings", good, 300):
        hold(read, json.dumps(value).encode())


def test_damaged_bookmarks(tmp_path: Path) -> None:
    rows = [{"address": f"nerve:n{n}", "side": "left", "title": f"N {n}", "note": "é\nü"} for n in range(8)]
    good = {"version": 1, "bookmarks": rows}
    for data in mutations("bookmarks", json.dumps(good).encode(), 400):
        hold(read_json, data, (ValueError,))
    for n, value in enumerate(swapped_values("bookmarks", good, 120)):
        # A folder each: what was set aside of the one must not count for the next.
        path = tmp_path / str(n) / "bookmarks.json"
        path.parent.mkdir()
        hold(each_written(path, lambda path=path: Bookmarks(path)), json.dumps(value).encode())


def test_damaged_kiosk_files(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "kiosk.toml"
    read = each_written(path, lambda: read_policy(path, library))
    shipped = (TOP / "assets" / "kiosk" / "kiosk.toml").read_text(encoding="utf-8")
    # Its examples are notes; here they count.
    awake = "".join(line.removeprefix("# ") if " = " in line else line for line in shipped.splitlines(True))
    assert read_policy(path, library) == (KioskPolicy(), ())
    for good in (awake.encode(), policy_text(KioskPolicy(), tmp_path).encode()):
        for data in mutations(f"kiosk {len(good)}", good, 200):
            hold(read, data)
    kept = tmp_path / "kept.toml"
    begin = each_written(path, lambda: open_policy(path, kept, library))
    for data in mutations("kiosk start", awake.encode(), 60):
        hold(begin, data)


def test_other_damaged_tables_in_toml(tmp_path: Path) -> None:
    for name, reader in (("guide.toml", read_guide), ("search.toml", read_everyday)):
        good = (TOP / "content" / "en" / name).read_bytes()
        read = each_written(tmp_path / name, lambda reader=reader: reader(tmp_path, tmp_path))
        for data in mutations(name, good, 120):
            hold(read, data)


@pytest.mark.parametrize("nasty", NASTY, ids=lambda each: repr(each[:12]))
def test_any_value_of_a_manifest_may_be_nasty(tmp_path: Path, nasty: bytes) -> None:
    small_places(tmp_path)
    folder = tmp_path / "assets" / "diagrams" / "leg-and-spine"
    path = folder / "diagram.toml"
    good = path.read_bytes()
    for old in (b"400", b'"Plate"', b"true"):
        path.write_bytes(good.replace(old, nasty, 1))
        hold(lambda _: read_diagram(folder, tmp_path / "assets"), nasty)


def test_damaged_compiled_libraries(library: Library) -> None:
    good = compiled.dump(library)
    assert compiled.load(good).cards.keys() == library.cards.keys()
    for data in mutations("library", good, 40):
        hold(compiled.load, data, (compiled.CompiledError,))


def test_compiled_libraries_with_a_true_checksum_and_false_contents(tmp_path: Path) -> None:
    """Whoever can write the cache can write the checksum too: what it holds is checked all the same."""
    from explorer.library.load import load_library

    library = load_library(small_places(tmp_path), TODAY)
    good = compiled.dump(library)
    magic, version, length, _ = compiled._HEAD.unpack_from(good)
    rest = good[compiled._HEAD.size :]
    table, plate = json.loads(rest[:length]), rest[length:]

    def load(text: bytes) -> Library:
        whole = text + plate
        head = compiled._HEAD.pack(magic, version, len(text), hashlib.sha256(whole).digest())
        return compiled.load(head + whole)

    assert load(json.dumps(table).encode()).cards == library.cards
    for value in swapped_values("table", table, 60):
        hold(load, json.dumps(value).encode(), (compiled.CompiledError,))
    for value in [
        {**table, "problems": [["a", line, "b"]]} for line in (float("inf"), float("nan"), None, "x")
    ]:
        hold(load, json.dumps(value).encode(), (compiled.CompiledError,))


def test_compiled_drawings_with_a_true_checksum_and_false_contents(library: Library) -> None:
    good = diagrams.dump(library.diagram)
    magic, version, length, _ = diagrams._HEAD.unpack_from(good)
    body = good[diagrams._HEAD.size :]
    table, numbers = json.loads(body[:length]), body[length:]

    def load(text: bytes) -> object:
        whole = text + numbers
        head = diagrams._HEAD.pack(magic, version, len(text), hashlib.sha256(whole).digest())
        return diagrams.load(head + whole)

    assert load(json.dumps(table).encode()) == library.diagram
    for value in swapped_values("drawing", table, 60):
        hold(load, json.dumps(value).encode(), (diagrams.CompiledError,))


@pytest.fixture(scope="module")
def search(library: Library) -> Iterator[Search]:
    made = Search.of(library)
    made.find("numb")  # the index is made with the first question
    yield made
    made.close()


QUERIES = ("toes numb at night", "L4/5", "peroneal", 'foot "drop" AND (a OR b*)', "trapped nerve", "ischias")


def test_damaged_queries(search: Search) -> None:
    for query in QUERIES:
        for data in mutations(query, query.encode(), 40):
            hold(lambda each: search.find(each.decode(errors="surrogateescape")), data)


@settings(
    max_examples=60 * FACTOR,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=200) | st.text('"*:^-+()NEARORANDNOT{} /', max_size=60))
def test_any_query_is_answered(search: Search, text: str) -> None:
    hold(lambda _: search.find(text), text.encode())


@pytest.mark.parametrize("words", ["a " * 20_000, "x" * 100_000, "L4/5 " * 5_000, '"' * 50_000, "é̃" * 30_000])
def test_a_query_as_long_as_a_book_is_answered_in_time(search: Search, words: str) -> None:
    hold(lambda _: search.find(words), words.encode())


def test_what_never_ends_or_takes_all_memory_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The watch itself: else a hang would hang the tests, and nothing would say on what."""
    monkeypatch.setattr(mutation, "ENDLESS", 0.05)

    def endless(_: bytes) -> None:
        while True:
            with contextlib.suppress(Exception):
                len(range(1000))

    with pytest.raises(AssertionError, match=r"EndlessError.*\n.*the input"):
        hold(endless, b"the input")
    with pytest.raises(AssertionError, match=r"MemoryError.*\n.*the input"):
        hold(lambda _: bytearray(600 * 1024 * 1024), b"the input")


WORDS = (
    "list",
    "path",
    "search",
    "check",
    "bookmarks",
    "export",
    "--json",
    "--content",
    "--assets",
    "--show",
)
WORDS += ("nerve:tibial", "conditions", "screenshot", "x.pngg", "import", "--all", "--size", "1x1", "--side")
WORDS += (
    "picture",
    "a.svg",
    "--layers",
    "--width",
    "-1",
    "words",
    "w.ts",
    "--language",
    "de",
    "../..",
    "left",
)
WORDS += (
    "a.md",
    "b.json",
    "--names",
    "latin",
    "--clinical",
    "--paper",
    "A5",
    "--kiosk",
    "--report",
    "numb toes",
)
WORDS += (
    "--show",
    "",
    "\0",
    "\udcff",
    "-",
    "--",
    "é" * 300,
    "--compare",
    "9" * 5000,
    "kiosk",
    "--format",
    "%s",
    "{}",
)


def test_no_command_line_whatever_ends_in_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What would open a window or take pictures is stopped at its door; all before it is real."""
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.chdir(tmp_path)

    def stop() -> object:
        raise UsageError("no windows here")

    monkeypatch.setattr(qt, "the_app", stop)
    places = small_places(tmp_path / "world")
    chance = random.Random("command line")
    for _ in range(250 * FACTOR):
        words = [chance.choice(WORDS) for _ in range(chance.randint(0, 5))]
        words = ["--content", str(places.content), "--assets", str(places.assets), *words]

        def run(_: bytes, words: list[str] = words) -> None:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                try:
                    status = cli.run(words)
                except SystemExit as left:  # as argparse does, with a word on what is wrong
                    status = left.code
            assert status in (0, 1, 2), words

        hold(run, " ".join(words).encode(errors="replace"))
