"""Cards to choose from: large buttons, each with a sentence and a name."""

from explorer.anatomy.address import Address, Side
from explorer.content.card import Urgency
from explorer.library.wording import sentence
from explorer.state.kiosk.trail import Screen, Stop
from explorer.ui.choice import ChoiceButton
from explorer.ui.kiosk.room import Room


def card_choice(room: Room, card: Address, side: Side, sign: str = "") -> ChoiceButton:
    """A button for one card: what marks it out in a sentence, then its name; red for emergencies."""
    name = sentence(room.library.plain_name_of(card))
    button = ChoiceButton(sign or name, note=name if sign else "")
    button.note_size = 1.0  # nothing here is smaller than what must be read
    button.setMinimumHeight(room.sizes.target)
    if room.library.heads[card].urgency is Urgency.EMERGENCY:
        button.setProperty("urgency", "emergency")
    button.clicked.connect(lambda _checked=False: room.go(Stop(Screen.CARD, card, side)))
    return button
