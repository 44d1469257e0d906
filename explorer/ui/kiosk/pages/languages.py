"""The languages that a visitor can choose, each in its own words."""

from functools import partial

from PySide6.QtCore import QLocale

from explorer.library.wording import sentence
from explorer.state.kiosk.trail import Stop
from explorer.ui.kiosk.room import Room
from explorer.ui.kiosk.sheet import Sheet, large_button


def languages_page(room: Room, _stop: Stop) -> Sheet:
    """One button for each language that the clinic offers."""
    names = {code: sentence(name_of(code)) for code in room.policy.languages}
    buttons = [large_button(name, partial(room.speak, code)) for code, name in names.items()]
    return Sheet(room.sizes, " · ".join(names.values()), buttons, share=0.4, low=True)


def name_of(code: str) -> str:
    """What its own speakers call a language, such as de; the code itself where Qt knows no name."""
    return QLocale(code).nativeLanguageName() or code
