"""The kiosk's pages, one a module: each is made of a room and a stop, and thrown away when it is left."""

from collections.abc import Callable, Mapping

from explorer.state.kiosk.trail import Screen, Stop
from explorer.ui.kiosk.pages.card import card_page
from explorer.ui.kiosk.pages.conditions import conditions_page
from explorer.ui.kiosk.pages.felt import alarm_page, felt_page, take_marks_home_page
from explorer.ui.kiosk.pages.languages import languages_page
from explorer.ui.kiosk.pages.marking import marking_page
from explorer.ui.kiosk.pages.place import place_page
from explorer.ui.kiosk.pages.start import start_page
from explorer.ui.kiosk.pages.take_home import take_home_page
from explorer.ui.kiosk.room import Room
from explorer.ui.kiosk.sheet import Sheet

PAGES: Mapping[Screen, Callable[[Room, Stop], Sheet]] = {
    Screen.START: start_page,
    Screen.PLACE: place_page,
    Screen.CONDITIONS: conditions_page,
    Screen.CARD: card_page,
    Screen.TAKE_HOME: take_home_page,
    Screen.LANGUAGES: languages_page,
    Screen.MARKING: marking_page,
    Screen.FELT: felt_page,
    Screen.ALARM: alarm_page,
    Screen.TAKE_MARKS_HOME: take_marks_home_page,
}
"""What makes the page of each screen."""
