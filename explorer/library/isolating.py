"""What stays in the drawing where one thing is shown alone."""

from explorer.anatomy.address import Address, Side
from explorer.library.library import Library
from explorer.library.lighting import lighting
from explorer.library.selection import Selection


def kept_with(library: Library, address: Address) -> frozenset[Address]:
    """A structure or card's own places and the nerves of its path, on both sides: what choosing it lights."""
    lit = lighting(library, Selection(address, Side.BOTH, address, address))
    return lit.places | {Address.nerve(each) for each in lit.path}
