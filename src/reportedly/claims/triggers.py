"""Which words of a text name events: the language pack's triggers, compiled, and the senses that are none of ours.

A hit is only a word in its sense. Who did what to whom, where and when is decided from the parse elsewhere
(``reportedly.claims.roles``), and hits that tell one act become one occurrence (``reportedly.claims.occurrences``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.claims.clauses import Tree
from reportedly.lang import Pack, Row
from reportedly.model import ActorKind
from reportedly.reading.mentions import ActorMention, PlaceMention, Reading, TimeMention

_NOUNS = frozenset({"NOUN", "PROPN"})
_NAMED = frozenset({"PERSON", "GPE", "ORG", "NORP"})
_DATELINE = 16  # tokens, wire name and date included
_INSIDE = frozenset({"compound", "nmod", "amod", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of the table, its class names resolved. ``weight`` counts what it asks for: the choosiest row wins."""

    type: str
    words: tuple[str, ...]
    frame: Mapping[str, str]
    refine: bool
    bare: bool
    absorbs: bool
    places: frozenset[str]  # prepositions that tell the place besides the usual ones ("from" for a withdrawal)
    needs: str | None
    asks: Mapping[str, frozenset[str]]  # objects, subjects, modifiers, of, to → lemmas
    without: frozenset[str]

    @property
    def weight(self) -> int:
        """How much the row asks for."""
        return len(self.asks) + 2 * (len(self.words) - 1) + (self.needs is not None)


@dataclass(frozen=True, slots=True)
class Sense:
    """A sense that is none of ours: the lemma with one of the context words within reach."""

    context: frozenset[str]
    reach: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the text that names an event."""

    token: int
    trigger: Trigger


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The trigger table of a language pack, by first lemma and part of speech."""

    triggers: Mapping[tuple[str, str], tuple[Trigger, ...]]
    senses: Mapping[str, tuple[Sense, ...]]
    classes: Mapping[str, frozenset[str]]
    light: frozenset[str]
    tells: frozenset[str]
    reverse: frozenset[str]
    happening: frozenset[str]
    places: frozenset[str]
    framing: frozenset[str]


@cache
def lexicon(pack: Pack) -> Lexicon:
    """Compile the pack's trigger table, once a pack: a pack never changes."""
    classes = {row["name"]: frozenset(row["lemmas"]) for row in pack.table("triggers", "class")}
    frames = {row["name"]: {k: v for k, v in row.items() if k != "name"} for row in pack.table("triggers", "frame")}
    triggers: dict[tuple[str, str], list[Trigger]] = {}
    for row in pack.table("triggers", "trigger"):
        for lemma in row["lemmas"]:
            trigger = _trigger(row, tuple(lemma.split()), frames[row["frame"]], classes)
            triggers.setdefault((trigger.words[0], row["pos"]), []).append(trigger)
    senses: dict[str, list[Sense]] = {}
    for row in pack.table("triggers", "excluded"):
        for lemma in row["lemmas"]:
            senses.setdefault(lemma, []).append(Sense(frozenset(row["context"]), row["reach"]))
    light, places = pack.table("triggers", "light"), pack.table("triggers", "place")
    return Lexicon(
        {key: tuple(sorted(rows, key=lambda t: -t.weight)) for key, rows in triggers.items()},
        {lemma: tuple(rows) for lemma, rows in senses.items()},
        classes,
        _lemmas(row for row in light if not row.get("reverse")),
        _lemmas(row for row in light if row.get("tells")),
        _lemmas(row for row in light if row.get("reverse")),
        _lemmas(pack.table("triggers", "happening")),
        _lemmas(places),
        _lemmas(row for row in places if row.get("frames")),
    )


def _lemmas(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(lemma for row in rows for lemma in row["lemmas"])


def _trigger(
    row: Row, words: tuple[str, ...], frame: Mapping[str, str], classes: Mapping[str, frozenset[str]]
) -> Trigger:
    asks = {
        name: classes[row[name]] if isinstance(row[name], str) else frozenset(row[name])
        for name in ("objects", "subjects", "modifiers", "of", "to")
        if name in row
    }
    places, without = frozenset(row.get("places", ())), frozenset(row.get("without", ()))
    flags = (bool(row.get("refine")), bool(row.get("bare")), bool(row.get("absorbs")))
    return Trigger(row["type"], words, frame, *flags, places, row.get("needs"), asks, without)


@dataclass(frozen=True, eq=False)
class Scene:
    """What a search for triggers looks at: the tree, the table, and who and what stands where."""

    tree: Tree
    words: Lexicon
    actors: Mapping[int, ActorMention]
    place_mentions: tuple[PlaceMention, ...]
    time_mentions: tuple[TimeMention, ...]
    places: frozenset[int]
    times: frozenset[int]
    weapons: Mapping[int, str]
    belligerents: frozenset[str]

    @classmethod
    def of(
        cls, reading: Reading, tree: Tree, words: Lexicon, weapons: Mapping[int, str], parties: Iterable[str]
    ) -> Scene:
        """Set the scene for one reading."""
        actors = {m.token: m for m in reading.actors}
        places, times = frozenset(m.token for m in reading.places), frozenset(m.token for m in reading.times)
        return cls(tree, words, actors, reading.places, reading.times, places, times, weapons, frozenset(parties))

    def is_dateline(self, token: int) -> bool:
        """Say whether the word stands in a dateline: capitals at a line's head, before a dash ("KYIV, 1 June - ")."""
        doc = self.tree.doc
        start = token
        while start > 0 and "\n" not in doc[start - 1].text_with_ws:
            start -= 1
            if token - start > _DATELINE:
                return False
        ahead = doc[start : start + _DATELINE]
        dash = next((t.i for t in ahead if t.text in ("-", "–", "—", "--")), None)
        return len(ahead) > 0 and ahead[0].is_upper and dash is not None and token < dash

    def hits(self) -> list[Hit]:
        """Return the words that name events, in order of text."""
        found = []
        for i, lemma in enumerate(self.tree.lemma):
            pos = "verb" if self.tree.pos[i] == "VERB" else "noun" if self.tree.pos[i] in _NOUNS else None
            rows = self.words.triggers.get((lemma, pos)) if pos else None
            if rows and self.tree.dep[i] not in _INSIDE:
                fitting = next((row for row in rows if self._fits(i, row)), None)
                if fitting is not None and not self._is_other_sense(i):
                    found.append(Hit(i, fitting))
        return found

    # ── does the row fit? ──

    def _fits(self, i: int, row: Trigger) -> bool:
        if not self._has_words(i, row.words) or any(not self._ask(i, n, ws) for n, ws in row.asks.items()):
            return False
        if row.without and row.without & {self.tree.lemma[t] for t in self.tree.phrase(i)}:
            return False
        if row.needs == "violence":
            return self._is_violent(i)
        if row.needs == "belligerent":
            return any(self._is_belligerent(t) for t in self._arguments(i)[:2])
        return row.needs != "people" or any(self.is_someone(t) for t in self._arguments(i))

    def _has_words(self, i: int, words: tuple[str, ...]) -> bool:
        tree = self.tree
        particles = {tree.lemma[c] for c in tree.kids(i, "prt")}
        if len(words) == 1:
            return not particles or tree.pos[i] != "VERB"
        near = particles | {tree.lemma[c] for c in tree.kids(i, "advmod", "prep", "dobj", "nsubjpass")}
        return words[1] in near or (i + 1 < len(tree.lemma) and tree.lemma[i + 1] == words[1])

    def _ask(self, i: int, name: str, lemmas: frozenset[str]) -> bool:
        tree = self.tree
        if name == "modifiers":
            return any(tree.lemma[m] in lemmas for m in tree.modifiers(i))
        if name in ("of", "to"):
            return any(self.is_one_of(o, lemmas) for o in tree.under(i, name))
        if name == "subjects":
            subject = tree.subject(i)
            return subject is not None and any(self.is_one_of(s, lemmas) for s in tree.conjuncts(subject))
        return any(self.is_one_of(o, lemmas) for o in tree.objects(i))

    def is_one_of(self, token: int, lemmas: frozenset[str]) -> bool:
        """Say whether the noun is of the class, also behind a count ("dozens of drones") or as someone's name."""
        tree = self.tree
        if tree.lemma[token] in lemmas:
            return True
        counts = tree.lemma[token] in self.words.classes["count"] or tree.tag[token] == "CD"
        if counts and any(tree.lemma[o] in lemmas for o in tree.under(token, "of")):
            return True
        if lemmas is self.words.classes["person"]:
            return tree.doc[token].ent_type_ == "PERSON" or tree.tag[token] in ("CD", "PRP")
        person = lemmas in (self.words.classes["counterpart"], self.words.classes["delegable"])
        return person and (token in self.actors or tree.doc[token].ent_type_ in _NAMED)

    def is_someone(self, token: int) -> bool:
        """Say whether the noun is a being that acts: an actor, a name, a person, a fighter."""
        tree, classes = self.tree, self.words.classes
        known = classes["person"] | classes["fighter"] | classes["counterpart"]
        named = token in self.actors or tree.doc[token].ent_type_ in _NAMED or tree.tag[token] == "PRP"
        return named or self.is_one_of(token, known)

    def _arguments(self, i: int) -> list[int]:
        subject = self.tree.subject(i) if self.tree.pos[i] == "VERB" else None
        doer = self.tree.actor_of(i) if self.tree.pos[i] == "VERB" else None
        return [t for t in (subject, doer) if t is not None] + self.tree.objects(i)

    def _is_violent(self, i: int) -> bool:
        classes = self.words.classes
        arguments = self._arguments(i)
        targets = classes["physical"] | classes["person"]
        if self.has_weapon(i) or any(
            self.is_one_of(t, classes["fighter"] | targets) or t in self.places for t in arguments
        ):
            return True
        doer = self.tree.actor_of(i)
        return bool(self.tree.objects(i)) and doer is not None and self._is_belligerent(doer)

    def has_weapon(self, i: int) -> bool:
        """Say whether a weapon does it, or stands with it as the means."""
        tree = self.tree
        doers = self._arguments(i)[:2] + tree.under(i, "with") + tree.under(i, "by") + tree.modifiers(i)
        means = set(doers) | {o for t in doers for o in tree.under(t, "of")}
        return any(t in self.weapons or tree.lemma[t] in self.words.classes["launchable"] for t in means)

    def _is_belligerent(self, token: int) -> bool:
        for t in [token, *self.tree.modifiers(token)]:
            mention = self.actors.get(t)
            if mention is not None:
                party = mention.actor.id if mention.actor.kind is ActorKind.PARTY else mention.actor.party
                if party in self.belligerents:
                    return True
        return False

    # ── or is it a sense of another field? ──

    def _is_other_sense(self, i: int) -> bool:
        return any(self._matches(i, sense) for sense in self.words.senses.get(self.tree.lemma[i], ()))

    def _matches(self, i: int, sense: Sense) -> bool:
        tree = self.tree
        if sense.reach == "sentence":
            sentence = tree.sentence_tokens(i)
            return self._meets(sentence, sense) and not any(self._is_belligerent(t) for t in sentence)
        if sense.reach == "paragraph":
            near_by = tree.sentence_tokens(i)
            about_war = self.has_weapon(i) or any(self._is_belligerent(t) for t in near_by)
            return not about_war and self._meets(self._paragraph(i), sense)
        near = self._near(i, whole=sense.reach == "phrase")
        return self._meets(near, sense) and not (sense.reach == "argument" and self.has_weapon(i))

    def _paragraph(self, i: int) -> range:
        """Return the tokens of the paragraph: a report of a match is one whatever its single sentences say."""
        doc, start, end = self.tree.doc, i, i + 1
        while start > 0 and "\n" not in doc[start - 1].text_with_ws:
            start -= 1
        while end < len(doc) and "\n" not in doc[end - 1].text_with_ws:
            end += 1
        return range(start, end)

    def _meets(self, tokens: Iterable[int], sense: Sense) -> bool:
        return any(self.tree.lemma[t] in sense.context for t in tokens)

    def _near(self, i: int, *, whole: bool) -> set[int]:
        tree = self.tree
        near = {t for t in tree.modifiers(i) if t != i}
        near.update(o for p in tree.kids(i, "prep", "agent") for o in tree.kids(p, "pobj"))
        near.update(self._arguments(i) if tree.pos[i] == "VERB" else ())
        if whole:
            near.update(m for t in tuple(near) for m in tree.modifiers(t))
            near.update([tree.head[i]] if tree.pos[tree.head[i]] in _NOUNS else ())
            verb = tree.clause[i]
            subject = tree.subject(verb) if tree.dep[i] in ("dobj", "pobj", "attr") else None
            near.update([] if subject is None else [subject, *tree.modifiers(subject)])
        return near
