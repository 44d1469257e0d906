"""The keyboard's cursor: on which thing of which figure it stands, and the way it came."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF

from explorer.ui.diagram.stops import LEAST_IN_SORT, SORTS, Direction, Stop, nearest, neighbour


class Cursor:
    """Stands on one stop at a time, or nowhere. It chooses nothing.

    Going back the way one came always returns: the opposite arrow takes back a step.
    """

    def __init__(self) -> None:
        self.at: Stop | None = None
        self._by_figure: dict[str, tuple[Stop, ...]] = {}
        self._sort = 0
        self._trail: list[tuple[Direction, Stop]] = []

    def set_stops(self, stops: Sequence[Stop]) -> None:
        """Take what can be reached from now on; the cursor stays where it is if that is among it."""
        figures = dict.fromkeys(each.hit.figure for each in stops)
        self._by_figure = {
            figure: tuple(each for each in stops if each.hit.figure == figure) for figure in figures
        }
        self._trail.clear()
        if self.at is not None:
            key = self.at.key
            self.at = next((each for each in stops if each.key == key), None)

    @property
    def sort(self) -> int:
        """The place in SORTS of what it moves among."""
        return self.at.sort if self.at else self._sort

    def stops_in(self, figure: str) -> tuple[Stop, ...]:
        """What can be reached in a figure."""
        return self._by_figure.get(figure, ())

    def leave(self) -> None:
        """Stand nowhere; the sort is kept."""
        self.at = None
        self._trail.clear()

    def stand(self, stop: Stop | None) -> None:
        """Stand on another stop."""
        self.at = stop
        self._trail.clear()

    def start(self, figure: str, near: QPointF | None, chosen: Callable[[Stop], bool]) -> None:
        """Stand in `figure` on what is `chosen`, else on what is nearest to a place on the plate.

        Without a place that is the figure's middle. A figure with nothing to
        stand on gives way to the first that has something.
        """
        if figure not in self._by_figure:
            figure = next(iter(self._by_figure), "")
        here = self.stops_in(figure)
        marked = [each for each in here if chosen(each)]
        self.stand(nearest(marked or self._among(figure), near or _middle(here)) if here else None)

    def move(self, direction: Direction) -> bool:
        """Step to the neighbour in a direction; False at the edge."""
        if self.at is None:
            return False
        if self._trail and self._trail[-1][0] is direction.back:
            self.at = self._trail.pop()[1]
            return True
        found = neighbour(self._peers(), self.at, direction)
        if found is not None:
            self._trail.append((direction, self.at))
            self.at = found
        return found is not None

    def step_figure(self, step: int) -> bool:
        """Stand in the next figure (or, with -1, the one before), round and round."""
        if self.at is None or len(self._by_figure) < LEAST_IN_SORT:
            return False
        figures = list(self._by_figure)
        figure = figures[(figures.index(self.at.hit.figure) + step) % len(figures)]
        address, side = self.at.hit.address, self.at.hit.side
        self.start(
            figure,
            _middle(self.stops_in(figure)),
            lambda each: (each.hit.address, each.hit.side) == (address, side),
        )
        return True

    def step_sort(self, step: int) -> bool:
        """Move among finer things from now on (or, with -1, coarser ones), starting from the nearest."""
        if self.at is None:
            return False
        offered = self._offered(self.at.hit.figure)
        place = offered.index(self.at.sort) + step if self.at.sort in offered else 0
        if not 0 <= place < len(offered):
            return False
        self._sort = offered[place]
        self.stand(nearest(self._among(self.at.hit.figure), self.at.place))
        return True

    def _peers(self) -> list[Stop]:
        """What it moves among: all of its figure that is of its sort."""
        assert self.at is not None
        return [each for each in self.stops_in(self.at.hit.figure) if each.sort == self.at.sort]

    def _among(self, figure: str) -> list[Stop]:
        """What is of the wanted sort, or of the first that the figure offers."""
        offered = self._offered(figure)
        sort = self._sort if self._sort in offered else next(iter(offered), None)
        return [each for each in self.stops_in(figure) if sort in (None, each.sort)]

    def _offered(self, figure: str) -> list[int]:
        here = [each.sort for each in self.stops_in(figure)]
        return [number for number in range(len(SORTS)) if here.count(number) >= LEAST_IN_SORT]


def _middle(stops: Sequence[Stop]) -> QPointF:
    """The middle of the places of `stops`, of which there must be one at least."""
    return QPointF(
        sum(each.place.x() for each in stops) / len(stops), sum(each.place.y() for each in stops) / len(stops)
    )
