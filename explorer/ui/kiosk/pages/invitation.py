"""What is shown while nobody is there: a nerve lights, one plain sentence, the next."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel

from explorer.anatomy.address import Address, Kind
from explorer.anatomy.structures import NerveKind
from explorer.library.library import Library
from explorer.ui.kiosk.clinic import Clinic
from explorer.ui.kiosk.room import Room
from explorer.ui.kiosk.sheet import Sheet, words
from explorer.ui.words import tr


class Invitation(Sheet):
    """A sentence that changes, and the words that invite. Any touch begins."""

    def __init__(self, room: Room) -> None:
        self.sentence = Sentence(told_nerves(room.library))
        self.begin = words(tr("Touch to begin"), "begin")
        self.begin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        clinic = Clinic(room.policy, room.sizes.target)
        own = not clinic.isHidden()
        super().__init__(
            room.sizes,
            "" if own else tr("Legs, back and nerves"),
            [clinic] * own
            + [words(tr("Pain, tingling or a numb leg? See which nerve it may be."), "told"), self.sentence],
            [self.begin],
            share=0.6,
            low=True,
        )


class Sentence(QLabel):
    """What is told of one of `nerves` after the other; as high as the longest, so that nothing moves."""

    def __init__(self, nerves: Iterable[tuple[Address, str]]) -> None:
        super().__init__()
        self.setObjectName("told")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._all = [sentence_of(place) for _, place in nerves]

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the longest."""
        room, wrapped = QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap)
        metrics = self.fontMetrics()
        return max((metrics.boundingRect(room, wrapped, each).height() for each in self._all), default=0)


def told_nerves(library: Library) -> Iterator[tuple[Address, str]]:
    """The nerves to show one after the other, each with the everyday name of the place it runs to.

    Of several places it is the last: the table of regions goes from the back down to the foot.
    """
    places: dict[Address, str] = {}
    for region in library.body.regions.values():
        for nerve in region.nerves[:1]:
            known = library.body.nerves.get(nerve)
            if known is not None and known.kind is NerveKind.NERVE:
                places[Address.nerve(nerve)] = library.plain_name_of(Address(Kind.REGION, region.id))
    yield from places.items()


def sentence_of(place: str) -> str:
    """What is said of a nerve that feels at `place`."""
    return tr("When this nerve hurts, you may feel it here: {place}.").format(place=place)
