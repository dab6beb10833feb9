"""Take in documents: find them, read each by its format, tidy, name and freeze it. One bad file stops nothing."""

from __future__ import annotations

import codecs
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import BadMetadata, NoArticle, NoLanguagePack, UnreadableInput
from reportedly.intake.cleaning import assumed_language
from reportedly.intake.formats import Format, format_of
from reportedly.intake.manifest import Manifest
from reportedly.intake.metadata import Draft, Metadata
from reportedly.intake.paths import STANDARD_INPUT, Planned, find_manifests, plan, printable, unreadable
from reportedly.intake.refusals import HEAD_BYTES, refused_by_bytes, refused_by_name
from reportedly.intake.source import MAX_TEXT_CHARACTERS, Source, too_large, too_long
from reportedly.model import Document
from reportedly.theatres.model import Outlet

MAX_DOCUMENT_BYTES = 25_000_000


@dataclass(frozen=True, slots=True)
class Described:
    """What the manifests say beyond documents: the theatre's id, None where unsaid, and the outlets."""

    theatre: str | None
    outlets: tuple[Outlet, ...]


@dataclass(frozen=True, slots=True)
class _Terms:
    """What holds for every document of a run."""

    max_bytes: int
    outlets: tuple[Outlet, ...]
    languages: frozenset[str] | None


def describe(paths: Sequence[str]) -> Described:
    """Return what the manifests found at the paths say beyond documents.

    Raises:
        BadMetadata: a manifest cannot be read, or two of them contradict each other.
    """
    theatre: str | None = None
    outlets: dict[str, Outlet] = {}
    for manifest in find_manifests(paths):
        where = printable(manifest.path)
        if theatre and manifest.theatre and theatre != manifest.theatre:
            problem = f"it is of the theatre {manifest.theatre!r}, another manifest of {theatre!r}"
            raise BadMetadata(where, problem, "read the two folders one after the other")
        theatre = theatre or manifest.theatre
        _add_outlets(outlets, manifest, where)
    return Described(theatre, tuple(outlets.values()))


def take_in(
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_DOCUMENT_BYTES,
    outlets: Iterable[Outlet] = (),
    languages: Iterable[str] | None = None,
) -> Iterator[Document | UnreadableInput]:
    """Yield every document at the paths, and for each that cannot be taken in the error that says why.

    Files, folders (recursively, sorted), manifests, and ``-`` for standard input. A file is taken in once, however
    often it is given. An outlet that a document names by id or alias gets the name it has in the manifests, else in
    ``outlets`` (those of the theatre). Where ``languages`` are given, a document in another one is told as an error.
    """
    terms = _Terms(max_bytes, tuple(outlets), None if languages is None else frozenset(languages))
    for planned in plan(paths):
        if isinstance(planned, UnreadableInput):
            yield planned
        elif planned.path is None:
            yield from _take(planned, stdin or sys.stdin.buffer, None, terms=terms)
        else:
            yield from _take_file(planned, planned.path, terms=terms)


def count(paths: Sequence[str]) -> int | None:
    """Return how many files the paths mean, those that cannot be read included; None where standard input is one."""
    return None if STANDARD_INPUT in paths else sum(1 for _ in plan(paths))


def _add_outlets(outlets: dict[str, Outlet], manifest: Manifest, where: str) -> None:
    for outlet in manifest.outlets:
        if outlets.setdefault(outlet.id, outlet) != outlet:
            problem = f"it describes the outlet {outlet.id!r} otherwise than another manifest does"
            raise BadMetadata(where, problem, "give one of the two another id, or make them equal")


def _take_file(planned: Planned, path: Path, *, terms: _Terms) -> Iterator[Document | UnreadableInput]:
    refused = refused_by_name(path.name, planned.where)
    if refused is not None:
        yield refused
        return
    try:
        with path.open("rb") as stream:
            status = path.stat()
            size = status.st_size if stat.S_ISREG(status.st_mode) else None
            yield from _take(planned, stream, size, terms=terms)
    except OSError as error:
        yield unreadable(planned.where, error)


def _take(
    planned: Planned, stream: BinaryIO, size: int | None, *, terms: _Terms
) -> Iterator[Document | UnreadableInput]:
    """Yield what is in one opened file, or the error that ends it."""
    head = _read_head(stream)
    form = format_of(planned.path.name if planned.path else "", _beginning(head))
    try:
        _refuse(planned, form, head, size, terms.max_bytes)
        for draft in form.read(Source(planned.where, head, stream, terms.max_bytes)):
            yield draft if isinstance(draft, UnreadableInput) else _freeze(draft, planned, form, terms)
    except UnreadableInput as error:
        yield error


def _read_head(stream: BinaryIO) -> bytes:
    """Read enough to know the format; from a pipe no more than has arrived, so that a slow writer is not waited for."""
    read = getattr(stream, "read1", stream.read)
    head = b""
    while not head.strip() and len(head) < HEAD_BYTES:
        chunk: bytes = read(HEAD_BYTES - len(head))
        if not chunk:
            break
        head += chunk
    return head


def _beginning(head: bytes) -> str:
    """Decode the head only as far as its format shows in it."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore")
    return head.decode("utf-8-sig", "ignore")


def _refuse(planned: Planned, form: Format, head: bytes, size: int | None, max_bytes: int) -> None:
    """Stop before reading what is no text, is too large, or has metadata that cannot be its own."""
    refused = refused_by_bytes(head, planned.where)
    if refused is not None:
        raise refused
    if form.many:
        told = planned.metadata
        if told.title or told.url or told.published_at:
            problem = "the manifest gives one title, address or time for a file of many documents"
            raise BadMetadata(planned.where, problem, "write them in each line of the file instead")
    elif size is not None and size > max_bytes:
        raise too_large(planned.where, max_bytes)


def _freeze(draft: Draft, planned: Planned, form: Format, terms: _Terms) -> Document | UnreadableInput:
    if not draft.text:
        return NoArticle(draft.where, "there is no text in it", "give a document with text, or leave it out")
    if len(draft.text) > MAX_TEXT_CHARACTERS:
        return too_long(draft.where, len(draft.text))
    metadata = _merged(draft.metadata, planned.metadata, form)
    language = metadata.language or assumed_language(draft.text)
    if terms.languages is not None and language not in terms.languages:
        return _no_pack(draft.where, language, terms.languages)
    return Document.of(
        draft.text,
        publisher=_name(metadata.outlet, planned.outlets + terms.outlets),
        url=metadata.url,
        title=metadata.title,
        published_at=metadata.published_at,
        language=language,
    )


def _no_pack(where: str, language: str, known: frozenset[str]) -> UnreadableInput:
    told = "its language is not told, and its letters are not Latin" if language == "und" else f"it is in {language!r}"
    packs = ", ".join(sorted(known))
    return NoLanguagePack(
        where, f"{told}; there are language packs for: {packs}", "give a translation, or leave it out"
    )


def _merged(own: Metadata, told: Metadata, form: Format) -> Metadata:
    """Let the manifest count over the document, but each line of a file of many over what is said of the file."""
    return own.over(told) if form.many else told.over(own)


def _name(outlet: str | None, outlets: tuple[Outlet, ...]) -> str | None:
    """Return the outlet's name where its id, name or one outlet's alias is written; else what is written."""
    if outlet is None:
        return None
    written = outlet.casefold()
    for known in outlets:
        if written in (known.id.casefold(), known.name.casefold()):
            return known.name
    names = {known.name for known in outlets if written in (alias.casefold() for alias in known.aliases)}
    return names.pop() if len(names) == 1 else outlet
