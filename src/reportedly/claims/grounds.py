"""The language pack's words for holding ground, compiled, and what one search for holdings looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.claims.clauses import Tree
from reportedly.claims.drafts import Attributed
from reportedly.claims.modality import Modes
from reportedly.claims.triggers import Scene
from reportedly.lang import Pack, Row
from reportedly.model import HoldingState
from reportedly.reading.mentions import Reading
from reportedly.theatres import Theatre


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: the state that the word tells, and where its party and place stand.

    ``party`` is "subject", "object" (who is driven out), or the preposition before the party ("fell to"); for a phrase
    like "under the control of" ``words`` are its preposition and its noun.
    """

    words: tuple[str, ...]
    state: HoldingState
    party: str
    places: tuple[str, ...]
    objects: frozenset[str]
    carriers: frozenset[str]
    needs_force: bool


@dataclass(frozen=True, eq=False)
class Grounds:
    """The pack's words for holding ground.

    ``towns`` are nouns for the place itself, ``things`` for what lies in it, ``parts`` for some of it; ``sectors`` are
    the adjectives of such parts. ``unmaking`` are verbs by which nobody takes what they are done to.
    """

    verbs: Mapping[str, tuple[Rule, ...]]
    nouns: Mapping[str, tuple[Rule, ...]]
    phrases: Mapping[str, tuple[Rule, ...]]
    ground: frozenset[str]
    towns: frozenset[str]
    things: frozenset[str]
    force: frozenset[str]
    unmaking: frozenset[str]
    enemies: frozenset[str]
    beside: Mapping[str, Rule]
    parts: frozenset[str]
    sectors: frozenset[str]
    directions: frozenset[str]
    armed: frozenset[str]
    wartime: frozenset[str]


@dataclass(frozen=True, eq=False)
class Search:
    """What every step of one search needs."""

    reading: Reading
    scene: Scene
    theatre: Theatre
    words: Grounds
    modes: Modes
    attributions: tuple[Attributed, ...]

    @property
    def tree(self) -> Tree:
        """The parse."""
        return self.scene.tree


def is_told_beside(tree: Tree, verb: int) -> bool:
    """Say whether a participle and who holds it stand before the ground: "rebel-held Kiuli"."""
    is_before = tree.dep[verb] == "amod" and tree.head[verb] > verb > 1
    return is_before and tree.pos[verb] in ("VERB", "ADJ") and tree.doc[verb - 1].text == "-"


@cache
def grounds(pack: Pack) -> Grounds:
    """Compile the pack's table, once a pack."""

    def lemmas(array: str) -> frozenset[str]:
        return frozenset(w for row in pack.table("holdings", array) for w in row["lemmas"])

    return Grounds(
        verbs=_rules(pack, "verb", at=0),
        nouns=_rules(pack, "noun", at=0),
        phrases=_rules(pack, "phrase", at=-1),
        ground=lemmas("ground"),
        towns=lemmas("town"),
        things=lemmas("thing"),
        force=lemmas("force"),
        unmaking=lemmas("unmaking"),
        enemies=lemmas("enemy"),
        beside={word: _rule(row, (word,)) for row in pack.table("holdings", "beside") for word in row["words"]},
        parts=lemmas("part"),
        sectors=lemmas("sector"),
        directions=lemmas("direction"),
        armed=lemmas("armed"),
        wartime=lemmas("wartime"),
    )


def _rules(pack: Pack, array: str, *, at: int) -> dict[str, tuple[Rule, ...]]:
    """Return the rows by one of their words, those with more words first."""
    found: dict[str, tuple[Rule, ...]] = {}
    for row in pack.table("holdings", array):
        for lemma in row["lemmas"]:
            rule = _rule(row, tuple(lemma.split()))
            found[rule.words[at]] = tuple(sorted((*found.get(rule.words[at], ()), rule), key=lambda r: -len(r.words)))
    return found


def _rule(row: Row, words: tuple[str, ...]) -> Rule:
    return Rule(
        words,
        HoldingState(row["state"]),
        row.get("party", "subject"),
        tuple(row["place"]),
        frozenset(row.get("objects", ())),
        frozenset(row.get("carriers", ())),
        row.get("needs") == "force",
    )
