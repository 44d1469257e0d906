"""What hiding and showing alone leave of each shape."""

import pytest

from explorer.anatomy.address import Address, Side, parse_address
from explorer.library.isolating import kept_with
from explorer.library.library import Library
from explorer.state.layers import Layers
from explorer.ui.diagram.ink import Ink, inks
from explorer.ui.diagram.seen import can_be_pointed_at, left_of, not_hidden

TIBIA, SOLEUS = parse_address("bone:tibia"), parse_address("muscle:soleus")
FIBULAR = parse_address("nerve:common-fibular")


@pytest.fixture(scope="module")
def plate(library: Library) -> tuple[Ink, ...]:
    """Every shape of the shipped drawing."""
    return inks(library.diagram)


@pytest.fixture
def layers(library: Library) -> Layers:
    """The shipped drawing's layers as they are at first."""
    return Layers(library.diagram)


def seen(plate: tuple[Ink, ...], layers: Layers) -> set[Address]:
    return {ink.address for ink in plate if ink.address and left_of(ink, layers.look)}


def test_a_hidden_structure_is_gone_in_all_figures_and_on_both_sides(
    plate: tuple[Ink, ...], layers: Layers
) -> None:
    before = seen(plate, layers)
    drawn = {(ink.figure, ink.side) for ink in plate if ink.address == TIBIA}
    assert len({figure for figure, _ in drawn}) > 1
    assert {Side.LEFT, Side.RIGHT} <= {side for _, side in drawn}
    layers.hide(TIBIA)
    assert seen(plate, layers) == before - {TIBIA}
    assert not [ink for ink in not_hidden(plate, layers.look) if ink.address == TIBIA]
    assert not [ink for ink in plate if ink.address == TIBIA and can_be_pointed_at(ink, layers.look)]


def test_alone_a_nerve_keeps_its_path_and_the_bodys_outline(
    plate: tuple[Ink, ...], layers: Layers, library: Library
) -> None:
    kept = kept_with(library, FIBULAR)
    assert {FIBULAR, Address.nerve("sciatic"), Address.nerve("root-l5")} <= kept
    layers.isolate(FIBULAR, kept)
    assert seen(plate, layers) <= kept
    scenery = {ink.shape.layer for ink in plate if ink.address is None and left_of(ink, layers.look)}
    assert scenery == {"skin"}


def test_alone_a_muscle_is_shown_though_its_layer_is_hidden(
    plate: tuple[Ink, ...], layers: Layers, library: Library
) -> None:
    assert SOLEUS not in seen(plate, layers)
    layers.isolate(SOLEUS, kept_with(library, SOLEUS))
    assert SOLEUS in seen(plate, layers)
    assert parse_address("nerve:tibial") in seen(plate, layers)
    layers.hide(SOLEUS)
    assert SOLEUS not in seen(plate, layers)


def test_of_the_skin_maps_only_the_areas_of_what_is_shown_alone_stay(
    plate: tuple[Ink, ...], layers: Layers, library: Library
) -> None:
    layers.use_preset("Skin areas of the nerves")
    layers.isolate(FIBULAR, kept_with(library, FIBULAR))
    areas = {
        ink.shape.structure for ink in plate if ink.shape.layer == "territory" and left_of(ink, layers.look)
    }
    assert "superficial-fibular" in areas
    assert "saphenous" not in areas


def test_what_is_clear_as_glass_cannot_be_pointed_at(plate: tuple[Ink, ...], layers: Layers) -> None:
    layers.use_preset("Muscles")
    muscle = next(ink for ink in plate if ink.address == SOLEUS)
    bone = next(ink for ink in plate if ink.address == TIBIA)
    assert can_be_pointed_at(muscle, layers.look)
    layers.set_front_strength(0.0)
    assert not can_be_pointed_at(muscle, layers.look)
    assert can_be_pointed_at(bone, layers.look)
