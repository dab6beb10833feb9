"""Records: "the highest nightly total since …", "the fastest monthly advance in six months", each its own measure.

A record is about the measure that its noun speaks of, told before it in the sentence. Where no amount is told, the noun
says what is meant (the largest drone attack: drones launched); where it does not, there is no record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.claims.clauses import Tree
from reportedly.claims.drafts import Draft
from reportedly.claims.roles import shorten
from reportedly.claims.triggers import Scene
from reportedly.lang import Pack
from reportedly.model import Measure, Superlative

_SINCE_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Over:
    """Which measures a noun's record may be about, the likelier first."""

    measures: tuple[str, ...]
    rank_measure: str
    deadly: str | None


@dataclass(frozen=True, eq=False)
class Ranks:
    """The language pack's words for records."""

    ranks: Mapping[str, str]
    totals: frozenset[str]
    over: Mapping[str, Over]
    since: frozenset[str]
    yet: frozenset[str]
    periods: Mapping[str, str]
    ordinals: frozenset[str]
    of: Mapping[str, str]  # what a total is of → the measure


@cache
def ranks(pack: Pack) -> Ranks:
    """Compile the pack's table, once a pack."""
    over = {
        noun: Over(tuple(row["measures"]), row["rank_measure"], row.get("deadly"))
        for row in pack.table("superlatives", "over")
        for noun in row["nouns"]
    }
    return Ranks(
        {w: row["rank"] for row in pack.table("superlatives", "rank") for w in row["words"]},
        frozenset(n for row in pack.table("superlatives", "total") for n in row["nouns"]),
        over,
        frozenset(w for row in pack.table("superlatives", "since") for w in row["words"]),
        frozenset(w for row in pack.table("superlatives", "yet") for w in row["words"]),
        {w: row["per"] for row in pack.table("superlatives", "period") for w in row["words"]},
        frozenset(row["word"] for row in pack.table("numerals", "ordinal")),
        {w: row["measure"] for row in pack.table("superlatives", "of") for w in row["nouns"]},
    )


def find_superlatives(
    scene: Scene, measures: Sequence[Draft], occurrences: Sequence[Draft], *, pack: Pack
) -> list[Draft]:
    """Return the records said in the text, each tied to the measure it is about."""
    return [d for d in _records(scene, measures, occurrences, ranks(pack)) if d is not None]


def with_periods(measures: Sequence[Draft], records: Sequence[Draft], *, pack: Pack) -> list[Draft]:
    """Give an amount without a time the stretch that its record tells ("the fastest monthly advance": a month's)."""
    periods = ranks(pack).periods
    found = list(measures)
    for record in records:
        said = record.proposition
        over = said.superlative.over if isinstance(said, Measure) and said.superlative else None
        per = next((periods[w] for w in (over or "").lower().split() if w in periods), None)
        for i, draft in enumerate(found):
            told = draft.proposition
            if (
                per is None
                or not isinstance(told, Measure)
                or not isinstance(said, Measure)
                or told.scope.when
                or told.scope.per
            ):
                continue
            if (told.measure, told.scope) == (said.measure, said.scope) and draft.anchor < record.anchor:
                found[i] = replace(draft, proposition=replace(told, scope=replace(told.scope, per=per)))
    return found


def _records(
    scene: Scene, measures: Sequence[Draft], occurrences: Sequence[Draft], words: Ranks
) -> Iterator[Draft | None]:
    tree = scene.tree
    for i in range(len(tree.lemma)):
        if tree.tag[i] not in ("JJS", "RBS") and tree.lemma[i] not in words.ranks:
            continue
        rank = words.ranks.get(tree.doc[i].lower_)
        if rank is None or tree.pos[i] in ("ADV", "VERB"):
            continue
        noun = tree.head[i] if tree.dep[i] in ("amod", "compound", "nmod") else i
        placed = _place(tree, i, words) + rank
        yield _record_at(scene, measures, occurrences, i, noun, placed, words)


def _record_at(
    scene: Scene,
    measures: Sequence[Draft],
    occurrences: Sequence[Draft],
    token: int,
    noun: int,
    rank: str,
    words: Ranks,
) -> Draft | None:
    tree, since = scene.tree, _since(scene.tree, noun, token, words)
    own = _own_amount(tree, measures, token, noun)
    if own is not None:
        return _record(scene, own, token, noun, rank, since)
    before = _told_before(tree, measures, token)
    alone = noun == token and since[0] is not None
    if (alone or tree.lemma[noun] in words.totals) and before is not None:
        return _record(scene, before, token, noun, rank, since)
    if tree.lemma[noun] in words.over and (since[0] is not None or _is_all_time(tree, noun, words)):
        return _over(scene, measures, occurrences, token, noun, rank, since, words.over[tree.lemma[noun]])
    if tree.lemma[noun] in words.totals and since[0] is not None:
        return _of_people(tree, occurrences, token, noun, rank, since, words)
    return None


def _place(tree: Tree, token: int, words: Ranks) -> str:
    """Return "third " for "third-largest" and "second-highest", else nothing."""
    before = token - 1 - (token > 1 and tree.tag[token - 1] == "HYPH")
    return f"{tree.doc[before].lower_} " if before >= 0 and tree.doc[before].lower_ in words.ordinals else ""


def _own_amount(tree: Tree, measures: Sequence[Draft], token: int, noun: int) -> Draft | None:
    """Return the amount that is itself the record: "a record 315 drones", "the 315 drones were a record"."""
    if noun != token:
        numbers = set(tree.kids(noun, "nummod"))
        return next((d for d in measures if d.anchor in numbers), None)
    subject = tree.subject(tree.head[token]) if tree.dep[token] == "attr" else None
    phrase = set() if subject is None else set(tree.phrase(subject))
    return next((d for d in measures if d.anchor in phrase), None)


def _of_people(
    tree: Tree,
    occurrences: Sequence[Draft],
    token: int,
    noun: int,
    rank: str,
    since: tuple[str | None, list[int]],
    words: Ranks,
) -> Draft | None:
    """Return a record of what the total is of, where no amount is told: "the highest number of casualties since …"."""
    for o in tree.under(noun, "of"):
        code = words.of.get(tree.lemma[o])
        if code is not None:
            about = next((d.anchor for d in occurrences if tree.group(d.anchor) == tree.group(token)), None)
            over = shorten(
                tree.text(sorted({*(t for t in tree.modifiers(noun) if t > token), noun, o})), _SINCE_LONGEST
            )
            record = Measure(code, superlative=Superlative(rank, over, since[0]))
            return _draft(tree, record, token, noun, since[1], about)
    return None


def _told_before(tree: Tree, measures: Sequence[Draft], token: int) -> Draft | None:
    near = [d for d in measures if d.anchor < token and tree.sentence[d.anchor] == tree.sentence[token]]
    return near[-1] if near else None


def _over(
    scene: Scene,
    measures: Sequence[Draft],
    occurrences: Sequence[Draft],
    token: int,
    noun: int,
    rank: str,
    since: tuple[str | None, list[int]],
    over: Over,
) -> Draft | None:
    tree = scene.tree
    near = [d for d in measures if tree.sentence[d.anchor] == tree.sentence[token]]
    wanted = (over.deadly,) if rank == "deadliest" and over.deadly else over.measures
    for code in wanted:
        told = [d for d in near if isinstance(d.proposition, Measure) and d.proposition.measure == code]
        if told:
            return _record(scene, min(told, key=lambda d: abs(d.anchor - token)), token, noun, rank, since)
    about = next((d.anchor for d in occurrences if tree.group(d.anchor) == tree.group(token)), None)
    code = over.deadly if rank == "deadliest" and over.deadly else over.rank_measure
    if code == "drones_launched" and not any(t in scene.weapons for t in tree.phrase(noun)):
        return None
    record = Measure(code, superlative=_superlative(tree, token, noun, rank, since[0]))
    return _draft(tree, record, token, noun, since[1], about)


def _is_all_time(tree: Tree, noun: int, words: Ranks) -> bool:
    """Say whether a word right after the noun makes the record hold for all time before ("the largest attack yet")."""
    after = " ".join(t.lower_ for t in tree.doc[noun + 1 : noun + 3])
    return any(after == w or after.startswith(w + " ") for w in words.yet)


def _record(
    scene: Scene, told: Draft, token: int, noun: int, rank: str, since: tuple[str | None, list[int]]
) -> Draft | None:
    measure = told.proposition
    if not isinstance(measure, Measure):
        return None
    superlative = _superlative(scene.tree, token, noun, rank, since[0])
    record = Measure(measure.measure, None, measure.scope, superlative)
    return _draft(scene.tree, record, token, noun, since[1], told.about)


def _superlative(tree: Tree, token: int, noun: int, rank: str, since: str | None) -> Superlative:
    inner = [t for t in tree.modifiers(noun) if t > token] + ([noun] if noun != token else [])
    over = shorten(tree.text(sorted(inner)), _SINCE_LONGEST) if inner else None
    return Superlative(rank, over, since)


def _draft(tree: Tree, measure: Measure, token: int, noun: int, since: list[int], about: int | None) -> Draft:
    return Draft(measure, tree.span(sorted({token, noun, *since})), token, about=about)


def _since(tree: Tree, noun: int, rank: int, words: Ranks) -> tuple[str | None, list[int]]:
    """Return the stretch that the record holds for, as written without its opening word, and its tokens."""
    for step in (noun, *tree.up(noun)):
        for c in tree.children[step]:
            if c < rank or c > noun + 12:
                continue
            if tree.dep[c] == "npadvmod" and tree.doc[c].ent_type_ == "DATE":
                return shorten(tree.text(tree.subtree(c)), _SINCE_LONGEST), tree.subtree(c)  # "this year"
            opening = c if tree.dep[c] == "prep" else next(iter(tree.kids(c, "mark")), None)
            if opening is None or tree.lemma[opening] not in words.since:
                continue
            tokens = [t for t in tree.subtree(c) if t != opening and tree.pos[t] != "PUNCT"]
            inner = next((n for n, t in enumerate(tokens) if tree.lemma[t] == "since"), None)
            tokens = tokens if inner is None else tokens[inner + 1 :]  # "in a single day since January"
            if tokens and _is_stretch(tree, opening, tokens):
                return shorten(tree.text(tokens), _SINCE_LONGEST), tokens
        if tree.pos[step] == "VERB":
            break
    return None, []


def _is_stretch(tree: Tree, opening: int, tokens: Sequence[int]) -> bool:
    """Say whether what follows is a stretch of time: dated by the name recogniser, or opened by "since"."""
    return (
        tree.lemma[opening] == "since"
        or any(tree.doc[t].ent_type_ in ("DATE", "TIME") for t in tokens)
        or any(tree.lemma[t] == "war" for t in tokens)
    )
