"""The dateline of a report: "ISTANBUL/KYIV, June 1 (Northgate) - …".

A report that is printed again days later keeps its dateline, and its "overnight" and "on Sunday" are those of that day,
not of the reprint. The dateline says where and when a report was filed; it is no source and speaks no sentence.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

from reportedly.reading.mentions import TimeMention
from reportedly.values import Span, TimePrecision

# A city in capitals (or several, or with its country in brackets), then a date and a wire in brackets, either of them
# optional, then a dash, and the marks of an editor ("[TEXT]").
_DATELINE = re.compile(
    r"(?:\A|\n)[ \t]*(?P<city>[A-ZÀ-Þ][A-ZÀ-Þ.'’ /-]{2,40})(?:\([A-ZÀ-Þ][A-ZÀ-Þ. ]{2,30}\))?"
    r"(?P<date>,[ \t][A-Z][A-Za-z]{2,8}\.?[ \t]\d{1,2}(?:,[ \t]\d{4})?"
    r"|,[ \t]\d{1,2}[ \t][A-Z][A-Za-z]{2,8}(?:[ \t](?:\d{4}|\d{2}))?)?"
    r"(?:[ \t]\((?P<wire>[^()\n]{2,60})\))?[ \t]*[-–—]{1,2}(?:[ \t]+\[[^\[\]]{2,60}\])*[ \t\n]"
)
_LOOKED_AT = 600  # code points: a dateline opens a report, below a headline at most
OLDEST_REPRINT = timedelta(days=7)  # a date further back belongs to something else


def find_dateline(text: str) -> Span | None:
    """Return where the dateline stands, dash included; None where there is none."""
    found = _DATELINE.search(text[:_LOOKED_AT])
    if found is None or not (found["date"] or found["wire"]):
        return None
    return Span(found.start("city"), found.end())


def filed_at(dateline: Span, times: tuple[TimeMention, ...], published_at: datetime | None) -> datetime | None:
    """Return the moment that the report's relative times count from: the end of the dateline's day, or publication.

    Only a day shortly before publication moves it; a dateline without a date leaves it as it is. Where publication is
    not known, any full date of the dateline is that day.
    """
    for mention in times:
        if dateline.contains(mention.span) and mention.when and mention.when.precision is TimePrecision.DAY:
            day = mention.when.start.astimezone(UTC).date()
            end_of_day = datetime.combine(day, time(23, 59), tzinfo=UTC)
            if published_at is None or published_at - OLDEST_REPRINT <= end_of_day < published_at:
                return end_of_day
    return published_at
