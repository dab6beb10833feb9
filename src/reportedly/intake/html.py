"""HTML pages: the report out of the page, without what stands around it.

The parts listed in ``boilerplate.toml`` are cut out first; of what is left, trafilatura finds the report. A page whose
words are all links, or that holds fewer than a few words, has no report in it. The headline is metadata: it becomes the
title and is not repeated in the text. Paragraphs are set apart by an empty line.
"""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files
from itertools import pairwise

from reportedly.errors import MissingResource, NoArticle, TooLarge
from reportedly.intake.cleaning import clean_line, clean_text
from reportedly.intake.decoding import decode
from reportedly.intake.metadata import Draft
from reportedly.intake.page import Tree, headline, read_page_metadata
from reportedly.intake.source import Source

MAX_MARKUP_CHARACTERS = 10_000_000  # what the parser takes; a page of news has about 100,000
MIN_WORDS = 5  # the shortest news flash has more; an error page has fewer

_BEGINS_LIKE_HTML = re.compile(
    r"\s*(?:(?:<\?xml[^>]*>|<!--(?:(?!-->).)*-->)\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_HAS_BODY = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LIST_MARK = re.compile(r"^[-*•] ")
_KEPT = frozenset({"html", "head", "body", "article", "main"})  # a class on these names the page, not a part of it
_WORDS_OF_PARAGRAPH = 15
_PARAGRAPHS_OF_REPORT = 4  # a consent box or a caption has fewer paragraphs of that length
_GIVE_A_REPORT = "give the page of one report, or its text"


def looks_like_html(head: str) -> bool:
    """Say whether a file begins as a page or a piece of one does."""
    return _BEGINS_LIKE_HTML.match(head) is not None


def read_html(source: Source) -> Iterator[Draft]:
    """Read one page.

    Raises:
        UnreadableInput: it cannot be read.
    """
    yield draft_of_page(decode(source.whole(), source.where), source.where)


def require_page_reader() -> None:
    """Check that pages can be read at all: a missing library must not look like a page without a report.

    Raises:
        MissingResource: the library that reads pages, or one that it needs, is not installed.
    """
    try:
        import_module("trafilatura")
    except ImportError as error:
        raise MissingResource(f"the reader of HTML pages ({error})", "run: pip install --upgrade reportedly") from error


def draft_of_page(markup: str, where: str) -> Draft:
    """Return the report in a page.

    Raises:
        NoArticle: there is none in it.
        TooLarge: the page is too large to be parsed.
        MissingResource: the library that reads pages is not installed whole.
    """
    require_page_reader()
    if len(markup) > MAX_MARKUP_CHARACTERS:
        problem = f"the page has more than {MAX_MARKUP_CHARACTERS:,} characters of markup"
        raise TooLarge(where, problem, "save it without embedded pictures, or give its text")
    try:
        tree = _parse(markup)
        if tree is None:
            raise NoArticle(where, "there is no page in this markup", _GIVE_A_REPORT)
        _cut_boilerplate(tree)
        metadata = read_page_metadata(tree)
        headlines = {line for line in (metadata.title, headline(tree)) if line}
        linked = {clean_line(link.text_content()) for link in tree.iter("a")}
        lines = _report_lines(tree)
    except NoArticle:
        raise
    except Exception as error:  # whatever the parsers meet in hostile markup, the run goes on
        problem = f"the page cannot be parsed ({type(error).__name__})"
        raise NoArticle(where, problem, "save it again from the browser, or give its text") from error
    if lines and lines[0] in headlines:
        lines = lines[1:]
    if sum(len(line.split()) for line in lines if line not in linked) < MIN_WORDS:
        raise NoArticle(where, "there is no report in this page", _GIVE_A_REPORT)
    return Draft("\n\n".join(lines), metadata, where)


def _parse(markup: str) -> Tree | None:
    from trafilatura.utils import load_html  # heavy: only where there is a page

    whole = markup if _HAS_BODY.search(markup) else f"<html><body><div>{markup}</div></body></html>"
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints come out as our errors
    return load_html(clean_text(whole))


def _report_lines(tree: Tree) -> list[str]:
    """Return the paragraphs of the report, each on one line."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree, fast=True, include_comments=False, include_tables=False, with_metadata=False, output_format="python"
    )
    text = "" if found is None or isinstance(found, dict) else found.text or ""
    lines = (" ".join(_LIST_MARK.sub("", line.strip()).split()) for line in clean_text(text).split("\n"))
    return [line for line in lines if line]


def _cut_boilerplate(tree: Tree) -> None:
    tags, words, pairs = boilerplate()
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in _KEPT or element.getparent() is None:
            continue
        if element.tag == "script" and element.get("type") == "application/ld+json":
            continue  # the page's metadata; its text is never taken for the report's
        if (element.tag in tags or _is_named(element, words, pairs)) and not _holds_report(element):
            element.drop_tree()


def _holds_report(element: Tree) -> bool:
    """Say whether a part holds the report in spite of its name, as "with-sidebar" or a form around a page does."""
    if element.find(".//article") is not None or element.find(".//h1") is not None:
        return True
    long = [p for p in element.iter("p") if len(p.text_content().split()) >= _WORDS_OF_PARAGRAPH]
    return len(long) >= _PARAGRAPHS_OF_REPORT


def _is_named(element: Tree, words: frozenset[str], pairs: frozenset[tuple[str, str]]) -> bool:
    for attribute in ("class", "id", "role"):
        for name in (element.get(attribute) or "").split():
            parts = [part.lower() for part in _NAME_PARTS.findall(name)]
            if not words.isdisjoint(parts) or any(pair in pairs for pair in pairwise(parts)):
                return True
    return False


@cache
def boilerplate() -> tuple[frozenset[str], frozenset[str], frozenset[tuple[str, str]]]:
    """Return the tags, words and pairs of words that mark what is not the report."""
    parts = tomllib.loads(files("reportedly.intake").joinpath("boilerplate.toml").read_text("utf-8"))["part"]
    return (
        frozenset(tag for part in parts for tag in part["tags"]),
        frozenset(word for part in parts for word in part["words"]),
        frozenset((first, second) for part in parts for first, second in map(str.split, part["pairs"])),
    )
