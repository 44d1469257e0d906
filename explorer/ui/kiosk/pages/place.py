"""What may be felt at one place of the body."""

from PySide6.QtWidgets import QWidget

from explorer.anatomy.address import Side
from explorer.content.card import CardKind
from explorer.library.wording import sentence
from explorer.state.kiosk.trail import Stop
from explorer.ui.kiosk.pages.choices import card_choice
from explorer.ui.kiosk.room import Room
from explorer.ui.kiosk.sheet import Sheet, large_button, words
from explorer.ui.words import mark, tr

FEW = 4
"""So many cards are offered at first."""

MY_SIDE = {Side.LEFT: mark("left side"), Side.RIGHT: mark("right side")}
"""How a person says which side it is; on the midline nobody says it."""


def place_page(room: Room, stop: Stop) -> Sheet:
    """The few cards that people mean at a place, the emergencies among them in any case."""
    assert stop.address is not None
    library = room.library
    name = sentence(library.plain_name_of(stop.address))
    if stop.side in MY_SIDE:
        name = tr("{place}, {side}").format(place=name, side=tr(MY_SIDE[stop.side]))
    found = library.conditions_at(stop.address)
    calm = [each for each in found if library.heads[each].kind is not CardKind.RED_FLAG]
    flags = [each for each in found if each not in calm]
    shown = calm if stop.more else calm[:FEW]
    ask = tr("Which is most like yours?")
    if not found:
        ask = tr("There is no page on this place. Please ask your doctor.")
    things: list[QWidget] = [words(name, "kiosk-title"), words(ask, "lead")]
    things += [card_choice(room, each, stop.side, library.sign_at(stop.address, each)) for each in shown]
    if len(shown) < len(calm):
        things.append(
            large_button(
                tr("None of these: show more"),
                lambda: room.go(Stop(stop.screen, stop.address, stop.side, more=True)),
            )
        )
    if flags:
        things.append(words(tr("Get help without delay if it is one of these:"), "warning"))
        things += [card_choice(room, each, stop.side, library.sign_at(stop.address, each)) for each in flags]
    return Sheet(room.sizes, "", things, share=0.38 / room.sizes.step)
