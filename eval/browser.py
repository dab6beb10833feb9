"""The error browser: one HTML page, each document twice side by side, gold on the left and found on the right.

What has no agreeing counterpart is framed in red. Documents with most errors come first. Everything is escaped: texts
and labels are shown, never run. The page is for looking at; benchmark texts stay out of the project.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from eval.outcome import Case, Mark

STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 1rem; }
section { border-top: 2px solid #888; padding: .5rem 0; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: #cfe8cf; border-radius: 3px; }
mark.wrong { background: #ffd9d2; outline: 1px solid #c0392b; }
sup { font-size: .65rem; color: #333; }
li.wrong { color: #a02516; }
li.right { color: #216e39; }
ul { padding-left: 1.2rem; font-size: .85rem; }
"""


def page(name: str, cases: Iterable[Case], *, most: int) -> str:
    """Return the page of the ``most`` documents with most errors."""
    worst = sorted(cases, key=lambda case: (-case.errors, case.id))[:most]
    body = "".join(map(_section, worst)) or "<p>No document has an error.</p>"
    title = escape(f"{name}: {len(worst)} documents with most errors")
    head = f'<meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body><h1>{title}</h1>{body}</body></html>\n'


def _section(case: Case) -> str:
    columns = "".join(
        f"<div><h3>{title}: {len(marks)}, {sum(not m.is_right for m in marks)} without counterpart</h3>"
        f'<div class="text">{marked(case.text, marks)}</div>{_listed(marks, case.text)}</div>'
        for title, marks in (("gold", case.gold), ("found", case.found))
    )
    return f'<section><h2>{escape(case.id)}</h2><div class="pair">{columns}</div></section>'


def marked(text: str, marks: Sequence[Mark]) -> str:
    """Return the text as HTML with each mark highlighted; overlapping marks share their piece."""
    placed = [m for m in marks if m.start is not None and m.end is not None]
    cuts = sorted({0, len(text), *(c for m in placed for c in (m.start, m.end) if c is not None)})
    return "".join(_piece(text, start, end, placed) for start, end in pairwise(cuts))


def _piece(text: str, start: int, end: int, placed: Sequence[Mark]) -> str:
    over = [m for m in placed if (m.start or 0) <= start and end <= (m.end or 0)]
    shown = escape(text[start:end])
    if not over:
        return shown
    opening = "".join(f"<sup>{escape(m.label)}</sup>" for m in over if m.start == start)
    css = "" if all(m.is_right for m in over) else ' class="wrong"'
    title = escape("; ".join(f"{m.label} {m.note}".strip() for m in over))
    return f'<mark{css} title="{title}">{opening}{shown}</mark>'


def _listed(marks: Sequence[Mark], text: str) -> str:
    return f"<ul>{''.join(_items(marks, text))}</ul>"


def _items(marks: Sequence[Mark], text: str) -> Iterator[str]:
    for mark in sorted(marks, key=lambda m: (m.start is None, m.start or 0)):
        words = "" if mark.start is None or mark.end is None else f" “{text[mark.start : mark.end]}”"
        css = "right" if mark.is_right else "wrong"
        yield f'<li class="{css}">{escape(f"{mark.label}{words} {mark.note}".strip())}</li>'
