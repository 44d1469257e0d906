from hypothesis import given
from hypothesis import strategies as st

from explorer.state.undo import MOST, Undo


def test_a_step_can_be_taken_back_and_made_again() -> None:
    undo = Undo("a")
    assert (undo.can_undo, undo.can_redo) == (False, False)
    assert undo.step("b")
    assert undo.undo()
    assert (undo.now, undo.can_undo, undo.can_redo) == ("a", False, True)
    assert undo.redo()
    assert (undo.now, undo.can_undo, undo.can_redo) == ("b", True, False)


def test_the_same_value_is_no_step() -> None:
    undo = Undo("a")
    assert not undo.step("a")
    assert not undo.can_undo
    assert not undo.undo()
    assert not undo.redo()


def test_a_new_step_forgets_what_was_taken_back() -> None:
    undo = Undo("a")
    undo.step("b")
    undo.undo()
    undo.step("c")
    assert not undo.can_redo
    undo.undo()
    assert undo.now == "a"


def test_steps_of_one_kind_that_follow_one_another_are_one() -> None:
    undo = Undo(0)
    undo.step(9)
    for value in (1, 2, 3):
        undo.step(value, "slider")
    undo.undo()
    assert undo.now == 9
    undo.step(4, "slider")
    undo.step(5)
    undo.step(6, "slider")
    undo.undo()
    assert undo.now == 5


@given(st.lists(st.sampled_from(["undo", "redo", 1, 2, 3])))
def test_it_is_a_trail_with_a_place_on_it(done: list[str | int]) -> None:
    undo, trail, at = Undo[int](0), [0], 0
    for each in done:
        if each == "undo":
            assert undo.undo() is (at > 0)
            at = max(0, at - 1)
        elif each == "redo":
            assert undo.redo() is (at < len(trail) - 1)
            at = min(len(trail) - 1, at + 1)
        else:
            assert isinstance(each, int)
            if undo.step(each):
                trail, at = [*trail[: at + 1], each], at + 1
        assert (undo.now, undo.can_undo, undo.can_redo) == (trail[at], at > 0, at < len(trail) - 1)


def test_only_so_many_steps_are_kept() -> None:
    undo = Undo(0)
    for value in range(1, 2 * MOST):
        undo.step(value)
    while undo.undo():
        pass
    assert undo.now == MOST - 1
