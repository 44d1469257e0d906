"""A visitor walks up to the kiosk, uses it and leaves."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from conftest import TODAY
from explorer.anatomy.address import Address, Kind, Side
from explorer.files.places import Places
from explorer.library.library import Library
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.trail import START, Screen, Stop
from explorer.state.kiosk.visit import Phase
from explorer.ui.actions import ACTIONS
from explorer.ui.kiosk import quiet
from explorer.ui.kiosk.bar import LANGUAGE
from explorer.ui.kiosk.pages.invitation import Invitation
from explorer.ui.kiosk.sheet import Sheet
from explorer.ui.kiosk.staff.page import button
from explorer.ui.kiosk.window import KioskWindow
from explorer.ui.paper.code import CodeView
from ui.kiosk.conftest import LEFT, NO_KEY, PX, Hand

SCIATICA = Address(Kind.CONDITION, "sciatica")
CALF = Address(Kind.REGION, "calf")


def on_body(kiosk: KioskWindow, region: Address, side: Side) -> QPoint:
    """A place of the window at which a region of the body is drawn."""
    view = kiosk.screens.drawing.view
    ink = next(each for each in view.plate if each.address == region and each.side is side)
    seen = view.place_in_view(ink.box.center().x(), ink.box.center().y())
    return view.viewport().mapTo(kiosk, seen.toPoint())


def test_a_visit_from_the_invitation_to_a_card_and_back(kiosk: KioskWindow, hand: Hand) -> None:
    assert isinstance(kiosk.screens.page, Invitation)
    hand.tap(kiosk.screens.drawing)  # anywhere
    assert kiosk.visit.phase is Phase.BEGUN
    assert kiosk.visitor.trail.here == START
    hand.tap(on_body(kiosk, CALF, Side.LEFT))
    assert kiosk.visitor.trail.here == Stop(Screen.PLACE, CALF, Side.LEFT)
    assert kiosk.visitor.state.selection is not None
    assert (kiosk.visitor.state.selection.address, kiosk.visitor.state.selection.side) == (CALF, Side.LEFT)
    hand.press("Sciatica (nerve pain down the leg)")
    assert kiosk.visitor.trail.here == Stop(Screen.CARD, SCIATICA, Side.LEFT)
    assert "Call emergency services if" in hand.read()
    hand.press("Back")
    assert kiosk.visitor.trail.here == Stop(Screen.PLACE, CALF, Side.LEFT)
    hand.press("None of these: show more")
    hand.press("Back")
    hand.press("Home")
    assert kiosk.visitor.trail.here == START
    assert kiosk.visitor.state.selection is None


def test_what_begins_a_visit_does_nothing_else(kiosk: KioskWindow, hand: Hand) -> None:
    hand.tap(on_body(kiosk, CALF, Side.LEFT))
    assert kiosk.visitor.trail.here == START
    assert kiosk.visit.phase is Phase.BEGUN


def test_back_leads_to_the_list_that_a_card_was_opened_from(kiosk: KioskWindow, hand: Hand) -> None:
    hand.tap(kiosk.screens.drawing)
    hand.press("Show me a condition")
    hand.press("Blood clot in the leg")
    hand.press("Back")
    assert kiosk.visitor.trail.here.screen is Screen.CONDITIONS


@pytest.mark.parametrize("where", ["invitation", "start", "place", "card", "list", "home", "asked"])
def test_the_emergency_is_one_touch_away(
    kiosk: KioskWindow, now: list[float], library: Library, where: str
) -> None:
    hand = Hand(kiosk, now)
    if where != "invitation":
        hand.tap(kiosk.screens.drawing)
    stops = {
        "place": Stop(Screen.PLACE, CALF, Side.RIGHT),
        "card": Stop(Screen.CARD, SCIATICA),
        "list": Stop(Screen.CONDITIONS),
        "home": Stop(Screen.TAKE_HOME, SCIATICA),
    }
    if where in stops:
        kiosk.go(stops[where])
    if where == "asked":
        hand.wait(91)
        assert kiosk.visit.phase is Phase.STILL_HERE
    buttons = [each for each in hand.buttons() if each.text() == "Emergency"]
    assert len(buttons) == 1
    hand.tap(buttons[0])
    assert kiosk.visit.phase is Phase.BEGUN
    assert kiosk.visitor.trail.here == Stop(Screen.CARD, library.guide.emergency)
    assert "Call emergency services if" in hand.read()


def test_left_alone_it_asks_and_then_forgets_everything(kiosk: KioskWindow, hand: Hand) -> None:
    hand.tap(kiosk.screens.drawing)
    hand.press("Text size")
    kiosk.go(Stop(Screen.CARD, SCIATICA, Side.LEFT))
    hand.wait(91)
    assert kiosk.visit.phase is Phase.STILL_HERE
    assert "Still here?" in hand.read()
    assert "Sciatica" not in hand.read()
    hand.press("Yes, I am still here")
    assert kiosk.visitor.trail.here == Stop(Screen.CARD, SCIATICA, Side.LEFT)  # as it was left
    hand.wait(91)
    before = kiosk.screens.page
    hand.wait(31)
    assert kiosk.visit.phase is Phase.INVITATION
    assert isinstance(kiosk.screens.page, Invitation)
    assert kiosk.screens.page is not before
    assert kiosk.visitor.state.selection is None
    assert not kiosk.visitor.state.can_go_back
    assert not kiosk.visitor.trail.can_go_back
    assert kiosk.screens.sizes.step == 1.0
    words = "\n".join(each.text() for each in kiosk.findChildren(QLabel))  # hidden ones, too
    assert "ciatica" not in words
    hand.tap(kiosk.screens.drawing)
    assert kiosk.visitor.trail.here == START


def test_zooming_and_lighting_are_reset(kiosk: KioskWindow, hand: Hand) -> None:
    hand.tap(kiosk.screens.drawing)
    kiosk.go(Stop(Screen.PLACE, CALF, Side.LEFT))
    kiosk.screens.drawing.view.zoom(3)
    hand.wait(200)
    whole, seen = kiosk.screens.drawing.view.bounds, kiosk.screens.drawing.view.box.viewRect()
    assert seen.adjusted(-1, -1, 1, 1).contains(whole)
    hand.tap(kiosk.screens.drawing)
    assert kiosk.screens.drawing.view.lighting is None


def test_memory_is_given_back_once_what_a_visitor_saw_is_gone(
    make_kiosk: Callable[..., KioskWindow], now: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosks: list[KioskWindow] = []
    left: list[list[str]] = []
    monkeypatch.setattr(
        quiet,
        "give_back",
        lambda: left.append([type(sheet).__name__ for each in kiosks for sheet in each.findChildren(Sheet)]),
    )
    kiosk = make_kiosk()
    kiosks.append(kiosk)
    kiosk.visit.touch()
    kiosk.go(Stop(Screen.CARD, SCIATICA, Side.LEFT))
    left.clear()
    for _ in range(2):
        now[0] += 100
        kiosk.tick()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert left == [["Invitation"]]


@pytest.mark.parametrize("larger", [0, 2])
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1024, 600)])
def test_what_can_be_pressed_is_twenty_millimetres_large_and_all_words_fit(
    make_kiosk: Callable[..., KioskWindow], now: list[float], size: tuple[int, int], larger: int
) -> None:
    kiosk = make_kiosk(size)
    hand = Hand(kiosk, now)
    hand.tap(kiosk.screens.drawing)
    for _ in range(larger):
        hand.press("Text size")
    mm = kiosk.screens.sizes.mm
    for stop in (
        START,
        Stop(Screen.PLACE, CALF, Side.LEFT),
        Stop(Screen.CARD, SCIATICA),
        Stop(Screen.CONDITIONS),
        Stop(Screen.TAKE_HOME, SCIATICA),
        Stop(Screen.MARKING),
        Stop(Screen.FELT),
    ):
        kiosk.go(stop)
        QApplication.processEvents()
        assert kiosk.screens.page is not None
        buttons = hand.buttons()
        assert len(buttons) > 2, stop
        for each in buttons:
            assert min(each.width(), each.height()) >= round(20 * mm), (stop, each.text())
            room = each.width(), each.height()
            needed = each.heightForWidth(each.width()) if each.hasHeightForWidth() else 0
            wide = each.minimumSizeHint().width() if needed else each.sizeHint().width()
            assert (wide, needed) <= room, (stop, each.text())
            assert needed <= each.height(), (stop, each.text())
            at = QRect(each.mapTo(kiosk, QPoint(0, 0)), each.size())
            if not kiosk.screens.page.area.isAncestorOf(each):
                assert kiosk.rect().contains(at), (stop, each.text())
        for label in kiosk.findChildren(QLabel):
            # The height of a capital of the bundled font is 0.668 of its size.
            if label.isVisible() and label.text():
                assert label.font().pixelSize() * 0.668 >= 6 * mm - 0.5, (stop, label.text())


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1024, 600)])
def test_the_code_to_take_home_is_seen_whole(
    make_kiosk: Callable[..., KioskWindow], now: list[float], size: tuple[int, int]
) -> None:
    kiosk = make_kiosk(size, printing=True)
    Hand(kiosk, now).tap(kiosk.screens.drawing)
    for step in range(3):
        kiosk.go(Stop(Screen.TAKE_HOME, SCIATICA))
        QApplication.processEvents()
        (code,) = kiosk.findChildren(CodeView)
        assert code.visibleRegion().boundingRect() == code.rect(), step
        assert min(code.width(), code.height()) >= code.minimumWidth(), step
        assert kiosk.screens.page is not None
        assert not kiosk.screens.page.area.is_long, step
        kiosk.back()
        kiosk.larger()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_bar_stands_at_the_foot_and_nothing_is_wider_than_the_window(
    make_kiosk: Callable[..., KioskWindow], now: list[float]
) -> None:
    kiosk = make_kiosk((1080, 1920), pixels_per_mm=5.4)
    hand = Hand(kiosk, now)
    hand.tap(kiosk.screens.drawing)
    hand.press("Text size")
    hand.press("Text size")
    kiosk.go(Stop(Screen.CARD, SCIATICA))
    QApplication.processEvents()
    bar, page = kiosk.screens.bar, kiosk.screens.page
    assert bar is not None
    assert page is not None
    assert bar.geometry().bottom() == kiosk.height() - 1
    assert page.minimumSizeHint().width() <= kiosk.width()
    for each in bar.buttons.values():
        assert each.sizeHint().width() <= each.width(), each.text()


def test_only_those_who_may_close_it(kiosk: KioskWindow, hand: Hand) -> None:
    kiosk.close()
    assert kiosk.isVisible()
    asked: list[bool] = []
    kiosk.staff_asked.connect(lambda: asked.append(True))
    for _ in range(5):
        hand.tap(QPoint(20, 20), after=0.7)
    assert asked == [True]
    kiosk.leave()
    assert not kiosk.isVisible()


def test_only_five_true_taps_ask_for_staff_however_fast(kiosk: KioskWindow, hand: Hand) -> None:
    asked: list[bool] = []
    kiosk.staff_asked.connect(lambda: asked.append(True))
    window, corner = kiosk.windowHandle(), QPoint(20, 20)
    for _ in range(2):  # four taps so fast that Qt takes them for two double clicks
        hand.now[0] += 0.3
        QTest.mouseDClick(window, LEFT, NO_KEY, corner)
        QApplication.processEvents()
    assert asked == []
    hand.tap(corner, after=0.3)
    assert asked == [True]


def test_of_two_fast_dabs_at_a_key_of_the_staffs_both_count(kiosk: KioskWindow, hand: Hand) -> None:
    dabs: list[bool] = []
    key = button("2", lambda: dabs.append(True))
    kiosk.show_staff(key)
    QApplication.processEvents()
    QTest.mouseDClick(kiosk.windowHandle(), LEFT, NO_KEY, QPoint(500, 900))
    QApplication.processEvents()
    assert len(dabs) == 2


def test_of_a_double_tap_in_a_list_the_second_presses_nothing(kiosk: KioskWindow, hand: Hand) -> None:
    hand.tap(kiosk.screens.drawing)
    kiosk.go(Stop(Screen.CONDITIONS))
    QApplication.processEvents()
    assert kiosk.screens.page is not None
    more = kiosk.screens.page.more
    area = kiosk.screens.page.area
    first = area.seen[1]
    hand.now[0] += 2
    place = more.mapTo(kiosk, more.rect().center())
    QTest.mouseDClick(kiosk.windowHandle(), LEFT, NO_KEY, place)
    QApplication.processEvents()
    assert first - 40 <= area.seen[0] <= first + 40, "one screenful, not two"


def test_a_page_of_the_staff_ends_the_visit_and_is_left_for_the_invitation(
    kiosk: KioskWindow, hand: Hand
) -> None:
    hand.tap(kiosk.screens.drawing)
    kiosk.go(Stop(Screen.CARD, SCIATICA))
    page = QWidget()
    kiosk.show_staff(page)
    assert page.isVisible()
    assert kiosk.visit.phase is Phase.INVITATION
    hand.tap(QPoint(500, 900))
    assert kiosk.visit.phase is Phase.INVITATION
    kiosk.end_staff()
    assert isinstance(kiosk.screens.page, Invitation)
    assert kiosk.screens.isVisible()


def test_what_the_clinic_hides_cannot_be_reached(make_kiosk: Callable[..., KioskWindow]) -> None:
    kiosk = make_kiosk(exclude=(SCIATICA,), hidden_sections=("treatments", "clinical-detail"))
    hand = Hand(kiosk, [2000.0])
    hand.tap(kiosk.screens.drawing)
    kiosk.go(Stop(Screen.PLACE, CALF, Side.LEFT, more=True))
    QApplication.processEvents()
    assert "Sciatica (nerve pain down the leg)" not in hand.read()
    kiosk.go(Stop(Screen.CARD, Address(Kind.CONDITION, "meralgia-paresthetica")))
    QApplication.processEvents()
    assert "What you can do" in hand.read()
    assert "Treatments" not in hand.read()


def test_no_key_wheel_or_other_button_does_anything(kiosk: KioskWindow, hand: Hand) -> None:
    hand.tap(kiosk.screens.drawing)
    window = kiosk.windowHandle()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Home, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_F4):
        QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(window, key)
    place = on_body(kiosk, CALF, Side.LEFT)
    QTest.mouseClick(window, Qt.MouseButton.RightButton, NO_KEY, place)
    QTest.wheelEvent(window, QPointF(place), QPoint(0, 600), QPoint(0, 0))
    QApplication.processEvents()
    assert kiosk.visitor.trail.here == START
    assert kiosk.isVisible()


def test_a_trembling_hand_a_long_press_and_a_double_tap_are_one_tap(kiosk: KioskWindow, hand: Hand) -> None:
    hand.tap(kiosk.screens.drawing)
    window = kiosk.windowHandle()
    place = on_body(kiosk, CALF, Side.LEFT)
    hand.now[0] += 5
    QTest.mousePress(window, LEFT, NO_KEY, place)
    for jitter in (QPoint(9, 4), QPoint(-7, 12), QPoint(14, -6), QPoint(3, 9)):
        QTest.mouseMove(window, place + jitter)
    QTest.mouseRelease(window, LEFT, NO_KEY, place + QPoint(12, 9))
    QApplication.processEvents()
    assert kiosk.visitor.trail.here == Stop(Screen.PLACE, CALF, Side.LEFT)
    hand.tap(place + QPoint(10, 5), after=0.2)  # the second half of a double tap
    assert kiosk.visitor.trail.here == Stop(Screen.PLACE, CALF, Side.LEFT)
    # A tap at the rim of a button, slipping off it.
    assert kiosk.screens.bar is not None
    back = kiosk.screens.bar.buttons["back"]
    rim = back.mapTo(kiosk, QPoint(back.width() // 2, 3))
    hand.now[0] += 5
    QTest.mousePress(window, LEFT, NO_KEY, rim)
    QTest.mouseMove(window, rim - QPoint(0, 10))
    hand.now[0] += 8  # a long press
    QTest.mouseRelease(window, LEFT, NO_KEY, rim - QPoint(0, 15))
    QApplication.processEvents()
    assert kiosk.visitor.trail.here == START


def test_all_that_the_bar_does_is_in_the_table_of_actions(kiosk: KioskWindow) -> None:
    allowed = {each.id for each in (*ACTIONS, LANGUAGE) if each.in_kiosk}
    assert kiosk.screens.bar is not None
    assert {"home", "back", "text_larger", "emergency"} <= set(kiosk.screens.bar.buttons) <= allowed


def test_the_invitation_tells_of_one_nerve_after_the_other(kiosk: KioskWindow) -> None:
    page = kiosk.screens.page
    assert isinstance(page, Invitation)
    told = set()
    for _ in range(6):
        kiosk.screens.show_next_nerve()
        assert kiosk.screens.drawing.view.lighting is not None
        told.add(page.sentence.text())
    assert len(told) == 6
    assert not any("root" in each for each in told)


def test_the_drawing_stays_in_sight_whatever_is_looked_at(kiosk: KioskWindow, hand: Hand) -> None:
    hand.tap(kiosk.screens.drawing)
    kiosk.go(Stop(Screen.CARD, SCIATICA, Side.LEFT))
    QApplication.processEvents()
    view = kiosk.screens.drawing.view
    assert view.bounds.adjusted(-80, -80, 80, 80).contains(QRectF(view.box.viewRect()))


def test_the_start_shows_the_region_that_the_clinic_wants(make_kiosk: Callable[..., KioskWindow]) -> None:
    kiosk = make_kiosk(start_region=Address(Kind.REGION, "lower-back"))
    Hand(kiosk, [9000.0]).tap(kiosk.screens.drawing)
    view = kiosk.screens.drawing.view
    ink = next(each for each in view.plate if each.address == Address(Kind.REGION, "lower-back"))
    assert view.box.viewRect().contains(ink.box)
    assert view.box.viewRect().height() < 0.8 * view.bounds.height()


def test_another_language_is_one_touch_away_and_gone_with_the_visitor(
    qapp: QApplication, library: Library, places: Places, now: list[float]
) -> None:
    asked: list[str] = []

    def library_in(language: str) -> Library:
        asked.append(language)
        return replace(library, language=language)

    policy = KioskPolicy(languages=("en", "de"), pixels_per_mm=PX)
    kiosk = KioskWindow(library, policy, places.assets, lambda: TODAY, lambda: now[0], True, library_in)
    kiosk.resize(1080, 1920)
    kiosk.show()
    qapp.processEvents()
    hand = Hand(kiosk, now)
    hand.tap(kiosk.screens.drawing)
    kiosk.go(Stop(Screen.CONDITIONS))
    hand.press("Language")
    hand.press("Deutsch")
    assert asked == ["de"]
    assert kiosk.screens.library.language == "de"
    assert kiosk.visitor.trail.here == START
    hand.tap(on_body(kiosk, CALF, Side.LEFT))
    assert kiosk.visitor.trail.here == Stop(Screen.PLACE, CALF, Side.LEFT)
    hand.wait(300)
    assert kiosk.screens.library.language == "en"
    kiosk.leave()
    kiosk.deleteLater()
