"""What every finder looks at, and what it hands back: token indices, before anything becomes a span."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from reportedly.claims.attribution.cues import Cues, Effect, compile_cues
from reportedly.lang import Pack
from reportedly.reading.mentions import ActorMention, Reading
from reportedly.reading.quotes import Quote, find_quotes, paragraphs
from reportedly.theatres import Theatre
from reportedly.values import Span

_CAPITALS = 3  # letters of the shortest place name in a dateline
_DATELINE = 14  # tokens of the longest dateline
_DATELINE_ENDS = frozenset({"-", "–", "—", "―", "--"})
_EDGE_PUNCTUATION = frozenset(",.;:-–—―…•·*")


@dataclass(frozen=True, eq=False)
class Scene:
    """One reading as the finders see it: ``tokens`` and ``text`` made once, since spaCy makes them anew on each pass.

    ``heads`` are the actors by head token, ``quoted`` the quote of each token,
    ``parties`` the party id of each name, demonym and metonym in lower case, ``named`` the words of names of people and
    bodies anywhere in the text, since the parser knows a name in one sentence and not in the next. ``issuer`` heads the
    name of who issues a communiqué in its own press.
    """

    text: str
    doc: Doc
    tokens: tuple[Token, ...]
    lines: tuple[range, ...]
    heads: Mapping[int, ActorMention]
    theatre: Theatre
    cues: Cues
    quotes: tuple[Quote, ...]
    quoted: Mapping[int, Quote]
    parties: Mapping[str, str]
    named: frozenset[str]
    outlets: frozenset[str]
    outlet_names: frozenset[str]
    issuer: int | None = None

    def line_of(self, i: int) -> range:
        """Return the paragraph of a token; an empty one for white space between paragraphs."""
        n = bisect_right(self.lines, i, key=lambda line: line.start) - 1
        return self.lines[n] if n >= 0 and i in self.lines[n] else range(i, i)


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in token indices.

    ``source_token`` heads the source; for a relative pronoun it is the antecedent's head. ``inside`` is the cue token
    of the attribution that this one is cited by, where that does not show in the contents ("X reported, citing Y").
    ``reader`` names the reader that found it, ``score`` is how sure a learned one is, from 0 to 1.
    """

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    cue_token: int | None
    source_token: int | None
    cue_class: str
    effect: Effect = field(default_factory=Effect)
    inside: int | None = None
    own_voice: bool = False
    continues: int | None = None
    reader: str = "rules"
    score: float | None = None


def set_scene(reading: Reading, *, pack: Pack, theatre: Theatre) -> Scene:
    """Prepare a reading for the finders."""
    tokens = tuple(reading.doc)
    lines = tuple(paragraphs(tokens))
    quotes = find_quotes(reading.doc, lines)
    names = {
        name.lower()
        for outlet in theatre.outlets.values()
        for name in (outlet.name, *outlet.aliases)
        if " " not in name
    }
    parties = {
        name.casefold(): party.id
        for party in theatre.parties.values()
        for name in (party.name, *party.demonyms, *party.metonyms, *party.aliases)
    }
    return Scene(
        text=reading.document.text,
        doc=reading.doc,
        tokens=tokens,
        lines=lines,
        heads={m.token: m for m in reading.actors},
        theatre=theatre,
        cues=compile_cues(pack),
        quotes=quotes,
        quoted={i: quote for quote in quotes for i in quote.tokens},
        parties=parties,
        named=frozenset(t.text for e in reading.doc.ents if e.label_ in ("PERSON", "ORG") for t in e if t.is_title),
        outlets=frozenset(theatre.outlets),
        outlet_names=frozenset(names),
    )


def without_joints(tokens: frozenset[int], scene: Scene) -> frozenset[int]:
    """Take away what only joins the content to the sentence before ("But", "However,"), and a dateline."""
    kept = sorted(without_dateline(tokens, scene.doc))
    while kept and (_is_loose(scene.doc[kept[0]]) or _joins(scene.doc[kept[0]], scene)):
        kept.pop(0)
    while kept and (_is_loose(scene.doc[kept[-1]]) or scene.doc[kept[-1]].dep_ == "cc"):
        kept.pop()
    return frozenset(kept)


def without_dateline(tokens: frozenset[int], doc: Doc) -> frozenset[int]:
    """Cut "KYIV, June 1 (Agency) - " at the head of a paragraph."""
    kept = sorted(tokens)
    if not kept or not doc[kept[0]].is_upper or len(doc[kept[0]]) < _CAPITALS:
        return tokens
    starts = kept[0] == 0 or doc[kept[0] - 1].is_space
    dash = next((n for n, i in enumerate(kept[:_DATELINE]) if doc[i].text in _DATELINE_ENDS), None)
    return frozenset(kept[dash + 1 :]) if starts and dash is not None else tokens


def _joins(token: Token, scene: Scene) -> bool:
    if token.lower_ in scene.cues.connectives:
        return token.i + 1 < len(scene.doc) and scene.doc[token.i + 1].text == ","
    return token.dep_ == "cc" and bool(token.is_sent_start)


def reach(token: Token) -> range:
    """Return the indices of a token's subtree, as one stretch."""
    return range(token.left_edge.i, token.right_edge.i + 1)


def spans_of(indices: Iterable[int], doc: Doc, *, trim: bool = True) -> tuple[Span, ...]:
    """Turn token indices into spans: loose punctuation and whitespace at the edges go, gaps stay gaps."""
    runs: list[list[int]] = []
    for i in sorted(indices):
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    trimmed = (_trim(run, doc) for run in runs) if trim else iter(runs)
    return tuple(Span(doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]])) for run in trimmed if run)


def _trim(run: list[int], doc: Doc) -> list[int]:
    start, end = 0, len(run)
    while start < end and _is_loose(doc[run[start]]):
        start += 1
    while end > start and _is_loose(doc[run[end - 1]]):
        end -= 1
    return run[start:end]


def _is_loose(token: Token) -> bool:
    return token.is_space or all(c in _EDGE_PUNCTUATION for c in token.text)
