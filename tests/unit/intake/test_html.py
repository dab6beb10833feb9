"""Out of a page comes its report: no caption, menu or consent box, and what the page says about itself."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files

import pytest

from reportedly.errors import NoArticle, TooLarge
from reportedly.intake.html import draft_of_page, looks_like_html

REPORT = (
    "<p>A footbridge over the canal was closed on Friday after a barge hit a pier, the port authority said.</p>"
    "<p>Nobody was hurt, according to the harbour master, Ilse Brandt. Engineers are to look at the pier on Monday.</p>"
    "<p>“We heard a dull blow and then nothing,” said a man who lives beside the lock and did not want to be named.</p>"
)
LINES = [
    "A footbridge over the canal was closed on Friday after a barge hit a pier, the port authority said.",
    "Nobody was hurt, according to the harbour master, Ilse Brandt. Engineers are to look at the pier on Monday.",
    "“We heard a dull blow and then nothing,” said a man who lives beside the lock and did not want to be named.",
]
PARTS = tomllib.loads(files("reportedly.intake").joinpath("boilerplate.toml").read_text("utf-8"))["part"]


def page(body=f"<article>{REPORT}</article>", head="", attributes=""):
    return f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def text_of(markup):
    return draft_of_page(markup, "x").text


def said(head="", **options):
    return draft_of_page(page(head=head, **options), "x").metadata


def test_paragraphs_are_set_apart_by_an_empty_line():
    assert text_of(page()).split("\n\n") == LINES


@pytest.mark.parametrize("part", PARTS, ids=[part["what"] for part in PARTS])
@pytest.mark.parametrize("place", ["before", "inside", "after"])
def test_what_is_not_the_report_is_left_out(part, place):
    assert part["gone"] in part["example"]
    first, rest = REPORT.split("</p>", 1)
    inside = f"<article>{first}</p>{part['example']}{rest}</article>"
    body = {
        "before": f"{part['example']}<article>{REPORT}</article>",
        "inside": inside,
        "after": f"<article>{REPORT}</article>{part['example']}",
    }[place]
    text = text_of(page(body))
    assert part["gone"] not in text
    assert text.split("\n\n") == LINES


@pytest.mark.parametrize("name", ["content with-sidebar", "page has-ads", "story related-wrapper", "share-article"])
def test_a_part_that_holds_the_report_is_kept_whatever_its_name(name):
    assert text_of(page(f'<div class="{name}"><article>{REPORT}</article></div>')).split("\n\n") == LINES
    assert (
        text_of(page(f'<form id="aspnet"><div class="{name}"><h1>Bridge</h1>{REPORT}</div></form>')).split("\n\n")
        == LINES
    )


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:title" content="Barge hits bridge">',
        "<title>Barge hits bridge</title>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Barge hits bridge"}</script>',
        "",
    ],
)
def test_the_headline_is_the_title_and_leaves_the_text(head):
    draft = draft_of_page(page(f"<article><h1>Barge  hits bridge</h1>{REPORT}</article>", head), "x")
    assert draft.metadata.title == "Barge hits bridge"
    assert draft.text.split("\n\n") == LINES


def test_outlet_address_and_language_are_the_pages_own():
    head = (
        '<meta property="og:site_name" content="Canal Post"><link rel="canonical" href="https://canal.example/n/1">'
        '<meta property="og:url" content="https://canal.example/other">'
    )
    metadata = said(head, attributes='lang="en-GB"')
    assert (metadata.outlet, metadata.url, metadata.language) == ("Canal Post", "https://canal.example/n/1", "en")


def test_what_a_page_does_not_say_is_none():
    metadata = said()
    assert (metadata.outlet, metadata.title, metadata.url, metadata.published_at, metadata.language) == (None,) * 5


def test_a_relative_address_is_none():
    assert said('<link rel="canonical" href="/n/1">').url is None


def in_json(**fields):
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


@pytest.mark.parametrize(
    "head",
    [
        pytest.param('<meta property="article:published_time" content="2025-06-01T12:40:00+03:00">', id="meta"),
        pytest.param('<meta name="datePublished" content="2025-06-01T09:40:00">', id="without zone"),
        pytest.param('<meta name="date" content="Sun, 01 Jun 2025 09:40:00 GMT">', id="mail form"),
        pytest.param(in_json(**{"@type": "NewsArticle", "datePublished": "2025-06-01T09:40Z"}), id="JSON-LD"),
        pytest.param(
            in_json(**{"@graph": [{"@type": "WebSite"}, {"@type": ["Report"], "datePublished": "2025-06-01T09:40Z"}]}),
            id="JSON-LD graph",
        ),
        pytest.param(
            '<meta property="article:published_time" content="today">'
            + in_json(**{"@type": "NewsArticle", "datePublished": "2025-06-01T09:40Z"}),
            id="a date that is none is passed over",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type": </script>'
            '<meta property="article:published_time" content="2025-06-01T09:40:00Z">',
            id="broken JSON-LD is passed over",
        ),
    ],
)
def test_the_publication_time_is_read_wherever_it_is_stated(head):
    assert said(head).published_at.isoformat() == "2025-06-01T09:40:00+00:00"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            '<time datetime="2025-06-01T09:40Z">1 June</time>', "2025-06-01T09:40:00+00:00", id="time element"
        ),
        pytest.param('<div class="date">1 June 2025, 03:50</div>', "2025-06-01T00:00:00+00:00", id="printed day"),
    ],
)
def test_the_printed_date_will_do_where_none_is_stated(body, expected):
    assert said(body=f"<article>{body}{REPORT}</article>").published_at.isoformat() == expected


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(page(f"<article>{REPORT}</article><footer>© 2019 Canal Post</footer>"), id="copyright line"),
        pytest.param(
            page(f"<article>{REPORT}<p>It was hit on 4 May 2019 too.</p></article>"), id="a date in the report"
        ),
        pytest.param(
            page(f'<article>{REPORT}</article><aside><time datetime="2019-01-01">x</time></aside>'), id="another report"
        ),
        pytest.param(page(head="<title>Six years after 4 May 2019</title>"), id="a date in the title"),
        pytest.param(page(head='<meta property="article:published_time" content="soon">'), id="a date that is none"),
    ],
)
def test_no_other_date_is_taken_for_the_publication_time(markup):
    assert draft_of_page(markup, "x").metadata.published_at is None


def test_of_several_records_the_one_with_the_pages_address_counts():
    records = [
        {"@type": "NewsArticle", "url": "https://canal.example/2", "datePublished": "2020-01-01"},
        {"@type": "NewsArticle", "url": "https://canal.example/1", "datePublished": "2025-06-01"},
    ]
    head = f'<script type="application/ld+json">{json.dumps(records)}</script>'
    metadata = said(head + '<link rel="canonical" href="https://canal.example/1">')
    assert metadata.published_at.year == 2025


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            page('<nav><a href="/a">World</a></nav><div class="cookie">We use cookies here.</div>'), id="menu only"
        ),
        pytest.param(
            page('<noscript>Please enable JavaScript to see this page.</noscript><div id="root"></div>'), id="shell"
        ),
        pytest.param(page("<h1>404 Not Found</h1><hr>nginx"), id="error page"),
        pytest.param(
            page("".join(f'<h3><a href="/{n}">Report number {n} about some matter</a></h3>' for n in range(30))),
            id="front page",
        ),
        pytest.param('<?xml version="1.0"?><rss><channel></channel></rss>', id="empty feed"),
        pytest.param(page(""), id="empty page"),
        pytest.param("<p>", id="one tag"),
        pytest.param("<div>" * 5000, id="deep nesting"),
        pytest.param("<!--" * 5000, id="open comments"),
    ],
)
def test_a_page_without_a_report_is_set_aside(markup):
    with pytest.raises(NoArticle) as caught:
        draft_of_page(markup, "x.html")
    assert caught.value.where == "x.html"


def test_a_news_flash_of_one_sentence_is_a_report():
    flash = "<p>Explosions heard near the port - mayor</p>"
    assert text_of(page(f"<article><h1>Flash</h1>{flash}</article>")) == "Explosions heard near the port - mayor"


def test_a_piece_of_a_page_is_read():
    assert text_of(REPORT).split("\n\n") == LINES


def test_a_page_of_many_megabytes_is_too_large():
    with pytest.raises(TooLarge, match="characters of markup"):
        draft_of_page("<p>" + "word " * 2_100_000, "x")


@pytest.mark.parametrize(
    ("beginning", "is_page"),
    [
        ("<!DOCTYPE html>\n<html>", True),
        ('<?xml version="1.0"?>\n<html xmlns="…">', True),
        ("\n <!-- saved --> <html>", True),
        ("<p>One.</p>", True),
        ("<3 wounded were taken away>", False),
        ("Text with <b>a tag</b>", False),
        ("<pre-war borders>", False),
        ("", False),
    ],
)
def test_a_page_is_known_by_its_beginning(beginning, is_page):
    assert looks_like_html(beginning) is is_page
