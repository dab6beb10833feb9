"""Single people told of in a document, and which of the tellings mean one and the same.

Somebody told twice must not be counted twice, and two must not become one. Names, ages, sex, the part played and words
of one more ("another man") keep people apart; what does not keep two tellings apart makes them one where the later one
points back, or where both are told to have been harmed. Only people whom something befell are returned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from reportedly.claims.clauses import Tree
from reportedly.claims.countables import Countables
from reportedly.claims.fates import FateWords
from reportedly.claims.roles import noun_text
from reportedly.claims.tellings import ANY_AGE, PersonWords, Telling, find_tellings, narrowed
from reportedly.claims.triggers import Scene

_SENTENCES_BACK = 3  # farther off, a pronoun may mean anybody
_ONE_DAY = timedelta(days=1)


@dataclass(eq=False)
class Person:
    """Somebody, with every place where they are told of."""

    tellings: list[Telling] = field(default_factory=list)
    name: str | None = None
    sex: str | None = None
    ages: tuple[int, int] = ANY_AGE
    part: str | None = None
    is_other: bool = False

    def take(self, telling: Telling) -> None:
        """Add a telling and what it says of the person; what only points back tells nothing new."""
        is_description = telling.how not in ("pronoun", "back") or self._is_told_as(telling.lemma)
        self.tellings.append(telling)
        self.is_other = self.is_other or telling.how == "other"
        if telling.name is not None and not (self.name and len(self.name) >= len(telling.name)):
            self.name = telling.name
        if is_description:
            ages = narrowed(self.ages, telling.ages)
            self.ages = ages if ages[0] <= ages[1] else self.ages
            self.sex = self.sex or telling.sex
            self.part = self.part or telling.part

    def _is_told_as(self, lemma: str) -> bool:
        return not self.tellings or (lemma != "" and any(t.lemma == lemma for t in self.tellings))

    @property
    def codes(self) -> set[str]:
        """What befell the person."""
        return {t.fate.code for t in self.tellings if t.fate is not None}


def find_persons(scene: Scene, words: PersonWords, *, counted: Countables, fates: FateWords) -> list[Person]:
    """Return the single people whom something befell, in order of text."""
    tellings = find_tellings(scene, words, counted, fates)
    if not any(t.fate for t in tellings):
        return []
    persons: list[Person] = []
    for telling in tellings:
        known = _known(scene.tree, telling, persons, words)
        if known is None and telling.how == "pronoun":
            continue
        if known is None:
            persons.append(known := Person())
        known.take(telling)
    return _joined(scene.tree, [p for p in persons if p.codes])


def labels(tree: Tree, persons: Sequence[Person], counted: Countables) -> dict[int, str]:
    """Return what to call the person at each telling: the name, else the kind of person, else what sets them apart.

    Two people share a label only where their places tell them apart.
    """
    found: dict[str, list[Person]] = {}
    for person in persons:
        names = _names(tree, person, counted)
        label = next(n for n in names if not any(_in_one_place(p, person) for p in found.get(n, ())))
        found.setdefault(label, []).append(person)
    return {t.token: label for label, alike in found.items() for person in alike for t in person.tellings}


def _names(tree: Tree, person: Person, counted: Countables) -> Iterator[str]:
    if person.name is not None:
        yield person.name
    told = next((t for t in person.tellings if t.lemma), person.tellings[0])
    own = told.lemma or tree.doc[told.token].lower_
    yield own if own in counted.plain else counted.parts.get(told.lemma, own)
    if person.ages[0] == person.ages[1]:
        yield f"{told.lemma or 'person'} of {person.ages[0]}"
    yield noun_text(tree, told.token)
    yield from (f"{noun_text(tree, told.token)} ({number})" for number in count(2))


# ── who is meant ──


def _known(tree: Tree, telling: Telling, persons: Sequence[Person], words: PersonWords) -> Person | None:
    named = _named_by(tree, telling, persons, words)
    if named is not None:
        return named
    if telling.how == "name":
        return next((p for p in reversed(persons) if p.name and _same_name(p.name, telling.name or "")), None)
    doer = tree.subject(tree.clause[telling.token])
    near = [p for p in persons if _is_near(tree, p, telling) and _may_be(p, telling)]
    if doer != telling.token:  # "the officer shot him": somebody else
        near = [p for p in near if all(t.token != doer for t in p.tellings)]
    for rank in RANKS.get(telling.how, ()):
        fitting = [p for p in near if rank(p, telling)]
        if fitting:
            return max(fitting, key=lambda p: p.tellings[-1].token)
    return None


def _named_by(tree: Tree, telling: Telling, persons: Sequence[Person], words: PersonWords) -> Person | None:
    """Return whom a name is given to: "the man, John Doe", "identified the man as John Doe"."""
    i = telling.token
    above = tree.head[i]
    if telling.how == "name" and tree.dep[i] == "appos":
        return _told_at(persons, {above})
    if tree.dep[i] == "pobj" and tree.lemma[above] == "as" and tree.lemma[tree.head[above]] in words.identify:
        verb = tree.head[above]
        return _told_at(persons, {*tree.kids(verb, "dobj", "nsubjpass"), tree.head[verb]})
    return _told_at(persons, {above}) if tree.dep[i] == "appos" and telling.how == "back" else None


def _told_at(persons: Sequence[Person], tokens: set[int]) -> Person | None:
    return next((p for p in persons if any(t.token in tokens for t in p.tellings)), None)


def _same_name(one: str, other: str) -> bool:
    """Say whether two names can be one person's: the one holds every word of the other."""
    mine, theirs = sorted((set(one.casefold().split()), set(other.casefold().split())), key=len)
    return mine <= theirs


def _is_near(tree: Tree, person: Person, telling: Telling) -> bool:
    if telling.how != "pronoun":
        return True
    last = person.tellings[-1].token
    between = {tree.sentence[t] for t in range(last, telling.token + 1)}
    return len(between) <= _SENTENCES_BACK


def _may_be(person: Person, telling: Telling) -> bool:
    """Say whether sex, age and part leave it open that the person is meant."""
    ages = narrowed(person.ages, telling.ages)
    sexes = person.sex and telling.sex and person.sex != telling.sex
    parts = telling.part and person.part != telling.part
    return ages[0] <= ages[1] and not sexes and not parts


def _is_same_noun(person: Person, telling: Telling) -> bool:
    return telling.lemma != "" and any(t.lemma == telling.lemma for t in person.tellings)


def _was_harmed(person: Person, telling: Telling) -> bool:
    return bool(person.codes)


def _is_anybody(person: Person, telling: Telling) -> bool:
    return True


def _is_nameless(person: Person, telling: Telling) -> bool:
    return person.name is None


RANKS = {  # whom a telling that points back can mean, the likelier first
    "kin": (_is_same_noun,),
    "back": (_is_same_noun, _was_harmed, _is_nameless),
    "pronoun": (_was_harmed, _is_anybody),
}


# ── those told of anew who are the same ──


def _joined(tree: Tree, persons: Sequence[Person]) -> list[Person]:
    """Return the people with those made one whom nothing keeps apart: the surest ties first."""
    found = list(persons)
    for tie in TIES:
        kept: list[Person] = []
        for person in found:
            same = [p for p in kept if tie(p, person) and _may_be_one(tree, p, person)]
            if same:
                _merge(same[-1], person)
            else:
                kept.append(person)
        found = kept
    return found


def _merge(into: Person, person: Person) -> None:
    for telling in person.tellings:
        into.take(telling)
    into.tellings.sort(key=lambda t: t.token)


def _has_same_name(one: Person, other: Person) -> bool:
    return bool(one.name and other.name and _same_name(one.name, other.name))


def _has_same_age(one: Person, other: Person) -> bool:
    return one.ages == other.ages and one.ages[0] == one.ages[1]


def _is_told_alike(one: Person, other: Person) -> bool:
    return bool({t.lemma for t in one.tellings if t.lemma} & {t.lemma for t in other.tellings})


def _is_left_open(one: Person, other: Person) -> bool:
    return True


TIES = (_has_same_name, _has_same_age, _is_told_alike, _is_left_open)


def _may_be_one(tree: Tree, one: Person, other: Person) -> bool:
    if _has_same_name(one, other):
        return True
    if other.is_other or _keeps_apart(one, other) or _belongs_to(other, one) or _belongs_to(one, other):
        return False
    return not _harmed_in(tree, one) & _harmed_in(tree, other)


def _belongs_to(kin: Person, person: Person) -> bool:
    """Say whether somebody is told as the other's kin: "Doe's father" is not Doe."""
    tokens = {t.token for t in person.tellings}
    return any(t.owner in tokens for t in kin.tellings if t.owner is not None)


def _harmed_in(tree: Tree, person: Person) -> set[int]:
    """Return the sentences that tell what befell the person: two of whom one sentence tells are two."""
    return {tree.sentence[t.token] for t in person.tellings if t.fate is not None and t.how != "pronoun"}


def _keeps_apart(one: Person, other: Person) -> bool:
    ages = narrowed(one.ages, other.ages)
    if ages[0] > ages[1] or (one.sex and other.sex and one.sex != other.sex):
        return True
    if one.name and other.name:
        return True
    if one.part != other.part and "attacker" in (one.part, other.part):
        return True
    if {"killed", "injured"} <= one.codes ^ other.codes and ages[0] != ages[1]:
        return True
    return not _in_one_place(one, other)


def _in_one_place(one: Person, other: Person) -> bool:
    """Say whether places, and the times of one and the same fate, leave it open that the two are one.

    Of a place that is not known nobody can say whether it lies in another.
    """
    for t in one.tellings:
        for u in other.tellings:
            if t.where and u.where and t.where.place_id and u.where.place_id and not t.where.agrees_with(u.where):
                return False
            same = t.fate is not None and u.fate is not None and t.fate.code == u.fate.code
            if same and t.when is not None and u.when is not None and not t.when.agrees_with(u.when, _ONE_DAY):
                return False
    return True
