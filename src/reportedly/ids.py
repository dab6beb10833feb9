"""Content addresses: the same content gets the same id on every machine and in every run.

An id is the first 16 hex digits (64 bits) of a SHA-256 over a canonical JSON array, behind a prefix that says what it
names. Nothing here reads a clock or counts: two runs over the same input give the same ids.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

ID_DIGITS = 16  # 64 bits: at ten million ids the chance of one collision is below 3 in a million


def digest(parts: Sequence[object]) -> str:
    """Hash the parts, in order, as canonical JSON."""
    canonical = json.dumps(list(parts), ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def content_id(prefix: str, *parts: object) -> str:
    """Name the parts: ``content_id("d", text)`` gives ``d-3f9a…``."""
    return f"{prefix}-{digest(parts)[:ID_DIGITS]}"


def text_sha256(text: str) -> str:
    """Hash a text as UTF-8; lone surrogates are kept apart instead of failing."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
