"""What a document goes on about: where its paragraphs and turns are, and which event of those told is still spoken of.

Nothing here changes a claim. It answers one question, always doubting: which single event told before could this word
still belong to? Where another place, another time, a word that turns away, or a second candidate stands between, the
answer is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.claims.clauses import Tree
from reportedly.claims.drafts import Draft
from reportedly.claims.gathering import kind_of
from reportedly.claims.lexicon import lexicon
from reportedly.lang import Pack
from reportedly.model import Modality, Occurrence, Polarity
from reportedly.reading.dateline import find_dateline
from reportedly.reading.mentions import PlaceMention, Reading
from reportedly.taxonomy import Taxonomy
from reportedly.values import When, Where

HARMING = frozenset({"attack", "clash", "explosion", "collapse", "destruction", "harm"})
_DEFINITE = frozenset({"the", "this", "that"})


@dataclass(frozen=True, eq=False)
class Turns:
    """The language pack's words that point back, that turn away, and that say, by lemma."""

    pointers: Mapping[str, tuple[str, ...]]
    modifiers: frozenset[str]
    adverbs: frozenset[str]
    several: frozenset[str]
    nameless: frozenset[str]
    places: frozenset[str]
    things: frozenset[str]
    people: frozenset[str]
    sayings: frozenset[str]


@cache
def turns(pack: Pack) -> Turns:
    """Compile the pack's coherence table, once a pack."""
    shifts = pack.table("coherence", "shift")
    words, classes = lexicon(pack), lexicon(pack).classes

    def lemmas(how: str) -> frozenset[str]:
        return frozenset(w for row in shifts if row["how"] == how for w in row["lemmas"])

    return Turns(
        {w: tuple(row["kinds"]) for row in pack.table("coherence", "pointer") for w in row["lemmas"]},
        lemmas("modifier"),
        lemmas("adverb"),
        frozenset(w for row in pack.table("coherence", "several") for w in row["lemmas"]),
        frozenset(w for row in pack.table("coherence", "nameless") for w in row["lemmas"]),
        words.places,
        classes["physical"] | frozenset(lemma for lemma, pos in words.triggers if pos == "noun"),
        classes["person"] | classes["fighter"],
        frozenset(row["lemma"] for row in pack.table("cues", "verb") if not row.get("light")),
    )


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the document as far as it is told: the anchor that names it, and its occurrence so far."""

    anchor: int
    draft: Draft
    occurrence: Occurrence

    @property
    def root(self) -> str:
        """The branch of its type."""
        return self.occurrence.type.split(".")[0]

    @property
    def is_placed(self) -> bool:
        """Whether a place or a time is told of it."""
        return self.occurrence.where is not None or self.occurrence.when is not None


@dataclass(frozen=True, eq=False)
class Thread:
    """The text under one question: paragraphs, turns, and the places told in it."""

    tree: Tree
    taxonomy: Taxonomy
    turns: Turns
    paragraphs: tuple[int, ...]  # of each token, where its paragraph begins
    told_places: tuple[PlaceMention, ...]  # those that tell where something is, datelines left out

    @classmethod
    def of(cls, reading: Reading, tree: Tree, *, pack: Pack, taxonomy: Taxonomy) -> Thread:
        """Lay out one reading."""
        words = turns(pack)
        dateline = find_dateline(reading.document.text)
        told = (m for m in reading.places if dateline is None or not dateline.overlaps(m.span))
        return cls(tree, taxonomy, words, _paragraphs(tree), tuple(m for m in told if _locates(tree, m, words)))

    # ── what is one event ──

    def happening(self, draft: Draft) -> Happening | None:
        """Return what a draft tells as having happened to people or things; None for plans, denials and the rest."""
        told = draft.proposition
        if not isinstance(told, Occurrence) or told.type.split(".")[0] not in HARMING:
            return None
        if draft.polarity is not Polarity.AFFIRMED or draft.modality is not Modality.ASSERTED:
            return None
        return Happening(draft.anchor, draft, told)

    def is_effect(self, occurrence: Occurrence) -> bool:
        """Say whether it only tells what some act did."""
        return bool(self.taxonomy.events[occurrence.type].fields.get("effect"))

    def is_kind(self, one: str, other: str) -> bool:
        """Say whether one type is the other or a kind of it, either way round."""
        return kind_of(self.taxonomy, one, other) or kind_of(self.taxonomy, other, one)

    # ── which event is spoken of ──

    def spoken_of(
        self, token: int, events: Sequence[Happening], fits: Callable[[Happening], bool], *, next_too: bool = False
    ) -> Happening | None:
        """Return the one event that a word still speaks of: the paragraph's only one, else the document's only one.

        ``next_too`` lets a paragraph answer to the only event of the paragraph before it.
        """
        before = [e for e in events if e.anchor < token]
        here = [e for e in before if self.paragraphs[e.anchor] == self.paragraphs[token]]
        if not here and next_too:
            here = [e for e in before if self.paragraphs[e.anchor] == self._paragraph_before(token)]
        near = here or before
        found = near[0] if len(near) == 1 else None
        if found is None or not fits(found) or self._turned(found, token):
            return None
        return found

    def only(self, token: int, events: Sequence[Happening], fits: Callable[[Happening], bool]) -> Happening | None:
        """Return the one event told before that a word fits, however far back; None where two fit."""
        fitting = [e for e in events if e.anchor < token and fits(e)]
        return fitting[0] if len(fitting) == 1 and not self.is_turned(token) else None

    def has_left(self, event: Happening, token: int) -> bool:
        """Say whether the text has surely moved on: to a known place that is not the event's, or by a word that turns.

        Inside the event's paragraph a place moves on only from an event that has one.
        """
        own = event.occurrence.where
        starts, told = self._since(event, token)
        known = [m.where for m in told if m.where.place_id is not None]
        if own is not None:
            away = own.place_id is not None and any(not where.agrees_with(own) for where in known)
        else:
            away = bool(known) and self.paragraphs[event.anchor] != self.paragraphs[token]
        return away or any(self.is_turned(s) for s in starts)

    def _paragraph_before(self, token: int) -> int:
        start = self.paragraphs[token]
        return self.paragraphs[start - 1] if start else start

    def _turned(self, event: Happening, token: int) -> bool:
        """Say whether the text may turn to something else between the event and the word, its sentence included."""
        starts, told = self._since(event, token)
        return any(self.is_turned(s) for s in starts) or any(not _same_place(m.where, event) for m in told)

    def _since(self, event: Happening, token: int) -> tuple[list[int], list[PlaceMention]]:
        """Return the sentences after the event's up to the word's, by first token, and the places told in them."""
        tree = self.tree
        starts = sorted(set(tree.sentence[event.anchor + 1 : token + 1]) - {tree.sentence[event.anchor]})
        last = tree.sentence_tokens(token)[-1]
        return starts, [m for m in self.told_places if starts and starts[0] <= m.token <= last]

    def is_turned(self, token: int) -> bool:
        """Say whether the token's sentence turns to another event."""
        tree, words = self.tree, self.turns
        sentence = tree.sentence_tokens(token)
        if any(tree.lemma[i] in words.adverbs and tree.pos[i] == "ADV" for i in sentence):
            return True
        return any(tree.lemma[i] in words.modifiers and self._is_other(tree.head[i]) for i in sentence)

    def _is_other(self, noun: int) -> bool:
        """Say whether what another one is told of is an event or a thing; another 69 people only add to a count."""
        lemma = self.tree.lemma[noun]
        return lemma in self.turns.things - self.turns.people and not self.tree.kids(noun, "nummod")

    # ── words that point back ──

    def pointed_kinds(self, noun: int) -> tuple[str, ...]:
        """Return the types that a definite event noun may point to, none where the word does not point back."""
        tree = self.tree
        if tree.pos[noun] != "NOUN" or tree.tag[noun] != "NN":
            return ()
        definite = any(tree.lemma[d] in _DEFINITE for d in tree.kids(noun, "det"))
        return self.turns.pointers.get(tree.lemma[noun], ()) if definite else ()

    def definite_things(self, act: int) -> set[str]:
        """Return what the act is told to be done to, where it is told as known ("the bridge was blown up")."""
        tree = self.tree
        done_to = tree.objects(act) if tree.pos[act] == "VERB" else tree.under(act, "of") + tree.under(act, "on")
        return {
            tree.lemma[o]
            for o in done_to
            if tree.tag[o] == "NN" and any(tree.lemma[d] in _DEFINITE for d in tree.kids(o, "det"))
        }

    def things_of(self, event: Happening) -> set[str]:
        """Return the nouns in the words that tell the event."""
        tree, span = self.tree, event.draft.span
        inside = (i for i in tree.sentence_tokens(event.anchor) if span.start <= tree.start(i) < span.end)
        return {tree.lemma[i] for i in inside if tree.pos[i] == "NOUN"}


def agrees(told: Occurrence, event: Happening) -> bool:
    """Say whether place and time, where both tell them, could be one."""
    return _places_agree(told.where, event.occurrence.where) and _times_agree(told.when, event.occurrence.when)


def _places_agree(one: Where | None, other: Where | None) -> bool:
    return one is None or other is None or one.agrees_with(other)


def _times_agree(one: When | None, other: When | None) -> bool:
    return one is None or other is None or one.agrees_with(other)


def _same_place(where: Where, event: Happening) -> bool:
    """Say whether a place told later may be the event's own; where the event tells none, it is doubtful."""
    return event.occurrence.where is not None and where.agrees_with(event.occurrence.where)


def _locates(tree: Tree, mention: PlaceMention, words: Turns) -> bool:
    """Say whether the place is told as where something is, not as whose, from where or where to."""
    token = mention.token
    while tree.dep[token] in ("conj", "appos", "compound", "nmod") and tree.head[token] != token:
        token = tree.head[token]
    return tree.dep[token] == "pobj" and tree.lemma[tree.head[token]] in words.places


def _paragraphs(tree: Tree) -> tuple[int, ...]:
    """Return for each token where its paragraph begins: after an empty line, or after any line if none is empty."""
    text = tree.written
    breaks = "\n\n" if "\n\n" in text else "\n"
    starts: list[int] = []
    start, end = 0, 0
    for i in range(len(tree.lemma)):
        if i and tree.pos[i - 1] == "SPACE" and breaks in tree.doc[i - 1].text + text[end : tree.start(i)]:
            start = i
        starts.append(start)
        end = tree.end(i)
    return tuple(starts)
