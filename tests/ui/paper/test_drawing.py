"""The drawing for paper: the right figures, sharp, on no ground, whatever the window shows."""

import pytest
from PySide6.QtGui import QImage

from explorer.anatomy.address import Side, parse_address
from explorer.library.library import Library
from explorer.library.selection import Selection
from explorer.ui.paper.drawing import DPI, FigurePicture, pictures_of
from explorer.ui.theme import Theme


def drawn(library: Library, theme: Theme, text: str, side: Side = Side.RIGHT) -> tuple[FigurePicture, ...]:
    address = parse_address(text)
    return pictures_of(library, Selection(address, side, library.card_for(address), address), theme)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("condition:sciatica", ["Back", "Lower spine, from the right"]),
        ("condition:meralgia-paresthetica", ["Front"]),
        ("condition:morton-neuroma", ["Right sole"]),
        ("nerve:femoral", ["Front"]),
    ],
)
def test_the_figures_that_show_the_path_best(
    qapp: object, library: Library, theme: Theme, text: str, titles: list[str]
) -> None:
    assert [each.title for each in drawn(library, theme, text)][: len(titles)] == titles


def test_it_is_sharp_in_print_and_names_the_side(qapp: object, library: Library, theme: Theme) -> None:
    for each in drawn(library, theme, "condition:sciatica"):
        assert each.image.width() / each.width * 72 >= DPI * 0.98
        assert each.image.height() / each.height * 72 >= DPI * 0.98
    assert drawn(library, theme, "nerve:tibial", Side.LEFT)[0].caption.endswith("left")
    assert QImage.fromData(drawn(library, theme, "nerve:tibial")[0].png()).height() > 300


def test_the_paper_shows_through_where_nothing_is_drawn(qapp: object, library: Library, theme: Theme) -> None:
    image = drawn(library, theme, "condition:sciatica")[0].image
    assert image.pixelColor(1, image.height() - 2).alpha() == 0


def test_only_the_chosen_leg_is_lit(qapp: object, library: Library, theme: Theme) -> None:
    left, right = (drawn(library, theme, "nerve:tibial", side)[0].image for side in (Side.LEFT, Side.RIGHT))
    assert golden(left)[0] > 4 * golden(left)[1]
    assert golden(right)[1] > 4 * golden(right)[0]


def golden(image: QImage) -> tuple[int, int]:
    """How much of the light's colour is in the lower left and in the lower right part."""
    counts = [0, 0]
    for x in range(0, image.width(), 2):
        for y in range(image.height() * 2 // 3, image.height(), 4):
            color = image.pixelColor(x, y)
            lit = color.alpha() > 200 and 35 <= color.hue() <= 55 and color.saturation() > 180
            counts[2 * x > image.width()] += lit
    return counts[0], counts[1]


def test_what_the_drawing_does_not_show_has_no_picture(qapp: object, library: Library, theme: Theme) -> None:
    assert drawn(library, theme, "treatment:weight") == () or drawn(library, theme, "test:ct") == ()
