"""Hand-outs as files: whole, searchable, on the right paper; and the command that makes them."""

import re
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from explorer import app, cli
from explorer.anatomy.address import Side, parse_address
from explorer.cli import run
from explorer.files.places import Places, UserPlaces
from explorer.library.library import Library
from explorer.library.page import Page
from explorer.library.pages import EDUCATION, page_for
from explorer.library.selection import Selection
from explorer.state.settings import Settings, write_settings
from explorer.ui.handout import PAPERS, save_html, save_pdf

SCIATICA = parse_address("condition:sciatica")
POINTS = {"A4": (595, 842), "Letter": (612, 792)}


@pytest.fixture
def page(library: Library, today: Any) -> Page:
    """The page on sciatica, on the right."""
    return page_for(library, Selection(SCIATICA, Side.RIGHT, SCIATICA, SCIATICA), "112", today)


@pytest.fixture
def drawing(qapp: object) -> QPixmap:
    """A picture of one colour."""
    made = QPixmap(600, 400)
    made.fill(QColor("#336699"))
    return made


def boxes(pdf: bytes) -> list[tuple[int, int]]:
    """The size of each page in points."""
    found = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in found]


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("paper", PAPERS)
def test_a_pdf_is_whole_and_has_the_paper_that_was_asked_for(
    tmp_path: Path, page: Page, drawing: QPixmap, paper: str
) -> None:
    out = tmp_path / "sciatica.pdf"
    save_pdf(out, page, drawing, paper)
    pdf = out.read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert 2 <= pages(pdf) <= 8
    assert boxes(pdf) == [POINTS[paper]] * pages(pdf)
    assert b"/Subtype /Image" in pdf


def test_its_words_are_text_in_fonts_of_its_own(tmp_path: Path, page: Page, drawing: QPixmap) -> None:
    out = tmp_path / "sciatica.pdf"
    save_pdf(out, page, drawing, "A4")
    pdf = out.read_bytes()
    assert b"AtkinsonHyperlegible" in pdf
    assert b"/FontFile" in pdf
    assert b"/ToUnicode" in pdf, "without it no word is found"
    assert b"/URI (nerve:" not in pdf, "there is nothing to press on paper"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext reads a PDF's words")
def test_its_words_can_be_searched(tmp_path: Path, page: Page, drawing: QPixmap) -> None:
    out = tmp_path / "sciatica.pdf"
    save_pdf(out, page, drawing, "A4")
    done = subprocess.run(["pdftotext", str(out), "-"], capture_output=True, text=True, check=True)
    words = " ".join(done.stdout.split())
    for part in (page.title, page.summary, "Call emergency services if", "Symptoms", EDUCATION):
        assert part in words
    assert "Clinical detail" not in words


def test_an_html_file_holds_the_drawing(tmp_path: Path, page: Page, drawing: QPixmap) -> None:
    out = tmp_path / "sciatica.html"
    save_html(out, page, drawing)
    html = out.read_text(encoding="utf-8")
    (source,) = re.findall(r'<img src="data:image/png;base64,([^"]+)" width="70%"', html)
    kept = QImage.fromData(b64decode(source))
    assert (kept.width(), kept.height(), kept.pixelColor(300, 200)) == (600, 400, QColor("#336699"))
    assert page.summary in html


@pytest.mark.parametrize("save", [lambda *a: save_pdf(*a, "A4"), save_html])
def test_a_place_that_cannot_be_written_raises(
    tmp_path: Path, page: Page, drawing: QPixmap, save: Any
) -> None:
    with pytest.raises(OSError, match="No such file"):
        save(tmp_path / "nowhere" / "sciatica.pdf", page, drawing)
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(IsADirectoryError):
        save(tmp_path / "folder.pdf", page, drawing)


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
    monkeypatch.setattr(app, "HANDOUT_PIXELS", (900, 600))

    def load(_places: Places, *_more: object) -> Library:
        return library

    for module in (app, cli):
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
    assert export("condition:sciatica", out, "--side", "left") == (0, "")
    html = out.read_text(encoding="utf-8")
    assert library.cards[SCIATICA].plain_title in html
    assert "the person&#x27;s left" in html
    assert "Call 000." in html
    assert EDUCATION in html


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
    ],
)
def test_what_cannot_be_saved_is_one_sentence_and_leaves_no_file(
    export: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], part: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.pdf").mkdir()
    status, said = export(*arguments)
    assert status == 2
    assert part in said
    assert "Traceback" not in said
    assert not [each for each in tmp_path.glob("out*") if each.is_file()]
