"""Who is told of a change, and until when."""

from explorer.state.observers import Observers


def test_all_are_told_what_changed_in_their_order_until_they_end_it() -> None:
    observers: Observers[[int]] = Observers()
    told: list[tuple[str, int]] = []
    end = observers.add(lambda change: told.append(("first", change)))
    observers.add(lambda change: told.append(("second", change)))
    observers.tell(1)
    end()
    observers.tell(2)
    assert told == [("first", 1), ("second", 1), ("second", 2)]


def test_who_comes_or_goes_while_a_change_is_told_waits_for_the_next() -> None:
    observers: Observers[[]] = Observers()
    told: list[str] = []

    def first() -> None:
        told.append("first")
        end()
        observers.add(lambda: told.append("late"))

    end = observers.add(first)
    observers.add(lambda: told.append("second"))
    observers.tell()
    assert told == ["first", "second"]
    observers.tell()
    assert told == ["first", "second", "second", "late"]
