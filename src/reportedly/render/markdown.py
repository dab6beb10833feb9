"""The brief as Markdown: the lines with footnotes, each footnote the quote in its context with its chain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportedly.brief.wording import moment
from reportedly.model import Brief, Citation, Document, Line, Section
from reportedly.render.evidence import Note, Step, note_of, numbered, safe_address, shown

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#$^])")
_BLOCK_START = re.compile(r"^(\s*)([-+=>]|\d+(?=[.)]))")
_NOT_IN_ADDRESS = re.compile(r"[<>\\`]")
_LINK_LIKE = re.compile(r"(?i)\b(https?|ftp|mailto|www)(:|\.)")


def escaped(text: str) -> str:
    """Return hostile text so that Markdown shows it as it is: no tag, link, emphasis, heading or list."""
    text = _SPECIAL.sub(r"\\\1", shown(text)).replace("&", "&amp;").replace("\\<", "&lt;").replace("\\>", "&gt;")
    text = _LINK_LIKE.sub(lambda found: f"{found[1]}&#{ord(found[2])};", text)
    return _BLOCK_START.sub(lambda found: f"{found[1]}\\{found[2]}" if not found[2].isdigit() else found[0], text)


def render_markdown(brief: Brief) -> str:
    """Render a brief as Markdown with footnotes."""
    numbers = numbered(brief)
    parts = [*_opening(brief)]
    for section in brief.sections:
        parts.extend(_section(section, numbers))
    parts.extend(_sources(brief))
    parts.extend(_footnotes(brief, numbers))
    return "\n".join(parts).rstrip("\n") + "\n"


def _opening(brief: Brief) -> Iterator[str]:
    yield f"# {escaped(brief.title)}"
    yield ""
    since = f", new since {moment(brief.since)}" if brief.since else ""
    outlets = len({document.publisher for document in brief.documents})
    yield f"*What was said as of {moment(brief.as_of)}{since}: {len(brief.documents)} reports of {outlets} outlets.*"
    yield ""


def _section(section: Section, numbers: Mapping[Citation, int]) -> Iterator[str]:
    yield f"## {escaped(section.title)}"
    yield ""
    if section.silence:
        yield f"*{escaped(section.silence)}*"
    for line in section.lines:
        yield f"- {_line(line, numbers)}"
    yield ""


def _line(line: Line, numbers: Mapping[Citation, int]) -> str:
    flag = f" **\\[{escaped(line.flag)}\\]**" if line.flag else ""
    marks = "".join(f"[^{number}]" for number in sorted({numbers[citation] for citation in line.citations}))
    return f"{escaped(line.text)}{flag} {marks}"


def _sources(brief: Brief) -> Iterator[str]:
    yield "## Sources"
    yield ""
    for document in brief.documents:
        yield f"- {_source(document)}"
    yield ""
    yield f"Read by {escaped(brief.reader)}."
    yield ""


def _source(document: Document) -> str:
    title = f", “{escaped(document.title)}”" if document.title else ""
    return f"{escaped(document.publisher)}{title}, {moment(document.published_at)}{_address(document.url)}"


def _address(url: str | None) -> str:
    address = safe_address(url)
    return f", <{_NOT_IN_ADDRESS.sub('', address)}>" if address else ""


def _footnotes(brief: Brief, numbers: Mapping[Citation, int]) -> Iterator[str]:
    claims = {claim.id: claim for claim in brief.claims}
    documents = {document.id: document for document in brief.documents}
    done: set[int] = set()
    for citation, number in numbers.items():
        if number in done:
            continue
        done.add(number)
        document = documents[citation.document_id]
        published = moment(document.published_at)
        note = note_of(number, claims[citation.claim_id], document, citation.span, published=published)
        yield f"[^{number}]: {_note(note)}"
        yield ""


def _note(note: Note) -> str:
    title = f", “{escaped(note.title)}”" if note.title else ""
    quote = f"{_spaced(note.excerpt.before)}**{escaped(note.excerpt.quote)}**{_spaced(note.excerpt.after)}"
    chain = " ← ".join(_step(step) for step in note.chain)
    remark = f" ({note.remark})" if note.remark else ""
    return f"{escaped(note.outlet)}{title}, {note.published}{_address(note.address)}: “{quote}” {chain}{remark}."


def _spaced(text: str) -> str:
    """Escape a piece of context and keep the blank at its joint."""
    before = " " if text[:1] == " " else ""
    after = " " if text[-1:] == " " else ""
    return f"{before}{escaped(text)}{after}" if text.strip() else before


def _step(step: Step) -> str:
    cue = f" (“{escaped(step.cue)}”)" if step.cue else ""
    return f"{escaped(step.name)}{cue}"
