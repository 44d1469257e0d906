"""The command line, run within the tests' own process on the shipped files or a small library."""

import argparse
import builtins
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import PySide6
import pytest

from explorer import __version__, cli
from explorer.anatomy.address import Side, command_words, parse_address
from explorer.cli import run
from explorer.commands import asked, bookmarks, check, qt
from explorer.commands.asked import UsageError, start_of
from explorer.files.places import Places, UserPlaces
from explorer.library.library import Library
from explorer.library.load import load_library
from explorer.library.selection import Choice
from explorer.state.bookmarks import Bookmark, Bookmarks
from library.world import CARD, card_file, change, small_places


@pytest.fixture
def said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, library: Library, places: Places
) -> Any:
    """What a command prints: its status, standard output and standard error."""

    def load(wanted: Places, today: date, cache: Path | None = None) -> Library:
        return library if wanted == places else load_library(wanted, today, cache)

    for module in (asked, check):
        monkeypatch.setattr(
            module, "load_library", load
        )  # the shipped files are read once, not for each command

    def say(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            status = run([str(each) for each in arguments])
        except SystemExit as left:  # argparse's own way to leave
            status = int(left.code or 0)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return say


def test_check_is_silent_and_well_where_all_is_well(said: Any, tmp_path: Path) -> None:
    places = small_places(tmp_path)
    status, out, err = said("check", "--content", places.content, "--assets", places.assets)
    assert (status, out) == (0, "")
    assert err.startswith("0 problems in 1 cards, 71 nerves, 1 figures (2 shapes)")


def test_check_names_each_problem_by_path_and_line(said: Any, tmp_path: Path) -> None:
    places = small_places(tmp_path)
    line = change(card_file(places), "(nerve:tibial)", "(nerve:tibbial)")
    status, out, err = said("check", "--content", places.content, "--assets", places.assets)
    assert status == 1
    assert out.startswith(f"content/en/conditions/{CARD}.md:{line}: links to nerve:tibbial")
    assert out.count("\n") == 1
    assert err.startswith("1 problems")


def test_check_names_a_broken_theme(said: Any, tmp_path: Path) -> None:
    places = small_places(tmp_path)
    (places.assets / "themes").mkdir(exist_ok=True)
    (places.assets / "themes" / "odd.toml").write_text("name = 3\n", encoding="utf-8")
    status, out, _ = said("check", "--content", places.content, "--assets", places.assets)
    assert status == 1
    assert out == "assets/themes/odd.toml:1: 'name' must be of type str\n"


def test_folders_may_be_named_before_or_after_the_command(said: Any, tmp_path: Path) -> None:
    places = small_places(tmp_path)
    before = said("--content", places.content, "list", "conditions")
    after = said("list", "conditions", "--content", places.content)
    assert before == after
    assert after[1].split()[0] == f"condition:{CARD}"


@pytest.mark.parametrize("option", ["--content", "--assets"])
def test_a_folder_that_is_not_there_is_one_sentence(said: Any, option: str, tmp_path: Path) -> None:
    status, out, err = said("check", option, tmp_path / "nowhere")
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert str(tmp_path / "nowhere") in err
    assert option in err


@pytest.mark.parametrize(
    ("what", "kind", "one"),
    [
        ("conditions", "condition", "condition:tarsal-tunnel-syndrome"),
        ("nerves", "nerve", "nerve:tibial"),
        ("regions", "region", "region:calf"),
        ("sites", "site", "site:fibular-neck"),
        ("muscles", "muscle", "muscle:soleus"),
        ("roots", "nerve", "nerve:root-l5"),
        ("discs", "disc", "disc:l4-l5"),
        ("bones", "bone", "bone:tibia"),
        ("symptoms", "symptom", "symptom:numbness"),
        ("tests", "test", "test:emg"),
        ("treatments", "treatment", "treatment:physiotherapy"),
    ],
)
def test_list_shows_one_kind(said: Any, what: str, kind: str, one: str) -> None:
    status, out, err = said("list", what)
    ids = [line.split()[0] for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert one in ids
    assert {each.split(":")[0] for each in ids} == {kind}
    status, out, _ = said("list", what, "--json")
    rows = json.loads(out)
    assert [row["id"] for row in rows] == ids
    assert all(row["name"] and row["plain_name"] for row in rows)


def test_the_roots_are_listed_without_the_nerves_that_they_build(said: Any) -> None:
    ids = [line.split()[0] for line in said("list", "roots")[1].splitlines()]
    assert all(each.startswith("nerve:root-") for each in ids)
    assert set(ids) < {line.split()[0] for line in said("list", "nerves")[1].splitlines()}


def test_list_without_a_kind_shows_them_all(said: Any) -> None:
    ids = {row["id"] for row in json.loads(said("list", "--json")[1])}
    assert {"nerve:tibial", "region:calf", "condition:sciatica", "muscle:soleus"} <= ids
    assert {"disc:l4-l5", "bone:tibia", "symptom:numbness", "test:emg"} <= ids
    assert len(ids) == len(said("list")[1].splitlines()), "each once, roots too"


def test_a_path_names_what_feeds_before_what_is_fed(said: Any, library: Library) -> None:
    for nerve in library.body.nerves.values():
        path = json.loads(said("path", f"nerve:{nerve.id}", "--json")[1])["path"]
        for each in path:
            before = path[: path.index(each)]
            assert all(parent in before for parent in library.body.nerves[each].parents if parent in path)


def test_path_of_the_deep_fibular_nerve(said: Any) -> None:
    status, out, err = said("path", "nerve:deep-fibular", "--json")
    answer = json.loads(out)
    assert (status, err) == (0, "")
    assert {"roots", "path", "muscles", "skin"} <= answer.keys()
    assert answer["roots"] == ["L4", "L5", "S1"]
    path = answer["path"]
    assert path[-1] == "deep-fibular"
    line = ["root-l5", "lumbosacral-trunk", "sciatic", "common-fibular", "deep-fibular"]
    assert [each for each in path if each in line] == line
    assert "tibial" not in path
    assert {"tibialis-anterior", "extensor-hallucis-longus", "extensor-digitorum-brevis"} <= set(
        answer["muscles"]
    )
    assert "soleus" not in answer["muscles"]
    assert any("first" in row["area"] for row in answer["skin"]), "the first web space"


def test_path_of_a_site_a_condition_and_a_root(said: Any) -> None:
    site = json.loads(said("path", "site:fibular-neck", "--json")[1])
    assert {"common-fibular", "sciatic", "root-l5"} <= set(site["path"])
    condition = json.loads(said("path", "condition:tarsal-tunnel-syndrome", "--json")[1])
    assert {"tibial", "sciatic", "root-s1"} <= set(condition["path"])
    root = json.loads(said("path", "root:l5", "--json")[1])
    assert (root["id"], root["path"][-1], root["roots"]) == ("nerve:root-l5", "root-l5", ["L5"])


def test_path_in_words_says_the_same(said: Any) -> None:
    status, out, _ = said("path", "nerve:deep-fibular")
    assert status == 0
    assert "roots:   L4 L5 S1\n" in out
    (path,) = [line for line in out.splitlines() if line.startswith("path:")]
    assert path.endswith("common-fibular > deep-fibular")
    assert "> root-l4 + root-l5 + root-s1 >" in path, "roots lie side by side"


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("nerve:tibail", "nerve:tibial"),
        ("tibial", "nerve:tibial"),
        ("condition:tarsal-tunnel", "condition:tarsal-tunnel-syndrome"),
    ],
)
def test_an_unknown_id_names_the_nearest(said: Any, text: str, near: str) -> None:
    status, out, err = said("path", text)
    assert (status, out) == (2, "")
    assert err.startswith(f"nerve-explorer: there is nothing called '{text}'. Did you mean ")
    assert near in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("text", ["", "§", "nerve:", "a:b:c", "../../etc/passwd", "x" * 5000, "nerve:\x00"])
def test_nonsense_for_an_id_is_one_sentence(said: Any, text: str) -> None:
    status, out, err = said("path", text)
    assert (status, out) == (2, "")
    assert len(err) < 400


def test_what_has_no_nerve_has_no_path(said: Any) -> None:
    status, _, err = said("path", "bone:tibia")
    assert status == 2
    assert "bone:tibia has no nerve" in err


def test_no_screen_is_one_sentence(said: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(cli.sys, "platform", "linux")
    status, out, err = said()
    assert (status, out) == (2, "")
    assert "no screen" in err
    assert "screenshot" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("release", "python", "refused"),
    [
        ("6.12.0", (3, 11), True),
        ("6.13.1", (3, 11), True),
        ("6.12.0", (3, 12), False),
        ("6.10.3", (3, 11), False),
    ],
)
@pytest.mark.parametrize("command", [(), ("screenshot", "never.png")])
def test_a_pair_of_versions_that_crashes_is_refused(
    said: Any,
    monkeypatch: pytest.MonkeyPatch,
    release: str,
    python: tuple[int, int],
    refused: bool,
    command: tuple[str, ...],
) -> None:
    monkeypatch.setattr(PySide6, "__version__", release)
    monkeypatch.setattr(cli.sys, "version_info", python)

    def reached() -> None:
        raise UsageError("reached")

    monkeypatch.setattr(qt, "the_app", reached)
    status, _, err = said(*command)
    assert status == 2
    assert ("crashes Python 3.11" in err) == refused
    assert ("reached" in err) != refused


def test_qt_not_installed_is_one_sentence(said: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6", None)
    status, _, err = said("screenshot", "never.png")
    assert status == 2
    assert "not installed" in err


def test_a_missing_system_library_is_one_sentence(said: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str, *_rest: object) -> None:
        raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.setattr(qt, "import_module", broken)
    status, _, err = said("screenshot", "never.png")
    assert status == 2
    assert "libEGL.so.1" in err
    assert "apt-get install" in err


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("screenshot", "a.png", "--size", "big"), "1600x1000"),
        (("screenshot", "a.png", "--size", "100x100"), "between 200 and 8000"),
        (("screenshot", "a.png", "--size", "9000x900"), "between 200 and 8000"),
        (("screenshot", "a.png", "--text-scale", "3"), "between 0.8 and 2.0"),
        (("screenshot", "a.png", "--text-scale", "nan"), "between 0.8 and 2.0"),
        (("screenshot", "a.png", "--side", "viewer"), "invalid choice"),
        (("screenshot", "a.png", "--kiosk", "card", "--theme", "dark"), "a kiosk has no --theme"),
        (("screenshot",), "OUT.png"),
        (("list", "songs"), "invalid choice"),
        (("dance",), "invalid choice"),
    ],
)
def test_a_wrong_option_is_told_with_what_is_right(said: Any, arguments: Any, part: str) -> None:
    status, out, err = said(*arguments)
    assert (status, out) == (2, "")
    assert part in err
    assert not Path("a.png").exists()


def test_the_version_is_told(said: Any) -> None:
    assert said("--version") == (0, f"nerve-explorer {__version__}\n", "")


def test_a_reader_that_has_enough_is_no_error(said: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_args: object, **_more: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(builtins, "print", closed)
    monkeypatch.setattr(cli.os, "dup2", lambda *_: None)
    monkeypatch.setattr(cli.os, "open", lambda *_: 0)
    assert run(["list"]) == 0


TARSAL_TUNNEL = "condition:tarsal-tunnel-syndrome"


def test_search_prints_groups_with_the_best_first(said: Any) -> None:
    status, out, err = said("search", "tarsel", "tunel")
    assert status == 0
    assert out.splitlines()[:2] == [
        "conditions:",
        f"  {TARSAL_TUNNEL:44} Tarsal tunnel syndrome | Pinched nerve at the inner ankle",
    ]
    assert "'tarsel' is not known; shown is 'tarsal'" in err


def test_search_names_emergencies(said: Any) -> None:
    assert "EMERGENCY: Cauda equina syndrome" in said("search", "cauda equina")[1]


def test_search_as_json(said: Any) -> None:
    status, out, _ = said("search", "L4/5", "--json")
    found = json.loads(out)
    assert status == 0
    assert found["groups"][0]["hits"][0]["id"] == "disc:l4-l5"
    assert found["text"] == "L4/5"


def test_search_that_finds_nothing_says_what_to_try(said: Any) -> None:
    status, out, err = said("search", "qzxw")
    assert (status, out) == (1, "")
    assert "nothing was found for 'qzxw'. Try a place" in err
    assert "Did you mean" in said("search", "tarzlt")[2]


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's bookmarks are kept, with one there."""
    data = tmp_path / "data"
    monkeypatch.setattr(
        bookmarks, "user_places", lambda: UserPlaces(tmp_path / "settings.json", tmp_path / "cache", data)
    )
    Bookmarks(data / "bookmarks.json").add(Bookmark("nerve:tibial", Side.LEFT, "Tibial nerve", "my note"))
    return data / "bookmarks.json"


@pytest.mark.parametrize("name", ["out.md", "out.html", "out.json"])
def test_bookmarks_are_exported(said: Any, mine: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    assert said("bookmarks", "export", out) == (0, "", f"1 bookmarks in {out}\n")
    assert "my note" in out.read_text(encoding="utf-8")


def test_exported_bookmarks_are_imported_once(said: Any, mine: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    said("bookmarks", "export", out)
    mine.unlink()
    assert said("bookmarks", "import", out) == (0, "", "1 new bookmarks, 1 in all\n")
    assert said("bookmarks", "import", out) == (0, "", "0 new bookmarks, 1 in all\n")
    (item,) = Bookmarks(mine).items
    assert item.note == "my note"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("export", "out.doc"), "must end in .md, .html or .json"),
        (("export", "no/such/place/out.md"), ""),
        (("import", "no.json"), "No such file"),
        (("import", "bad.json"), "is not JSON"),
    ],
)
def test_what_cannot_be_done_with_bookmarks_is_one_sentence(
    said: Any, mine: Path, tmp_path: Path, arguments: tuple[str, str], why: str
) -> None:
    (tmp_path / "bad.json").write_text("{")
    (tmp_path / "no").write_text("a file where a folder should be")
    before = mine.read_bytes()
    status, out, err = said("bookmarks", arguments[0], tmp_path / arguments[1])
    assert (status, out) == (2, "")
    assert err.startswith("nerve-explorer: ")
    assert err.count("\n") == 1
    assert why in err
    assert mine.read_bytes() == before


def test_a_damaged_file_of_bookmarks_is_told(said: Any, mine: Path, tmp_path: Path) -> None:
    mine.write_text("{")
    status, _, err = said("bookmarks", "export", tmp_path / "out.md")
    assert status == 0
    assert "could not be read: it is not JSON. A copy of the file is kept as" in err


@pytest.mark.parametrize("against", [None, "condition:sciatica"])
def test_a_copied_address_is_one_that_the_command_takes(library: Library, against: str | None) -> None:
    other = parse_address(against) if against else None
    for text in ("nerve:tibial", "region:outer-knee", "condition:tarsal-tunnel-syndrome"):
        words = command_words(parse_address(text), Side.LEFT, other).split()
        usual = argparse.Namespace(show=None, side=None, compare=None)
        options = cli._parser().parse_args(["--show", *words], usual)
        assert start_of(options)(library) == Choice(parse_address(text), Side.LEFT, other)


# What is shown, and on which side


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("screenshot", "a.png", "--side", "left"), "--side needs something to show on it; add --show ID"),
        (("--compare", "condition:sciatica", "picture", "a.png"), "--compare needs something"),
        (("--side", "left", "list"), "this command takes no --side"),
        (("--show", "nerve:tibial", "check"), "this command takes no --show"),
        (("--theme", "dark", "export", "nerve:tibial", "a.pdf"), "this command takes no --theme"),
        (("export", "--all", "b", "--side", "left"), "no --side"),
        (("export", "nerve:tibial", "a.pdf", "--compare", "nerve:tibial"), "another thing than --show"),
        (("export", "nerve:tibial", "a.pdf", "--compare", "nerve:tibail"), "nothing called 'nerve:tibail'"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(
    said: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = said(*words)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert why in err
    assert list(tmp_path.iterdir()) == []


def test_a_side_of_what_has_none_is_explained(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    def chosen(text: str) -> Choice | None:
        return start_of(argparse.Namespace(show=text, side="left", compare=None))(library)

    assert chosen("treatment:physiotherapy") == Choice(parse_address("treatment:physiotherapy"), Side.LEFT)
    assert "treatment:physiotherapy has no side, so --side changes nothing" in capsys.readouterr().err
    for text in ("nerve:tibial", "condition:sciatica", "region:outer-knee", "disc:l4-l5"):
        assert chosen(text) == Choice(parse_address(text), Side.LEFT)
    assert capsys.readouterr().err == ""


def test_a_command_keeps_what_it_read_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small = small_places(tmp_path / "world")
    mine = UserPlaces(tmp_path / "config" / "settings.json", tmp_path / "cache", tmp_path / "data")
    monkeypatch.setattr(asked, "user_places", lambda: mine)
    folders = ("--content", str(small.content), "--assets", str(small.assets))
    assert run(["list", *folders]) == 0
    (kept,) = mine.cache.glob("*.library")
    before, first = kept.stat().st_mtime_ns, capsys.readouterr().out
    assert run(["list", *folders]) == 0
    assert (kept.stat().st_mtime_ns, capsys.readouterr().out) == (before, first)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["cache", "world"], "and nothing else of mine"


# Pictures of the drawing


def test_a_picture_is_saved_as_png_or_svg(said: Any, tmp_path: Path) -> None:
    png, svg = tmp_path / "leg.png", tmp_path / "leg.svg"
    shown = ("--show", "nerve:tibial", "--side", "left", "--figure", "posterior")
    assert said("picture", png, *shown, "--width", 500) == (0, "", "")
    assert png.read_bytes().startswith(b"\x89PNG")
    assert int.from_bytes(png.read_bytes()[16:20], "big") == 500
    assert said("picture", svg, *shown, "--layers", "Muscles", "--names", "latin") == (0, "", "")
    text = svg.read_text(encoding="utf-8")
    assert "Tibial nerve, the person&#x27;s left" in text
    assert "nervus tibialis" in text.lower()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--width", "3"), "200 to 16000 pixels"),
        (("--width", "1000000"), "200 to 16000 pixels"),
        (("--figure", "elbow"), "no figure 'elbow'; there are: anterior"),
        (("--layers", "Hair"), "no preset 'Hair'; there are: For patients"),
        (("--show", "nerve:nowhere"), "nothing called"),
    ],
)
def test_a_picture_that_cannot_be_made_is_refused_with_a_reason(
    said: Any, tmp_path: Path, more: tuple[str, ...], says: str
) -> None:
    status, out, err = said("picture", tmp_path / "leg.png", *more)
    assert (status, out) == (2, "")
    assert says in err
    assert list(tmp_path.iterdir()) == []


def test_a_picture_in_a_folder_that_is_not_there_or_of_another_kind_is_refused(
    said: Any, tmp_path: Path
) -> None:
    status, _, err = said("picture", tmp_path / "nowhere" / "leg.png")
    assert status == 2
    assert err.strip().endswith("leg.png cannot be written: there is no such folder")
    assert not (tmp_path / "nowhere").exists()
    status, _, err = said("picture", tmp_path / "leg.jpg")
    assert status == 2
    assert "must end in .png or .svg" in err
