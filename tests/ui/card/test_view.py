"""The card panel, driven by its own buttons and links."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Address, Kind, Side, parse_address
from explorer.library.library import Library
from explorer.library.page import Care, Facts, Fold, Link, Links, Note, Page, Text
from explorer.library.pages import page_for
from explorer.library.selection import Selection
from explorer.ui.card.again import MOST_LINKS
from explorer.ui.card.view import CardView

TIBIAL = parse_address("nerve:tibial")


def page(
    *blocks: Any, title: str = "Title", place: str = "Knee, the person's left", sided: bool = True
) -> Page:
    return Page(TIBIAL, "Nerve", title, "Subtitle", "Summary", place, blocks, sided=sided)


@pytest.fixture
def card(qtbot: QtBot) -> CardView:
    """An empty panel, shown."""
    made = CardView()
    made.resize(420, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def followed(card: CardView) -> list[Address]:
    """Every address whose link was used."""
    heard: list[Address] = []
    card.opened.connect(heard.append)
    return heard


def texts(card: CardView, name: str = "") -> list[str]:
    return [
        each.text() for each in card.widget().findChildren(QLabel) if not name or each.objectName() == name
    ]


def button(card: CardView, text: str) -> QPushButton:
    return next(each for each in card.widget().findChildren(QPushButton) if each.text() == text)


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_head_says_what_where_and_which_side(card: CardView) -> None:
    card.show_page(page(), Side.LEFT)
    shown = [(each.objectName(), each.text()) for each in card.widget().findChildren(QLabel)]
    assert shown == [
        ("kicker", "Nerve"),
        ("title", "Title"),
        ("subtitle", "Subtitle"),
        ("lead", "Summary"),
        ("place", "Knee, the person's left"),
    ]
    down = [each.text() for each in card.widget().findChildren(QPushButton) if each.isChecked()]
    assert down == ["Left"]
    assert card.accessibleName() == "Title"


@pytest.mark.parametrize(("word", "side"), [("Left", Side.LEFT), ("Both", Side.BOTH), ("Right", Side.RIGHT)])
def test_the_switch_tells_the_side_that_is_pressed(card: CardView, word: str, side: Side) -> None:
    heard: list[Side] = []
    card.side_chosen.connect(heard.append)
    card.show_page(page(), Side.LEFT)
    press(button(card, word))
    assert heard == [side]


def test_a_page_without_sides_has_no_switch(card: CardView) -> None:
    card.show_page(page(sided=False), Side.BOTH)
    assert not [each for each in card.widget().findChildren(QPushButton) if each.isVisibleTo(card)]


def test_a_chip_opens_what_it_names(card: CardView, followed: list[Address]) -> None:
    links = Links(
        "Others", (Link("Calf", parse_address("region:calf")), Link("Sole", parse_address("region:sole")))
    )
    card.show_page(page(links), Side.BOTH)
    press(button(card, "Sole"))
    assert [str(each) for each in followed] == ["region:sole"]


def test_a_link_in_the_text_opens_what_it_names(
    card: CardView, followed: list[Address], qtbot: QtBot
) -> None:
    card.show_page(page(Text("What", '<p>See <a href="nerve:sural">it</a>.</p>')), Side.BOTH)
    card.complete()
    prose = next(each for each in card.widget().findChildren(QLabel) if each.objectName() == "prose")
    assert prose.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    qtbot.waitUntil(prose.isVisible)
    prose.setFocus(Qt.FocusReason.TabFocusReason)  # goes straight to the first link
    QTest.keyClick(prose, Qt.Key.Key_Return)
    assert [str(each) for each in followed] == ["nerve:sural"]


def test_tab_goes_through_the_links_of_a_text_and_out_at_either_end(card: CardView, qtbot: QtBot) -> None:
    links = '<a href="nerve:sural">one</a> and <a href="nerve:tibial">other</a>'
    card.show_page(page(Links("Before", (Link("Knee", TIBIAL),)), Text("What", links)), Side.BOTH)
    card.complete()
    prose = next(each for each in card.widget().findChildren(QLabel) if each.objectName() == "prose")
    before = button(card, "Knee")
    qtbot.waitUntil(prose.isVisible)
    before.setFocus(Qt.FocusReason.TabFocusReason)
    seen = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Backtab):
        QTest.keyClick(card.window().focusWidget(), key)
        seen.append(prose.selectedText() if prose.hasFocus() else "")
    assert seen == ["one", "other", "one", ""]
    assert before.hasFocus()


@pytest.mark.parametrize("target", ["https://example.org", "file:///etc/passwd", "nonsense", ""])
def test_a_link_that_leads_out_of_the_program_does_nothing(
    card: CardView, followed: list[Address], target: str
) -> None:
    card.show_page(page(Text("What", f'<p>See <a href="{target}">it</a>.</p>')), Side.BOTH)
    card.complete()
    prose = next(each for each in card.widget().findChildren(QLabel) if each.objectName() == "prose")
    assert not prose.openExternalLinks()
    prose.linkActivated.emit(target)
    assert followed == []


def test_a_fold_opens_and_closes(card: CardView) -> None:
    card.show_page(page(Fold("Clinical detail", "<p>Tinel</p>")), Side.BOTH)
    card.complete()
    assert not any("Tinel" in text for text in texts(card))
    press(button(card, "Clinical detail"))
    inside = next(each for each in card.widget().findChildren(QLabel) if "Tinel" in each.text())
    assert inside.isVisibleTo(card)
    press(button(card, "Clinical detail"))
    assert not inside.isVisibleTo(card)
    press(button(card, "Clinical detail"))
    assert inside.isVisibleTo(card)
    assert sum("Tinel" in text for text in texts(card)) == 1


def test_names_are_text_and_never_markup(card: CardView) -> None:
    evil = "<b>bold</b>"
    care = Care("urgent", evil, ("one",), "")
    links = Links(evil, (Link(evil, TIBIAL),))
    card.show_page(
        page(care, links, Facts(((evil, "fact"),)), Fold(evil, ""), title=evil, place=evil), Side.BOTH
    )
    card.complete()
    carrying = [each for each in card.widget().findChildren(QLabel) if each.text() == evil]
    assert len(carrying) == 5
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in carrying)


def test_every_kind_of_block_is_shown_in_the_pages_order(card: CardView) -> None:
    blocks = (
        Care("emergency", "Call if", ("one", "two"), "Now."),
        Links("Others", (Link("Calf", parse_address("region:calf")),)),
        Facts((("Roots", "L5"), ("Moves", "toes"))),
        Text("What", "<p>words</p>"),
        Note("warned", True),
        Note("noted"),
    )
    card.show_page(page(*blocks), Side.BOTH)
    card.complete()
    said = "\n".join(texts(card))
    order = ["Call if", "one", "Others", "Roots", "L5", "Moves", "What", "words", "warned", "noted"]
    places = [said.index(each) for each in order]
    assert places == sorted(places)
    care = next(each for each in card.widget().findChildren(QWidget) if each.objectName() == "care")
    assert care.property("urgency") == "emergency"
    warned = [
        each.property("warning") for each in card.widget().findChildren(QLabel) if each.objectName() == "note"
    ]
    assert warned == [True, False]


def test_what_was_left_for_later_follows_by_itself(card: CardView, qtbot: QtBot) -> None:
    card.show_page(page(*(Note(f"note {number}") for number in range(20))), Side.BOTH)
    assert not any("note 19" in text for text in texts(card))
    qtbot.waitUntil(lambda: any("note 19" in text for text in texts(card)))
    assert sum("note 19" in text for text in texts(card)) == 1


def test_another_page_before_the_first_is_complete_leaves_no_trace(card: CardView, qtbot: QtBot) -> None:
    card.show_page(page(*(Note(f"old {number}") for number in range(20))), Side.BOTH)
    card.show_page(page(*(Note(f"new {number}") for number in range(20)), title="New"), Side.BOTH)
    qtbot.waitUntil(lambda: any("new 19" in text for text in texts(card)))
    assert not any("old" in text for text in texts(card))


def test_a_new_page_starts_at_its_top_and_the_same_one_stays(card: CardView, qtbot: QtBot) -> None:
    notes = [Note(f"<p>{'word ' * 60}</p>") for _ in range(20)]
    card.show_page(page(*notes), Side.LEFT)
    bar = card.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 800)
    bar.setValue(400)
    card.show_page(page(*notes), Side.LEFT)
    assert bar.value() == 400
    card.show_page(page(*notes, place="Knee, the person's right"), Side.RIGHT)
    qtbot.waitUntil(lambda: bar.maximum() > 800)
    assert bar.value() == 400
    other = Page(None, "", "Other", "", "", "", tuple(notes))
    card.show_page(other, Side.BOTH)
    assert bar.value() == 0


def test_only_text_with_links_takes_the_keyboard_and_none_by_a_click(card: CardView) -> None:
    card.show_page(page(Text("", "<p>plain</p>"), Note('<a href="nerve:tibial">link</a>')), Side.LEFT)
    card.complete()
    policies = {each.objectName(): each.focusPolicy() for each in card.widget().findChildren(QLabel)}
    assert policies["prose"] is Qt.FocusPolicy.NoFocus
    assert policies["note"] is Qt.FocusPolicy.TabFocus


CARE = Care("emergency", "Call if", ('<a href="nerve:sural">one</a>',), "Now.")
CALF = Links("Others", (Link("Calf", parse_address("region:calf"), "sore"), Link("Knee", TIBIAL)))
SOLE = Links("More", (Link("Sole", parse_address("region:sole")),))


def seen(card: CardView) -> list[str]:
    shown = card.widget().findChildren(QWidget)
    return [
        each.text() for each in shown if isinstance(each, QLabel | QPushButton) and each.isVisibleTo(card)
    ]


@pytest.mark.parametrize("before", [page(CARE, CALF, SOLE), page(SOLE), page(CALF, CARE, title="Other")])
def test_a_page_looks_the_same_after_any_other(card: CardView, before: Page, qtbot: QtBot) -> None:
    wanted = page(Care("urgent", "Ask soon", ("two",), ""), SOLE, Note("noted"), title="Wanted", place="")
    card.show_page(wanted, Side.LEFT)
    card.complete()
    alone = seen(card)
    card.show_page(before, Side.BOTH)
    card.complete()
    card.show_page(wanted, Side.LEFT)
    card.complete()
    assert seen(card) == alone
    care = next(each for each in card.widget().findChildren(QWidget, "care") if each.isVisibleTo(card))
    assert care.property("urgency") == "urgent"
    tops = [
        each.mapTo(card, each.rect().topLeft()).y()
        for each in card.widget().findChildren(QLabel)
        if each.isVisibleTo(card) and each.objectName() in ("title", "care-heading", "label", "note")
    ]
    qtbot.waitUntil(lambda: len(set(tops)) == len(tops))


def test_a_reused_button_opens_what_it_names_now(card: CardView, followed: list[Address]) -> None:
    card.show_page(page(CALF), Side.BOTH)
    card.show_page(page(SOLE, title="Other"), Side.BOTH)
    press(button(card, "Sole"))
    assert [str(each) for each in followed] == ["region:sole"]


def test_tab_goes_down_a_page_that_follows_others(card: CardView, qtbot: QtBot) -> None:
    card.show_page(page(SOLE), Side.BOTH)
    card.show_page(page(CARE, CALF, SOLE, Note('<a href="nerve:tibial">noted</a>'), title="Other"), Side.LEFT)
    card.complete()
    qtbot.waitUntil(lambda: button(card, "Sole").isVisible())
    card.setFocus()
    heights = []
    for _ in range(6):
        QTest.keyClick(card.window().focusWidget(), Qt.Key.Key_Tab)
        focused = card.window().focusWidget()
        heights.append(focused.mapTo(card, focused.rect().topLeft()).y())
    assert heights == sorted(heights)
    assert isinstance(focused, QLabel)


MANY = Links(
    "Many",
    tuple(Link(f"Thing {number}", Address(Kind.CONDITION, f"thing-{number}")) for number in range(250)),
)


def things(card: CardView) -> list[str]:
    return [each for each in seen(card) if each.startswith(("Thing", "Show"))]


def test_of_thousands_of_links_some_are_shown_and_more_when_asked_for(
    card: CardView, followed: list[Address], qtbot: QtBot
) -> None:
    card.show_page(page(MANY, Links("Last", (Link("Knee", TIBIAL),))), Side.BOTH)
    card.complete()
    assert things(card) == [*(f"Thing {number}" for number in range(100)), "Show 100 more of 150"]
    more = button(card, "Show 100 more of 150")
    qtbot.waitUntil(more.isVisible)
    more.setFocus()
    press(more)
    assert card.window().focusWidget() is button(card, "Thing 100")
    assert "Show 50 more of 50" in things(card)
    press(more)
    assert card.window().focusWidget() is button(card, "Thing 200")
    assert sorted(things(card)) == sorted(link.text for link in MANY.links)
    press(button(card, "Thing 249"))
    assert [each.id for each in followed] == ["thing-249"]


def test_tab_goes_down_the_links_that_came_later_and_on(card: CardView, qtbot: QtBot) -> None:
    card.show_page(page(MANY, Links("Last", (Link("Knee", TIBIAL),))), Side.BOTH)
    card.complete()
    more = button(card, "Show 100 more of 150")
    qtbot.waitUntil(more.isVisible)
    press(more)
    button(card, "Thing 198").setFocus()
    names = []
    for _ in range(3):
        QTest.keyClick(card.window().focusWidget(), Qt.Key.Key_Tab)
        names.append(card.window().focusWidget().text())
    assert names == ["Thing 199", "Show 50 more of 50", "Knee"]


def test_what_was_asked_for_is_put_away_with_its_page(card: CardView) -> None:
    card.show_page(page(MANY), Side.BOTH)
    press(button(card, "Show 100 more of 150"))
    card.show_page(page(SOLE, title="Other"), Side.BOTH)
    assert things(card) == []
    card.show_page(page(MANY), Side.BOTH)
    assert len(things(card)) == 101


def test_no_shipped_page_needs_to_be_asked_for_more(library: Library, today: date) -> None:
    chosen = [Selection(each, Side.BOTH, library.card_for(each), each) for each in library.addresses()]
    pages = [page_for(library, each, "112", today) for each in (None, *chosen)]
    links = [len(block.links) for each in pages for block in each.blocks if isinstance(block, Links)]
    assert 20 < max(links) <= MOST_LINKS


def test_many_pages_leave_no_more_widgets_than_one_needs(card: CardView, qtbot: QtBot) -> None:
    pages = [page(CARE, CALF, SOLE, title=f"Page {number}") for number in range(2)] + [page(SOLE, CALF)]
    for each in pages:
        card.show_page(each, Side.BOTH)
    count = len(card.widget().findChildren(QWidget))
    for number in range(30):
        card.show_page(pages[number % 3], Side.BOTH)
    assert len(card.widget().findChildren(QWidget)) == count


def test_the_rest_of_a_page_waits_while_nobody_sees_the_card(card: CardView, qtbot: QtBot) -> None:
    card.show_page(page(*(Text(f"Part {number}", "<p>Words.</p>") for number in range(3))), Side.LEFT)
    card.hide()
    assert not card._later.isActive()
    assert not any("Part 2" in each for each in texts(card))
    card.show()
    qtbot.waitUntil(lambda: any("Part 2" in each for each in texts(card)))
    assert not card._later.isActive()


def test_a_page_that_fits_has_no_scroll_bar_and_a_long_one_has(card: CardView, qtbot: QtBot) -> None:
    words = "<p>" + "Words of some length. " * 200 + "</p>"
    for html, barred in ((words, True), ("<p>Few words.</p>", False)):
        card.show_page(page(Text("Part", html)), Side.LEFT)
        card.complete()
        qtbot.waitUntil(lambda barred=barred: card.verticalScrollBar().isVisible() is barred)
    card.show_page(page(Text("Part", words)), Side.LEFT)
    card.complete()
    card.resize(420, 6000)
    qtbot.waitUntil(lambda: not card.verticalScrollBar().isVisible())
