"""The kiosk posed for a picture of any of its screens."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, qGray
from PySide6.QtWidgets import QApplication

from explorer.anatomy.address import Address, Kind, Side
from explorer.files.places import Places
from explorer.library.felt import alarm
from explorer.library.library import Library
from explorer.library.selection import Choice
from explorer.state.kiosk.trail import START, Screen, Stop
from explorer.state.kiosk.visit import Phase
from explorer.ui.kiosk.posing import POSES, Posing
from explorer.ui.kiosk.staff.pin_page import PinPage
from explorer.ui.kiosk.staff.setup_page import SetupPage
from explorer.ui.kiosk.staff.status_page import StatusPage
from rest import still_running

SIZE = (540, 960)
THIGH = Address(Kind.REGION, "back-thigh")

SHOWN = {
    "kiosk-invitation.png": ("invitation", None),
    "kiosk-place.png": ("place", Choice(Address(Kind.REGION, "calf"), Side.LEFT)),
}
"""The README's pictures of the kiosk, and what they show."""
SMALL, ALIKE = QSize(54, 96), 4.0
"""They are compared as small as this, in shades of grey that may differ by so much of 255 on average."""

MakePosing = Callable[..., Posing]


@pytest.fixture
def make_posing(qapp: QApplication, library: Library, places: Places) -> Iterator[MakePosing]:
    """Makes kiosks to pose, which leave nothing behind."""
    made: list[Posing] = []

    def make(
        chosen: Choice | None = None,
        step: float = 1.0,
        size: tuple[int, int] = SIZE,
        languages: tuple[str, ...] = ("en", "de"),
    ) -> Posing:
        made.append(Posing(library, places, languages, size, step, chosen))
        return made[-1]

    yield make
    for each in made:
        each.window.leave()
        assert not still_running(each.window)
        each.put_away()


@pytest.mark.parametrize("screen", list(Screen))
def test_each_screen_of_a_visit_can_be_posed(make_posing: MakePosing, screen: Screen) -> None:
    posing = make_posing()
    picture = posing.picture(screen)
    assert (picture.width(), picture.height()) == SIZE
    assert posing.window.visitor.trail.here.screen is screen
    marked = {Screen.MARKING, Screen.FELT, Screen.ALARM, Screen.TAKE_MARKS_HOME}
    assert bool(posing.window.visitor.marks.all) is (screen in marked)
    raised = alarm(posing.library, posing.window.visitor.marks.all)
    assert (raised is not None) is (screen is Screen.ALARM)


def test_nobody_somebody_gone_and_staff_can_be_posed(make_posing: MakePosing) -> None:
    nobody = make_posing()
    nobody.picture("invitation")
    assert nobody.window.visit.phase is Phase.INVITATION
    gone = make_posing()
    gone.picture("still-here")
    assert gone.window.visit.phase is Phase.STILL_HERE
    for name, kind in (("pin", PinPage), ("status", StatusPage), ("set-up", SetupPage)):
        staff = make_posing()
        staff.picture(name)
        assert [each.isVisible() for each in staff.window.findChildren(kind)] == [True], name
    assert set(POSES) == {*Screen, "invitation", "still-here", "pin", "status", "set-up"}


def test_what_a_screen_is_about_and_how_large_can_be_chosen(make_posing: MakePosing) -> None:
    place = make_posing(Choice(THIGH, Side.RIGHT), step=1.5)
    place.picture("place")
    assert place.window.visitor.trail.here == Stop(Screen.PLACE, THIGH, Side.RIGHT)
    assert place.window.screens.sizes.step == 1.5
    card = make_posing(Choice(Address.nerve("tibial"), Side.LEFT))
    with pytest.raises(ValueError, match="about a place, which nerve:tibial is not"):
        card.picture("place")
    assert card.window.visitor.trail.here == START
    with pytest.raises(KeyError):
        card.picture("dance")


def unlike(one: QImage, other: QImage) -> float:
    """How much two pictures differ when seen from far away."""
    shades = []
    for each in (one, other):
        far = each.scaled(SMALL, mode=Qt.TransformationMode.SmoothTransformation)
        shades.append([qGray(far.pixel(x, y)) for y in range(SMALL.height()) for x in range(SMALL.width())])
    return sum(abs(here - there) for here, there in zip(*shades, strict=True)) / len(shades[0])


def test_the_pictures_in_the_readme_show_the_kiosk_as_it_is(make_posing: MakePosing, places: Places) -> None:
    readme = (places.assets.parent / "README.md").read_text(encoding="utf-8")
    pictures = {}
    for name, (screen, chosen) in SHOWN.items():
        assert f"assets/pictures/{name}" in readme
        kept = QImage(str(places.assets / "pictures" / name))
        posing = make_posing(chosen, size=(1080, 1920), languages=("en",))
        now = posing.picture(screen).toImage()
        assert kept.size() == now.size(), name
        assert unlike(kept, now) < ALIKE, f"make assets/pictures/{name} anew, as the README says"
        pictures[name] = now
    assert unlike(*pictures.values()) > 4 * ALIKE, "another screen would be noticed"
