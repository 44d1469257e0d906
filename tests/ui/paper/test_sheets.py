"""Every page that is handed out: on one or two sheets, readable, nothing cut, alone or split."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.anatomy.address import Address, Kind, Side, parse_address
from explorer.files.places import Places
from explorer.library.handout import Handout, handout_of
from explorer.library.library import Library
from explorer.library.selection import Selection
from explorer.ui.paper import sheets as sheets_module
from explorer.ui.paper.drawing import FigurePicture
from explorer.ui.paper.handing import Handing, Wanted
from explorer.ui.paper.sheets import PAPERS, Sheets, TooHighError, lay_out
from explorer.ui.paper.ways import SIZES

SCIATICA = parse_address("condition:sciatica")
LEAST_POINTS = 10.5

Made = Callable[..., Handout]


@pytest.fixture
def made(qapp: object, library: Library, today: date) -> Made:
    """Makes the hand-out of an address."""

    def make(address: Address, **more: bool) -> Handout:
        selection = Selection(address, Side.BOTH, library.card_for(address), address)
        return handout_of(library, selection, "your local emergency number", today, **more)

    return make


@cache
def drawn() -> tuple[FigurePicture, ...]:
    """Two figures as large as any drawing comes: painting the real ones for each page would take minutes."""
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#336699"))
    return (
        FigurePicture(image, 60, 190, "Back", Side.RIGHT),
        FigurePicture(image, 130, 190, "Lower spine, from the side", Side.BOTH),
    )


def inside(made: Sheets) -> bool:
    """Whether everything lies on the paper and nothing covers anything else."""
    for page in made.pages:
        for number, one in enumerate(page):
            assert one.y > 0
            assert one.y + one.box.height <= made.height
            for other in page[number + 1 :]:
                apart = one.x < made.width / 2 - 20 <= other.x or other.x < made.width / 2 - 20 <= one.x
                below = one.y + one.box.height <= other.y + 0.5 or other.y + other.box.height <= one.y + 0.5
                assert apart or below
    return True


@pytest.mark.parametrize("paper", PAPERS)
def test_every_condition_is_on_one_or_two_sheets(made: Made, library: Library, paper: str) -> None:
    conditions = [each for each in library.cards if each.kind is Kind.CONDITION]
    assert len(conditions) >= 63
    for address in conditions:
        laid_out = lay_out(made(address), drawn(), paper)
        assert 1 <= len(laid_out.pages) <= 2, address
        assert laid_out.size >= LEAST_POINTS
        assert inside(laid_out), address


@pytest.mark.parametrize("paper", PAPERS)
def test_every_other_page_too(made: Made, library: Library, paper: str) -> None:
    for address in library.addresses():
        if address.kind is not Kind.CONDITION and library.card_for(address) == address:
            laid_out = lay_out(made(address), drawn(), paper)
            assert 1 <= len(laid_out.pages) <= 2, address
            assert inside(laid_out), address


def test_no_type_that_is_read_is_small() -> None:
    assert min(SIZES) >= LEAST_POINTS


def test_a_short_page_is_set_large_and_a_long_one_says_what_it_leaves_out(made: Made) -> None:
    short = lay_out(made(parse_address("muscle:soleus")), drawn(), "A4")
    assert (len(short.pages), short.size, short.handout.left_out) == (1, 12.0, ())
    assert lay_out(made(SCIATICA), drawn(), "A4").handout.left_out


def test_the_clinical_part_stands_on_further_pages(made: Made) -> None:
    plain = lay_out(made(SCIATICA), drawn(), "A4")
    whole = lay_out(made(SCIATICA, clinical=True), drawn(), "A4")
    assert len(whole.pages) > len(plain.pages) == 2
    assert inside(whole)


def test_a_passage_higher_than_a_page_is_refused_and_not_cut(made: Made) -> None:
    handout = made(SCIATICA)
    huge = replace(handout.passages[0], parts=(f"<p>{'long ' * 6000}</p>",))
    with pytest.raises(TooHighError, match="higher than a page"):
        lay_out(replace(handout, passages=(huge,)), (), "A4")


def test_what_is_measured_once_is_not_measured_again(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    real = sheets_module.care_box
    monkeypatch.setattr(sheets_module, "care_box", lambda *a, **m: calls.append(a[0]) or real(*a, **m))
    lay_out(made(SCIATICA), (), "A4")
    assert len(calls) <= len(SIZES) * 3
    written: list[object] = []
    real_text = sheets_module.text_box
    monkeypatch.setattr(
        sheets_module, "text_box", lambda *a, **m: written.append((a, tuple(m.items()))) or real_text(*a, **m)
    )
    lay_out(made(SCIATICA), drawn(), "A4")
    feet = 6  # the foot of each page is not shared
    assert len(written) <= len(set(written)) + feet


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_paper_is_white_and_its_ink_dark_whatever_the_window_looks_like(
    made: Made, places: Places, theme: str, qapp: "object"
) -> None:
    from PySide6.QtWidgets import QApplication

    from explorer.ui.style import palette
    from explorer.ui.theme import load_theme

    before = QApplication.palette()
    try:
        QApplication.setPalette(palette(load_theme(places.assets, theme)))
        pixels = page_pixels(lay_out(made(SCIATICA), (), "A4"))
    finally:
        QApplication.setPalette(before)
    light = dark = 0
    for x in range(0, pixels.width(), 2):
        for y in range(60, pixels.height(), 2):
            lightness = pixels.pixelColor(x, y).lightness()
            light += lightness > 250
            dark += lightness < 90
    assert light > 10 * dark > 10_000


def page_pixels(laid_out: Sheets) -> QImage:
    """The first page as a picture, two pixels to a point."""
    image = QImage(round(laid_out.width * 2), round(laid_out.height * 2), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    laid_out.paint(painter, 0, 2.0)
    painter.end()
    return image


def test_each_care_card_is_told_apart_without_colour(made: Made) -> None:
    """In grey, the more pressing a card's head, the darker it is."""
    laid_out = lay_out(made(SCIATICA), (), "A4")
    pixels = page_pixels(laid_out)
    heads = []
    cards = [each for each in laid_out.pages[0] if each.box.gap == 9.0]
    assert len(cards) == 3
    for card in cards:
        area = [
            pixels.pixelColor(round(2 * (card.x + x)), round(2 * (card.y + y))).lightness()
            for x in range(4, 200, 3)
            for y in range(4, 18)
        ]
        heads.append(sum(area) / len(area))
    assert heads == sorted(heads)
    assert heads[1] - heads[0] > 40


def test_a_comparison_is_set_over_the_whole_width(
    qapp: object, library: Library, places: Places, today: date
) -> None:
    one = parse_address("condition:common-fibular-neuropathy")
    selection = Selection(one, Side.RIGHT, one, one, against=parse_address("condition:radiculopathy-l5"))
    handing = Handing(library, selection, places.assets, "112", lambda: today)
    laid_out = handing.sheets(Wanted("Letter"))
    assert len(laid_out.pages) <= 2
    assert inside(laid_out)
    assert handing.pictures
    assert handing.alone().care, "a phone gets the open card alone"
