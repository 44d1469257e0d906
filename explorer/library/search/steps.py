"""Long work in steps, so that a window can go on between them."""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")

Steps = Generator[None, None, T]
"""Work that stops for a moment after each step and returns its result at the end; it may be closed before."""


def finished(steps: Steps[T]) -> T:
    """The result of all steps, taken at once."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            result: T = done.value
            return result
