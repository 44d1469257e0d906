"""How much of each shape is seen, as the look of the drawing says."""

from explorer.anatomy.address import Address
from explorer.state.layers import Look, Visibility
from explorer.ui.diagram.ink import Ink

LEFT = {Visibility.SHOWN: 1.0, Visibility.FADED: 0.3, Visibility.DEEP: 1.0, Visibility.HIDDEN: 0.0}
"""How much of a layer is painted."""

OVER_DEEP = 0.1
"""How much is left of what lies over the deep ones, where only those are shown; no more can be pointed at."""

SKIN = "skin"
"""The layer that stays for orientation where something is shown alone."""

FELT = frozenset({"territory", "dermatome"})
"""The layers whose shapes bear the name of the nerve that feels there."""


def left_of(ink: Ink, look: Look) -> float:
    """How much of a shape is painted, before its layer is made see-through; 0 is nothing."""
    if ink.address is not None and ink.address in look.hidden:
        return 0.0
    state = look.states.get(ink.shape.layer, Visibility.HIDDEN)
    left = OVER_DEEP if state is Visibility.DEEP and not ink.deep else LEFT[state]
    if look.alone is None:
        return left
    if ink.address is not None:
        return 1.0 if ink.address in look.kept else 0.0
    if ink.shape.layer in FELT:
        return left if Address.nerve(ink.shape.structure) in look.kept else 0.0
    return left if ink.shape.layer == SKIN else 0.0


def can_be_pointed_at(ink: Ink, look: Look) -> bool:
    """Whether there is enough of a shape to point at it."""
    return left_of(ink, look) * look.strength(ink.shape.layer) > OVER_DEEP


def not_hidden(plate: tuple[Ink, ...], look: Look) -> tuple[Ink, ...]:
    """The shapes that may be lit: all that were not taken away one by one."""
    if not look.hidden:
        return plate
    return tuple(ink for ink in plate if ink.address not in look.hidden)
