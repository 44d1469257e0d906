import time

import pytest

from explorer.diagram.markup import MarkupError, parse

LAUGHS = '<?xml version="1.0"?>\n<!DOCTYPE l [\n<!ENTITY a "ha">\n' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">\n' for i in range(9)
)


def refusal(text: str) -> MarkupError:
    with pytest.raises(MarkupError) as caught:
        parse(text)
    return caught.value


def test_elements_keep_their_lines_and_texts() -> None:
    root = parse('<a xmlns="urn:x">\n one\n <b\n  c="1">two</b>\n three\n <d/></a>')
    assert [(node.tag, node.line) for node in root.walk()] == [("a", 1), ("b", 3), ("d", 6)]
    assert root.text.split() == ["one", "three"]
    assert root.child_text("b") == "two"
    assert root.children[0].attributes == {(None, "c"): "1"}
    assert root.space == "urn:x"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "not well-formed"),
        ("<a>\n<b>\n</a>", 3, "not well-formed"),
        ("<a/>\n<b/>", 2, "not well-formed"),
        ("<a>\n&nbsp;</a>", 2, "not well-formed"),
        ('<a b="1"\nb="2"/>', 2, "not well-formed"),
        ("<a>\n<p:b/></a>", 2, "not well-formed"),
        ("<a>\n\x00</a>", 2, "not well-formed"),
        ("\n<!DOCTYPE svg>\n<a/>", 2, "document type"),
        (LAUGHS + "]>\n<a>&i;</a>", 2, "document type"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<a>&x;</a>', 1, "document type"),
        ('<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">\n<a/>', 1, "document type"),
        ('<a>\n<?xml-stylesheet href="x.css"?></a>', 2, "instruction"),
        ("<a>\n" + "<b>" * 12 + "</b>" * 12 + "</a>", 2, "deep"),
        ("<a>" * 100_000, 1, "deep"),
        ("<a>\n" + "<b/>" * 10_000 + "</a>", 2, "elements"),
        ("<a>" + " " * 2 * 1024 * 1024 + "</a>", 0, "larger"),
        ("<a>" + "ä" * 1024 * 1024 + "</a>", 0, "larger"),
    ],
)
def test_unsafe_or_broken_markup_is_refused_where_it_shows(text: str, line: int, message: str) -> None:
    error = refusal(text)
    assert (error.line, message in str(error)) == (line, True), str(error)


def test_twelve_deep_is_deep_enough() -> None:
    assert len(list(parse("<a>" * 12 + "</a>" * 12).walk())) == 12


def test_text_in_many_pieces_is_joined_in_linear_time() -> None:
    start = time.process_time()
    root = parse("<a>" + "x<!---->" * 200_000 + "</a>")
    assert len(root.text) == 200_000
    assert time.process_time() - start < 2


def test_a_declared_encoding_does_not_change_how_text_is_read() -> None:
    assert parse('<?xml version="1.0" encoding="latin-1"?><a>ä</a>').text == "ä"
