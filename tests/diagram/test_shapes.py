from explorer.anatomy.address import Kind, Side
from explorer.diagram.shapes import (
    CHOOSABLE,
    LAYERS,
    Diagram,
    Figure,
    Layer,
    Placement,
    Shape,
    bounds_of,
    structure_id,
)


def shape(structure: str, side: Side, layer: str = "bone") -> Shape:
    return Shape(structure, layer, "outline", side, True, False, 1, 0, "", "ML", (0, 0, 1, 1), (0, 0, 1, 1))


TIBIAS = (shape("tibia", Side.RIGHT), shape("tibia", Side.LEFT))
SACRUM = shape("sacrum", Side.BOTH)
DIAGRAM = Diagram(
    "Plate",
    100,
    100,
    (
        Figure(
            "front", "Front", "anterior", 9, 9, (0, 0), 1, (*TIBIAS, SACRUM, shape("l4", Side.BOTH, "disc"))
        ),
    ),
    (Placement("front", 0, 0, 1),),
    (Layer("bone", "Bones", True),),
)


def test_a_side_has_its_own_shapes_and_those_without_a_side() -> None:
    right, left = TIBIAS
    assert [found for _, found in DIAGRAM.shapes("tibia", Side.RIGHT)] == [right]
    assert [found for _, found in DIAGRAM.shapes("tibia", Side.LEFT)] == [left]
    assert [found for _, found in DIAGRAM.shapes("tibia")] == [right, left]
    assert [found for _, found in DIAGRAM.shapes("sacrum", Side.LEFT)] == [SACRUM]
    assert list(DIAGRAM.shapes("femur")) == []


def test_structures_are_listed_by_layer() -> None:
    assert DIAGRAM.structures() == {"bone": {"tibia", "sacrum"}, "disc": {"l4"}}


def test_choosable_layers_are_kinds_of_addresses() -> None:
    assert set(LAYERS) >= CHOOSABLE
    assert set(Kind) >= CHOOSABLE
    assert Layer("bone", "Bones", True).choosable
    assert not Layer("skin", "Skin", True).choosable


def test_discs_drop_their_prefix() -> None:
    assert structure_id("disc", "disc-l4-l5") == "l4-l5"
    assert structure_id("bone", "tibia") == "tibia"


def test_bounds_hold_all_points() -> None:
    assert bounds_of((1, 5, -3, 2, 0, 9)) == (-3, 2, 1, 9)
