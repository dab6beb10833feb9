"""Publication times: ISO 8601 in, aware UTC out.

A date alone is that day at 00:00 UTC; a time without a zone is taken as UTC. Times in the future are allowed, since
scheduled pages and wrong clocks are the publisher's affair.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

WANTED = "write it as 2025-06-01T09:40:00+00:00, or 2025-06-01 for a day"

_ZONE_AFTER_SPACE = re.compile(r"\s+([+-]\d{2}:?\d{2})$")
_UTC_BY_NAME = re.compile(r"\s*(?:UTC|GMT)$")


def moment(value: object) -> datetime | None:
    """Return the moment a metadata value names, in UTC; None where it names none."""
    if isinstance(value, str):
        return _from_words(value.strip())
    if isinstance(value, datetime):
        return _in_utc(value)
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC)
    return None


def _from_words(words: str) -> datetime | None:
    iso = _ZONE_AFTER_SPACE.sub(r"\1", _UTC_BY_NAME.sub("+00:00", words))
    try:
        return _in_utc(datetime.fromisoformat(iso))
    except ValueError:
        return _from_mail_form(words)


def _from_mail_form(words: str) -> datetime | None:
    """Read the form of mail and feeds, ``Sun, 01 Jun 2025 08:00:00 +0300``."""
    try:
        return _in_utc(parsedate_to_datetime(words))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _in_utc(value: datetime) -> datetime | None:
    try:
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except OverflowError:  # the first or last hours of the calendar
        return None
