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


def test_a_preset_in_force_says_what_there_is_to_see(layers: Layers, library: Library) -> None:
    assert layers.note
    for preset in library.diagram.presets:
        layers.use_preset(preset.name)
        assert layers.note == preset.note
    layers.set("bone", Visibility.HIDDEN)
    assert (layers.preset, layers.note) == ("", "")


@pytest.mark.parametrize("partly", [Visibility.FADED, Visibility.DEEP])
def test_with_a_layer_shown_in_part_no_preset_is_in_force(layers: Layers, partly: Visibility) -> None:
    """The rest may fit one: a layer outside the preset that is faded is still seen."""
    preset = layers.preset
    assert preset
    assert layers.states["muscle"] is Visibility.HIDDEN
    layers.set("muscle", partly)
    assert layers.preset == ""
    layers.set("muscle", Visibility.HIDDEN)
    assert layers.preset == preset


def test_a_preset_ends_what_was_faded(layers: Layers) -> None:
    layers.set("bone", Visibility.FADED)
    layers.set("muscle", Visibility.DEEP)
    layers.use_preset("Nerves")
    assert set(layers.states.values()) == {Visibility.SHOWN, Visibility.HIDDEN}


def test_who_has_stopped_observing_hears_no_more(layers: Layers) -> None:
    times: list[int] = []
    stop = layers.observe(lambda: times.append(1))
    layers.set("bone", Visibility.FADED)
    stop()
    layers.set("bone", Visibility.SHOWN)
    assert len(times) == 1
