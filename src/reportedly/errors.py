"""Everything that can go wrong in the program, as one tree.

Problems in the news are findings; problems in the program are these. Each message says what happened, where,
and what to do next.

    ReportedlyError
    ├── InvalidValue            a value of the domain that cannot exist
    │   ├── UnitMismatch        two quantities in different units were compared
    │   └── Uncited             a brief line without a citation was asked for
    ├── Ungrounded              a claim's quote is not what stands in the document
    ├── MissingResource         a model, theatre or language pack is not installed
    ├── BadResource             a theatre, language pack or taxonomy file is malformed
    ├── UnreadableInput         a document could not be taken in; the run goes on
    │   ├── NotFound
    │   ├── NotText
    │   ├── NoArticle
    │   ├── TooLarge
    │   ├── BadMetadata
    │   └── NoLanguagePack
    ├── LedgerError
    │   ├── LedgerUnavailable   cannot be opened, written or locked
    │   ├── LedgerTooNew        written by a later version of the program
    │   └── UnknownId           no such claim, event, figure or document
    ├── OutputUnwritable        a file the user asked for cannot be written
    └── ReadingFailed           a worker died or failed on one document
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """Root of every error the program raises on purpose."""


class InvalidValue(ReportedlyError, ValueError):
    """A value of the domain that cannot exist, such as a span that ends before it starts."""


class UnitMismatch(InvalidValue):
    """Two quantities in different units were compared."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(f"cannot compare {left} with {right}: convert one of them first")


class Uncited(InvalidValue):
    """A brief line without a citation was asked for."""

    def __init__(self, text: str) -> None:
        super().__init__(f"no citation for the line {text!r}: give at least one claim it rests on, or drop the line")


class Ungrounded(ReportedlyError):
    """A claim's quote is not what stands at its span in the document."""

    def __init__(self, document_id: str, start: int, end: int, quote: str) -> None:
        super().__init__(
            f"document {document_id}, span {start}..{end}: the text there is not {quote!r}; "
            "the extractor that made this claim must be mended"
        )


class MissingResource(ReportedlyError):
    """A model, theatre or language pack is not installed."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what} is missing: {mend}")


class BadResource(ReportedlyError):
    """A theatre, language pack or taxonomy file is malformed."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")


class UnreadableInput(ReportedlyError):
    """A document could not be taken in. The run goes on; the receipt names it."""

    reason = "unreadable"

    def __init__(self, where: str, problem: str, mend: str) -> None:
        self.where = where
        self.problem = problem
        self.mend = mend
        super().__init__(f"{where}: {problem}; {mend}")


class NotFound(UnreadableInput):
    """The path or address names nothing."""

    reason = "not found"


class NotText(UnreadableInput):
    """The bytes are not text in any encoding that is recognised."""

    reason = "not text"


class NoArticle(UnreadableInput):
    """There is markup but no article in it, or no text at all."""

    reason = "no article"


class TooLarge(UnreadableInput):
    """The document is larger than the limit."""

    reason = "too large"


class BadMetadata(UnreadableInput):
    """The manifest, front matter or record is malformed, or holds a date that is none."""

    reason = "bad metadata"


class NoLanguagePack(UnreadableInput):
    """The document is in a language that the program cannot read yet."""

    reason = "no language pack"


class LedgerError(ReportedlyError):
    """Root of the ledger's errors."""


class LedgerUnavailable(LedgerError):
    """The ledger cannot be opened, written or locked."""


class LedgerTooNew(LedgerError):
    """The ledger was written by a later version of the program."""


class UnknownId(LedgerError):
    """The ledger holds no claim, event, figure or document of this id."""


class ReadingFailed(ReportedlyError):
    """Reading one document failed, or its worker died; the run goes on without it."""


class OutputUnwritable(ReportedlyError):
    """A file the user asked for cannot be written."""
