from explorer.anatomy.address import Side
from explorer.anatomy.alarms import AlarmKind
from explorer.anatomy.structures import Felt
from explorer.library.felt import Mark
from explorer.state.kiosk.marks import MOST, Marks


def dab(x: float, y: float = 0.0, figure: str = "posterior") -> Mark:
    return Mark(Felt.PAIN, figure, x, y, Side.LEFT)


def test_a_stroke_is_taken_back_as_one() -> None:
    marks = Marks()
    for x in (0.0, 10.0, 20.0):
        marks.add(dab(x))
    marks.lift()
    marks.add(dab(100.0))
    marks.lift()
    assert len(marks.all) == 4
    marks.undo()
    assert [each.x for each in marks.all] == [0.0, 10.0, 20.0]
    marks.undo()
    marks.undo()
    assert marks.all == ()


def test_dabs_that_tell_nothing_more_are_left_out() -> None:
    marks = Marks()
    for x in range(30):
        marks.add(dab(float(x)))
    assert [each.x for each in marks.all] == [0.0, 5.0, 10.0, 15.0, 20.0, 25.0]


def test_a_stroke_that_was_not_meant_is_dropped_and_no_other() -> None:
    marks = Marks()
    marks.add(dab(0.0))
    marks.lift()
    marks.drop()  # none is being made
    assert len(marks.all) == 1
    marks.add(dab(50.0))
    marks.drop()
    assert [each.x for each in marks.all] == [0.0]


def test_changes_are_announced_and_only_they() -> None:
    marks = Marks()
    told: list[int] = []
    stop = marks.observe(lambda: told.append(len(marks.all)))
    marks.take(Felt.PAIN)  # it is in hand already
    marks.undo()
    marks.clear()
    assert told == []
    marks.take(Felt.NUMBNESS)
    marks.add(dab(0.0))
    marks.add(dab(1.0))
    assert told == [0, 1]
    stop()
    marks.clear()
    assert told == [0, 1]


def test_clearing_lets_alarms_be_told_again() -> None:
    marks = Marks()
    marks.warned.add(AlarmKind.SADDLE)
    marks.add(dab(0.0))
    marks.clear()
    assert not marks.warned
    assert marks.all == ()


def test_a_full_body_takes_no_more() -> None:
    marks = Marks()
    for number in range(MOST + 50):
        marks.add(dab(10.0 * number))
    assert len(marks.all) == MOST
    marks.undo()
    marks.add(dab(0.0))
    assert len(marks.all) == 1
