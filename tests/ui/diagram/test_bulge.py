"""A slipped disc as it is drawn: from the disc to the root that it presses on."""

from math import hypot

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from explorer.anatomy.address import Address, Side, parse_address
from explorer.library.library import Library
from explorer.library.lighting import Lighting, lighting
from explorer.library.selection import Selection
from explorer.ui.diagram.bulge import bulge_paths
from explorer.ui.diagram.ink import Ink, inks
from explorer.ui.diagram.lit import LitPainter
from explorer.ui.theme import Theme

RECESS, FORAMEN = parse_address("site:lateral-recess-l4-l5"), parse_address("site:foramen-l4-l5")
LEVELS = ["l1-l2", "l2-l3", "l3-l4", "l4-l5", "l5-s1"]


@pytest.fixture(scope="module")
def plate(library: Library) -> tuple[Ink, ...]:
    """Every shape of the shipped drawing."""
    return inks(library.diagram)


def light(library: Library, text: str, side: Side = Side.RIGHT) -> Lighting:
    address = parse_address(text)
    return lighting(library, Selection(address, side, library.card_for(address), address))


def drawn(plate: tuple[Ink, ...], address: Address) -> Ink:
    """Its outline in the figure of the spine seen from the side."""
    return next(
        ink for ink in plate if (ink.figure, ink.address, ink.shape.part) == ("lateral", address, "outline")
    )


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_the_disc_l4_l5_bulges_towards_the_recess_of_l5_and_rarely_towards_the_foramen_of_l4(
    plate: tuple[Ink, ...], library: Library, side: Side
) -> None:
    paths = bulge_paths(plate, light(library, "disc:l4-l5", side))
    assert {(bulge.site, bulge.far) for bulge, _ in paths} == {(RECESS, False), (FORAMEN, True)}
    assert library.body.sites[RECESS.id].nerves == ("root-l5",)
    assert library.body.sites[FORAMEN.id].nerves == ("root-l4",)


@pytest.mark.parametrize("level", LEVELS)
def test_a_bulge_grows_out_of_its_disc_and_reaches_the_site(
    plate: tuple[Ink, ...], library: Library, level: str
) -> None:
    paths = bulge_paths(plate, light(library, f"disc:{level}"))
    assert len(paths) == 2
    for bulge, path in paths:
        disc, site = drawn(plate, bulge.disc), drawn(plate, bulge.site)
        assert bulge.disc.id == level
        assert path.intersects(disc.path), bulge
        assert path.intersects(site.path), bulge
        assert not disc.path.contains(path), "it shows beyond the disc"
        assert distance(path, site.path.boundingRect().center()) < site.box.width()


def distance(path: QPainterPath, goal: QPointF) -> float:
    if path.contains(goal):
        return 0.0
    points = (path.pointAtPercent(step / 200) for step in range(201))
    return min(hypot(point.x() - goal.x(), point.y() - goal.y()) for point in points)


def test_there_is_none_in_the_figures_from_in_front_and_behind(
    plate: tuple[Ink, ...], library: Library
) -> None:
    lit = light(library, "disc:l4-l5")
    where = {ink.figure for ink in plate if ink.address in (RECESS, lit.bulges[0].disc)}
    assert {"anterior", "posterior", "lateral"} <= where, "else there is nothing to leave out"
    assert bulge_paths(tuple(ink for ink in plate if ink.figure != "lateral"), lit) == ()
    (place,) = [place for figure, place in library.diagram.placed() if figure.id == "lateral"]
    assert all(path.boundingRect().left() > place.x for _, path in bulge_paths(plate, lit))


@pytest.mark.parametrize("text", ["nerve:root-l5", "site:fibular-neck", "bone:tibia", "region:calf"])
def test_what_concerns_no_disc_has_no_bulge(plate: tuple[Ink, ...], library: Library, text: str) -> None:
    assert bulge_paths(plate, light(library, text)) == ()


def test_a_card_on_slipped_discs_shows_the_bulge_of_each_disc_it_marks(
    plate: tuple[Ink, ...], library: Library
) -> None:
    lit = light(library, "condition:lumbar-disc-herniation")
    discs = {place for place in lit.places if place.kind == "disc"}
    assert discs
    assert {bulge.disc for bulge, _ in bulge_paths(plate, lit)} == discs


def test_the_usual_bulge_is_filled_and_the_rare_one_dashed(
    plate: tuple[Ink, ...], library: Library, theme: Theme
) -> None:
    painting = LitPainter(plate, light(library, "disc:l4-l5"), theme)
    styles, fills = {}, {}
    for bulge, path in painting.bulges:
        canvas = QImage(8, 8, QImage.Format.Format_ARGB32)
        painter = QPainter(canvas)
        painting._bulge(painter, bulge, path)
        styles[bulge.far], fills[bulge.far] = painter.pen().style(), painter.brush().color().alphaF()
        painter.end()
    assert styles == {False: Qt.PenStyle.SolidLine, True: Qt.PenStyle.DashLine}
    assert fills[False] > 2 * fills[True]
