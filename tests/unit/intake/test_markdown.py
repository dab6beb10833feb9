"""Markdown and front matter: the words stay, the marks go."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest

from reportedly.errors import BadMetadata
from reportedly.intake.frontmatter import split_front_matter
from reportedly.intake.markdown import read_markdown
from reportedly.intake.metadata import NOTHING_SAID
from reportedly.intake.source import Source


def read(text):
    (draft,) = read_markdown(Source("x.md", b"", io.BytesIO(text.encode()), 1_000_000))
    return draft


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        pytest.param("He was *not* **there**.", "He was not there.", id="emphasis"),
        pytest.param("The [ministry said](https://a.example) so.", "The ministry said so.", id="link"),
        pytest.param("See <https://a.example/b>.", "See https://a.example/b.", id="bare link"),
        pytest.param("One.\n\nTwo\nlines.", "One.\n\nTwo lines.", id="paragraphs, soft breaks"),
        pytest.param("One.  \nTwo.", "One.\nTwo.", id="hard break"),
        pytest.param("- first\n- second\n\n1. third", "first\n\nsecond\n\nthird", id="lists"),
        pytest.param("> “No,” he said.", "“No,” he said.", id="quotation"),
        pytest.param("A ![Searchlights](a.png) b.", "A  b.", id="picture"),
        pytest.param("Text.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nMore.", "Text.\n\nMore.", id="table"),
        pytest.param("Text `code` 3 \\* 4 &amp; 5.", "Text code 3 * 4 & 5.", id="code, escapes, entities"),
        pytest.param("Text.\n\n***\n\nMore.", "Text.\n\nMore.", id="rule"),
        pytest.param("Text.\n\n## Kyiv\n\nMore.", "Text.\n\nKyiv\n\nMore.", id="heading inside"),
        pytest.param("a <b>c</b> d<!-- note -->", "a c d", id="tags in a line"),
        pytest.param("<div>\nA part in tags.\n</div>\n\nMore.", "A part in tags.\n\nMore.", id="tags around"),
        pytest.param("<figure><figcaption>Old picture</figcaption></figure>\n\nMore.", "More.", id="caption"),
        pytest.param("It was ~~12~~ 14.", "It was 12 14.", id="struck out"),
    ],
)
def test_marks_go_and_words_stay(written, read_as):
    assert read(written).text == read_as


def test_the_first_heading_is_the_title_and_leaves_the_text():
    draft = read("# Talks *end*\n\nThey ended.")
    assert (draft.metadata.title, draft.text) == ("Talks end", "They ended.")


def test_the_title_of_the_front_matter_counts_over_the_heading():
    draft = read("---\ntitle: From above\n---\n# From below\n\nText.")
    assert (draft.metadata.title, draft.text) == ("From above", "Text.")


def test_a_heading_alone_is_the_text():
    assert read("# Explosions heard in the port").text == "Explosions heard in the port"


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(
            '---\noutlet: fjord\ntitle: "A: b"\ndate: 2025-06-01 09:40:00\nlang: no\ntags: [a, b]\n---\n', id="YAML"
        ),
        pytest.param(
            "---\r\noutlet: fjord\r\ntitle: 'A: b'\r\ndate: 2025-06-01T09:40Z\r\nlang: no\r\n...\r\n", id="Windows"
        ),
        pytest.param(
            '+++\noutlet = "fjord"\ntitle = "A: b"\npublished_at = 2025-06-01T09:40:00Z\nlanguage = "no"\n+++\n',
            id="TOML",
        ),
    ],
)
def test_front_matter_of_every_kind_says_the_same(block):
    draft = read(block + "\nText.")
    metadata = draft.metadata
    assert (metadata.outlet, metadata.title, metadata.language) == ("fjord", "A: b", "no")
    assert metadata.published_at.isoformat() == "2025-06-01T09:40:00+00:00"
    assert draft.text == "Text."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\nA line between rules.\n---\nText.", id="a line between rules"),
        pytest.param("---\ntitle: never closed\n\nText.", id="never closed"),
        pytest.param("Text.\n---\ntitle: below\n---\n", id="further down"),
        pytest.param("---\ncolour: red\n---\nText.", id="no known field"),
    ],
)
def test_what_is_no_front_matter_stays_text(text):
    assert split_front_matter(text, "x") == (NOTHING_SAID, text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\ntitle: 'never closed\n---\nText.", "broken YAML"),
        ("---\ntitle: a: b: c\n---\nText.", "broken YAML"),
        ("+++\ntitle = \n+++\nText.", "broken TOML"),
        ("---\ndate: Sunday\n---\nText.", "'Sunday', which is no date"),
        ("---\ntitle: [a, b]\n---\nText.", "which is not words"),
        ("---\n- |\n  title: a\n---\nText.", "no list of fields"),
        ("---\nurl: &a [*a]\n---\nText.", "broken YAML"),
    ],
)
def test_broken_front_matter_is_an_error_with_words(text, problem):
    with pytest.raises(BadMetadata) as caught:
        split_front_matter(text, "x.md")
    assert problem in caught.value.problem
    assert caught.value.where == "x.md"


def test_aliases_that_would_swell_in_memory_are_not_expanded():
    rungs = "\n".join(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in pairwise("abcdefghi"))
    metadata, _ = split_front_matter(f"---\ntitle: Short\na: &a [x]\n{rungs}\n---\nText.", "x")
    assert metadata.title == "Short"
