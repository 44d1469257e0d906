"""The page of what a person marked: to be shown to a doctor, taken home, and kept nowhere else."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from html import escape

from explorer.anatomy.address import Address, Side
from explorer.anatomy.alarms import AlarmKind
from explorer.anatomy.structures import Felt
from explorer.library.felt import ON_SKIN, Mark, MarkedPlace, Touched, TouchedArea
from explorer.library.handout import Handout, handout_of_page
from explorer.library.library import Library
from explorer.library.page import Block, Facts, Links, Note, Page, Text
from explorer.library.pages import EDUCATION
from explorer.library.say import Say, as_written, mark
from explorer.library.wording import SIDE_WORDS, day_words, links, sentence

FELT_WORDS = {
    Felt.PAIN: mark("hurts"),
    Felt.TINGLING: mark("tingles"),
    Felt.NUMBNESS: mark("is numb"),
    Felt.WEAKNESS: mark("is weak"),
}
"""What each brush says of a place."""

ALARM_WORDS = {
    AlarmKind.SADDLE: mark(
        "You marked skin where a saddle would touch you as numb or tingling. "
        "That can be an emergency. Read the emergency page now."
    ),
    AlarmKind.BOTH_LEGS: mark(
        "You marked both legs. Trouble in both legs can be an emergency. Read the emergency page now."
    ),
}
"""Said, with the emergency card, when marks raise an alarm."""

HONEST = (
    mark("Several nerves share each patch of skin, and no two people are quite alike."),
    mark("Pain often wanders outside the maps."),
    mark("This is not a diagnosis."),
)
"""What is said wherever touched nerves are named."""

WEAK = mark("Weakness is of muscles. Skin maps say nothing about it: show it to your doctor.")
NOTHING = mark("The marks touch no nerve's area of the skin on these maps.")
MOST_NERVES, MOST_CARDS = 8, 6

Shows = Callable[[Address], bool]


def honest_words(say: Say = as_written) -> str:
    """The sentences that stand wherever touched nerves are named."""
    return " ".join(say(each) for each in HONEST)


def marks_page(
    library: Library,
    touched: Touched,
    today: date,
    say: Say = as_written,
    shows: Shows = lambda _: True,
) -> Page:
    """What was marked, which nerves' and roots' skin that is, and cards that may be read.

    Cards that `shows` refuses are left out. What was touched is named without figures: no
    mark makes a cause likely. With an alarm the warning stands first.
    """
    blocks: list[Block] = []
    if touched.alarm:
        blocks.append(Note(escape(say(ALARM_WORDS[touched.alarm])), True))
        if library.guide.emergency:
            blocks.append(Links(say("When is it an emergency?"), links(library, [library.guide.emergency])))
    blocks.append(Text(say("What is felt where"), ""))
    blocks.append(Facts(tuple(_place_rows(library, touched.places, say))))
    blocks.extend(_skin(library, touched, say))
    cards = [each for each in touched.cards if shows(each)][:MOST_CARDS]
    if cards:
        blocks.append(Text(say("To read about"), _list(_linked(library, each) for each in cards)))
    blocks.append(Note(say(EDUCATION)))
    return Page(
        None,
        say("For your doctor"),
        say("Where I feel it"),
        "",
        say("Marked on the drawing on {day}.").format(day=day_words(today, say)),
        "",
        tuple(blocks),
    )


def marks_handout(
    library: Library,
    touched: Touched,
    emergency: str,
    today: date,
    say: Say = as_written,
    shows: Shows = lambda _: True,
) -> Handout:
    """The same page for paper and for the code to take home (`short_text`); `emergency` is the number."""
    return handout_of_page(marks_page(library, touched, today, say, shows), emergency, today, say)


def place_name(library: Library, place: MarkedPlace, say: Say = as_written) -> str:
    """Where marks are: "Calf, the person's left"; the figure's title where no region is near."""
    if place.region:
        where = library.plain_name_of(place.region)
    else:
        where = next(each.title for each in library.diagram.figures if each.id == place.figure)
    return say("{place}, {side}").format(place=sentence(where), side=say(SIDE_WORDS[place.side]))


def felt_words(felt: Iterable[Felt], say: Say = as_written) -> str:
    """What is felt at a place: "hurts, is numb"."""
    return ", ".join(say(FELT_WORDS[each]) for each in felt)


def _place_rows(library: Library, places: Iterable[MarkedPlace], say: Say) -> Iterator[tuple[str, str]]:
    for place in places:
        yield place_name(library, place, say), escape(felt_words(place.felt, say))


def _skin(library: Library, touched: Touched, say: Say) -> Iterator[Block]:
    """Whose skin it is, and in one breath with it what that does not mean."""
    felt = {each.felt for each in touched.marks}
    parts = []
    for words, areas in (
        (say("Your doctor calls the nerves of this skin:"), touched.nerves[:MOST_NERVES]),
        (say("And their roots at the spine:"), touched.roots),
    ):
        if areas:
            parts.append(_paragraph(words) + _list(_row(library, each, say) for each in areas))
    if felt & ON_SKIN and not parts:
        parts.append(_paragraph(say(NOTHING)))
    if Felt.WEAKNESS in felt:
        parts.append(_paragraph(say(WEAK)))
    if parts:
        # It stands first: whatever is cut short, this is not.
        yield Text(say("What the marks touch"), _paragraph(honest_words(say)) + "".join(parts))


def _paragraph(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _row(library: Library, area: TouchedArea, say: Say) -> str:
    sides = _sides(area.marks)
    felt = felt_words((each for each in Felt if each in {mark.felt for mark in area.marks}), say)
    side = say(SIDE_WORDS[sides])
    return f"{_linked(library, area.nerve)} ({escape(side)}; {escape(felt)})"


def _sides(marks: Iterable[Mark]) -> Side:
    sides = {each.side for each in marks}
    return sides.pop() if len(sides) == 1 else Side.BOTH


def _linked(library: Library, address: Address) -> str:
    return f'<a href="{address}">{escape(sentence(library.plain_name_of(address)))}</a>'


def _list(rows: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"
