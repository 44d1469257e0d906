"""What is wrong with a file, said so that a person can mend it."""

from dataclasses import dataclass
from pathlib import Path

CANNOT_BE_READ = "cannot be read: "
CANNOT_BE_LISTED = "cannot be listed: "


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one file.

    `path` is written as the person knows it (relative to the folder that was
    read), `line` counts from 1 (0 means the file as a whole), `message` says
    what is wrong and what to do about it.
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"

    @property
    def may_pass(self) -> bool:
        """Whether the system refused the file, as a network share or a missing right makes it.

        The next try may succeed though the file itself does not change.
        """
        return self.message.startswith((CANNOT_BE_READ, CANNOT_BE_LISTED))


class BadFileError(Exception):
    """A file cannot be used at all; carries the problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def shown_path(path: Path, root: Path) -> str:
    """`path` as it stands in messages: from the parent of `root` down, with forward slashes."""
    try:
        return path.relative_to(root.parent).as_posix()
    except ValueError:
        return path.as_posix()
