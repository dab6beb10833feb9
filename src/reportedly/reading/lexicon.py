"""The word lists of ``actors.toml`` and ``pronouns.toml``, compiled once a pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportedly.lang import Pack, Row
from reportedly.model import ActorKind

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class NounClass:
    """A class of common nouns for actors. ``plural``: only in the plural; ``speaking``: only where it speaks."""

    family: str
    kind: ActorKind
    plural: bool = False
    speaking: bool = False
    refers: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun can be led back to."""

    refers: str
    gender: str
    spoken_only: bool


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Every word list that finding places and actors needs; words are lower case unless they are names' own words."""

    nouns: Mapping[str, tuple[NounClass, ...]]
    offices: Words
    vague_offices: Words
    trades: Words
    honorifics: Mapping[str, str]
    outlet_heads: Words
    place_nouns: Words
    named_place_nouns: Words
    lending_nouns: Words
    framing_nouns: Words
    settlements: Words
    sited_nouns: Words
    distances: Words
    unplaced: Words
    no_places: Words
    waylaying: Words
    raids: Words
    place_prepositions: Words
    both_prepositions: Words
    motion_prepositions: Words
    motion_nouns: Words
    unmoved: Words
    stance_nouns: Words
    route_nouns: Words
    town_nouns: Words
    addressing: Words
    speech: Words
    scene: Words
    still: Words
    lean_prefixes: Words
    lean_participles: Words
    past: Words
    ranks: Words
    apart: Words
    humans: Words
    given_names: Mapping[str, str]
    gendered_nouns: Mapping[str, str]
    together: Words
    closeness: Words
    loose_links: Words
    armed_nouns: Words
    armed_names: Words
    generic_forces: Words
    armed_kinds: Words
    armed_groups: Words
    armed_deeds: Words
    holding_verbs: Words
    taking_verbs: Words
    grounds: Words
    armed_foes: Words
    war_verbs: Words
    claimed: Words
    launched: Words
    launching_verbs: Words
    own_sides: Words
    loose_sides: Words
    local_sides: Words
    pronouns: Mapping[str, Pronoun]


@lru_cache(maxsize=8)
def lexicon(pack: Pack) -> Lexicon:
    """Compile the pack's lists."""
    prepositions = pack.table("actors", "preposition")[0]
    lean, modifiers = pack.table("actors", "lean")[0], pack.table("actors", "office_modifier")[0]
    return Lexicon(
        nouns=_nouns(pack),
        offices=_words(pack, "office", "nouns"),
        vague_offices=_words(pack, "vague_office", "nouns"),
        trades=_words(pack, "by_trade", "nouns"),
        honorifics=_genders(pack, "honorific"),
        outlet_heads=_words(pack, "outlet_head"),
        place_nouns=_words(pack, "place_noun"),
        named_place_nouns=_words(pack, "place_noun", "named"),
        lending_nouns=_words(pack, "lending_noun"),
        framing_nouns=_words(pack, "framing_noun"),
        settlements=_words(pack, "framing_noun", "settlements"),
        sited_nouns=_words(pack, "sited_noun"),
        distances=_words(pack, "distance_noun"),
        unplaced=_words(pack, "unplaced"),
        no_places=_words(pack, "no_place"),
        waylaying=_words(pack, "waylaying"),
        raids=_words(pack, "raid"),
        place_prepositions=frozenset(prepositions["place"]),
        both_prepositions=frozenset(prepositions["both"]),
        motion_prepositions=frozenset(prepositions["motion"]),
        motion_nouns=_words(pack, "motion_noun"),
        unmoved=_words(pack, "unmoved"),
        stance_nouns=_words(pack, "stance_noun"),
        route_nouns=_words(pack, "route_noun"),
        town_nouns=_words(pack, "town_noun"),
        addressing=_words(pack, "addressing"),
        speech=frozenset(row["lemma"] for row in pack.table("cues", "verb") if not _is_idiom(row)),
        scene=_words(pack, "scene"),
        still=_words(pack, "still"),
        lean_prefixes=frozenset(lean["for"]),
        lean_participles=frozenset(lean["made_by"]),
        past=frozenset(modifiers["past"]),
        ranks=frozenset(modifiers["rank"]),
        apart=_words(pack, "apart"),
        humans=_words(pack, "human", "families"),
        given_names=_genders(pack, "given_name"),
        gendered_nouns=_genders(pack, "gendered_noun"),
        together=_words(pack, "together"),
        closeness=_words(pack, "closeness"),
        loose_links=_words(pack, "loose_link"),
        armed_nouns=_words(pack, "armed_noun"),
        armed_names=_words(pack, "armed_name"),
        generic_forces=_words(pack, "armed_name", "generic"),
        armed_kinds=_words(pack, "armed_kind"),
        armed_groups=_words(pack, "armed_kind", "groups"),
        armed_deeds=_words(pack, "armed_deed"),
        holding_verbs=_words(pack, "armed_deed", "verbs"),
        taking_verbs=_words(pack, "armed_deed", "takes"),
        grounds=_words(pack, "armed_deed", "grounds"),
        armed_foes=_words(pack, "armed_foe"),
        war_verbs=_words(pack, "war_verb"),
        claimed=_words(pack, "war_verb", "claims"),
        launched=_words(pack, "war_verb", "weapons"),
        launching_verbs=_words(pack, "war_verb", "launch"),
        own_sides=_words(pack, "own_side"),
        loose_sides=_words(pack, "own_side", "loose"),
        local_sides=_words(pack, "own_side", "below"),
        pronouns=_pronouns(pack),
    )


def _words(pack: Pack, array: str, field: str = "words") -> Words:
    return frozenset(word for row in pack.table("actors", array) for word in row[field])


def _is_idiom(cue: Row) -> bool:
    """Say whether a verb speaks with a particle alone: "fired back"."""
    return bool(cue.get("light") and cue.get("particle"))


def _genders(pack: Pack, array: str) -> dict[str, str]:
    """Return "he", "she" or "" for each word of an array that lists its words by gender."""
    rows = pack.table("actors", array)
    genders = {"he": "he", "she": "she", "either": ""}
    return {word: genders[key] for row in rows for key in genders for word in row.get(key, ())}


def _nouns(pack: Pack) -> dict[str, tuple[NounClass, ...]]:
    classes: dict[str, list[NounClass]] = {}
    for row in pack.table("actors", "noun"):
        refers: Iterable[str] = row.get("refers", ())
        found = NounClass(
            row["family"],
            ActorKind(row["kind"]),
            row.get("plural", False),
            row.get("speaking", False),
            frozenset(refers),
        )
        for noun in row["nouns"]:
            classes.setdefault(noun, []).append(found)
    return {noun: tuple(found) for noun, found in classes.items()}


def _pronouns(pack: Pack) -> dict[str, Pronoun]:
    return {
        form: Pronoun(row["refers"], row["gender"], row["spoken_only"])
        for row in pack.table("pronouns", "pronoun")
        for form in row["forms"]
    }
