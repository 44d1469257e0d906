"""Bookmarks as files to take along."""

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from explorer.anatomy.address import Side
from explorer.library.library import Library
from explorer.state.bookmark_export import as_html, as_markdown, read_bookmarks, write_bookmarks
from explorer.state.bookmarks import Bookmark

EVIL = '<script>alert("1")</script> *not bold* [a](http://x) `code`'
KEPT = (
    Bookmark("nerve:tibial", Side.LEFT, "old name", "burns at night\nsend to EMG"),
    Bookmark("figure:arm", Side.BOTH, EVIL, EVIL),
    Bookmark("condition:sciatica", Side.BOTH, "Sciatica"),
)


def test_the_markdown_holds_names_addresses_and_notes(library: Library) -> None:
    text = as_markdown(KEPT, library)
    assert "## Tibial nerve" in text
    assert "`nerve:tibial --side left`, the person's left" in text
    assert "> burns at night" in text
    assert "(not in this version)" in text
    html = MarkdownIt("commonmark").render(text)
    assert "<script>" not in html
    assert "<em>" not in html
    assert "<a " not in html


def test_the_html_is_words_and_nothing_that_acts(library: Library) -> None:
    text = as_html(KEPT, library)
    assert "<h2>Tibial nerve</h2>" in text
    assert "burns at night<br>send to EMG" in text
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "href" not in text
    assert "src" not in text


def test_words_are_said_in_the_readers_language(library: Library) -> None:
    assert as_markdown(KEPT, library, lambda text: text.upper()).startswith("# BOOKMARKS")


def test_json_comes_back_whole(library: Library, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    write_bookmarks(out, KEPT, library)
    assert read_bookmarks(out) == (KEPT, 0)


@pytest.mark.parametrize("name", ["out.md", "out.HTML", "out.json"])
def test_the_ending_names_the_form(library: Library, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    write_bookmarks(out, KEPT, library)
    start = {"md": "# ", "html": "<!DOCTYPE", "json": "{"}[name.partition(".")[2].lower()]
    assert out.read_text(encoding="utf-8").startswith(start)


def test_any_other_ending_is_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"must end in \.md, \.html or \.json"):
        write_bookmarks(tmp_path / "out.doc", KEPT, library)
    assert list(tmp_path.iterdir()) == []
