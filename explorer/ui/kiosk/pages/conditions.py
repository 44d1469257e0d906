"""All conditions by their everyday names."""

from explorer.anatomy.address import Kind, Side
from explorer.state.kiosk.trail import Stop
from explorer.ui.kiosk.pages.choices import card_choice
from explorer.ui.kiosk.room import Room
from explorer.ui.kiosk.sheet import Sheet
from explorer.ui.words import tr


def conditions_page(room: Room, _stop: Stop) -> Sheet:
    """A long list, paged; what the clinic does not show is not in it."""
    names = {each: room.library.plain_name_of(each) for each in room.library.cards}
    cards = sorted(
        (each for each in names if each.kind is Kind.CONDITION), key=lambda each: names[each].casefold()
    )
    return Sheet(
        room.sizes, tr("Choose a condition"), [card_choice(room, each, Side.BOTH) for each in cards], share=0
    )
