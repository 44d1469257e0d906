"""The table of figures that a run of the benchmarks ends with: ours beside what else one would use."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

HEADINGS = ("what", "ours (median / 99th)", "peer", "ratio", "target", "", "growth and notes")


@dataclass(frozen=True)
class Row:
    """One thing measured. `ratio` is ours to the peer's, `met` is None where there is nothing to judge by."""

    what: str
    ours: str
    peer: str = "–"
    ratio: float | None = None
    target: str = "–"
    met: bool | None = None
    note: str = ""

    def cells(self) -> tuple[str, ...]:
        """Its words, one for each heading."""
        ratio = (
            "–" if self.ratio is None else f"{self.ratio:.2g} ×" if self.ratio < 10 else f"{self.ratio:.0f} ×"
        )
        verdict = "–" if self.met is None else "met" if self.met else "not met"
        return (self.what, self.ours, self.peer, ratio, self.target, verdict, self.note)


def table(rows: Sequence[Row]) -> list[str]:
    """Lines of text, the columns below one another."""
    cells = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADINGS))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]


def median(times: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(times)


def percentile(times: Sequence[float], share: float = 0.99) -> float:
    """The value that `share` of all `times` do not exceed."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def both(times: Sequence[float], unit: str = "ms") -> str:
    """Median and 99th percentile, as the table writes them."""
    return f"{median(times):.3g} / {percentile(times):.3g} {unit}"
