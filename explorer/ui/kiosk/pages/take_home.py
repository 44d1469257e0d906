"""A card as a square code for the visitor's own telephone."""

from PySide6.QtWidgets import QWidget

from explorer.library.handout import Handout, handout_of
from explorer.library.selection import Selection
from explorer.library.short_text import short_text
from explorer.state.kiosk.trail import Stop
from explorer.ui.kiosk.room import Room
from explorer.ui.kiosk.sheet import Sheet, large_button, words
from explorer.ui.words import tr

CODE_MM = 220
"""How large the code is, where there is room."""


def take_home_page(room: Room, stop: Stop) -> Sheet:
    """The code of a card, as large as the screen allows."""
    assert stop.address is not None
    selection = Selection(stop.address, stop.side, stop.address, stop.address)
    handout = handout_of(room.library, selection, room.policy.emergency_number, room.today(), say=tr)
    return code_sheet(room, handout)


def code_sheet(room: Room, handout: Handout) -> Sheet:
    """A sheet with the code that holds what `handout` says in short; nothing of it is stored or sent."""
    from explorer.ui.paper.code import CodeView, code_of  # slow to load, and few want it

    title = tr("Take it home") if room.policy.printing else tr("Take it home on your phone")
    things: list[QWidget] = []
    code: QWidget | None = None
    try:
        code = CodeView(code_of(short_text(handout)), tr("A square code that holds this page in short"))
        point = tr("Point your phone’s camera at this square. Your phone then shows the page in short.")
        things.append(words(point, "lead"))
        things.append(words(tr("Nothing is sent, and nothing is kept here."), "lead"))
    except ValueError:
        things.append(words(tr("This page is too long for a code. Please ask at the desk."), "lead"))
    foot: list[QWidget] = []
    if room.policy.printing:
        said = words("", "lead")
        said.hide()

        def print_it() -> None:
            said.setText(room.print_out(handout))
            said.show()

        things.append(said)
        foot.append(large_button(tr("Print this"), print_it))
    side = room.sizes.px(CODE_MM)
    return Sheet(room.sizes, title, things, foot, share=0, low=True, beside=code, beside_px=side)
