"""Hand-outs as files: whole, searchable, on the right paper; and the command that makes them."""

import errno
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from explorer import app, saving
from explorer.anatomy.address import Side, parse_address
from explorer.cli import run
from explorer.commands import asked
from explorer.files import write
from explorer.files.places import Places, UserPlaces
from explorer.library.library import Library
from explorer.library.pages import EDUCATION
from explorer.library.selection import Selection
from explorer.state.settings import Settings, write_settings
from explorer.ui.paper import handing as handing_module
from explorer.ui.paper.handing import Handing, Wanted
from explorer.ui.paper.sheets import PAPERS, TooHighError

SCIATICA = parse_address("condition:sciatica")
POINTS = {"A4": (595, 842), "Letter": (612, 792)}


@pytest.fixture
def handing(qapp: object, library: Library, places: Places, today: Any) -> Handing:
    """Sciatica on the right."""
    selection = Selection(SCIATICA, Side.RIGHT, SCIATICA, SCIATICA)
    return Handing(library, selection, places.assets, "112", lambda: today)


def boxes(pdf: bytes) -> list[tuple[int, int]]:
    """The size of each page in points."""
    found = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in found]


def text_of(pdf: Path, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, str(pdf), "-"], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("paper", PAPERS)
def test_a_pdf_is_whole_and_has_the_paper_that_was_asked_for(
    tmp_path: Path, handing: Handing, paper: str
) -> None:
    out = tmp_path / "sciatica.pdf"
    handing.save(out, Wanted(paper))
    pdf = out.read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert boxes(pdf) == [POINTS[paper]] * 2
    assert b"/Subtype /Image" in pdf
    assert len(pdf) < 1_000_000


def test_its_words_are_text_in_fonts_of_its_own_and_it_says_what_it_is(
    tmp_path: Path, handing: Handing
) -> None:
    out = tmp_path / "sciatica.pdf"
    handing.save(out, Wanted(drawing=False))
    pdf = out.read_bytes()
    assert set(re.findall(rb"/BaseFont /(?:[A-Z]{6}\+)?([A-Za-z]+)", pdf)) == {b"AtkinsonHyperlegible"}
    assert b"/FontFile" in pdf
    assert b"/ToUnicode" in pdf, "without it no word is found"
    assert b"/URI" not in pdf, "there is nothing to press on paper"
    assert b"/Subtype /Image" not in pdf
    assert "Sciatica".encode("utf-16-be") in pdf
    assert "Nerve Explorer".encode("utf-16-be") in pdf
    assert b"<pdf:Keywords>" in pdf
    assert b"trapped nerve" in pdf


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext reads a PDF's words")
def test_its_words_can_be_searched_on_every_page(tmp_path: Path, handing: Handing) -> None:
    out = tmp_path / "sciatica.pdf"
    handing.save(out, Wanted())
    handout = handing.handout(Wanted())
    words = " ".join(text_of(out).split())
    for part in (handout.title, handout.lead, "Call emergency services if", "Symptoms", "Sources"):
        assert part in words
    for question in handout.questions:
        assert question in words
    assert handout.reviewed in words
    assert "Clinical detail" not in words
    for number, page in enumerate(text_of(out).split("\f")[:2], start=1):
        flat = " ".join(page.split())
        assert EDUCATION in flat
        assert "condition:sciatica" in flat
        assert handout.printed in flat
        assert f"Page {number} of 2" in flat


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext reads a PDF's words")
def test_the_clinical_part_is_there_when_asked_for(tmp_path: Path, handing: Handing) -> None:
    out = tmp_path / "sciatica.pdf"
    handing.save(out, Wanted(clinical=True))
    assert "Clinical detail" in text_of(out, "-f", "3")


def test_an_html_file_holds_the_drawing_and_the_fonts(tmp_path: Path, handing: Handing) -> None:
    out = tmp_path / "sciatica.html"
    handing.save(out, Wanted())
    html = out.read_text(encoding="utf-8")
    assert html.count('<img src="data:image/png;base64,') == len(handing.pictures) == 2
    assert html.count("data:font/woff2;base64,") == 4
    assert 'alt="Back, right: the nerve’s path L4' in html
    handing.save(out, Wanted(drawing=False))
    assert "data:image/png" not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_a_place_that_cannot_be_written_raises(tmp_path: Path, handing: Handing, suffix: str) -> None:
    with pytest.raises(FileNotFoundError, match="No such file"):
        handing.save(tmp_path / "nowhere" / f"sciatica{suffix}", Wanted())
    (tmp_path / f"folder{suffix}").mkdir()
    with pytest.raises(IsADirectoryError):
        handing.save(tmp_path / f"folder{suffix}", Wanted())


@pytest.fixture
def export(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    library: Library,
) -> Iterator[Any]:
    """The command `nerve-explorer export`: its status and what it says; the shipped files are read once."""
    settings = tmp_path / "config" / "settings.json"
    settings.parent.mkdir()
    write_settings(settings, Settings(emergency_number="000"))
    mine = UserPlaces(settings, tmp_path / "cache", tmp_path / "data")
    monkeypatch.setattr(app, "user_places", lambda: mine)
    monkeypatch.setattr(saving, "user_places", lambda: mine)

    def load(_places: Places, *_more: object) -> Library:
        return library

    for module in (app, asked):
        monkeypatch.setattr(module, "load_library", load)

    def ask(*arguments: str | Path) -> tuple[int, str]:
        try:
            status = run(["export", *(str(each) for each in arguments)])
        except SystemExit as left:  # argparse's own way to leave
            status = int(left.code or 0)
        return status, capsys.readouterr().err

    yield ask
    for each in qapp.topLevelWidgets():
        each.deleteLater()


def test_the_command_saves_a_pdf_on_the_paper_asked_for(export: Any, tmp_path: Path) -> None:
    out = tmp_path / "out.PDF"
    assert export("nerve:tibial", out, "--paper", "Letter", "--side", "left") == (0, "")
    assert set(boxes(out.read_bytes())) == {POINTS["Letter"]}


def test_the_command_saves_html_of_the_chosen_side_with_the_kept_emergency_number(
    export: Any, tmp_path: Path, library: Library
) -> None:
    out = tmp_path / "out.html"
    assert export("condition:sciatica", out, "--side", "left", "--clinical", "--no-drawing") == (0, "")
    html = out.read_text(encoding="utf-8")
    assert library.cards[SCIATICA].plain_title in html
    assert "the person&#x27;s left" in html
    assert "Call 000." in html
    assert EDUCATION in html
    assert "Clinical detail" in html
    assert "data:image/png" not in html


def test_the_command_saves_a_comparison(export: Any, tmp_path: Path) -> None:
    out, other = tmp_path / "out.html", parse_address("condition:deep-gluteal-syndrome")
    assert export(SCIATICA, out, "--compare", other, "--no-drawing") == (0, "")
    html = out.read_text(encoding="utf-8")
    assert "<h1>Sciatica (nerve pain down the leg) or pinched nerve deep in the buttock?</h1>" in html


def test_what_is_higher_than_a_page_is_told_and_the_others_are_saved(
    export: Any, tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = handing_module.lay_out

    def lay_out(handout: Any, *more: Any) -> Any:
        if handout.title == library.cards[SCIATICA].plain_title:
            raise TooHighError("sciatica is higher than a page")
        return real(handout, *more)

    monkeypatch.setattr(handing_module, "lay_out", lay_out)
    status, said = export("condition:sciatica", tmp_path / "out.pdf")
    assert (status, said) == (2, "nerve-explorer: sciatica is higher than a page\n")
    two = (SCIATICA, parse_address("condition:meralgia-paresthetica"))
    few = replace(library, cards={each: library.cards[each] for each in two})
    monkeypatch.setattr(app, "load_library", lambda *_: few)
    status, said = export("--all", tmp_path / "all", "--no-drawing")
    assert status == 1
    assert said.splitlines() == [
        "nerve-explorer: sciatica is higher than a page",
        f"1 hand-outs in {tmp_path / 'all'}",
    ]
    assert [each.name for each in (tmp_path / "all").iterdir()] == ["condition-meralgia-paresthetica.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="asks for permissions as Unix has them")
@pytest.mark.parametrize("name", ["out.pdf", "out.html"])
def test_a_hand_out_is_whole_and_others_may_read_it(
    handing: Handing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    out = tmp_path / name
    before = os.umask(0o022)
    try:
        handing.save(out, Wanted(drawing=False))
    finally:
        os.umask(before)
    whole = out.read_bytes()
    assert stat.S_IMODE(out.stat().st_mode) == 0o644

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(write.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        handing.save(out, Wanted(clinical=True))
    assert out.read_bytes() == whole, "the one from before is not damaged"
    assert list(tmp_path.iterdir()) == [out]


def test_the_command_saves_every_card(
    export: Any, tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(library, cards=dict(list(library.cards.items())[:3]))
    monkeypatch.setattr(app, "load_library", lambda *_: few)
    out = tmp_path / "all"
    said = export("--all", out, "--format", "html", "--no-drawing")
    assert said == (0, f"3 hand-outs in {out}\n")
    names = {f"{each.kind}-{each.id}.html" for each in few.cards}
    assert {each.name for each in out.iterdir()} == names


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("condition:sciatica", "out.txt"), "must end in .pdf or .html"),
        (("condition:sciatica", "out"), "must end in .pdf or .html"),
        (("condition:sciatica", "nowhere/out.pdf"), "nowhere/out.pdf cannot be written: No such file"),
        (("condition:sciatica", "nowhere/out.html"), "nowhere/out.html cannot be written: No such file"),
        (("condition:sciatica", "folder.pdf"), "folder.pdf cannot be written: Is a directory"),
        (("condition:sciatika", "out.pdf"), "Did you mean condition:sciatica"),
        (("condition:sciatica", "out.pdf", "--paper", "A3"), "invalid choice"),
        (("condition:sciatica", "out.pdf", "--side", "viewer"), "invalid choice"),
        (("condition:sciatica",), "OUT.pdf|OUT.html"),
        (("condition:sciatica", "--all", "out"), "takes no ID"),
        (("--all", "file.txt"), "file.txt"),
        ((), "--all FOLDER"),
    ],
)
def test_what_cannot_be_saved_is_one_sentence_and_leaves_no_file(
    export: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], part: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "file.txt").touch()
    status, said = export(*arguments)
    assert status == 2
    assert part in said
    assert "Traceback" not in said
    assert not [each for each in tmp_path.glob("out*") if each.is_file()]
