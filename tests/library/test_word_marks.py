"""Words of the glossary are marked at their first use in a section, and nothing else changes."""

import re
from datetime import date
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.anatomy.address import Side, parse_address
from explorer.content.glossary import Term
from explorer.library.handout import handout_of
from explorer.library.library import Library
from explorer.library.page import Care, Fold, Text
from explorer.library.pages import page_for
from explorer.library.selection import Selection
from explorer.library.word_marks import WordMarks, meaning_in, only_words

TERMS = (
    Term("CT", "A scan in slices.", ()),
    Term("nerve root", "The first part: 50% & more.", ("root", "roots")),
    Term("slipped disc", "A disc that bulges.", ()),
    Term("disc", 'A "pad" of the spine.', ("discs",)),
    Term("X-ray", "A picture of bones.", ()),
    Term("Baker's cyst", "A lump behind the knee.", ()),
)
SCIATICA = parse_address("condition:sciatica")
_MARKED = re.compile(r'<a href="word:[^"]*">([^<]*)</a>')


def marked_in(*parts: str) -> list[str]:
    return [unescape(word) for part in WordMarks(TERMS).section(*parts) for word in _MARKED.findall(part)]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>A root, roots and a nerve root.</p>", ["root"]),
        ("<p>A Nerve Root.</p>", ["Nerve Root"]),
        ("<p>A slipped disc, then a disc.</p>", ["slipped disc", "disc"]),
        ("<p>A ct or CT; an x-ray, X-ray.</p>", ["CT", "X-ray"]),
        ("<p>A Baker&#x27;s cyst; the disc&#x27;s rim.</p>", ["Baker's cyst"]),
        ("<p>A beet-root, root-like, uproot.</p>", []),
        ("<p>The nerve. Root of it: slipped, disc.</p>", ["Root", "disc"]),
        ("<h3>The disc</h3><p>It is soft.</p>", []),
        ('<p><a href="test:ct">A CT of a disc</a>, then CT.</p>', ["CT"]),
        ('<p><img src="picture:a" alt="disc">x</p>', []),
        ("<p>A <strong>disc</strong> &amp; CT &lt;root&gt;</p>", ["disc", "CT", "root"]),
    ],
)
def test_the_first_use_of_each_word_is_marked(html: str, words: list[str]) -> None:
    assert marked_in(html) == words


def test_a_word_is_marked_once_in_the_parts_of_a_section_and_again_in_the_next() -> None:
    marks = WordMarks(TERMS)
    assert [_MARKED.findall(each) for each in marks.section("a disc", "a disc")] == [["disc"], []]
    assert [_MARKED.findall(each) for each in marks.section("a disc")] == [["disc"]]


def test_a_marked_word_carries_its_meaning() -> None:
    for word, meaning in (("root", TERMS[1].meaning), ("disc", TERMS[3].meaning)):
        (html,) = WordMarks(TERMS).section(word)
        (address,) = re.findall(r'href="([^"]*)"', html)
        assert meaning_in(address) == meaning
    assert meaning_in("test:ct") is None


def test_other_links_can_be_left_out_while_marked_words_stay() -> None:
    (html,) = WordMarks(TERMS).section('<a href="test:ct">CT</a> of a disc, <a href="nerve:tibial">b</a>')
    left = only_words(html)
    assert left.count("<a ") == left.count("</a>") == 1
    assert _MARKED.findall(left) == ["disc"]


PIECES = st.sampled_from(
    [
        "disc",
        "Nerve",
        "root",
        "slipped ",
        "CT",
        "Baker's cyst",
        " ",
        "\n",
        "-",
        "'",
        "&",
        "<",
        "\N{NO-BREAK SPACE}",
    ]
)
TEXT = st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join)
TAGS = st.sampled_from(["<p>", "</p>", "<strong>", "</strong>", "<br>", '<a href="test:ct">b</a>'])


@given(st.lists(TEXT.map(escape) | TAGS, max_size=8).map("".join))
def test_the_text_shown_is_unchanged(html: str) -> None:
    (made,) = WordMarks(TERMS).section(html)
    assert unescape(_MARKED.sub(r"\1", made)) == unescape(html)


def test_the_plain_part_of_a_card_is_marked_and_its_folds_and_hand_out_are_not(
    library: Library, today: date
) -> None:
    chosen = Selection(SCIATICA, Side.BOTH, SCIATICA, SCIATICA)
    page = page_for(library, chosen, "112", today)
    plain = [each.html for each in page.blocks if isinstance(each, Text)]
    plain += [html for each in page.blocks if isinstance(each, Care) for html in (*each.bullets, each.note)]
    assert len(_MARKED.findall("".join(plain))) > 3
    assert not any("word:" in each.html for each in page.blocks if isinstance(each, Fold))
    assert "word:" not in repr(handout_of(library, chosen, "112", today, clinical=True))
