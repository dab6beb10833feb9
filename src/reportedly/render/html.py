"""The brief as one self-contained HTML page: no script, no request, every citation opens its evidence.

The template and the style sheet lie beside this module; here the page's content is laid out as plain records.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from reportedly.brief.wording import moment
from reportedly.model import Brief, Citation, Document, Line, Section
from reportedly.render.evidence import CONTEXT_CHARACTERS, Note, note_of, numbered, safe_address, shown

_PRINTED_CONTEXT = 260  # on paper a sentence or two: the notes of a long brief fill pages
_LEAD_CHARACTERS = 110  # a lead longer than this is a sentence, not the name of what the line is about


@dataclass(frozen=True, slots=True)
class _ShownLine:
    """A line as laid out: ``lead`` names what it is about, ``follows`` says that the line before is about the same."""

    number: int
    lead: str
    text: str
    flag: str | None
    tone: str
    follows: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _ShownSection:
    key: str
    title: str
    silence: str | None
    lines: tuple[_ShownLine, ...]


@dataclass(frozen=True, slots=True)
class _ShownSource:
    outlet: str
    title: str | None
    published: str
    address: str | None
    cited: int


def render_html(brief: Brief) -> str:
    """Render a brief as a page that needs nothing but itself."""
    css = _package_text("brief.css")
    notes = _notes(brief)
    sections = _sections(brief, notes)
    printed = {note.number: note for note in _notes(brief, context=_PRINTED_CONTEXT).values()}
    return _template().render(
        title=shown(brief.title),
        as_of=moment(brief.as_of),
        as_of_iso=brief.as_of.isoformat(),
        since=moment(brief.since) if brief.since else None,
        reader=shown(brief.reader),
        css=Markup(css),  # noqa: S704  our own file, not news text
        css_hash=base64.b64encode(hashlib.sha256(css.encode()).digest()).decode(),
        headline=next((section for section in sections if section.key == "headline"), None),
        sections=[section for section in sections if section.key != "headline"],
        endnotes=[printed[number] for number in sorted(printed)],
        sources=_sources(brief),
        outlets=len({document.publisher for document in brief.documents}),
        lines=len(brief.lines),
    )


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(_package_text),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("brief.html.j2")


def _package_text(name: str) -> str:
    return resources.files("reportedly.render").joinpath("templates", name).read_text(encoding="utf-8")


def _notes(brief: Brief, *, context: int = CONTEXT_CHARACTERS) -> Mapping[Citation, Note]:
    claims = {claim.id: claim for claim in brief.claims}
    documents = {document.id: document for document in brief.documents}
    return {
        citation: note_of(
            number,
            claims[citation.claim_id],
            documents[citation.document_id],
            citation.span,
            published=moment(documents[citation.document_id].published_at),
            context=context,
        )
        for citation, number in numbered(brief).items()
    }


def _sections(brief: Brief, notes: Mapping[Citation, Note]) -> list[_ShownSection]:
    shown_sections: list[_ShownSection] = []
    number = 0
    for section in brief.sections:
        lines: list[_ShownLine] = []
        for at, line in enumerate(section.lines):
            number += 1
            told = _line(line, number, follows=_follows(section, at), notes=notes)
            lines.append(_without_repeated_lead(told, section, at))
        shown_sections.append(_ShownSection(section.key, shown(section.title), section.silence, tuple(lines)))
    return shown_sections


def _without_repeated_lead(line: _ShownLine, section: Section, at: int) -> _ShownLine:
    """Drop a lead that the line before already has: both are about the same."""
    if at == 0 or not line.lead or line.lead != _lead(shown(section.lines[at - 1].text))[0]:
        return line
    return replace(line, lead="", follows=True)


def _follows(section: Section, at: int) -> bool:
    subject = section.lines[at].subject
    return at > 0 and subject is not None and section.lines[at - 1].subject == subject


def _line(line: Line, number: int, *, follows: bool, notes: Mapping[Citation, Note]) -> _ShownLine:
    lead, text = _lead(shown(line.text))
    unique = {notes[citation].number: notes[citation] for citation in line.citations}
    cited = tuple(unique[key] for key in sorted(unique))
    return _ShownLine(number, lead, text, line.flag, _tone(line.flag), follows, cited)


def _lead(text: str) -> tuple[str, str]:
    """Part the name of what a line is about from what is said of it, where it opens with one."""
    lead, colon, rest = text.partition(": ")
    if not colon or len(lead) > _LEAD_CHARACTERS or "“" in lead or lead.count("(") != lead.count(")"):
        return "", text
    return f"{lead}:", rest


_TONES = {
    "grave": ("disputed", "drift", "does not hold", "implausible", "denied", "opposed"),
    "open": ("not established", "not verified", "not stated", "one-sided", "accusation", "claimed"),
}


def _tone(flag: str | None) -> str:
    return next((tone for tone, flags in _TONES.items() if flag in flags), "plain")


def _sources(brief: Brief) -> list[_ShownSource]:
    cited = Counter(citation.document_id for line in brief.lines for citation in line.citations)
    return [_source(document, cited[document.id]) for document in brief.documents]


def _source(document: Document, cited: int) -> _ShownSource:
    title = shown(document.title) if document.title else None
    published = moment(document.published_at)
    return _ShownSource(shown(document.publisher), title, published, safe_address(document.url), cited)
