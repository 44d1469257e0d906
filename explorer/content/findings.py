"""Collecting what is wrong with one card while it is read."""

from dataclasses import dataclass, field

from explorer.files.problem import Problem


@dataclass
class Findings:
    """The problems of one card file so far.

    Most problems leave the card usable: it is shown and the problem reported.
    A fatal one (the card's data or a required section is missing or wrong)
    means that the card is left out.
    """

    path: str
    problems: list[Problem] = field(default_factory=list)
    fatal: bool = False

    def add(self, line: int, message: str) -> None:
        """Note a problem that leaves the card usable; `line` counts from 1 in the file."""
        self.problems.append(Problem(self.path, line, message))

    def add_fatal(self, line: int, message: str) -> None:
        """Note a problem for which the card is left out."""
        self.add(line, message)
        self.fatal = True
