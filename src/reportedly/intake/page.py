"""What the head of a page says about it: headline, outlet, address, publication time, language.

The page's own statements only. Nothing is taken from a clock in the margin, a copyright line or the site's address; the
one search of the printed page, for a date, reads elements that are marked as a date. A date that is none is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from html import escape
from typing import Any

from reportedly.intake.cleaning import clean_language, clean_line, clean_url
from reportedly.intake.dates import moment
from reportedly.intake.metadata import Metadata

Tree = Any  # lxml's element; the library has no types of its own

_OUTLET = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_TITLE = ("og:title", "twitter:title", "dc.title", "headline")
_DATE = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_ARTICLE_TYPES = ("Article", "Posting", "Report")  # endings: NewsArticle, ReportageNewsArticle, LiveBlogPosting, …
_MARKED_DATE = (
    "//time | //*["
    + " or ".join(
        f"contains(translate(@{place}, 'DATEPUBLISH', 'datepublish'), '{word}')"
        for place in ("class", "id")
        for word in ("date", "publish", "posted", "stamp")
    )
    + "]"
)
_MAX_DATE_CHARACTERS = 120  # an element with more text than this holds more than a date
_MAX_MARKED = 20  # elements looked at; a page lists the dates of other reports further down


def read_page_metadata(tree: Tree) -> Metadata:
    """Return what the page says about itself; None for what it does not say, or says so that it cannot be read."""
    tags = _meta_tags(tree)
    record = _article_record(tree)
    languages = [*tree.xpath("/html/@lang"), *_named(tags, ("og:locale",)), record.get("inLanguage")]
    return Metadata(
        outlet=_first(clean_line, [*_named(tags, _OUTLET), _name(record.get("publisher"))]),
        title=_first(clean_line, [*_named(tags, _TITLE), record.get("headline"), headline(tree), _title_tag(tree)]),
        url=_first(clean_url, [*tree.xpath('//link[@rel="canonical"]/@href'), *_named(tags, ("og:url",))]),
        published_at=_published_at(tree, tags, record),
        language=_first(clean_language, languages),
    )


def headline(tree: Tree) -> str | None:
    """Return the printed headline: the first heading of the article, else the only one of the page."""
    inside = tree.xpath("//article//h1 | //main//h1")
    headings = inside[:1] or tree.xpath("//h1")
    return clean_line(headings[0].text_content()) if len(headings) == 1 else None


def _published_at(tree: Tree, tags: Mapping[str, str], record: Mapping[str, object]) -> datetime | None:
    stated = [
        *_named(tags, _DATE),
        record.get("datePublished"),
        *tree.xpath('//*[@itemprop="datePublished"]/@content | //*[@itemprop="datePublished"]/@datetime'),
        *tree.xpath("//article//time/@datetime | //main//time/@datetime")[:1],
    ]
    return _first(moment, stated) or _printed_date(tree)


def _printed_date(tree: Tree) -> datetime | None:
    """Read an element of the page that is marked as a date; its day is known, its hour is not."""
    from htmldate import find_date  # heavy, and needed for few pages

    for element in tree.xpath(_MARKED_DATE)[:_MAX_MARKED]:
        words = " ".join(element.text_content().split())
        if 0 < len(words) <= _MAX_DATE_CHARACTERS:
            alone = f'<html><body><div class="date">{escape(words)}</div><p></p></body></html>'
            published_at = moment(find_date(alone, extensive_search=False, original_date=True))
            if published_at is not None:
                return published_at
    return None


def _meta_tags(tree: Tree) -> dict[str, str]:
    """Return the meta elements by lower-case name, the first of each."""
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content:
            tags.setdefault(name.strip().lower(), content)
    return tags


def _named(tags: Mapping[str, str], names: Iterable[str]) -> list[str]:
    return [tags[name] for name in names if name in tags]


def _title_tag(tree: Tree) -> str | None:
    title = tree.find(".//title")
    return None if title is None else title.text_content()


def _article_record(tree: Tree) -> Mapping[str, object]:
    """Return the page's JSON-LD record of its article: the one with the page's address, else the first."""
    records = [record for record in _json_ld(tree) if _is_article(record)]
    addresses = set(tree.xpath('//link[@rel="canonical"]/@href'))
    for record in records:
        if record.get("url") in addresses or record.get("mainEntityOfPage") in addresses:
            return record
    return records[0] if records else {}


def _json_ld(tree: Tree) -> Iterator[Mapping[str, object]]:
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            found = json.loads(script.text or "")
        except (ValueError, RecursionError):  # broken records are common, and the page is readable without them
            continue
        for node in found if isinstance(found, list) else [found]:
            if isinstance(node, dict):
                graph = node.get("@graph")
                yield node
                yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _is_article(record: Mapping[str, object]) -> bool:
    kinds = record.get("@type")
    return any(str(kind).endswith(_ARTICLE_TYPES) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _name(publisher: object) -> object:
    return publisher.get("name") if isinstance(publisher, dict) else publisher


def _first(clean: Any, values: Iterable[object]) -> Any:
    """Return the first of the values that is words and stays after cleaning."""
    cleaned = (clean(str(value)) for value in values if isinstance(value, str))
    return next((value for value in cleaned if value is not None), None)
