from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.anatomy.address import Side, parse_address
from explorer.library.library import Library
from explorer.library.lighting import Lighting, lighting
from explorer.library.selection import Selection
from explorer.ui.diagram.ink import Ink, inks
from explorer.ui.diagram.lit import LitPainter, PairPainter, felt_inks, lit_inks, marked_inks
from explorer.ui.diagram.marks import Role, lit_width, samples, strands
from explorer.ui.theme import Theme

NECK = parse_address("site:fibular-neck")


@pytest.fixture(scope="module")
def plate(library: Library) -> tuple[Ink, ...]:
    """Every shape of the shipped drawing."""
    return inks(library.diagram)


@pytest.fixture
def fibular(library: Library) -> Lighting:
    """The card of the fibular neck, on the right."""
    card = library.card_for(NECK)
    return lighting(library, Selection(card, Side.RIGHT, card, card))


@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
def test_only_the_chosen_side_is_lit(plate: tuple[Ink, ...], fibular: Lighting, side: Side) -> None:
    lit = lit_inks(plate, replace(fibular, side=side))
    assert side in {ink.side for ink, _ in lit}
    assert side.mirrored not in {ink.side for ink, _ in lit}
    assert side.mirrored not in {ink.side for ink in marked_inks(plate, replace(fibular, side=side))}


def test_both_sides_are_lit_alike(plate: tuple[Ink, ...], fibular: Lighting) -> None:
    lit = lit_inks(plate, replace(fibular, side=Side.BOTH))
    right = [ink.shape.structure for ink, _ in lit if ink.side is Side.RIGHT]
    left = [ink.shape.structure for ink, _ in lit if ink.side is Side.LEFT]
    assert right
    assert sorted(right) == sorted(left)


def test_the_whole_path_is_lit_and_the_chosen_nerve_lies_on_top(
    plate: tuple[Ink, ...], fibular: Lighting
) -> None:
    lit = lit_inks(plate, fibular)
    drawn = {ink.shape.structure for ink in plate if ink.shape.layer == "nerve"}
    assert {ink.shape.structure for ink, _ in lit} == fibular.path & drawn
    assert {"root-l5", "sciatic", "common-fibular"} <= {ink.shape.structure for ink, _ in lit}
    roles = [role for _, role in lit]
    assert roles == sorted(roles, key=list(Role).index)
    assert {ink.shape.structure for ink, role in lit if role is Role.CHOSEN} == fibular.nerves & drawn


def test_marked_are_the_places_of_the_card(plate: tuple[Ink, ...], fibular: Lighting) -> None:
    marked = marked_inks(plate, fibular)
    assert NECK in {ink.address for ink in marked}
    assert {ink.address for ink in marked} <= fibular.places
    assert all(ink.shape.part == "outline" for ink in marked)


def test_a_lit_nerve_is_never_too_thin_to_see_and_the_chosen_one_is_widest(plate: tuple[Ink, ...]) -> None:
    thin = min((ink for ink in plate if ink.shape.layer == "nerve"), key=lambda ink: ink.width)
    for scale in (0.3, 1.0, 10.0):
        widths = [lit_width(thin, role, scale) for role in Role]
        assert widths == sorted(widths)
        for role, width in zip(Role, widths, strict=True):
            assert width * scale >= role.value[1] - 0.01 * scale
            assert width >= thin.width


def felt(
    plate: tuple[Ink, ...], library: Library, text: str, side: Side = Side.RIGHT
) -> set[tuple[str, str]]:
    """The skin areas that are tinted, by layer and structure."""
    address = parse_address(text)
    lit = lighting(library, Selection(address, Side.RIGHT, library.card_for(address), address))
    return {(ink.shape.layer, ink.shape.structure) for ink in felt_inks(plate, lit)}


@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
def test_the_skin_of_the_common_fibular_nerve_is_tinted_on_its_side_only(
    plate: tuple[Ink, ...], library: Library, side: Side
) -> None:
    nerve = parse_address("nerve:common-fibular")
    tinted = felt_inks(plate, lighting(library, Selection(nerve, side, nerve, nerve)))
    assert {ink.shape.layer for ink in tinted} == {"territory"}
    assert all(ink.shape.part == "outline" and ink.shape.closed for ink in tinted)
    on = {ink.side for ink in tinted if ink.figure in ("anterior", "posterior")}
    assert on == {side}
    areas = {ink.shape.structure for ink in tinted}
    assert {"lateral-sural-cutaneous", "superficial-fibular", "deep-fibular-medial-terminal"} <= areas
    assert not {"saphenous", "medial-plantar", "posterior-femoral-cutaneous"} & areas


def test_a_root_tints_its_own_dermatome_and_no_nerves_skin(plate: tuple[Ink, ...], library: Library) -> None:
    assert felt(plate, library, "nerve:root-l5") == {("dermatome", "root-l5")}
    assert felt(plate, library, "nerve:root-s1") == {("dermatome", "root-s1")}


def test_a_disc_tints_the_dermatomes_of_the_roots_it_threatens(
    plate: tuple[Ink, ...], library: Library
) -> None:
    assert felt(plate, library, "disc:l4-l5") == {("dermatome", "root-l4"), ("dermatome", "root-l5")}


def test_a_nerve_without_skin_tints_none(plate: tuple[Ink, ...], library: Library) -> None:
    assert felt(plate, library, "nerve:superior-gluteal") == set()
    assert felt(plate, library, "bone:tibia") == set()


def test_tinted_skin_is_painted_where_it_lies(
    plate: tuple[Ink, ...], library: Library, theme: Theme, qapp: object
) -> None:
    nerve = parse_address("nerve:root-l5")
    painting = LitPainter(plate, lighting(library, Selection(nerve, Side.RIGHT, nerve, nerve)), theme)
    painting.nerves = ()
    areas = [ink for ink in painting.skin if ink.figure == "anterior"]
    x, heights = areas[0].box.center().x(), range(0, 1300, 5)
    patches = (QRectF(x, y, 8, 8) for y in heights)
    patch = next(each for each in patches if any(ink.path.contains(each) for ink in areas))

    def color_there() -> QColor:
        canvas = QImage(8, 8, QImage.Format.Format_RGB32)
        canvas.fill(QColor("white"))
        painter = QPainter(canvas)
        painter.translate(-patch.x(), -patch.y())
        painting(painter, patch)
        painter.end()
        return canvas.pixelColor(4, 4)

    tinted = color_there()
    painting.skin = ()
    assert color_there() == QColor("white") != tinted


def colours(painter: LitPainter | PairPainter, area: QRectF) -> set[str]:
    """The colours of a picture of `area`, ten pixels a millimetre, upon white."""
    image = QImage(round(area.width() * 10), round(area.height() * 10), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    brush = QPainter(image)
    brush.scale(10, 10)
    brush.translate(-area.topLeft())
    painter(brush, area)
    brush.end()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def middle(plate: tuple[Ink, ...], nerve: str, figure: str = "posterior") -> QRectF:
    """A small square round the middle of a nerve on the right."""
    (ink,) = [
        each
        for each in plate
        if each.shape.structure == nerve
        and each.figure == figure
        and each.side is Side.RIGHT
        and each.shape.layer == "nerve"
        and each.shape.part == "outline"
    ]
    return QRectF(ink.path.pointAtPercent(0.5), ink.path.pointAtPercent(0.5)).adjusted(-6, -6, 6, 6)


@pytest.fixture
def pair(library: Library, plate: tuple[Ink, ...], theme: Theme) -> PairPainter:
    """The tibial nerve at the ankle beside the fibular nerve at the knee, on the right."""
    one, other = (parse_address(f"nerve:{each}") for each in ("tibial", "common-fibular"))
    first, second = (lighting(library, Selection(each, Side.RIGHT, each, each)) for each in (one, other))
    return PairPainter(plate, first, second, theme)


def test_two_paths_have_two_colours(plate: tuple[Ink, ...], pair: PairPainter, theme: Theme) -> None:
    one, other = (core.lower() for core, _ in samples(theme))
    assert one in colours(pair, middle(plate, "tibial"))
    second = colours(pair, middle(plate, "common-fibular"))
    assert other in second
    assert one not in second


def test_the_second_path_is_told_apart_by_bands_too(
    plate: tuple[Ink, ...], pair: PairPainter, theme: Theme
) -> None:
    first, second = strands(theme)
    assert (first.banded, second.banded) == (False, True)


def test_where_both_run_in_one_nerve_it_has_both_colours(
    plate: tuple[Ink, ...], pair: PairPainter, theme: Theme
) -> None:
    one = {core.lower() for core in strands(theme)[0].core.values()}
    seen = colours(pair, middle(plate, "sciatic"))
    assert seen & one
    assert strands(theme)[1].core[Role.CHOSEN].lower() in seen
