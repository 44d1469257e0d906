import pytest

from explorer.library.library import Library
from explorer.state.layers import LabelLanguage, Layers, Visibility


@pytest.fixture
def layers(library: Library) -> Layers:
    """The shipped drawing's layers as they are at first."""
    return Layers(library.diagram)


@pytest.fixture
def heard(layers: Layers) -> list[int]:
    """One entry for each announcement."""
    times: list[int] = []
    layers.observe(lambda: times.append(1))
    return times


def test_at_first_the_layers_are_as_the_drawing_says(layers: Layers, library: Library) -> None:
    assert list(layers.states) == [layer.id for layer in library.diagram.layers]
    for layer in library.diagram.layers:
        assert (layers.states[layer.id] is Visibility.SHOWN) == layer.shown
    assert layers.labels is LabelLanguage.ENGLISH


def test_a_change_is_announced_once_and_no_change_is_not(layers: Layers, heard: list[int]) -> None:
    layers.set("bone", Visibility.FADED)
    assert layers.states["bone"] is Visibility.FADED
    layers.set("bone", Visibility.FADED)
    layers.set_labels(LabelLanguage.LATIN)
    layers.set_labels(LabelLanguage.LATIN)
    assert len(heard) == 2


def test_an_unknown_layer_or_preset_is_refused_and_changes_nothing(layers: Layers, heard: list[int]) -> None:
    before = dict(layers.states)
    with pytest.raises(KeyError):
        layers.set("hair", Visibility.SHOWN)
    with pytest.raises(KeyError):
        layers.use_preset("hair")
    assert dict(layers.states) == before
    assert heard == []


def test_each_preset_shows_its_layers_and_is_then_in_force(layers: Layers, library: Library) -> None:
    assert library.diagram.presets
    for preset in library.diagram.presets:
        layers.use_preset(preset.name)
        shown = {layer for layer, state in layers.states.items() if state is Visibility.SHOWN}
        assert shown == set(preset.layers)
        assert layers.preset == preset.name
    layers.set("bone", Visibility.FADED)
    assert layers.preset == ""


def test_reset_brings_back_the_first_look(layers: Layers, library: Library) -> None:
    layers.set("bone", Visibility.HIDDEN)
    layers.set_labels(LabelLanguage.NONE)
    layers.reset()
    fresh = Layers(library.diagram)
    assert dict(layers.states) == dict(fresh.states)
    assert layers.labels is fresh.labels


def test_the_states_cannot_be_changed_from_outside(layers: Layers) -> None:
    with pytest.raises(TypeError):
        layers.states["bone"] = Visibility.HIDDEN  # type: ignore[index]
