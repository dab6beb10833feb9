"""One event told in several sentences is one: who it harmed, what points back to it, who did it, how many it cost.

Each rule leads an occurrence to a single event of the same document or leaves it alone. What adds nothing to its event
goes into it; what has words of its own stays and takes the place and time that the document has told for it. A place or
time never comes from a dateline or from another event, and evidence stays where it stands. A wrong join costs more than
a missed one: two candidates, another place or time, or a word that turns away ("separately", "a second bridge") end it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from reportedly.claims.clauses import Tree
from reportedly.claims.drafts import Draft
from reportedly.claims.gathering import kind_of
from reportedly.claims.joining import (
    COUNTRY,
    Story,
    absorb,
    adds_nothing,
    completed,
    drop_times_of_saying,
    join_effects_to_acts,
    name_no_attackers,
    take_shared_places,
    targets_of,
)
from reportedly.claims.roles import party_of
from reportedly.claims.threads import Happening, Thread, agrees
from reportedly.lang import Pack
from reportedly.model import Measure, Modality, Occurrence, Polarity, Role, RoleName
from reportedly.reading.mentions import Reading
from reportedly.taxonomy import Taxonomy

_ANSWER = "responsibility"
_PRESENT = "people_present"


def cohere(drafts: tuple[Draft, ...], reading: Reading, *, pack: Pack, taxonomy: Taxonomy) -> tuple[Draft, ...]:
    """Return the drafts with those of one event led together; amounts name the event that is left of theirs."""
    tree = Tree.of(reading.doc)
    thread = Thread.of(reading, tree, pack=pack, taxonomy=taxonomy)
    told: dict[int, Draft] = {}
    for draft in drafts:
        if isinstance(draft.proposition, Occurrence):
            told.setdefault(draft.anchor, draft)
    story = Story(thread, dict(told))
    drop_times_of_saying(story, reading)
    name_no_attackers(story)
    take_shared_places(story, drafts)
    join_effects_to_acts(story)
    _follow(story)
    _answer(story, reading)
    return tuple(d for d in (_settled(draft, story, told) for draft in drafts) if d is not None)


def _settled(draft: Draft, story: Story, told: dict[int, Draft]) -> Draft | None:
    """Return what became of a draft: an occurrence as completed or None where it went into another, an amount led."""
    if isinstance(draft.proposition, Occurrence):
        return story.drafts.get(draft.anchor) if told[draft.anchor] is draft or draft.anchor in story.into else draft
    if not isinstance(draft.proposition, Measure):
        return draft
    about = None if draft.about is None else story.into.get(draft.about, draft.about)
    if about is not None and not _is_far_off(story, draft, draft.proposition, about):
        return replace(draft, about=about)
    event = _counted_in(story, draft, draft.proposition)
    return replace(draft, about=None if event is None else event.anchor)


def _is_far_off(story: Story, draft: Draft, measure: Measure, about: int) -> bool:
    """Say whether people are counted at another place, or the text has turned away since the act they were led to."""
    event = story.thread.happening(story.drafts[about]) if about in story.drafts else None
    if event is None:
        return False
    place, group = event.occurrence.where, story.thread.taxonomy.measures[measure.measure].fields["group"]
    counted = measure.scope.where
    if group == "harm" and place is not None and counted is not None and not place.agrees_with(counted):
        return True
    return draft.anchor > about and story.thread.has_left(event, draft.anchor)


# ── the document, in order ──

_Rule = Callable[[Thread, Happening, Sequence[Happening]], Happening | None]


def _follow(story: Story) -> None:
    """Walk the occurrences in order of text and lead each to the event it goes on with, where a rule knows it."""
    for anchor in sorted(story.drafts):
        item = story.thread.happening(story.drafts[anchor])
        if item is None:
            continue
        event = next((e for e in (rule(story.thread, item, story.events) for rule in RULES) if e is not None), None)
        if event is None:
            story.events.append(item)
        elif adds_nothing(story.thread, item, event):
            absorb(story, anchor, event.anchor)
        else:
            story.drafts[anchor] = completed(story.thread, item, event)


def points_back(thread: Thread, item: Happening, events: Sequence[Happening]) -> Happening | None:
    """A definite noun ("the attack") is the one event told before that it can name."""
    kinds = thread.pointed_kinds(item.anchor)
    if not kinds or item.is_placed:
        return None

    def fits(event: Happening) -> bool:
        named = any(kind_of(thread.taxonomy, event.occurrence.type, kind) for kind in kinds)
        return named and _may_be_one(thread, item, event)

    return thread.only(item.anchor, events, fits)


def names_known_thing(thread: Thread, item: Happening, events: Sequence[Happening]) -> Happening | None:
    """What was done to "the bridge" belongs to the one event told before that a bridge stands in."""
    things = thread.definite_things(item.anchor)
    if not things or item.is_placed:
        return None

    def fits(event: Happening) -> bool:
        return event.is_placed and bool(things & thread.things_of(event)) and not _unlike_doers(item, event)

    return thread.only(item.anchor, events, fits)


def harms_in_it(thread: Thread, item: Happening, events: Sequence[Happening]) -> Happening | None:
    """People said to be harmed, no act told with them, were harmed in the event the text is speaking of."""
    if item.occurrence.type != "harm":
        return None

    def fits(event: Happening) -> bool:
        own = item.occurrence
        known = (own.where is None or event.occurrence.where is not None) and (
            own.when is None or event.occurrence.when is not None
        )
        return known and agrees(own, event)

    return thread.spoken_of(item.anchor, events, fits)


def goes_on(thread: Thread, item: Happening, events: Sequence[Happening]) -> Happening | None:
    """An act told without place and time is the one event of its kind that the text is speaking of."""
    if item.is_placed or thread.is_effect(item.occurrence):
        return None

    def fits(event: Happening) -> bool:
        same = thread.is_kind(item.occurrence.type, event.occurrence.type)
        return same and event.is_placed and _may_be_one(thread, item, event)

    return thread.spoken_of(item.anchor, events, fits)


def tells_again(thread: Thread, item: Happening, events: Sequence[Happening]) -> Happening | None:
    """The same kind of act at the same place and time, both told twice, is one."""
    own = item.occurrence

    def fits(event: Happening) -> bool:
        told = event.occurrence
        both = own.where and told.where and own.when and told.when
        return bool(both) and own.type == told.type and agrees(own, event) and _may_be_one(thread, item, event)

    return thread.only(item.anchor, events, fits) if item.is_placed else None


RULES: tuple[_Rule, ...] = (points_back, names_known_thing, harms_in_it, goes_on, tells_again)  # the surest first


def _may_be_one(thread: Thread, item: Happening, event: Happening) -> bool:
    """Say whether doers and targets, where both tell them, could be the same."""
    if _unlike_doers(item, event):
        return False
    mine, theirs = targets_of(item), targets_of(event)
    return not mine or not theirs or bool(mine & (theirs | thread.things_of(event)))


def _unlike_doers(item: Happening, event: Happening) -> bool:
    mine, theirs = _doers(item.occurrence.roles), _doers(event.occurrence.roles)
    return bool(mine and theirs and not mine & theirs)


def _doers(roles: Iterable[Role]) -> set[str]:
    return {party_of(r.actor) or r.actor.id for r in roles if r.name is RoleName.PERPETRATOR and r.actor is not None}


# ── what is said of an event ──


def _answer(story: Story, reading: Reading) -> None:
    """Give what is said of who did it the place and time of the act that it speaks of."""
    for anchor, draft in list(story.drafts.items()):
        told = draft.proposition
        if not isinstance(told, Occurrence) or told.type != _ANSWER or _speaks_of_several(story.thread, anchor):
            continue
        event = _named_event(story, reading, anchor)
        if event is None and told.where is None and told.when is None:
            event = story.thread.spoken_of(anchor, story.events, lambda _: True, next_too=True)
        if event is not None:
            of_it = replace(told, where=event.occurrence.where, when=event.occurrence.when)
            story.drafts[anchor] = replace(draft, proposition=of_it)


def _speaks_of_several(thread: Thread, token: int) -> bool:
    return any(thread.tree.lemma[i] in thread.turns.several for i in thread.tree.sentence_tokens(token))


def _named_event(story: Story, reading: Reading, anchor: int) -> Happening | None:
    """Return the one event told before at the place that the answer's own clause names ("for the Bryansk bridge")."""
    tree = story.thread.tree
    named = [
        m.where
        for m in reading.places
        if m.where.kind != COUNTRY and tree.sentence[m.token] == tree.sentence[anchor] and m.token > anchor
        if tree.group(m.token) == tree.group(anchor)
    ]
    if len(named) != 1:
        return None

    def fits(event: Happening) -> bool:
        return event.occurrence.where is not None and event.occurrence.where.agrees_with(named[0])

    return story.thread.only(anchor, story.events, fits)


def _counted_in(story: Story, draft: Draft, measure: Measure) -> Happening | None:
    """Return the event in which people without an event of their own were harmed or present."""
    entry = story.thread.taxonomy.measures[measure.measure].fields
    if entry["group"] != "harm" and measure.measure != _PRESENT:
        return None
    if draft.polarity is not Polarity.AFFIRMED or draft.modality is not Modality.ASSERTED:
        return None

    def fits(event: Happening) -> bool:
        told, scope = event.occurrence, measure.scope
        if not any(kind_of(story.thread.taxonomy, told.type, branch) for branch in entry["events"]):
            return False
        place = scope.where is None or (told.where is not None and told.where.agrees_with(scope.where))
        time = scope.when is None or (told.when is not None and told.when.agrees_with(scope.when))
        return place and time

    return story.thread.spoken_of(draft.anchor, story.events, fits)
