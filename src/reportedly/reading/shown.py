"""What a text itself shows to be a party, beside what the theatre lists: states, armed groups, and "the army" alone.

The theatre's own names always win. What is shown holds for this one text: it has no adversaries, so that nothing is
concluded from it about who stands against whom.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from reportedly.lang import Pack
from reportedly.reading.fighting import fights
from reportedly.reading.gazetteer import Match, Sense, gazetteer
from reportedly.reading.groups import find_groups
from reportedly.reading.lexicon import Lexicon, lexicon
from reportedly.reading.mentions import ActorMention
from reportedly.reading.states import find_states
from reportedly.theatres import Party, Theatre


@dataclass(frozen=True, eq=False)
class Shown:
    """The names of one text: those of the theatre, all with those that the text gives away, and whom they name."""

    listed: tuple[Match, ...]
    matches: tuple[Match, ...]
    groups: frozenset[int]  # tokens that name an armed group, which is no place
    parties: tuple[Party, ...]


def find_shown(doc: Doc, *, pack: Pack, theatre: Theatre) -> Shown:
    """Return the names in a text that the theatre knows, and those of parties that the text shows."""
    words = lexicon(pack)
    listed = gazetteer(theatre, pack).find(doc)
    taken = {i for m in listed if not _is_short(m) for i in range(m.first, m.last + 1)}
    states = list(find_states(doc, taken, pack=pack, theatre=theatre, words=words))
    taken |= {i for m, _ in states for i in range(m.first, m.last + 1)}
    groups = list(find_groups(doc, taken, words))
    used = {i for m, _ in (*states, *groups) for i in range(m.first, m.last + 1)}
    kept = [m for m in listed if used.isdisjoint(range(m.first, m.last + 1))]
    matches = sorted([*kept, *(m for m, _ in states), *(m for m, _ in groups)])
    fighting = {p.id for m, p in states if _fights(doc, m, words)}
    named = {p.id: replace(p, role="belligerent" if p.id in fighting else "third") for _, p in states}
    named |= {p.id: p for _, p in groups}
    parties = tuple(p for p in named.values() if p.id not in theatre.parties)
    within = frozenset(i for m, _ in groups for i in range(m.first, m.last + 1))
    return Shown(listed, tuple(matches), within, parties)


def _is_short(match: Match) -> bool:
    return all(entry.sense is Sense.SHORT for entry in match.entries)


def _fights(doc: Doc, match: Match, words: Lexicon) -> bool:
    """Say whether a state's own forces stand beside its name ("Thai troops"), or it does what only war does."""
    token = doc[match.last]
    noun = token.head
    is_owned = token.dep_ in ("amod", "compound", "nmod", "poss") and noun.i > token.i
    is_army = is_owned and noun.lemma_.lower() in words.armed_nouns | words.own_sides - words.loose_sides
    return is_army or fights(doc, match.last, words)


def sides_in(actors: Iterable[ActorMention], shown: Shown, theatre: Theatre) -> tuple[Party, ...]:
    """Return every party that the text shows: those named, and those that a noun alone tells ("the army")."""
    known = theatre.parties.keys() | {party.id for party in shown.parties}
    told = {m.actor.party: None for m in actors if m.actor.party is not None and m.actor.party not in known}
    alone = (Party(found, _name_of(found), "side") for found in told)
    return (*shown.parties, *alone)


def _name_of(found: str) -> str:
    """Return the words in the id of an actor that is in no theatre."""
    return "the " + found.split("@", 1)[0].rsplit(":", 1)[-1].replace("-", " ")
