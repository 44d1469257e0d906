"""Which layers of the drawing are shown, faded or hidden."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from explorer.diagram.shapes import Diagram, Preset


class Visibility(StrEnum):
    """How much of a layer is seen."""

    SHOWN = "shown"
    FADED = "faded"
    DEEP = "deep"
    """Only what lies under the rest of the layer."""
    HIDDEN = "hidden"


class LabelLanguage(StrEnum):
    """What the names beside the drawing are written in."""

    NONE = "none"
    ENGLISH = "english"
    LATIN = "latin"


LABELS_AT_FIRST = LabelLanguage.ENGLISH

Observer = Callable[[], None]


def shown_at_first(diagram: Diagram) -> dict[str, Visibility]:
    """The visibility of each layer by its id, before the user changes any."""
    return {layer.id: Visibility.SHOWN if layer.shown else Visibility.HIDDEN for layer in diagram.layers}


class Layers:
    """The visibility of every layer and the language of the labels; every change is announced."""

    def __init__(self, diagram: Diagram) -> None:
        self._diagram = diagram
        self._states = shown_at_first(diagram)
        self._labels = LABELS_AT_FIRST
        self._observers: list[Observer] = []

    @property
    def states(self) -> Mapping[str, Visibility]:
        """The visibility of each layer by its id, in the diagram's order."""
        return MappingProxyType(self._states)

    @property
    def preset(self) -> str:
        """The name of the preset that is in force, empty if none fits."""
        return self._in_force.name if self._in_force else ""

    @property
    def note(self) -> str:
        """What there is to see with the preset in force, empty if none fits."""
        return self._in_force.note if self._in_force else ""

    @property
    def _in_force(self) -> Preset | None:
        shown = {layer for layer, state in self._states.items() if state is Visibility.SHOWN}
        partly = {Visibility.FADED, Visibility.DEEP} & set(self._states.values())
        fitting = (each for each in self._diagram.presets if set(each.layers) == shown)
        return None if partly else next(fitting, None)

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Call `observer` after every change; returns what ends that."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def set(self, layer: str, visibility: Visibility) -> None:
        """Show, fade or hide one layer; raises KeyError if the diagram has no such layer."""
        if layer not in self._states:
            raise KeyError(layer)
        self._become({**self._states, layer: visibility})

    def use_preset(self, name: str) -> None:
        """Show what a preset shows and hide the rest; raises KeyError for an unknown name."""
        preset = next((each for each in self._diagram.presets if each.name == name), None)
        if preset is None:
            raise KeyError(name)
        self._become(
            {
                layer: Visibility.SHOWN if layer in preset.layers else Visibility.HIDDEN
                for layer in self._states
            }
        )

    @property
    def labels(self) -> LabelLanguage:
        """What the labels are written in."""
        return self._labels

    def set_labels(self, language: LabelLanguage) -> None:
        """Write the labels in another language, or none."""
        if language is not self._labels:
            self._labels = language
            self._announce()

    def reset(self) -> None:
        """Back to what is shown at first."""
        self.set_labels(LABELS_AT_FIRST)
        self._become(shown_at_first(self._diagram))

    def _become(self, states: dict[str, Visibility]) -> None:
        if states == self._states:
            return
        self._states = states
        self._announce()

    def _announce(self) -> None:
        for observer in tuple(self._observers):
            observer()
