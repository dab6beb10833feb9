"""Whose position it is: the party for which a speaker, a negotiator or a paper speaks. Never a place or a bystander.

An official speaks for the party of the office; "Ukrainian analysts" and unnamed people speak for nobody. A paper speaks
for the party that put it forward, told in the same sentence or shortly before.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from reportedly.claims.attribution import innermost
from reportedly.claims.clauses import Tree
from reportedly.claims.drafts import Attributed
from reportedly.claims.phrases import Words, load_phrases
from reportedly.lang import Pack
from reportedly.model import Actor, ActorKind, SourceKind
from reportedly.reading.mentions import ActorMention, Reading
from reportedly.reading.sightings import family_of
from reportedly.theatres import Theatre
from reportedly.values import Span

PAPER_REACH = 3  # sentences back within which "the document" is the last one told of
_OWN_DEPS = frozenset({"poss", "amod", "compound", "nmod", "npadvmod"})
_FIRST_PERSON = frozenset({"i", "we"})
_SILENT_BODIES = frozenset({"company", "organisation", "mapping"})


@dataclass(frozen=True, eq=False)
class Holders:
    """Everything needed to say who holds a position, gathered once a document."""

    reading: Reading
    tree: Tree
    theatre: Theatre
    attributions: tuple[Attributed, ...]
    by_token: dict[int, ActorMention]
    representatives: frozenset[str]
    papers: frozenset[str]
    groups: dict[int, Actor]
    authors: dict[int, str]

    @classmethod
    def of(
        cls, reading: Reading, attributions: tuple[Attributed, ...], *, tree: Tree, pack: Pack, theatre: Theatre
    ) -> Holders:
        """Gather the actors, groups and authors of papers of a reading."""
        holders = cls(
            reading=reading,
            tree=tree,
            theatre=theatre,
            attributions=attributions,
            by_token={m.token: m for m in reversed(reading.actors)},
            representatives=frozenset(row["noun"] for row in pack.table("stances", "representative")),
            papers=frozenset(row["noun"] for row in pack.table("stances", "paper")),
            groups=_groups(reading, pack),
            authors={},
        )
        holders.authors.update(_authors(holders, pack))
        return holders

    def party(self, party_id: str | None) -> Actor | None:
        """Return the party of this id as an actor, None where the theatre has none."""
        known = self.theatre.parties.get(party_id or "")
        return Actor(known.id, known.name, ActorKind.PARTY, known.id) if known else None

    def at(self, token: int) -> Actor | None:
        """Return whose position the words at this token state, None where they speak for no party."""
        if token in self.groups:
            return self.groups[token]
        if self.tree.lemma[token] in self.papers:
            return self.party(self.authors.get(token))
        if self.tree.lemma[token] in _FIRST_PERSON:
            return self.source_at(token)
        mention = self.by_token.get(token)
        if mention is not None and not mention.attributive:
            return self.spoken_for(mention.actor, token)
        return self.owner(token) if self.tree.lemma[token] in self.representatives else None

    def spoken_for(self, actor: Actor, token: int | None = None) -> Actor | None:
        """Return the party that an actor speaks for by office or nature."""
        match actor.kind:
            case ActorKind.PARTY | ActorKind.DOCUMENT:
                return self.party(actor.party or actor.id)
            case ActorKind.PERSON:
                return self.party(actor.party) if actor.office else None
            case ActorKind.BODY:
                body = self.theatre.bodies.get(actor.id)
                noun = "" if token is None else self.tree.lemma[token]
                is_silent = body is not None and body.kind in _SILENT_BODIES and not self._represents(noun)
                return None if is_silent else self.party(actor.party) or self._for_itself(actor)
            case ActorKind.COLLECTIVE | ActorKind.UNNAMED:
                noun = actor.name.split()[-1].lower() if token is None else self.tree.lemma[token]
                return self.party(actor.party) if self._represents(noun) or _is_side(actor) else None
            case _:
                return None

    def _for_itself(self, actor: Actor) -> Actor | None:
        """Return a named movement or organisation that nobody lists: it states its own position, as its own."""
        is_open = actor.party is None and actor.id not in self.theatre.bodies
        is_named = family_of(actor) == "organisation" and actor.name[:1].isupper()
        return actor if is_open and is_named else None

    def _represents(self, noun: str) -> bool:
        return noun in self.representatives or noun.removesuffix("s") in self.representatives

    def owner(self, noun: int) -> Actor | None:
        """Return the party whose name stands before a noun: "Ukraine's demand", "the Russian delegation"."""
        for modifier in self.tree.modifiers(noun):
            if self.tree.dep[modifier] not in _OWN_DEPS:
                continue
            mention = self.by_token.get(modifier)
            if mention is not None:
                found = self.spoken_for(mention.actor, None)
                if found is not None:
                    return found
        return None

    def source_at(self, token: int) -> Actor | None:
        """Return the party for which the innermost source of these words speaks."""
        around = innermost(token, self.attributions, self.reading)
        if around is None:
            return None
        source = self.attributions[around].link.source
        if source.kind is SourceKind.UNNAMED_OFFICIAL:
            return self.party(source.actor.party)
        return self.spoken_for(source.actor, None)

    def presenting_verb(self, noun: int, pack: Pack) -> int | None:
        """Return the verb by which somebody puts this paper forward, None where nobody does."""
        verb = next((i for i in self.tree.up(noun) if self.tree.pos[i] == "VERB"), None)
        if verb is None or self.tree.is_passive(verb):
            return None
        hits = load_phrases(pack, "stances", "authoring").find(Words.of(self.reading.doc[verb].sent))
        return verb if any(hit.first == verb and hit.last < noun for hit in hits) else None

    def belligerents(self, group: Actor) -> tuple[Actor, ...]:
        """Return the parties behind "both sides" where the theatre leaves no choice, else the group itself."""
        sides = [p for p in self.theatre.parties.values() if p.role == "belligerent" and p.adversaries]
        if len(sides) != 2 or group.kind is not ActorKind.COLLECTIVE or group.party is not None:
            return (group,)
        return tuple(Actor(p.id, p.name, ActorKind.PARTY, p.id) for p in sides)


def _is_side(actor: Actor) -> bool:
    """Say whether people by a noun are a side of their own: "the rebels"."""
    return actor.kind is ActorKind.COLLECTIVE and actor.party is not None and actor.party.startswith(f"{actor.id}@")


def _groups(reading: Reading, pack: Pack) -> dict[int, Actor]:
    groups = {}
    phrases = load_phrases(pack, "stances", "group")
    for sentence in reading.doc.sents:
        for hit in phrases.find(Words.of(sentence)):
            if not reading.doc[hit.last].tag_.endswith("S"):
                continue  # "the side" is one of them
            known = reading.actor_at(hit.last)
            name = " ".join(reading.doc[i].lower_ for i in hit.tokens)
            if known is None:
                groups[hit.last] = Actor(f"group:{name}", name, ActorKind.COLLECTIVE)
            elif known.actor.party is None and known.actor.kind is ActorKind.COLLECTIVE:
                groups[hit.last] = known.actor
    return groups


def _authors(holders: Holders, pack: Pack) -> dict[int, str]:
    """Return the party behind each noun that names a paper, by token."""
    tree = holders.tree
    nouns = [i for i, lemma in enumerate(tree.lemma) if lemma in holders.papers and tree.pos[i] in ("NOUN", "PROPN")]
    if not nouns:
        return {}
    numbers = {start: n for n, start in enumerate(sorted(set(tree.sentence)))}
    told: dict[int, str] = {}
    for noun in nouns:
        party = _named_author(holders, noun, pack) or _last_author(told, noun, tree, numbers)
        if party is not None:
            told[noun] = party
    return told


def _named_author(holders: Holders, noun: int, pack: Pack) -> str | None:
    mention = holders.by_token.get(noun)
    if mention is not None and mention.actor.party is not None:
        return mention.actor.party
    owner = holders.owner(noun)
    if owner is not None:
        return owner.party
    verb = holders.presenting_verb(noun, pack)
    subject = None if verb is None else holders.tree.subject(verb)
    actor = None if subject is None else holders.at(subject)
    return None if actor is None else actor.party


def _last_author(told: dict[int, str], noun: int, tree: Tree, numbers: dict[int, int]) -> str | None:
    """Return the author of the paper meant: the one of that noun, else the last one, where there is no doubt."""
    if not _is_definite(tree, noun):
        return None
    same = {party for i, party in told.items() if tree.lemma[i] == tree.lemma[noun]}
    if same:
        return next(iter(same)) if len(same) == 1 else None
    here = numbers[tree.sentence[noun]]
    by_sentence: dict[int, set[str]] = {}
    for i, party in told.items():
        by_sentence.setdefault(numbers[tree.sentence[i]], set()).add(party)
    near = [n for n in by_sentence if here - PAPER_REACH <= n <= here]
    if not near or len(by_sentence[max(near)]) != 1:
        return None
    return next(iter(by_sentence[max(near)]))


def _is_definite(tree: Tree, noun: int) -> bool:
    return any(tree.lemma[k] in ("the", "this", "its", "their", "that") for k in tree.kids(noun, "det", "poss"))


def holder_of_noun(noun: int, holders: Holders, pack: Pack) -> Actor | None:
    """Return whose demand or refusal it is; one that was dropped is nobody's any more."""
    tree = holders.tree
    given_up = {row["lemma"] for row in pack.table("stances", "given_up")}
    is_dropped = tree.dep[noun] == "dobj" and tree.lemma[tree.head[noun]] in given_up
    return None if is_dropped or _is_led_astray(noun, holders) else holders.owner(noun)


def _is_led_astray(noun: int, holders: Holders) -> bool:
    """Say whether "his demand" was led back to another side than the one that speaks or acts in the sentence."""
    owners = [holders.by_token[t] for t in holders.tree.kids(noun, "poss") if t in holders.by_token]
    if not any(mention.how == "pronoun" for mention in owners):
        return False
    owner = holders.owner(noun)
    inside = holders.tree.subtree(noun)
    quoted = [t for t in inside if innermost(t, holders.attributions, holders.reading) is not None]
    speakers = [holders.source_at(t) for t in quoted]
    subject = holders.tree.subject(holders.tree.clause[noun])
    if subject is not None and subject not in inside:
        speakers.append(holders.at(subject))
    return any(speaker is None or owner is None or speaker.id != owner.id for speaker in speakers)


def subject_of(tree: Tree, verb: int) -> int | None:
    """Return who does it, also across an adjective: "Kyiv is likely to demand"."""
    found = tree.actor_of(verb)
    if found is not None or tree.is_passive(verb) or tree.dep[verb] != "xcomp":
        return found
    above = next((i for i in tree.up(verb) if tree.pos[i] in ("VERB", "AUX")), None)
    return None if above is None else tree.subject(above)


def named_together(tree: Tree, subject: int) -> list[int]:
    """Return the subject and what is coordinated with it before its verb: "Russia and Ukraine agreed"."""
    together = tree.conjuncts(subject)
    return together if all(b - a < 8 for a, b in pairwise(together)) else [subject]


def within_content(span: Span, token: int, holders: Holders) -> Span:
    """Cut off what does not belong to the words of the token's source: "…, Umerov said"."""
    offset = holders.tree.start(token)
    contents = [s for a in holders.attributions for s in a.content if s.start <= offset < s.end]
    for content in sorted(contents, key=lambda s: s.end - s.start, reverse=True):
        span = Span(span.start, min(span.end, content.end))
    return span
