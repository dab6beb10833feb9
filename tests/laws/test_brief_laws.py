"""What holds for every brief, whatever was reported."""

from __future__ import annotations

import string
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.unit.brief.making import AS_OF, GOVERNOR, Newsroom, at, cited, claim, document, people, theatre

from reportedly import brief
from reportedly.model import Brief, Measure, Modality, Polarity, Scope, Situation
from reportedly.render import FORMATS
from reportedly.render.evidence import excerpt
from reportedly.values import Bound, Span

HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="x()',
    "</style><img src=x onerror=y>",
    "{{ 7 * 7 }}",
    "\u202egnihtemos\u202c",
    "[a](javascript:x)",
    "\x1b[31mred",
    "a ``` b",
    "\n\n# heading\n\n",
    "&lt;b&gt;",
)
words = st.text(alphabet=string.ascii_letters + " .,-\n“”’é€<>&\"'*_[]`", min_size=1, max_size=60).filter(str.strip)
texts = st.lists(st.one_of(words, st.sampled_from(HOSTILE)), min_size=1, max_size=8).map(" ".join).filter(str.strip)
bounds = st.sampled_from(list(Bound))


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Documents with claims at any span, of any outlet, with hostile names and texts."""
    documents, claims = [], []
    for number in range(draw(st.integers(1, 4))):
        text = draw(texts)
        outlet = draw(st.sampled_from(("Fen Courier", "Tarn Wire", *HOSTILE[:3])))
        url = draw(st.sampled_from(("https://example.org/a", "javascript:alert(1)", "data:text/html,x", '"><b>')))
        paper = document(text, outlet, at(1 + number), url=url, title=draw(st.sampled_from(("A title", *HOSTILE[:4]))))
        documents.append(paper)
        for _ in range(draw(st.integers(1, 4))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            told = Measure(
                "killed", people(draw(st.integers(0, 9999)), draw(bounds)), Scope(of=draw(st.none() | words))
            )
            links = (cited(GOVERNOR),) if draw(st.booleans()) else ()
            polarity = draw(st.sampled_from(list(Polarity)))
            modality = draw(st.sampled_from(list(Modality)))
            claims.append(claim(paper, text[start:end], told, *links, polarity=polarity, modality=modality))
    unique = {c.id: c for c in claims}
    papers = {d.id: d for d in documents}
    remarks = tuple(unique)
    return Situation(AS_OF, None, tuple(papers.values()), tuple(unique.values()), (), (), (), (), (), (), (), remarks)


def written(situation: Situation) -> Brief:
    return brief.write(situation, (), theatre=theatre(), reader="rules")


@given(situations())
def test_every_line_cites_a_claim_that_the_brief_carries_and_the_span_gives_its_quote(situation: Situation) -> None:
    told = written(situation)
    claims = {c.id: c for c in told.claims}
    documents = {d.id: d for d in told.documents}
    for line in told.lines:
        assert line.citations
        for citation in line.citations:
            quote = claims[citation.claim_id].evidence.quote
            assert citation.span.of(documents[citation.document_id].text) == quote


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25)
@given(situation=situations())
def test_the_same_situation_gives_the_same_bytes(name: str, situation: Situation) -> None:
    render = FORMATS[name].render
    first = render(written(situation)).encode()
    assert render(written(situation)).encode() == first


class _Tags(HTMLParser):
    """Collects what a browser would see as tags and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name in ("href", "src")}


@settings(max_examples=50)
@given(situations())
def test_hostile_text_makes_no_tag_no_attribute_and_no_address(situation: Situation) -> None:
    page = FORMATS["html"].render(written(situation))
    seen = _Tags()
    seen.feed(page)
    assert not seen.tags & {"script", "img", "iframe", "object", "link", "form"}
    assert not {name for name in seen.attributes if name.startswith("on") or name == "style"}
    assert all(address.startswith(("#", "https://", "http://")) for address in seen.addresses)
    assert "\u202e" not in page
    assert "\x1b" not in page


@settings(max_examples=50)
@given(situations())
def test_hostile_text_makes_no_tag_no_heading_and_no_address_in_markdown(situation: Situation) -> None:
    page = FORMATS["md"].render(written(situation))
    seen = _Tags()
    seen.feed(MarkdownIt("commonmark", {"html": True}).render(page))
    assert seen.tags <= {"h1", "h2", "p", "ul", "li", "em", "strong", "a"}
    assert all(address.startswith(("https://", "http://")) for address in seen.addresses)
    assert page.count("\n# ") == 0
    assert "\x1b" not in page


@given(texts, st.data())
def test_an_excerpt_holds_the_quote_between_its_neighbours(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = excerpt(text, Span(start, end))
    assert "\n" not in found.before + found.quote + found.after
    assert len(found.before) + len(found.after) <= 660


def test_the_hand_made_newsroom_holds_the_laws_too() -> None:
    newsroom = Newsroom()
    told = brief.write(newsroom.situation(), newsroom.findings(), theatre=theatre(), reader="rules")
    carried = {c.id for c in told.claims}
    assert all(c.claim_id in carried for line in told.lines for c in line.citations)
