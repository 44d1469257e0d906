"""How the drawing is seen: which layers, how strongly, what is hidden, what is shown alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from explorer.anatomy.address import Address
from explorer.diagram.shapes import Diagram, Preset
from explorer.state.observers import Observers
from explorer.state.undo import Undo


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

COVERING = frozenset({"skin", "dermatome", "territory", "bone", "muscle"})
"""Layers of large areas; the frontmost of them that is shown can be made see-through."""

WHOLE = 1.0
"""The strength of a layer that is not see-through."""

Observer = Callable[[], None]


def shown_at_first(diagram: Diagram) -> dict[str, Visibility]:
    """The visibility of each layer by its id, before the user changes any."""
    return {layer.id: Visibility.SHOWN if layer.shown else Visibility.HIDDEN for layer in diagram.layers}


@dataclass(frozen=True)
class Look:
    """How the drawing is seen at one moment: a value, to be compared, kept and returned to.

    `states` is the visibility of each layer by its id, `strengths` how strongly those are
    painted that are see-through (0 to 1). `hidden` are the structures taken away, on both sides
    and in every figure. With `alone`, of all structures only those in `kept` are shown.
    """

    states: Mapping[str, Visibility]
    labels: LabelLanguage = LABELS_AT_FIRST
    strengths: Mapping[str, float] = field(default_factory=dict)
    hidden: frozenset[Address] = frozenset()
    alone: Address | None = None
    kept: frozenset[Address] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "states", MappingProxyType(dict(self.states)))
        object.__setattr__(self, "strengths", MappingProxyType(dict(self.strengths)))

    def strength(self, layer: str) -> float:
        """How strongly a layer is painted: 1 is as it is, 0 is clear as glass."""
        return self.strengths.get(layer, WHOLE)

    @property
    def solid(self) -> "Look":
        """The same with no layer see-through."""
        return replace(self, strengths={}) if self.strengths else self


def look_at_first(diagram: Diagram) -> Look:
    """How the drawing is seen before the user changes anything."""
    return Look(shown_at_first(diagram))


class Layers:
    """The look of the drawing; every change is announced, and can be taken back."""

    def __init__(self, diagram: Diagram) -> None:
        self._diagram = diagram
        self._undo = Undo(look_at_first(diagram))
        self._observers: Observers[[]] = Observers()
        self._front_order = _covering_in_order(diagram)

    @property
    def look(self) -> Look:
        """All of it as one value."""
        return self._undo.now

    @property
    def states(self) -> Mapping[str, Visibility]:
        """The visibility of each layer by its id, in the diagram's order."""
        return self.look.states

    @property
    def labels(self) -> LabelLanguage:
        """What the labels are written in."""
        return self.look.labels

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
        shown = {layer for layer, state in self.states.items() if state is Visibility.SHOWN}
        partly = {Visibility.FADED, Visibility.DEEP} & set(self.states.values())
        fitting = (each for each in self._diagram.presets if set(each.layers) == shown)
        return None if partly else next(fitting, None)

    @property
    def front(self) -> str:
        """The id of the frontmost layer of areas that is shown, empty if none is."""
        seen = (each for each in self._front_order if self.states[each] is not Visibility.HIDDEN)
        return next(seen, "")

    @property
    def front_strength(self) -> float:
        """How strongly the layer in front is painted, 0 to 1."""
        return self.look.strength(self.front)

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return self._undo.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a change that was taken back can be made again."""
        return self._undo.can_redo

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Call `observer` after every change; returns what ends that."""
        return self._observers.add(observer)

    def set(self, layer: str, visibility: Visibility) -> None:
        """Show, fade or hide one layer; raises KeyError if the diagram has no such layer."""
        if layer not in self.states:
            raise KeyError(layer)
        self._become(replace(self.look, states={**self.states, layer: visibility}))

    def use_preset(self, name: str) -> None:
        """Show what a preset shows, in full, and hide the rest; raises KeyError for an unknown name."""
        preset = next((each for each in self._diagram.presets if each.name == name), None)
        if preset is None:
            raise KeyError(name)
        states = {
            layer: Visibility.SHOWN if layer in preset.layers else Visibility.HIDDEN for layer in self.states
        }
        self._become(replace(self.look, states=states, strengths={}))

    def set_front_strength(self, strength: float) -> None:
        """Paint the layer in front, if there is one, less strongly or fully again (0 to 1)."""
        front = self.front
        if not front:
            return
        strengths = {layer: each for layer, each in self.look.strengths.items() if layer != front}
        strength = min(max(strength, 0.0), WHOLE)
        if strength < WHOLE:
            strengths[front] = strength
        self._become(replace(self.look, strengths=strengths), kind=f"strength of {front}")

    def set_labels(self, language: LabelLanguage) -> None:
        """Write the labels in another language, or none."""
        self._become(replace(self.look, labels=language))

    def hide(self, address: Address) -> None:
        """Take one structure away, on both sides and in every figure."""
        self._become(replace(self.look, hidden=self.look.hidden | {address}))

    def unhide(self, address: Address) -> None:
        """Bring one structure back."""
        self._become(replace(self.look, hidden=self.look.hidden - {address}))

    def isolate(self, address: Address, kept: frozenset[Address]) -> None:
        """Show `address` alone: of all structures only those `kept`, even if hidden or of a hidden layer."""
        kept |= {address}
        self._become(replace(self.look, alone=address, kept=kept, hidden=self.look.hidden - kept))

    def show_all(self) -> None:
        """End hiding and showing alone; the layers stay as they are."""
        self._become(replace(self.look, hidden=frozenset(), alone=None, kept=frozenset()))

    def reset(self) -> None:
        """Back to what is seen at first."""
        self._become(look_at_first(self._diagram))

    def forget(self) -> None:
        """Back to what is seen at first, with nothing to undo: for the next person."""
        changed = self.look != look_at_first(self._diagram) or self.can_undo or self.can_redo
        self._undo = Undo(look_at_first(self._diagram))
        if changed:
            self._observers.tell()

    def undo(self) -> None:
        """Take the last change back, if there is one."""
        if self._undo.undo():
            self._observers.tell()

    def redo(self) -> None:
        """Make the change again that `undo` took back."""
        if self._undo.redo():
            self._observers.tell()

    def _become(self, look: Look, kind: str = "") -> None:
        if self._undo.step(look, kind):
            self._observers.tell()


def _covering_in_order(diagram: Diagram) -> tuple[str, ...]:
    """The layers of areas, the one that is painted last first."""
    painted: dict[str, int] = {}
    for figure in diagram.figures:
        for place, layer in enumerate(dict.fromkeys(shape.layer for shape in figure.shapes)):
            painted[layer] = max(place, painted.get(layer, 0))
    ids = [layer.id for layer in diagram.layers if layer.id in COVERING and layer.id in painted]
    return tuple(sorted(ids, key=lambda each: -painted[each]))
