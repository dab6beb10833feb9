"""What the program does, one function each: read, extract, check, brief, audit.

The only place where the pure rooms meet the edges. Each function here parses nothing and prints nothing.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from importlib import metadata, resources
from pathlib import Path
from typing import Any, BinaryIO

from reportedly import brief as brief_room
from reportedly.auditing import audit as hold_against
from reportedly.auditing import trace as follow
from reportedly.checks import run_checks
from reportedly.claims import Extraction, extract
from reportedly.codec import encode, encode_claim, to_json
from reportedly.engines import run as run_engine
from reportedly.errors import BadResource, MissingResource, OutputUnwritable, ReadingFailed, UnknownId, UnreadableInput
from reportedly.ids import content_id
from reportedly.intake import MAX_DOCUMENT_BYTES, Described, describe, first_texts, rereadable, take_in
from reportedly.lang import pack_codes
from reportedly.ledger import Appended, Ledger, SetAside
from reportedly.model import Audit, Brief, Claim, Document, Finding, Run, Situation, Travel
from reportedly.reading import Reader
from reportedly.reading.engine import DEFAULT_MODEL
from reportedly.reading.learned import Readers, find_tagger
from reportedly.reference import ShippedReference
from reportedly.render import FORMATS
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import EMPTY, Outlet, Theatre, fitting, load_theatre, parse_theatre

__all__ = [
    "AUTO",
    "Desk",
    "Receipt",
    "audit",
    "brief",
    "check",
    "choose_theatre",
    "extract_lines",
    "find_theatre",
    "named_theatre",
    "read",
    "read_text",
    "render_brief",
    "take_one",
    "to_json",
    "trace",
    "write_whole",
]

AUTO = "auto"  # the theatre that the texts tell of
COMMIT_EVERY = 32  # documents a transaction: a crash costs at most this many readings, never a committed document
READING_ROOMS = ("reading", "claims", "lang", "taxonomy", "theatres", "values.py", "model.py")


@dataclass(slots=True)
class Receipt:
    """What a run did, in counts, and what it set aside and why."""

    reader: str
    ledger: str
    theatre: str = ""
    documents_read: int = 0
    documents_known: int = 0
    claims_added: int = 0
    claims: Counter[str] = field(default_factory=Counter)
    set_aside: list[SetAside] = field(default_factory=list)


def program_version() -> str:
    """Return the version of the installed program."""
    return metadata.version("reportedly")


@cache
def rules_digest() -> str:
    """Hash everything that decides what is read in a text, so that a ledger knows which rules read what."""
    root = resources.files("reportedly")
    digest = hashlib.sha256()
    for room in READING_ROOMS:
        for path, content in sorted(_files(root / room)):
            digest.update(path.encode() + b"\0" + content)
    return digest.hexdigest()[:8]


def _files(node: Any, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    if node.is_file():
        yield prefix + node.name, node.read_bytes()
        return
    for child in node.iterdir():
        if child.name.endswith((".py", ".toml")) or (child.is_dir() and child.name != "__pycache__"):
            yield from _files(child, f"{prefix}{node.name}/")


def find_theatre(name: str, *, outlets: Iterable[Outlet] = ()) -> Theatre:
    """Return a shipped theatre by name, a user's own by the path of its TOML file, or the empty one ("none").

    Raises:
        MissingResource: there is neither.
        BadResource: the file breaks a rule of theatre files.
    """
    path = Path(name)
    if path.suffix == ".toml":
        if not path.is_file():
            raise MissingResource(f"theatre file {name}", "check the path")
        theatre = parse_theatre(path.read_text(encoding="utf-8"), path.stem)
    else:
        theatre = EMPTY if name == EMPTY.id else load_theatre(name)
    return theatre.with_outlets(outlets)


def named_theatre(name: str | None, ledger: Ledger) -> Theatre | None:
    """Return the theatre that is named for a ledger, with its outlets; None where none is: the ledger knows its own."""
    return find_theatre(name, outlets=ledger.outlets()) if name and name != AUTO else None


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, eq=False)
class Desk:
    """Everything that reads documents: the loaded reader, its theatre, and the run's name."""

    reader: Reader
    theatre: Theatre
    run: Run

    @classmethod
    def open(
        cls,
        theatre: Theatre,
        *,
        model: str = DEFAULT_MODEL,
        readers: Readers = "rules",
        now: datetime | None = None,
    ) -> Desk:
        """Load the parser and the learned reader, where it is wanted, and name the run.

        Raises:
            MissingResource: the parser's model, or the learned reader that is asked for, is not installed.
        """
        now = now or datetime.now(UTC)
        tagger = find_tagger(readers)
        beside = f" and {tagger.name}" if tagger else ""
        rules = f"rules {program_version()}+{rules_digest()}"
        reader = f"{rules}{beside} on {model}, {theatre.id} {_theatre_digest(theatre)}"
        run = Run(content_id("run", reader, now.isoformat()), program_version(), reader, theatre.id, now)
        return cls(Reader.load(theatre, model=model, tagger=tagger), theatre, run)

    def take_in(
        self, paths: Sequence[str], *, stdin: BinaryIO | None = None, max_bytes: int = MAX_DOCUMENT_BYTES
    ) -> Iterator[Document | UnreadableInput]:
        """Take in the documents at the paths that this desk can read; tell the others as errors."""
        outlets = self.theatre.outlets.values()
        return take_in(paths, stdin=stdin, max_bytes=max_bytes, outlets=outlets, languages=pack_codes())

    def read(self, documents: Sequence[Document]) -> list[Extraction]:
        """Read documents in order; the same document gives the same claims in any batch."""
        pack, taxonomy = self.reader.pack, load_taxonomy()
        return [
            extract(reading, pack=pack, taxonomy=taxonomy, theatre=self.theatre, run_id=self.run.id)
            for reading in self.reader.read_many(documents)
        ]

    def read_with_claims(self, documents: Sequence[Document]) -> list[tuple[Document, tuple[Claim, ...]]]:
        """Read documents into the pairs that the ledger takes."""
        return [(extraction.document, extraction.claims) for extraction in self.read(documents)]


def _theatre_digest(theatre: Theatre) -> str:
    named = [sorted(map(repr, table.values())) for table in (theatre.outlets, theatre.people, theatre.bodies)]
    return content_id("t", theatre.id, named, sorted(map(repr, theatre.places.values()))).removeprefix("t-")[:8]


def read(
    paths: Sequence[str],
    ledger: Ledger,
    *,
    theatre: str,
    model: str = DEFAULT_MODEL,
    readers: Readers = "rules",
    jobs: int = 1,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_DOCUMENT_BYTES,
    advance: Callable[[int], None] = lambda _count: None,
) -> Receipt:
    """Read the documents at the paths into the ledger.

    What cannot be taken in is set aside by name, in the receipt and in the ledger, and the run goes on. ``advance`` is
    called with the number of files or records done since the last call. ``theatre`` is a name or path, or "auto": the
    one that the ledger was last read with, else the shipped one that the first documents tell of, else none.
    """
    described = describe(paths)
    name = described.theatre or theatre
    with ExitStack() as held:
        if name == AUTO:
            stdin = held.enter_context(rereadable(paths, stdin))
            name = _known_to(ledger) or choose_theatre(paths, stdin=stdin, max_bytes=max_bytes)
        desk = Desk.open(_with_outlets(name, described, ledger), model=model, readers=readers)
        taken = desk.take_in(paths, stdin=stdin, max_bytes=max_bytes)
        return _read_into(ledger, taken, desk, outlets=described.outlets, jobs=jobs, advance=advance)


def _read_into(
    ledger: Ledger,
    taken: Iterable[Document | UnreadableInput],
    desk: Desk,
    *,
    outlets: Sequence[Outlet],
    jobs: int,
    advance: Callable[[int], None],
) -> Receipt:
    if outlets:
        ledger.add_outlets(outlets)
    receipt = Receipt(desk.run.reader, str(ledger.path), desk.theatre.id)
    fresh = _fresh_documents(taken, ledger, desk, receipt, advance)
    for batch in _read_batches(fresh, desk, jobs=jobs, receipt=receipt):
        appended = ledger.append(desk.run, batch)
        _count(receipt, appended, batch)
        advance(len(batch))
    if receipt.set_aside:
        ledger.set_aside(desk.run, receipt.set_aside)
    return receipt


def _with_outlets(name: str, described: Described, ledger: Ledger) -> Theatre:
    known = {outlet.id: outlet for outlet in ledger.outlets()} | {outlet.id: outlet for outlet in described.outlets}
    return find_theatre(name, outlets=known.values())


def _known_to(ledger: Ledger) -> str | None:
    """Return the theatre that the ledger was last read with, where there was one."""
    run = ledger.latest_run()
    return run.theatre if run is not None and run.theatre != EMPTY.id else None


def choose_theatre(paths: Sequence[str], *, stdin: BinaryIO | None = None, max_bytes: int = MAX_DOCUMENT_BYTES) -> str:
    """Return the id of the shipped theatre that the first documents at the paths tell of; "none" where none fits.

    ``stdin`` must be able to seek (``reportedly.intake.rereadable``).
    """
    return fitting(first_texts(paths, stdin=stdin, max_bytes=max_bytes, languages=pack_codes())).id


def _fresh_documents(
    taken: Iterable[Document | UnreadableInput],
    ledger: Ledger,
    desk: Desk,
    receipt: Receipt,
    advance: Callable[[int], None],
) -> Iterator[Document]:
    """Pass on the documents that this version of the reader has not read; count and set aside the rest."""
    known = ledger.documents_read_by(desk.run.reader)
    seen: set[str] = set()
    for item in taken:
        if isinstance(item, UnreadableInput):
            receipt.set_aside.append(SetAside(item.where, item.reason, str(item)))
            advance(1)
        elif item.id in known or item.id in seen:
            receipt.documents_known += 1
            advance(1)
        else:
            seen.add(item.id)
            yield item


def _read_batches(
    documents: Iterator[Document], desk: Desk, *, jobs: int, receipt: Receipt
) -> Iterator[list[tuple[Document, tuple[Claim, ...]]]]:
    offered: list[Document] = []

    def remembering() -> Iterator[Document]:
        for document in documents:
            offered.append(document)
            yield document

    batch: list[tuple[Document, tuple[Claim, ...]]] = []
    for result in run_engine(desk.read_with_claims, remembering(), jobs=jobs):
        document = offered.pop(0)
        if isinstance(result, ReadingFailed):
            origin = document.url or document.title or document.id
            problem = f"{origin}: reading failed ({result}); please report this with the document"
            receipt.set_aside.append(SetAside(origin, "reading failed", problem))
            continue
        batch.append(result)
        if len(batch) >= COMMIT_EVERY:
            yield batch
            batch = []
    if batch:
        yield batch


def _count(receipt: Receipt, appended: Appended, batch: Iterable[tuple[Document, tuple[Claim, ...]]]) -> None:
    receipt.documents_read += appended.documents_added + appended.documents_known
    receipt.claims_added += appended.claims_added
    receipt.claims.update(claim.kind for _, claims in batch for claim in claims)


def extract_lines(taken: Iterable[Document | UnreadableInput], desk: Desk, *, jobs: int = 1) -> Iterator[ExtractedLine]:
    """Read documents without a ledger: one JSON line a document, in order of the input.

    What cannot be read gives ``{"error": …}`` in its place, so that input and output lines stay in step. The workers
    write the lines themselves: text is cheap to hand over, and the parent's core stays free.
    """
    errors: list[tuple[int, UnreadableInput]] = []
    order = iter(range(1 << 62))

    def readable() -> Iterator[Document]:
        for item in taken:
            place = next(order)
            if isinstance(item, UnreadableInput):
                errors.append((place, item))
            else:
                yield item

    place = 0
    for result in run_engine(partial(_extracted, desk), readable(), jobs=jobs):
        while errors and errors[0][0] == place:
            yield _error_line(errors.pop(0)[1])
            place += 1
        is_failure = isinstance(result, ReadingFailed)
        yield ExtractedLine(to_json({"error": str(result)}), str(result)) if is_failure else ExtractedLine(str(result))
        place += 1
    for _, error in errors:
        yield _error_line(error)


@dataclass(frozen=True, slots=True)
class ExtractedLine:
    """One line of JSON, and the problem it tells of where it is an error's."""

    text: str
    problem: str | None = None


def _error_line(error: UnreadableInput) -> ExtractedLine:
    return ExtractedLine(to_json({"error": str(error), "where": error.where, "reason": error.reason}), str(error))


def _extracted(desk: Desk, documents: Sequence[Document]) -> list[str]:
    return [to_json(encode_extraction(extraction)) for extraction in desk.read(documents)]


def encode_extraction(extraction: Extraction) -> dict[str, Any]:
    """Return a document's attributions and claims as JSON-ready values.

    Spans are ``[start, end]`` code points into ``text``; source, cue and content are lists of spans, since each may be
    discontinuous; ``parent`` names the attribution in whose content this one stands.
    """
    document = extraction.document
    return {
        "id": document.id,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "published_at": encode(document)["published_at"],
        "language": document.language,
        "text": document.text,
        "attributions": [
            {
                "id": number,
                "source": [[s.start, s.end] for s in found.source],
                "cue": [[s.start, s.end] for s in found.cue],
                "content": [[s.start, s.end] for s in found.content],
                "parent": found.parent,
                "continues": found.continues,
                "cue_class": found.cue_class,
                "commitment": found.link.commitment.value,
                "polarity": found.polarity.value,
                "source_name": found.link.source.actor.name,
                "source_kind": found.link.source.kind.value,
                "side": found.link.source.side,
                "reader": found.link.reader,
                "score": found.link.score,
            }
            for number, found in enumerate(extraction.attributions)
        ],
        "claims": [encode_claim(claim) for claim in extraction.claims],
    }


# ── answering ────────────────────────────────────────────────────────────────────────────────────────────────────────


def check(found: Situation, *, theatre: Theatre) -> tuple[Finding, ...]:
    """Check a situation against arithmetic, areas, sources and itself."""
    return run_checks(found, theatre=theatre, reference=ShippedReference(theatre))


def brief(
    ledger: Ledger, *, theatre: Theatre | None = None, as_of: datetime | None = None, since: datetime | None = None
) -> Brief:
    """Write the cited brief of a ledger as of a moment. Same ledger and moment, same brief."""
    theatre = theatre or ledger.theatre()
    found = ledger.situation(theatre=theatre, as_of=as_of, since=since)
    run = ledger.latest_run()
    reader = run.reader if run else "nothing read yet"
    return brief_room.write(found, check(found, theatre=theatre), theatre=theatre, reader=reader)


def take_one(
    path: str,
    *,
    published_at: datetime | None = None,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_DOCUMENT_BYTES,
) -> Document:
    """Take in the one document at a path; ``published_at`` is its time where it names none itself.

    Raises:
        UnreadableInput: there is none, it cannot be taken in, or there are several.
    """
    taken = list(take_in([path], stdin=stdin, max_bytes=max_bytes, languages=pack_codes()))
    for item in taken:
        if isinstance(item, UnreadableInput):
            raise item
    documents = [item for item in taken if isinstance(item, Document)]
    if len(documents) != 1:
        raise UnreadableInput(path, f"{len(documents)} documents where one was expected", "name one file of one text")
    document = documents[0]
    if document.published_at is not None or published_at is None:
        return document
    return Document.of(
        document.text,
        publisher=document.publisher,
        url=document.url,
        title=document.title,
        published_at=published_at,
        language=document.language,
    )


def audit(
    text: str | Document,
    ledger: Ledger,
    *,
    theatre: Theatre | None = None,
    as_of: datetime | None = None,
    published_at: datetime | None = None,
    model: str = DEFAULT_MODEL,
    readers: Readers = "rules",
) -> Audit:
    """Read a text with the ordinary reader and hold each of its claims against the ledger.

    ``published_at`` is when the text came out, for "overnight" and "on Sunday"; without it such times stay open.
    ``as_of`` holds it against what had been published up to then.

    Raises:
        InvalidValue: the text is blank, or ``published_at`` has no zone.
        MissingResource: the parser's model is not installed.
    """
    document = text if isinstance(text, Document) else Document.of(text, published_at=published_at)
    theatre = theatre or ledger.theatre()
    found = ledger.situation(theatre=theatre, as_of=as_of)
    extraction = Desk.open(theatre, model=model, readers=readers).read([document])[0]
    findings = check(found, theatre=theatre)
    lines = brief_room.write(found, findings, theatre=theatre, reader="").lines
    return hold_against(extraction, found, theatre=theatre, findings=findings, lines=lines)


def trace(claim_id: str, ledger: Ledger, *, theatre: Theatre | None = None, as_of: datetime | None = None) -> Travel:
    """Tell how a claim travelled from report to report.

    Raises:
        UnknownId: the ledger holds no such claim, or none that is fused as of that moment.
    """
    theatre = theatre or ledger.theatre()
    found = ledger.situation(theatre=theatre, as_of=as_of)
    if claim_id not in {claim.id for claim in found.claims}:
        raise UnknownId(f"{claim_id!r} names no claim in {ledger.path}: list them with `reportedly claims`")
    return follow(claim_id, found, theatre=theatre, findings=check(found, theatre=theatre))


def read_text(
    text: str,
    *,
    publisher: str | None = None,
    published_at: datetime | None = None,
    title: str | None = None,
    url: str | None = None,
    theatre: str = AUTO,
) -> tuple[Claim, ...]:
    """Read one text and return its claims, without a ledger.

    Raises:
        InvalidValue: the text is blank, or ``published_at`` has no zone.
        MissingResource: the parser's model or the theatre is not installed.
    """
    document = Document.of(text, publisher=publisher, published_at=published_at, title=title, url=url)
    return _desk(fitting([text]).id if theatre == AUTO else theatre).read([document])[0].claims


@cache
def _desk(theatre: str) -> Desk:
    return Desk.open(find_theatre(theatre))


def render_brief(written: Brief, style: str) -> str:
    """Return the brief in one of the formats.

    Raises:
        BadResource: there is no such format.
    """
    if style not in FORMATS:
        raise BadResource(f"format {style!r}", f"unknown: choose one of {', '.join(FORMATS)}")
    return FORMATS[style].render(written)


def write_whole(path: Path, content: str) -> None:
    """Write a file so that a reader never sees half of it.

    Raises:
        OutputUnwritable: the folder is missing or the file cannot be written.
    """
    partial_path = path.with_name(f".{path.name}.part")
    try:
        partial_path.write_text(content, encoding="utf-8", newline="\n")
        partial_path.replace(path)
    except OSError as error:
        raise OutputUnwritable(f"{path}: cannot be written ({error.strerror}); name another file") from error
