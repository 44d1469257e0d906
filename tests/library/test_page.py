"""A page composes what is seen first, and the rest as it is asked for."""

from collections.abc import Iterator

from explorer.library.page import Block, Blocks, Note, Page

FIRST, SECOND, LAST = Note("first"), Note("second"), Note("last")


def blocks(made: list[Note]) -> Blocks:
    def rest() -> Iterator[Block]:
        for each in (SECOND, LAST):
            made.append(each)
            yield each

    return Blocks([FIRST], rest())


def test_what_follows_is_composed_when_it_is_asked_for_and_once() -> None:
    made: list[Note] = []
    some = blocks(made)
    each = iter(some)
    assert next(each) == FIRST
    assert made == []
    assert next(each) == SECOND
    assert made == [SECOND]
    assert list(some) == list(some) == [FIRST, SECOND, LAST]
    assert list(each) == [LAST]
    assert made == [SECOND, LAST]


def test_two_readers_do_not_lose_each_other_a_block() -> None:
    one, other = iter(some := blocks([])), iter(some)
    assert [next(one), next(other), next(other), next(one)] == [FIRST, FIRST, SECOND, SECOND]
    assert [*one, *other] == [LAST, LAST]


def test_they_are_as_any_sequence() -> None:
    assert (len(blocks([])), blocks([])[-1], list(blocks([])[1:])) == (3, LAST, [SECOND, LAST])
    assert blocks([]) == blocks([]) == (FIRST, SECOND, LAST)
    assert blocks([]) != (FIRST, SECOND)
    assert hash(blocks([])) == hash(blocks([]))
    assert LAST in blocks([])
    assert str(blocks([])) == str((FIRST, SECOND, LAST))


def test_a_page_knows_what_is_ready() -> None:
    made: list[Note] = []
    page = Page(None, "", "", "", "", "", blocks(made))
    assert list(page.ready) == [FIRST]
    assert made == []
    assert list(Page(None, "", "", "", "", "", (FIRST, LAST)).ready) == [FIRST, LAST]
