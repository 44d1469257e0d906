"""A card as a square code for the visitor's own telephone."""

from PySide6.QtWidgets import QWidget

from explorer.library.handout import Handout, handout_of
from explorer.library.selection import Selection
from explorer.library.short_text import short_text
from explorer.state.kiosk.trail import Stop
from explorer.ui.kiosk.room import Room
from explorer.ui.kiosk.sheet import Sheet, large_button, words
from explorer.ui.words import tr

CODE_MM, CODE_SHARE = 150, 0.48
"""How large the code is, but for so much of the window's shorter side at most."""


def take_home_page(room: Room, stop: Stop) -> Sheet:
    """The code of a card, as large as the screen allows."""
    assert stop.address is not None
    selection = Selection(stop.address, stop.side, stop.address, stop.address)
    handout = handout_of(room.library, selection, room.policy.emergency_number, room.today(), say=tr)
    return code_sheet(room, handout)


def code_sheet(room: Room, handout: Handout) -> Sheet:
    """A sheet with the code that holds what `handout` says in short; nothing of it is stored or sent."""
    from explorer.ui.paper.code import CodeView, code_of  # slow to load, and few want it

    code: QWidget
    try:
        code = CodeView(code_of(short_text(handout)), tr("A square code that holds this page in short"))
        side = min(room.sizes.px(CODE_MM), round(CODE_SHARE * room.sizes.shorter))
        code.setFixedHeight(max(code.minimumHeight(), side))
    except ValueError:
        code = words(tr("This page is too long for a code. Please ask at the desk."), "lead")
    things: list[QWidget] = [
        words(
            tr("Point your phone’s camera at this square. Your phone then shows the page in short."), "lead"
        ),
        code,
        words(tr("Nothing is sent, and nothing is kept here."), "lead"),
    ]
    if room.policy.printing:
        said = words("", "lead")
        said.hide()

        def print_it() -> None:
            said.setText(room.print_out(handout))
            said.show()

        button = large_button(tr("Print this"), print_it)
        things.insert(0, said)
        return Sheet(room.sizes, tr("Take it home"), things, [button], share=0)
    return Sheet(room.sizes, tr("Take it home on your phone"), things, share=0)
