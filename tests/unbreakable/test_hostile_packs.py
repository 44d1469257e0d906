"""Packs of cards and figures made to do harm: refused with a reason, and nothing outside is touched."""

import os
import resource
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diagram.figures import TIBIA, TIBIAL, layer, svg
from explorer.diagram.picture import check_picture
from explorer.files.places import Places
from explorer.library.last_good import load_lasting
from explorer.library.library import Library
from explorer.library.load import load_library
from explorer.state.kiosk.policy import read_policy
from library.world import CARD, card_file, figure_file, small_places
from unbreakable.watched import watched

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from explorer.ui.kiosk.renewal import Renewal

TODAY = date(2026, 11, 24)
NS = 'xmlns="http://www.w3.org/2000/svg"'

BILLION = (
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
OUTSIDE = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
FAR = '<!DOCTYPE svg SYSTEM "http://127.0.0.1:9/x.dtd">'


def path_of(data: str) -> str:
    return TIBIA.replace("M60 20L70 20L70 120Z", data)


FIGURES = {
    "entity bomb": (BILLION + svg(layer(TIBIA)).replace("</svg>", "&a11;</svg>"), "document type"),
    "outside entity": (OUTSIDE + svg(layer(TIBIA)), "document type"),
    "far document type": (FAR + svg(layer(TIBIA)), "document type"),
    "stylesheet": ('<?xml-stylesheet href="http://127.0.0.1:9/x.css"?>' + svg(layer(TIBIA)), "instruction"),
    "deep nesting": (svg("<g>" * 100_000 + "</g>" * 100_000), "deep"),
    "many elements": (svg(layer("<g/>" * 50_000)), "elements"),
    "million segments": (svg(layer(path_of("M0 0" + "L1 1" * 1_000_000 + "Z"))), "larger than"),
    "too many segments": (svg(layer(path_of("M0 0" + "h1" * 900_000 + "Z"))), "too many"),
    "many numbers": (svg(layer(path_of("M0 0L" + "1 " * 900_000 + "Z"))), "too many"),
    "not a number": (svg(layer(path_of("M0 0LNaN 1L5 5Z"))), "number"),
    "infinite": (svg(layer(path_of("M0 0L1e999 1L5 5Z"))), "out of bounds"),
    "huge number": (svg(layer(path_of("M0 0L99999999999 1L5 5Z"))), "out of bounds"),
    "long number": (svg(layer(path_of(f"M0 0L{'9' * 100_000} 1L5 5Z"))), "out of bounds"),
    "outside picture": (svg('<image href="file:///etc/passwd"/>'), "image"),
    "far picture": (svg('<image href="http://127.0.0.1:9/a.png"/>'), "image"),
    "script": (svg("<script>alert(1)</script>"), "script"),
    "use bomb": (svg('<use href="#a"/>'), "use"),
    "foreign page": (svg("<foreignObject/>"), "foreignObject"),
    "far fill": (svg(layer(TIBIA.replace("#F3EAD5", "url(http://127.0.0.1:9/a)"))), "colour"),
    "style import": (svg("<style>@import 'http://127.0.0.1:9/a'</style>"), "style"),
    "handler": (svg(layer(TIBIA.replace("<path", '<path onload="x()"'))), "onload"),
}


@pytest.fixture
def world(tmp_path: Path) -> Places:
    places = small_places(tmp_path / "world")
    assert load_library(places, TODAY).problems == ()
    return places


@pytest.fixture(autouse=True)
def _quick_and_small() -> Iterator[None]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    yield
    assert time.process_time() - begun < 5  # with the reading of the whole small library before it
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kilobytes


def reasons(places: Places) -> str:
    library = load_library(places, TODAY)
    assert library.body.nerves
    return "\n".join(map(str, library.problems))


@pytest.mark.parametrize("name", FIGURES)
def test_a_hostile_figure_is_refused_with_a_reason(world: Places, name: str) -> None:
    text, reason = FIGURES[name]
    figure_file(world).write_text(text, encoding="utf-8")
    assert reason in reasons(world)


@pytest.mark.parametrize("name", FIGURES)
def test_a_hostile_picture_is_refused_with_a_reason(name: str) -> None:
    assert check_picture(FIGURES[name][0], "a.svg")


LINKS = (
    "[x](file:///etc/passwd)",
    "[x](http://127.0.0.1:9/)",
    "[x](//127.0.0.1/share)",
    "[x](../../../../etc/passwd)",
    "[x](javascript:alert(1))",
    "[x](data:text/html,x)",
    "![x](file:///etc/passwd)",
    "![x](http://127.0.0.1:9/a.png)",
    "![x](../../../../etc/passwd)",
    "![x](picture:../../etc/passwd)",
    "<img src='file:///etc/passwd'>",
    "<script>alert(1)</script>",
    "<http://127.0.0.1:9/>",
)


@pytest.mark.parametrize("link", LINKS)
def test_a_link_out_of_a_card_is_no_link(world: Places, link: str) -> None:
    path = card_file(world)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\n\n", f"\n\n{link}\n\n", 3), encoding="utf-8")
    library = load_library(world, TODAY)
    assert "tarsal" in "\n".join(map(str, library.problems))
    for card in library.cards.values():
        for html in (card.care, card.sections, card.clinical):
            assert "<img" not in str(html)
            assert "<script" not in str(html)
            assert 'href="file' not in str(html)
            assert 'href="http' not in str(html)
            assert 'href="//' not in str(html)
            assert 'href=".' not in str(html)


@pytest.mark.parametrize(
    "nested", ["> " * 20_000, "- " * 20_000, "[" * 50_000, "*a_ " * 20_000, "![[](" * 15_000, "`" * 90_000]
)
def test_deeply_nested_markdown_costs_no_more_than_its_card(world: Places, nested: str) -> None:
    path = card_file(world)
    path.write_text(path.read_text(encoding="utf-8") + f"\n\n{nested}\n", encoding="utf-8")
    assert reasons(world)


@pytest.mark.parametrize(
    "front",
    [
        "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]",
        "title: !!python/object/apply:os.system ['touch /tmp/x']",
        "[" * 15_000,
        "a: " + "{a: " * 5_000,
        f"year: {'9' * 20_000}",
    ],
)
def test_hostile_front_matter_is_refused_with_its_line(world: Places, front: str) -> None:
    card_file(world).write_text(f"---\n{front}\n---\n\nText.\n", encoding="utf-8")
    assert f"{CARD}.md:" in reasons(world)


def sparse(path: Path) -> None:
    """A hundred megabytes that take no room."""
    with path.open("wb") as handle:
        handle.truncate(100 * 1024 * 1024)


HUGE: dict[str, Callable[[Places], Path]] = {
    "card": card_file,
    "figure": figure_file,
    "manifest": lambda places: figure_file(places).with_name("diagram.toml"),
    "table": lambda places: places.content / "anatomy" / "nerves.csv",
    "guide": lambda places: places.content / "en" / "guide.toml",
    "glossary": lambda places: places.content / "en" / "glossary.csv",
    "everyday words": lambda places: places.content / "en" / "search.toml",
    "questions": lambda places: places.content / "en" / "questions.csv",
    "look-alikes": lambda places: places.content / "anatomy" / "differentials" / "index.csv",
    "picture": lambda places: places.assets / "pictures" / "film.svg",
    "stranger": lambda places: places.content / "en" / "conditions" / "film.mkv",
}


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_file_is_refused_without_being_read(world: Places, name: str, tmp_path: Path) -> None:
    path = HUGE[name](world)
    path.parent.mkdir(exist_ok=True)
    sparse(path)
    library = load_library(world, TODAY, tmp_path / "cache")  # the key of the cache is made of every file
    assert path.name in "\n".join(map(str, library.problems))


def test_a_huge_kiosk_file_is_refused_without_being_read(tmp_path: Path, world: Places) -> None:
    sparse(tmp_path / "kiosk.toml")
    _, (problem,) = read_policy(tmp_path / "kiosk.toml", load_library(world, TODAY))
    assert "larger" in problem.message


def test_a_pipe_without_an_end_is_refused_without_being_opened(world: Places) -> None:
    card_file(world).unlink()
    os.mkfifo(card_file(world))
    os.mkfifo(world.content / "anatomy" / "differentials" / "endless.csv")
    said = reasons(world)
    assert f"{CARD}.md:0: is not a file" in said


def bomb(places: Places) -> None:
    figure_file(places).write_text(FIGURES["entity bomb"][0], encoding="utf-8")


def link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


SPOILT: dict[str, Callable[[Places], object]] = {
    "entity bomb": bomb,
    "card that is a link": lambda places: link(card_file(places)),
    "card of a hundred megabytes": lambda places: sparse(card_file(places)),
    "table that is a link": lambda places: link(places.content / "anatomy" / "nerves.csv"),
    "table of a hundred megabytes": lambda places: sparse(places.content / "anatomy" / "regions.csv"),
    "folder that leads in a circle": lambda places: (
        card_file(places).unlink(),
        card_file(places).parent.rmdir(),
        (places.content / "en" / "conditions").symlink_to("../..", target_is_directory=True),
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_share_that_comes_back_hostile_never_reaches_the_patients(
    world: Places, tmp_path: Path, qapp: "QApplication", name: str
) -> None:
    """What the kiosk does when nobody is there: it looks whether the content is back, and reads it."""
    cache, away = tmp_path / "cache", tmp_path / "away"
    good, _ = load_lasting(world, TODAY, cache)
    world.content.rename(away)
    shown, notice = load_lasting(world, TODAY, cache)
    renewal, renewed = renewal_of(world, cache, notice)
    renewal.look()
    away.rename(world.content)
    SPOILT[name](world)
    for _ in range(2):
        renewal.look()
        assert renewal.notice
        assert renewed == []
    assert shown.cards == good.cards


def test_a_hostile_stranger_on_the_share_costs_no_more_than_itself(
    world: Places, tmp_path: Path, qapp: "QApplication"
) -> None:
    cache, away = tmp_path / "cache", tmp_path / "away"
    good, _ = load_lasting(world, TODAY, cache)
    world.content.rename(away)
    renewal, renewed = renewal_of(world, cache, load_lasting(world, TODAY, cache)[1])
    away.rename(world.content)
    conditions = card_file(world).parent
    (conditions / "linked.md").symlink_to("/etc/passwd")
    (conditions / "climbing.md").symlink_to("../../../../secret.md")
    os.mkfifo(conditions / "endless.md")
    sparse(conditions / "huge.md")
    (conditions / "deep.md").write_text("> " * 50_000, encoding="utf-8")
    renewal.look()
    (library,) = renewed
    assert isinstance(library, Library)
    assert renewal.notice == ""
    assert library.cards == good.cards
    said = "\n".join(map(str, library.problems))
    for each in ("linked", "climbing", "endless", "huge", "deep"):
        assert f"{each}.md:" in said


def renewal_of(places: Places, cache: Path, notice: str) -> "tuple[Renewal, list[object]]":
    """The kiosk's look at its content, done at once, and what it would show."""
    from explorer.ui.kiosk.renewal import Renewal

    renewed: list[object] = []
    renewal = Renewal(
        lambda: (places.content / "en").is_dir(),
        lambda: load_lasting(places, TODAY, cache),
        notice,
        "The content is away.",
        aside=lambda work: work(),
    )
    renewal.renewed.connect(renewed.append)
    assert notice
    return renewal, renewed


LOAD = """
from datetime import date
from pathlib import Path
from explorer.files.places import Places
from explorer.library.load import load_library
assets, content, cache = map(Path, sys.argv[1:4])
del seen["open"][:]
library = load_library(Places(assets, content), date(2026, 11, 24), cache)
print(*library.problems, sep="\\n")
"""


def test_nothing_outside_a_hostile_pack_is_opened(tmp_path: Path) -> None:
    places = small_places(tmp_path / "world")
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "secret.md").write_text(card_file(places).read_text(encoding="utf-8"), encoding="utf-8")
    conditions = places.content / "en" / "conditions"
    (conditions / "linked.md").symlink_to(secret / "secret.md")
    (conditions / "climbing.md").symlink_to("../../../../secret/secret.md")
    (conditions / "itself.md").symlink_to("itself.md")
    (conditions / "passwords.md").symlink_to("/etc/passwd")
    (places.content / "en" / "symptoms").symlink_to(secret, target_is_directory=True)
    (places.content / "anatomy" / "bones.csv").unlink()
    (places.content / "anatomy" / "bones.csv").symlink_to("/etc/passwd")
    (places.assets / "pictures").mkdir(exist_ok=True)
    (places.assets / "pictures" / "far.svg").symlink_to(secret / "secret.md")
    manifest = figure_file(places).with_name("diagram.toml")
    text = manifest.read_text(encoding="utf-8")
    more = text[text.index("[[figures]]") : text.index("[[layers]]")].replace('"side"', '"up"')
    more = more.replace("side.svg", "../../../../secret/secret.md")
    manifest.write_text(text.replace("[[layers]]", f"{more}[[layers]]", 1), encoding="utf-8")
    figure_file(places).write_text(
        svg(layer(TIBIA) + layer(TIBIAL, "nerve") + f'<image href="{(secret / "secret.md").as_uri()}"/>'),
        encoding="utf-8",
    )
    card = card_file(places)
    card.write_text(card.read_text(encoding="utf-8") + "\n" + "\n\n".join(LINKS) + "\n", encoding="utf-8")

    for _ in range(2):  # from the files, then from the compiled form
        said, opened, network = watched(
            LOAD, tmp_path, str(places.assets), str(places.content), str(tmp_path / "cache")
        )
        assert network == []
        outside = {real for _, real in opened if real.startswith((str(secret), "/etc/"))}
        assert not outside
        for name in ("linked.md", "climbing.md", "itself.md", "passwords.md", "bones.csv", "far.svg"):
            assert name in said, f"{name} is not reported"
        assert "secret.md" in said, "the figure's file is not reported"
