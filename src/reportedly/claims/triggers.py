"""Who and what stands around a word that may name an event, and what kind of being or thing each noun is.

Whether the word does name one is decided in ``reportedly.claims.hits``. Who did what to whom, where and when is decided
from the parse (``reportedly.claims.roles``), and hits that tell one act become one occurrence
(``reportedly.claims.occurrences``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from reportedly.claims.clauses import Tree
from reportedly.claims.lexicon import Lexicon
from reportedly.model import ActorKind
from reportedly.reading.mentions import ActorMention, PlaceMention, Reading, TimeMention

_NAMED = frozenset({"PERSON", "GPE", "ORG", "NORP"})
_GROUND = frozenset({"GPE", "LOC", "FAC"})
_DATELINE = 16  # tokens, wire name and date included


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
        return token in _datelines(self.tree.doc)

    def doer(self, i: int) -> int | None:
        """Return who does what the verb says, or is what the adjective says; None for nouns."""
        tree = self.tree
        if tree.pos[i] == "AUX":
            says = tree.head[tree.head[i]]
            return tree.actor_of(says) if tree.dep[tree.head[i]] == "ccomp" else None
        if tree.pos[i] == "ADJ":
            return tree.subject(tree.head[i]) if tree.dep[i] in ("acomp", "conj") else None
        return tree.actor_of(i) if tree.pos[i] == "VERB" else None

    def is_force(self, token: int) -> bool:
        """Say whether the noun is of those who bear arms, or a state or body by name."""
        classes = self.words.classes
        return self.is_named(token) or self.is_one_of(token, classes["fighter"] | classes["soldiery"])

    def is_named(self, token: int | None) -> bool:
        """Say whether the noun is an actor, or a name of people, states or bodies."""
        return token is not None and (token in self.actors or self.tree.doc[token].ent_type_ in _NAMED)

    def is_one_of(self, token: int, lemmas: frozenset[str]) -> bool:
        """Say whether the noun is of the class, also behind a count ("dozens of drones") or as someone's name."""
        tree = self.tree
        counts = tree.lemma[token] in self.words.classes["count"] or tree.tag[token] == "CD"
        counted = tree.under(token, "of") if counts else []
        if counted:
            return any(tree.lemma[o] in lemmas for o in counted)
        if tree.lemma[token] in lemmas:
            return True
        if lemmas is self.words.classes["person"]:
            return tree.doc[token].ent_type_ == "PERSON" or tree.tag[token] in ("CD", "PRP")
        return self._is_one_by_name(token, lemmas)

    def _is_one_by_name(self, token: int, lemmas: frozenset[str]) -> bool:
        """Say whether a name makes the noun one of the class: of a person, a place, or those whose it is."""
        tree, classes = self.tree, self.words.classes
        if lemmas is classes["ground"]:
            return token in self.places or tree.doc[token].ent_type_ in _GROUND
        if lemmas in self.words.loose:
            return any(tree.lemma[m] in lemmas for m in tree.modifiers(token))
        person = lemmas is classes["counterpart"] or lemmas is classes["delegable"]
        return person and self.is_named(token)

    def is_someone(self, token: int) -> bool:
        """Say whether the noun is a being that acts: an actor, a name, a person, a fighter."""
        tree, classes = self.tree, self.words.classes
        known = classes["person"] | classes["fighter"] | classes["counterpart"]
        named = token in self.actors or tree.doc[token].ent_type_ in _NAMED or tree.tag[token] == "PRP"
        return named or self.is_one_of(token, known)

    def has_weapon(self, i: int) -> bool:
        """Say whether a weapon does it, or stands with it as the means."""
        tree = self.tree
        doers = self.arguments(i)[:2] + tree.under(i, "with") + tree.under(i, "by") + tree.modifiers(i)
        means = set(doers) | {o for t in doers for o in tree.under(t, "of")}
        return any(t in self.weapons or tree.lemma[t] in self.words.classes["launchable"] for t in means)

    def is_belligerent(self, token: int) -> bool:
        """Say whether the noun is of a party at war."""
        for t in [token, *self.tree.modifiers(token)]:
            mention = self.actors.get(t)
            if mention is not None:
                party = mention.actor.id if mention.actor.kind is ActorKind.PARTY else mention.actor.party
                if party in self.belligerents:
                    return True
        return False

    def arguments(self, i: int) -> list[int]:
        """Return who does it and to whom it is done, the doer first."""
        subject = self.tree.subject(i) if self.tree.pos[i] == "VERB" else None
        doer = self.tree.actor_of(i) if self.tree.pos[i] == "VERB" else None
        return [t for t in (subject, doer) if t is not None] + self.tree.objects(i)

    def is_violent(self, i: int) -> bool:
        """Say whether a weapon or a fighter does it, or it is done to what can be struck."""
        tree, classes = self.tree, self.words.classes
        targets, doer = tree.objects(i), self.doer(i)
        struck = classes["physical"] | classes["person"] | classes["fighter"]
        if self.has_weapon(i) or any(self.is_one_of(t, struck) or t in self.places for t in targets):
            return True
        if doer is None:
            return False
        if self.is_one_of(doer, classes["fighter"] if targets else struck):
            return True
        return bool(targets) and self.is_belligerent(doer)

    def governed(self, i: int, preposition: str) -> list[int]:
        """Return what stands under a preposition of the word, of its object, or behind another one ("out of")."""
        tree = self.tree
        objects = tree.objects(i) if tree.pos[i] == "VERB" else []
        steps = [i, *tree.kids(i, "prep"), *objects]
        if tree.dep[i] in ("nsubj", "nsubjpass") and tree.lemma[tree.head[i]] in self.words.happening:
            steps.append(tree.head[i])
        return [o for step in steps for o in tree.under(step, preposition)]


@lru_cache(maxsize=1)
def _datelines(doc: Doc) -> frozenset[int]:
    """Return the words of all datelines, once a document."""
    starts = [0, *(token.i + 1 for token in doc if "\n" in token.text)]
    found: set[int] = set()
    for start, following in zip(starts, [*starts[1:], len(doc)], strict=True):
        ahead = doc[start : start + _DATELINE]
        dash = next((t.i for t in ahead if t.text in ("-", "–", "—", "--")), None)
        if dash is not None and ahead[0].is_upper:
            found.update(range(start, min(dash, following)))
    return frozenset(found)
