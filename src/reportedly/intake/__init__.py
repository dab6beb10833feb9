"""Documents in: files, folders, standard input; text, Markdown, HTML, JSON Lines; manifests.

``take_in`` yields a frozen ``Document`` for each report, and for each input that cannot be read the ``UnreadableInput``
that says what, where and what to do. It never raises for one bad file. The formats stand in ``intake.formats``.
"""

from __future__ import annotations

from reportedly.intake.sampling import first_texts, rereadable
from reportedly.intake.taking import MAX_DOCUMENT_BYTES, Described, count, describe, take_in

__all__ = ["MAX_DOCUMENT_BYTES", "Described", "count", "describe", "first_texts", "rereadable", "take_in"]
