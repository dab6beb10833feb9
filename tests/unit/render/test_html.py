"""The page is one file that asks for nothing, and news text in it is only text."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from tests.unit.brief.making import AS_OF, GOVERNOR, Newsroom, cited, claim, document, empty_situation, theatre

from reportedly import brief
from reportedly.model import Brief, Remark
from reportedly.render.html import render_html


@pytest.fixture
def page() -> str:
    newsroom = Newsroom()
    return render_html(brief.write(newsroom.situation(), newsroom.findings(), theatre=theatre(), reader="rules"))


def with_text(text: str, quote: str, **more: str) -> Brief:
    paper = document(text, more.pop("publisher", "Fen Courier"), **more)
    told = claim(paper, quote, Remark(quote), cited(GOVERNOR))
    situation = replace(empty_situation(), documents=(paper,), claims=(told,), remarks=(told.id,), as_of=AS_OF)
    return brief.write(situation, (), theatre=theatre(), reader="rules")


def test_the_page_holds_no_script_and_loads_nothing(page: str) -> None:
    assert not re.search(r"<(script|img|link|iframe|object|embed|video|audio|form|base)\b", page)
    assert not re.search(r"\b(src|srcset|action|style|on\w+)=", page)
    assert "@import" not in page
    assert "url(" not in page


def test_the_policy_allows_only_the_page_s_own_style(page: str) -> None:
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert f'http-equiv="Content-Security-Policy" content="{policy}"' in page


def test_each_line_has_a_marker_for_each_citation_that_opens_the_marked_quote(page: str) -> None:
    assert page.count("<details") == page.count("<summary") > 10
    assert "<mark>472 drones were launched</mark>, the most in one night." in page


def test_the_chain_is_shown_from_the_outlet_to_the_first_source(page: str) -> None:
    panel = page[page.index("At least seven people were killed</mark>") :]
    chain = re.findall(r"<bdi>(.*?)</bdi>", panel.split("</ol>")[0])
    assert chain == ["Fen Courier", "Tarn Wire", "Ada Marsh, governor of Fen region"]


def test_a_label_is_a_word_and_not_only_a_colour(page: str) -> None:
    assert re.search(r'<span class="flag grave">drift</span>', page)
    assert re.search(r'<span class="flag open">not established</span>', page)


def test_links_go_to_web_addresses_and_carry_no_opener_and_no_referrer(page: str) -> None:
    outside = re.findall(r'<a href="(?!#)([^"]*)" ([^>]*)>', page)
    assert outside
    assert all(address.startswith("https://") for address, _ in outside)
    assert all(rest == 'rel="noopener noreferrer"' for _, rest in outside)


def test_every_fragment_link_has_its_target_and_ids_are_unique(page: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><style>*{}</style>", "{{ 7*7 }}"],
)
def test_hostile_text_is_shown_and_does_nothing(hostile: str) -> None:
    for written in (
        with_text(f"He said {hostile} then.", hostile),
        with_text("He said it.", "said", title=hostile),
        with_text("He said it.", "said", publisher=hostile),
    ):
        page = render_html(written)
        assert hostile not in page or hostile == "{{ 7*7 }}"
        assert page.count("<style>") == 1
        assert "49" not in re.sub(r"[\w+/=]{8,}", "", page.split("<main")[1])


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    page = render_html(with_text("He said it.", "said", url="javascript:alert(1)"))
    assert "javascript:" not in page


def test_a_change_of_reading_direction_in_the_news_stays_out_of_the_page() -> None:
    page = render_html(with_text("He said \u202egnp.exe\u202c twice.", "twice", title="a\u202eb"))
    assert "\u202e" not in page


def test_repeated_leads_are_told_once() -> None:
    newsroom = Newsroom()
    page = render_html(brief.write(newsroom.situation(), (), theatre=theatre(), reader="rules"))
    positions = page[page.index('id="positions-title"') : page.index('id="disputes-title"')]
    assert positions.count("<b>A ceasefire:</b>") == 1
