import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.content.card import PictureUse
from explorer.content.findings import Findings
from explorer.content.markdown import Block, parse_blocks

ALLOWED_TAG = re.compile(
    r'</?(?:h3|p|ul|ol|li|strong|em|br|table|tr|th|td|blockquote)>|<a href="[a-z]+:[a-z0-9-]+">|</a>|'
    r'<img src="picture:[a-z0-9-]+" alt="[^"<>]+">'
)


def parse(text: str) -> tuple[tuple[Block, ...], list[str]]:
    findings = Findings("a.md")
    blocks = parse_blocks(text, 1, findings)
    return blocks, [f"{problem.line}: {problem.message}" for problem in findings.problems]


def html(text: str) -> str:
    blocks, problems = parse(text)
    assert problems == []
    return "".join(block.html for block in blocks)


def refused(text: str) -> tuple[str, list[str]]:
    blocks, problems = parse(text)
    assert problems
    return "".join(block.html for block in blocks), problems


def test_plain_markdown_becomes_the_small_html() -> None:
    assert html("A **bold** and *soft* word\nand on.") == (
        "<p>A <strong>bold</strong> and <em>soft</em> word and on.</p>"
    )
    assert html("- one\n- two\n  - three") == ("<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>")
    assert html("> said") == "<blockquote><p>said</p></blockquote>"
    assert html("| a | b |\n| - | - |\n| 1 | 2 |") == (
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
    )


def test_text_is_escaped() -> None:
    assert html('a < b & c "d"') == "<p>a &lt; b &amp; c &quot;d&quot;</p>"


def test_links_to_things_that_can_be_chosen_become_links() -> None:
    assert (
        html("see [foot drop](symptom:foot-drop)") == '<p>see <a href="symptom:foot-drop">foot drop</a></p>'
    )
    assert html("[L5](root:l5)") == '<p><a href="nerve:root-l5">L5</a></p>'


def test_a_bundled_picture_in_a_paragraph_of_its_own_is_shown() -> None:
    blocks, problems = parse('text\n\n![A "thin" coat\n& thread](picture:nerve-2)\n\ntext')
    assert problems == []
    assert blocks[1].html == '<p><img src="picture:nerve-2" alt="A &quot;thin&quot; coat &amp; thread"></p>'
    assert blocks[1].picture == PictureUse("nerve-2", 3)
    assert [passage.text for passage in blocks[1].passages] == ['A "thin" coat & thread']


@pytest.mark.parametrize(
    "target",
    [
        "nerve-2",
        "picture:",
        "picture:Nerve",
        "picture:../nerve",
        "picture:a/b",
        "picture:nerve.svg",
        "picture://nerve",
        "Picture:nerve",
        "https://example.org/nerve.svg",
        "//example.org/nerve.svg",
        "file:///etc/passwd",
        "../../secret.png",
        "data:image/svg+xml;base64,xx",
        "qrc:/nerve",
        'picture:nerve "title"',
        "",
    ],
)
def test_any_other_image_is_reported_and_its_words_are_left(target: str) -> None:
    found, problems = refused(f"text\n\n![A coat]({target})")
    assert found == "<p>text</p><p>A coat</p>"
    assert problems == ["3: an image must be bundled; write ![What it shows](picture:its-id)"]


def test_a_picture_without_words_is_reported() -> None:
    found, problems = refused("![ ](picture:nerve)")
    assert found == "<p></p>"
    assert problems == ["1: a picture needs words that say what it shows: ![Words](picture:its-id)"]


@pytest.mark.parametrize(
    "text",
    [
        "see ![a coat](picture:nerve)",
        "![a coat](picture:nerve)\nand on",
        "- ![a coat](picture:nerve)",
        "> ![a coat](picture:nerve)",
        "## ![a coat](picture:nerve)",
        "**![a coat](picture:nerve)**",
        "[![a coat](picture:nerve)](nerve:tibial)",
        "| ![a coat](picture:nerve) |\n| - |",
    ],
)
def test_a_picture_in_the_midst_of_something_is_reported(text: str) -> None:
    blocks, problems = parse(text)
    assert "paragraph of its own" in problems[0]
    assert "<img" not in "".join(block.html for block in blocks)
    assert all(block.picture is None for block in blocks)


def test_the_emergency_token_stays() -> None:
    assert html("Call {emergency}.") == "<p>Call {emergency}.</p>"


def test_another_token_is_reported() -> None:
    _, problems = refused("one\nCall {ambulance}.")
    assert problems == ["2: {ambulance} is not known; only {emergency} is"]


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org",
        "http://example.org",
        "//example.org/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html;base64,xx",
        "../../secret.md",
        "nerve:",
        "nerve:Tibial",
        "nerve:../x",
        "song:tibial",
        "#top",
        "",
    ],
)
def test_any_other_link_is_reported_and_left_as_text(target: str) -> None:
    text, problems = refused(f"first\nsee [the page](<{target}>)")
    assert text == "<p>first see the page</p>"
    assert problems[0].startswith("2: ")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<script>alert(1)</script>", "HTML"),
        ("a <b onclick='x'>b</b>", "HTML"),
        ("<img src=file:///etc/passwd>", "HTML"),
        ("<!-- note -->", "HTML"),
        ("![x](file:///etc/passwd)", "image"),
        ("![x](nerve:tibial)", "image"),
        ("<https://example.org>", "web address"),
        ("`code`", "code"),
        ("```\ncode\n```", "code"),
        ("    code", "code"),
        ("text\n\n---\n", "ruler"),
        ("~~gone~~", "struck-out"),
        ("# Title", "## or ###"),
        ("#### Deep", "## or ###"),
        ("[foot drop] (symptom:foot-drop)", "broken"),
        ("[foot drop](symptom: foot-drop)", "broken"),
    ],
)
def test_what_a_card_cannot_hold_is_reported(text: str, what: str) -> None:
    found, problems = refused(text)
    assert what in problems[0]
    assert not re.search(r"<(?!/?(?:p|h3|strong|em)>)", found)


def test_a_block_knows_its_lines_lead_items_and_list_sizes() -> None:
    blocks, _ = parse("## One\n\n**Risks.** None.\n\n- a\n- b\n  1. c\n\n| x |\n| - |\n| y |\n")
    heading, paragraph, bullets, table = blocks
    assert (heading.tag, heading.text, heading.line) == ("h2", "One", 1)
    assert (paragraph.tag, paragraph.lead, paragraph.line) == ("p", "Risks.", 3)
    assert [(item.html, item.line) for item in bullets.items] == [("a", 5), ("b<ol><li>c</li></ol>", 6)]
    assert sorted(bullets.list_sizes) == [(5, 2), (7, 1)]
    assert [(passage.text, passage.line) for passage in table.passages] == [("x", 9), ("y", 11)]


def test_a_link_knows_its_line_inside_a_paragraph() -> None:
    blocks, _ = parse("text\n\nfirst\nthen [a](nerve:a)\nand [b](nerve:b)")
    assert [(str(link.address), link.line) for link in blocks[1].links] == [("nerve:a", 4), ("nerve:b", 5)]


_MARKS = st.text(alphabet="ab[](){}<>*_`~#-+|!&;:/\\\"'\n 1.", max_size=200)


@given(st.text(max_size=200) | _MARKS)
def test_any_text_gives_only_allowed_html(text: str) -> None:
    blocks, _ = parse(text)
    for block in blocks:
        assert not re.search(r"[<>]", ALLOWED_TAG.sub("", block.html))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "[a](" * 12_000,
        "![" * 25_000,
        ">" * 50_000,
        "*a **b " * 7_000,
        "- " * 25_000,
        "<a " * 16_000,
    ],
    ids=["brackets", "links", "images", "quotes", "stars", "lists", "tags"],
)
def test_hostile_text_takes_bounded_time(text: str) -> None:
    start = time.process_time()
    parse(text)
    assert time.process_time() - start < 10
