from itertools import pairwise

import pytest

from explorer.anatomy.address import parse_address
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


TIBIA, TIBIAL = parse_address("bone:tibia"), parse_address("nerve:tibial")
SOLEUS = parse_address("muscle:soleus")


def test_the_layer_in_front_is_the_last_painted_that_is_shown(layers: Layers) -> None:
    assert layers.front == "bone"
    layers.set("muscle", Visibility.FADED)
    assert layers.front == "muscle"
    layers.use_preset("Skin areas of the roots")
    assert layers.front == "dermatome"
    for layer in layers.states:
        layers.set(layer, Visibility.HIDDEN)
    assert layers.front == ""
    layers.set_front_strength(0.5)
    assert layers.look.strengths == {}


def test_each_layer_keeps_how_strong_it_is_when_another_comes_to_the_front(layers: Layers) -> None:
    layers.set_front_strength(0.6)
    layers.set("muscle", Visibility.SHOWN)
    assert layers.front_strength == 1.0
    layers.set_front_strength(0.2)
    layers.set("muscle", Visibility.HIDDEN)
    assert layers.front_strength == 0.6
    assert layers.look.strengths == {"bone": 0.6, "muscle": 0.2}


@pytest.mark.parametrize(("given", "kept"), [(-3.0, 0.0), (0.0, 0.0), (7.0, 1.0)])
def test_a_strength_lies_between_nothing_and_all(layers: Layers, given: float, kept: float) -> None:
    layers.set_front_strength(given)
    assert layers.front_strength == kept


def test_a_preset_shows_its_layers_in_full(layers: Layers) -> None:
    layers.set_front_strength(0.3)
    layers.use_preset("Nerves")
    assert layers.look.strengths == {}


def test_hiding_is_announced_once_and_kept_under_other_layers(layers: Layers, heard: list[int]) -> None:
    layers.hide(TIBIA)
    layers.hide(TIBIA)
    assert len(heard) == 1
    layers.use_preset("Muscles")
    assert layers.look.hidden == {TIBIA}
    layers.unhide(SOLEUS)
    assert len(heard) == 2, "it was not hidden"
    layers.unhide(TIBIA)
    assert layers.look.hidden == frozenset()


def test_showing_alone_brings_what_is_kept_back(layers: Layers) -> None:
    layers.hide(TIBIAL)
    layers.hide(TIBIA)
    layers.isolate(SOLEUS, frozenset({TIBIAL}))
    assert layers.look.alone == SOLEUS
    assert layers.look.kept == {SOLEUS, TIBIAL}
    assert layers.look.hidden == {TIBIA}


def test_show_all_ends_hiding_and_showing_alone_and_leaves_the_layers(
    layers: Layers, heard: list[int]
) -> None:
    layers.use_preset("Muscles")
    before = layers.look
    layers.hide(TIBIA)
    layers.isolate(TIBIAL, frozenset())
    layers.show_all()
    assert layers.look == before
    count = len(heard)
    layers.show_all()
    assert len(heard) == count


def test_every_change_of_what_is_seen_is_taken_back_and_made_again(layers: Layers) -> None:
    looks = [layers.look]
    for change in (
        lambda: layers.set("bone", Visibility.FADED),
        lambda: layers.hide(TIBIA),
        lambda: layers.isolate(TIBIAL, frozenset()),
        lambda: layers.set_front_strength(0.5),
        lambda: layers.set_labels(LabelLanguage.LATIN),
        lambda: layers.use_preset("Everything"),
        layers.show_all,
        layers.reset,
    ):
        change()
        looks.append(layers.look)
    assert all(one != other for one, other in pairwise(looks))
    for look in reversed(looks[:-1]):
        layers.undo()
        assert layers.look == look
    assert not layers.can_undo
    for look in looks[1:]:
        layers.redo()
        assert layers.look == look
    assert not layers.can_redo


def test_drawing_the_slider_along_is_one_step(layers: Layers) -> None:
    first = layers.look
    for percent in range(90, 30, -10):
        layers.set_front_strength(percent / 100)
    layers.undo()
    assert layers.look == first


def test_undo_and_redo_without_a_step_announce_nothing(layers: Layers, heard: list[int]) -> None:
    layers.undo()
    layers.redo()
    assert heard == []


def test_the_next_person_cannot_undo_what_the_last_one_did(layers: Layers, heard: list[int]) -> None:
    first = layers.look
    layers.hide(TIBIA)
    layers.forget()
    assert layers.look == first
    assert not layers.can_undo
    assert len(heard) == 2
    layers.forget()
    assert len(heard) == 2
