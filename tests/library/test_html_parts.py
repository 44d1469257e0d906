"""Taking the small HTML of the cards apart."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.content.findings import Findings
from explorer.content.markdown import parse_blocks
from explorer.library.html_parts import by_heading, elements, pieces, plain_lines, without_links
from explorer.library.library import Library


def test_elements_are_whole_even_with_a_list_in_a_list() -> None:
    html = "<p>One<br>two</p><ul><li>a<ul><li>b</li></ul></li></ul><p>c</p>"
    assert elements(html) == ("<p>One<br>two</p>", "<ul><li>a<ul><li>b</li></ul></li></ul>", "<p>c</p>")


def test_what_leads_on_stays_with_what_follows() -> None:
    html = (
        "<h3>A</h3><p><strong>Examination.</strong></p><table><tr><td>x</td></tr></table><p>So:</p><p>b</p>"
    )
    assert len(pieces(html)) == 2
    assert pieces(html)[0].startswith("<h3>A")
    assert pieces("<p>Last:</p>") == ("<p>Last:</p>",)


def test_nothing_of_a_shipped_section_is_lost_or_doubled(library: Library) -> None:
    for card in library.cards.values():
        for section in (*card.sections, *((card.clinical,) if card.clinical else ())):
            squeezed = "".join(section.html.split())
            assert "".join("".join(pieces(section.html)).split()) == squeezed, card.address
            assert "".join("".join(by_heading(section.html)).split()) == squeezed, card.address


def test_links_go_and_their_words_stay() -> None:
    assert without_links('<p>The <a href="nerve:tibial">tibial</a> nerve</p>') == "<p>The tibial nerve</p>"


def test_lines_are_plain() -> None:
    assert list(plain_lines("<p>A &amp; <b>b</b></p><ul><li>c\n d</li></ul><p> </p>")) == ["A & b", "c d"]


@given(st.text(max_size=300))
def test_any_markdown_comes_apart_and_together_again(text: str) -> None:
    html = "".join(block.html for block in parse_blocks(text, 1, Findings("x.md")))
    assert "".join("".join(pieces(html)).split()) == "".join(html.split())
