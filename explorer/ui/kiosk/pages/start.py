"""Where do you feel it?"""

from explorer.state.kiosk.trail import Screen, Stop
from explorer.ui.kiosk.room import Room
from explorer.ui.kiosk.sheet import Sheet, large_button, words
from explorer.ui.words import tr


def start_page(room: Room, _stop: Stop) -> Sheet:
    """The one question, and the other ways in below it."""
    emergency = room.library.guide.emergency
    foot = [
        large_button(tr("Paint where you feel it"), lambda: room.go(Stop(Screen.MARKING))),
        large_button(tr("Show me a condition"), lambda: room.go(Stop(Screen.CONDITIONS))),
    ]
    if emergency is not None:
        foot.append(
            large_button(
                tr("When is it an emergency?"), lambda: room.go(Stop(Screen.CARD, emergency)), "emergency"
            )
        )
    things = [
        words(tr("Where do you feel it?"), "question"),
        words(tr("Touch the place on the body."), "lead"),
    ]
    return Sheet(room.sizes, "", things, foot, share=0.6, low=True)
