"""Telling whoever asked for it of a change."""

from collections.abc import Callable
from typing import Generic, ParamSpec

P = ParamSpec("P")


class Observers(Generic[P]):
    """Those who are told of one sort of change; `P` is what a change carries."""

    def __init__(self) -> None:
        self._observers: list[Callable[P, None]] = []

    def __len__(self) -> int:
        return len(self._observers)

    def add(self, observer: Callable[P, None]) -> Callable[[], None]:
        """Tell `observer` of every change from now on; returns what ends that."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def tell(self, *change: P.args, **more: P.kwargs) -> None:
        """Tell all of them, in the order in which they came; who comes meanwhile waits for the next."""
        for observer in tuple(self._observers):
            observer(*change, **more)
