"""The pack's cue tables, compiled: one look-up a lemma. Nothing here reads a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lang import Pack, Row
from reportedly.model import Commitment, Modality, Polarity, SourceKind


@dataclass(frozen=True, slots=True)
class Effect:
    """What a cue does to its content: the writer's commitment, and the polarity and modality the word itself gives."""

    commitment: Commitment = Commitment.NEUTRAL
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality | None = None


@dataclass(frozen=True, slots=True)
class Verb:
    """One row of ``[[verb]]``: a sense of a verb with the frames in which it is a cue."""

    lemma: str
    frames: tuple[str, ...]
    effect: Effect
    particle: str | None = None
    object: str | None = None
    prepositions: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    only_objects: frozenset[str] = frozenset()
    only_speakers: frozenset[str] = frozenset()
    has_amount: bool = False
    tellers_only: bool = False
    documents_only: bool = False
    reaction: bool = False
    impersonal: bool = False


@dataclass(frozen=True, slots=True)
class Carrier:
    """One row of ``[[carrier]]``: a verb that lends its subject to an infinitive, where what it ``needs`` is there."""

    effect: Effect
    needs: str | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row of ``[[phrase]]``: the words of a preposition whose object is a source."""

    words: tuple[str, ...]
    actors_only: bool
    sources: frozenset[str]  # the only nouns it takes, each with one of the words before it: "on this account"
    before: frozenset[str]
    not_sources: frozenset[str]  # by which things are done: "according to plan"


@dataclass(frozen=True, slots=True)
class NounCue:
    """One row of ``[[noun]]``: its that-clause, infinitive, or object by one of the prepositions is the content."""

    effect: Effect
    prepositions: frozenset[str]
    infinitive: bool
    reaction: bool
    unowned: bool  # "reports of" tells without a name


@dataclass(frozen=True, slots=True)
class Distance:
    """One row of ``[[distance]]``: for each word what may stand there, ``GAP`` for a few words of any kind."""

    words: tuple[frozenset[str], ...]
    in_content: bool


GAP = frozenset({"…"})


@dataclass(frozen=True, eq=False)
class Cues:
    """Every table of one language, by lemma."""

    verbs: Mapping[str, tuple[Verb, ...]]
    light_verbs: Mapping[str, tuple[Verb, ...]]  # verbs that say something in their frame alone: "made clear"
    carriers: Mapping[str, Carrier]
    bearers: frozenset[str]
    relays: Mapping[str, frozenset[str]]
    relay_phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    viewers: frozenset[str]
    meetings: frozenset[str]
    imagery: frozenset[str]
    phrases: Mapping[str, tuple[Phrase, ...]]
    accounts: Mapping[str, frozenset[str]]  # by preposition the nouns: "by" → count, reckoning
    nouns: Mapping[str, NounCue]
    convictions: Mapping[str, Effect]
    unknown_verbs: frozenset[str]
    untold_verbs: frozenset[str]  # in the passive alone: "has not been announced"
    unknown_states: frozenset[str]
    denied_states: frozenset[str]
    ways: frozenset[str]
    speakers: Mapping[str, SourceKind]
    plural_speakers: Mapping[str, SourceKind]
    people: frozenset[str]
    person_endings: tuple[str, ...]
    tellers: frozenset[str]
    own_voice: frozenset[str]
    pointing: frozenset[str]
    mapping_compounds: frozenset[str]
    circumstances: frozenset[str]
    spoken_in: frozenset[str]
    authored: frozenset[str]
    speechless: frozenset[str]  # nouns that head no source: "the dates say"
    silences: frozenset[str]  # what a speaker does without: "without naming anybody"
    summaries: frozenset[str]  # nouns for what was just said: "a detail that nobody confirms"
    connectives: frozenset[str]
    contrasts: frozenset[str]
    source_labels: frozenset[str]
    body_labels: frozenset[str]
    other_labels: frozenset[str]
    answer_labels: frozenset[str]
    comments: frozenset[str]
    adverbs: Mapping[str, Effect]
    distances: Mapping[str, tuple[Distance, ...]]
    announcing: frozenset[str]  # "the following": what is said stands below
    press: frozenset[str]  # words of a publisher's name that do not tell whose press it is


@cache
def compile_cues(pack: Pack) -> Cues:
    """Compile the tables ``cues`` and ``hedges`` of a pack, once a process."""
    speakers = pack.table("cues", "speaker")
    unknown = pack.table("cues", "unknown")
    return Cues(
        verbs=_verbs(pack, light=False),
        light_verbs=_verbs(pack, light=True),
        carriers={row["lemma"]: Carrier(_effect(row), row.get("needs")) for row in pack.table("cues", "carrier")},
        bearers=frozenset(row["lemma"] for row in pack.table("cues", "bearer")),
        relays={
            row["lemma"]: frozenset(row.get("prepositions", ()))
            for row in pack.table("cues", "relay")
            if "lemma" in row
        },
        relay_phrases=_by_first_word(row["words"] for row in pack.table("cues", "relay") if "words" in row),
        viewers=frozenset(row["lemma"] for row in pack.table("cues", "viewer")),
        meetings=frozenset(row["lemma"] for row in pack.table("cues", "meeting")),
        imagery=frozenset(noun for row in speakers for noun in row.get("imagery", ())),
        phrases=_phrases(pack.table("cues", "phrase")),
        accounts={row["preposition"]: frozenset(row["nouns"]) for row in pack.table("cues", "account")},
        nouns={row["lemma"]: _noun(row) for row in pack.table("cues", "noun")},
        convictions={row["word"]: _effect(row) for row in pack.table("cues", "conviction")},
        unknown_verbs=frozenset(row["verb"] for row in unknown if "verb" in row and not row.get("passive")),
        untold_verbs=frozenset(row["verb"] for row in unknown if row.get("passive")),
        unknown_states=frozenset(row["state"] for row in unknown if "state" in row and not row.get("negated")),
        denied_states=frozenset(row["state"] for row in unknown if row.get("negated")),
        ways=frozenset(row["state"] for row in unknown if row.get("way")),
        speakers=_kinds(speakers, "nouns"),
        plural_speakers=_kinds(speakers, "plural_only"),
        people=frozenset(noun for row in pack.table("cues", "person") for noun in row.get("nouns", ())),
        person_endings=tuple(end for row in pack.table("cues", "person") for end in row.get("endings", ())),
        tellers=frozenset(word for row in pack.table("cues", "teller") for word in row["words"]),
        own_voice=frozenset(word for row in pack.table("cues", "own") for word in row["words"]),
        pointing=frozenset(word for row in pack.table("cues", "pointing") for word in row["words"]),
        mapping_compounds=frozenset(word for row in speakers for word in row.get("compounds", ())),
        circumstances=frozenset(row["noun"] for row in pack.table("cues", "circumstance")),
        spoken_in=frozenset(row["noun"] for row in pack.table("cues", "circumstance") if not row.get("aside")),
        authored=frozenset(row["noun"] for row in pack.table("cues", "circumstance") if row.get("of_author")),
        speechless=frozenset(lemma for row in pack.table("cues", "speechless") for lemma in row["lemmas"]),
        silences=frozenset(lemma for row in pack.table("cues", "silence") for lemma in row["lemmas"]),
        summaries=frozenset(noun for row in pack.table("cues", "summary") for noun in row["nouns"]),
        connectives=frozenset(row["word"] for row in pack.table("cues", "connective")),
        contrasts=frozenset(row["word"] for row in pack.table("cues", "contrast")),
        source_labels=_labels(pack, "source"),
        body_labels=_labels(pack, "body"),
        other_labels=_labels(pack, "other"),
        answer_labels=_labels(pack, "answer"),
        comments=frozenset(row["lemma"] for row in pack.table("cues", "participle")),
        adverbs={row["word"]: _effect(row) for row in pack.table("hedges", "adverb")},
        distances=_distances(pack.table("hedges", "distance")),
        announcing=frozenset(row["word"] for row in pack.table("cues", "announcing")),
        press=frozenset(word for row in pack.table("cues", "press") for word in row["words"]),
    )


def _labels(pack: Pack, role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in pack.table("cues", "label") if row["role"] == role)


def _effect(row: Row) -> Effect:
    modality = row.get("modality")
    return Effect(
        Commitment(row.get("commitment", Commitment.NEUTRAL)),
        Polarity(row.get("polarity", Polarity.AFFIRMED)),
        None if modality is None else Modality(modality),
    )


def _lemmas(row: Row) -> tuple[str, ...]:
    return (row["lemma"], *row.get("also", ()))


def _verb(row: Row, lemma: str) -> Verb:
    return Verb(
        lemma=lemma,
        frames=tuple(row["frames"]),
        effect=_effect(row),
        particle=row.get("particle"),
        object=row.get("object"),
        prepositions=frozenset(row.get("prepositions", ())),
        not_objects=frozenset(row.get("not_objects", ())),
        only_objects=frozenset(row.get("only_objects", ())),
        only_speakers=frozenset(row.get("only_speakers", ())),
        has_amount=row.get("amount", False),
        tellers_only=row.get("speaker") == "teller",
        documents_only=row.get("document_only", False),
        reaction=row.get("reaction", False),
        impersonal=row.get("impersonal", False),
    )


def _verbs(pack: Pack, *, light: bool) -> Mapping[str, tuple[Verb, ...]]:
    rows = (row for row in pack.table("cues", "verb") if row.get("light", False) is light)
    return _grouped(_verb(row, lemma) for row in rows for lemma in _lemmas(row))


def _grouped(verbs: Iterable[Verb]) -> dict[str, tuple[Verb, ...]]:
    groups: dict[str, tuple[Verb, ...]] = {}
    for verb in verbs:
        groups[verb.lemma] = (*groups.get(verb.lemma, ()), verb)
    return groups


def _by_first_word(rows: Iterable[list[str]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    groups: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in rows:
        groups[words[0]] = (*groups.get(words[0], ()), tuple(words))
    return groups


def _phrases(rows: Iterable[Row]) -> dict[str, tuple[Phrase, ...]]:
    groups: dict[str, tuple[Phrase, ...]] = {}
    for row in rows:
        phrase = Phrase(
            tuple(row["words"]),
            row.get("actors_only", False),
            frozenset(row.get("sources", ())),
            frozenset(row.get("before", ())),
            frozenset(row.get("not_sources", ())),
        )
        groups[phrase.words[0]] = (*groups.get(phrase.words[0], ()), phrase)
    return groups


def _distances(rows: Iterable[Row]) -> dict[str, tuple[Distance, ...]]:
    """Group the rows by each of the words with which they may begin."""
    groups: dict[str, tuple[Distance, ...]] = {}
    for row in rows:
        words = tuple(frozenset(options.split("|")) for options in row["words"].split())
        for first in words[0]:
            groups[first] = (*groups.get(first, ()), Distance(words, row.get("in_content", False)))
    return groups


def _noun(row: Row) -> NounCue:
    return NounCue(
        effect=_effect(row),
        prepositions=frozenset(row.get("prepositions", ())),
        infinitive=row.get("infinitive", False),
        reaction=row.get("reaction", False),
        unowned=row.get("unowned", False),
    )


def _kinds(rows: Iterable[Row], key: str) -> dict[str, SourceKind]:
    return {noun: SourceKind(row["kind"]) for row in rows for noun in row.get(key, ())}
