"""One event told in several sentences is one: who it harmed, what points back to it, who did it, how many it cost.

Each rule leads an occurrence to a single event of the same document or leaves it alone. What adds nothing to its event
goes into it; what has words of its own stays and takes the place and time that the document has told for it. A place or
time never comes from a dateline or from another event, and evidence stays where it stands. A wrong join costs more than
a missed one: two candidates, another place or time, or a word that turns away ("separately", "a second bridge") end it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from reportedly.claims.clauses import Tree
from reportedly.claims.drafts import Draft
from reportedly.claims.gathering import kind_of
from reportedly.claims.roles import party_of
from reportedly.claims.threads import Happening, Thread, agrees
from reportedly.lang import Pack
from reportedly.model import Measure, Modality, Occurrence, Polarity, Role, RoleName
from reportedly.reading.mentions import Reading
from reportedly.taxonomy import Taxonomy
from reportedly.theatres import Theatre
from reportedly.values import Where

_ANSWER = "responsibility"
_PRESENT = "people_present"
_LINKS = frozenset({"advcl", "acl", "relcl", "conj", "pcomp", "prep", "pobj", "agent"})
_COUNTRY = "country"


@dataclass(eq=False)
class _Story:
    """One document's occurrences while they are led together. ``into`` leads the anchors that went into another."""

    thread: Thread
    drafts: dict[int, Draft]
    into: dict[int, int] = field(default_factory=dict)
    events: list[Happening] = field(default_factory=list)


def cohere(
    drafts: tuple[Draft, ...], reading: Reading, *, pack: Pack, taxonomy: Taxonomy, theatre: Theatre
) -> tuple[Draft, ...]:
    """Return the drafts with those of one event led together; amounts name the event that is left of theirs."""
    tree = Tree.of(reading.doc)
    thread = Thread.of(reading, tree, pack=pack, taxonomy=taxonomy)
    told: dict[int, Draft] = {}
    for draft in drafts:
        if isinstance(draft.proposition, Occurrence):
            told.setdefault(draft.anchor, draft)
    story = _Story(thread, dict(told))
    _drop_times_of_saying(story, reading)
    _take_shared_places(story, drafts)
    _join_effects_to_acts(story)
    _follow(story)
    _answer(story, reading)
    return tuple(d for d in (_settled(draft, story, told) for draft in drafts) if d is not None)


def _settled(draft: Draft, story: _Story, told: dict[int, Draft]) -> Draft | None:
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


def _is_far_off(story: _Story, draft: Draft, measure: Measure, about: int) -> bool:
    """Say whether people are counted at another place, or the text has turned away since the act they were led to."""
    event = story.thread.happening(story.drafts[about]) if about in story.drafts else None
    if event is None:
        return False
    place, group = event.occurrence.where, story.thread.taxonomy.measures[measure.measure].fields["group"]
    counted = measure.scope.where
    if group == "harm" and place is not None and counted is not None and not place.agrees_with(counted):
        return True
    return draft.anchor > about and story.thread.has_left(event, draft.anchor)


# ── one sentence ──


def _drop_times_of_saying(story: _Story, reading: Reading) -> None:
    """Leave a time open that only stands with the verb of saying: it is when it was said, not when it happened."""
    tree = story.thread.tree
    for anchor, draft in story.drafts.items():
        told, verb = draft.proposition, tree.clause[anchor]
        if not isinstance(told, Occurrence) or told.when is None or verb == anchor or not tree.kids(verb, "ccomp"):
            continue
        times = [m for m in reading.times if m.when == told.when and tree.sentence[m.token] == tree.sentence[anchor]]
        if times and all(tree.clause[m.token] == verb and m.token > verb > anchor for m in times):
            story.drafts[anchor] = replace(draft, proposition=replace(told, when=None))


def _take_shared_places(story: _Story, drafts: Sequence[Draft]) -> None:
    """Give "killed" the place that stands after "and injured": told once in a sentence, it is told of both."""
    amounts = [(d, d.proposition) for d in drafts if isinstance(d.proposition, Measure) and d.proposition.scope.where]
    for anchor, draft in story.drafts.items():
        event = story.thread.happening(draft)
        if event is None or not story.thread.is_effect(event.occurrence) or event.occurrence.where is not None:
            continue
        counted = {m.scope.where for d, m in amounts if d.about == anchor and _in_one_sentence(story, d.anchor, anchor)}
        place = counted.pop() if len(counted) == 1 else _shared_place(story.thread, anchor)
        if place is not None:
            story.drafts[anchor] = replace(draft, proposition=replace(event.occurrence, where=place))


def _in_one_sentence(story: _Story, one: int, other: int) -> bool:
    return story.thread.tree.sentence[one] == story.thread.tree.sentence[other]


def _shared_place(thread: Thread, anchor: int) -> Where | None:
    tree = thread.tree
    told = [m for m in thread.told_places if tree.sentence[m.token] == tree.sentence[anchor]]
    if len(told) != 1 or told[0].where.kind == _COUNTRY or thread.is_turned(anchor):
        return None
    groups = {tree.group(anchor)}
    if tree.dep[anchor] == "conj":
        groups.add(tree.group(tree.head[anchor]))
    return told[0].where if tree.group(told[0].token) in groups else None


def _join_effects_to_acts(story: _Story) -> None:
    """Lead what was done to people or things into the one act of its sentence that did it."""
    thread = story.thread
    told = [h for d in story.drafts.values() if (h := thread.happening(d)) is not None]
    acts = [h for h in told if not thread.is_effect(h.occurrence)]
    for effect in (h for h in told if thread.is_effect(h.occurrence)):
        linked = [act for act in acts if _is_linked(thread, effect.anchor, act.anchor)]
        if len(linked) == 1 and agrees(effect.occurrence, linked[0]) and not thread.is_turned(effect.anchor):
            _absorb(story, effect.anchor, linked[0].anchor)


def _is_linked(thread: Thread, effect: int, act: int) -> bool:
    """Say whether one stands under the other as its moment, manner or result, no speech between them."""
    tree = thread.tree
    if tree.sentence[effect] != tree.sentence[act]:
        return False
    if _leads_up(tree, act, effect) or _is_told_with(tree, effect, act):
        return True
    return _leads_up(tree, effect, act) and not _is_earlier(tree, effect)


def _is_told_with(tree: Tree, effect: int, act: int) -> bool:
    """Say whether "in the collapse of …" stands between what was done and who says so, wherever the parser hung it."""
    verb, says = tree.clause[effect], tree.clause[act]
    return tree.dep[act] == "pobj" and tree.dep[verb] == "ccomp" and tree.head[verb] == says and effect < act < says


def _leads_up(tree: Tree, below: int, above: int) -> bool:
    token, goal = below, tree.clause[above]
    while token not in (above, goal):
        if tree.head[token] == token or not (tree.dep[token] in _LINKS or _is_inside(tree, token)):
            return False
        token = tree.head[token]
    return True


def _is_inside(tree: Tree, token: int) -> bool:
    """Say whether the token is a noun on the way up: what a clause hangs on may be any part of the clause above."""
    return tree.pos[token] in ("NOUN", "PROPN", "NUM")


def _is_earlier(tree: Tree, verb: int) -> bool:
    """Say whether the verb is told as having happened before the rest ("where ten had been killed")."""
    return any(tree.lemma[c] == "have" and tree.tag[c] == "VBD" for c in tree.kids(verb, "aux"))


# ── the document, in order ──

_Rule = Callable[[Thread, Happening, Sequence[Happening]], Happening | None]


def _follow(story: _Story) -> None:
    """Walk the occurrences in order of text and lead each to the event it goes on with, where a rule knows it."""
    for anchor in sorted(story.drafts):
        item = story.thread.happening(story.drafts[anchor])
        if item is None:
            continue
        event = next((e for e in (rule(story.thread, item, story.events) for rule in RULES) if e is not None), None)
        if event is None:
            story.events.append(item)
        elif _adds_nothing(story.thread, item, event):
            _absorb(story, anchor, event.anchor)
        else:
            story.drafts[anchor] = _completed(story.thread, item, event)


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
    mine, theirs = _targets(item), _targets(event)
    return not mine or not theirs or bool(mine & (theirs | thread.things_of(event)))


def _unlike_doers(item: Happening, event: Happening) -> bool:
    mine, theirs = _doers(item.occurrence.roles), _doers(event.occurrence.roles)
    return bool(mine and theirs and not mine & theirs)


def _doers(roles: Iterable[Role]) -> set[str]:
    return {party_of(r.actor) or r.actor.id for r in roles if r.name is RoleName.PERPETRATOR and r.actor is not None}


def _targets(item: Happening) -> set[str]:
    told = (r.text for r in item.occurrence.roles if r.name is RoleName.TARGET)
    return {word.casefold() for text in told for word in text.split()}


# ── joining ──


def _adds_nothing(thread: Thread, item: Happening, event: Happening) -> bool:
    """Say whether all that is told is told of the event already, but for the people harmed."""
    own, told = item.occurrence, event.occurrence
    if item.is_placed or set(own.weapons) - set(told.weapons):
        return False
    if own.responsibility not in (None, told.responsibility) and told.responsibility is not None:
        return False
    if own.type == "harm":
        return True
    new = [r for r in own.roles if r not in told.roles]
    return bool(thread.pointed_kinds(item.anchor)) and not new and own.responsibility in (None, told.responsibility)


def _absorb(story: _Story, anchor: int, host: int) -> None:
    """Put an occurrence into its event, which takes the people harmed and whatever it does not tell itself."""
    mine, event = story.drafts.pop(anchor), story.drafts[host]
    own, told = mine.proposition, event.proposition
    assert isinstance(own, Occurrence) and isinstance(told, Occurrence)  # noqa: S101, PT018 - chosen so by the callers
    story.into[anchor] = host
    story.into.update({one: host for one, other in story.into.items() if other == anchor})
    known = {(r.name, r.text.casefold()) for r in told.roles}
    joined = replace(
        told,
        roles=told.roles + tuple(r for r in own.roles if (r.name, r.text.casefold()) not in known),
        where=told.where or own.where,
        when=told.when or own.when,
        weapons=tuple(dict.fromkeys(told.weapons + own.weapons)),
        responsibility=told.responsibility or own.responsibility,
    )
    story.drafts[host] = replace(event, proposition=joined)
    story.events[:] = [
        replace(e, draft=story.drafts[host], occurrence=joined) if e.anchor == host else e for e in story.events
    ]


def _completed(thread: Thread, item: Happening, event: Happening) -> Draft:
    """Give an occurrence the place, time and, where it only points, the kind that its event is told with."""
    own, told = item.occurrence, event.occurrence
    points = bool(thread.pointed_kinds(item.anchor)) and kind_of(thread.taxonomy, told.type, own.type)
    targets = () if _targets(item) else tuple(r for r in told.roles if r.name is RoleName.TARGET)
    full = replace(
        own,
        type=told.type if points else own.type,
        where=own.where or told.where,
        when=own.when or told.when,
        roles=own.roles + targets if points else own.roles,
    )
    return replace(item.draft, proposition=full)


# ── what is said of an event ──


def _answer(story: _Story, reading: Reading) -> None:
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


def _named_event(story: _Story, reading: Reading, anchor: int) -> Happening | None:
    """Return the one event told before at the place that the answer's own clause names ("for the Bryansk bridge")."""
    tree = story.thread.tree
    named = [
        m.where
        for m in reading.places
        if m.where.kind != _COUNTRY and tree.sentence[m.token] == tree.sentence[anchor] and m.token > anchor
        if tree.group(m.token) == tree.group(anchor)
    ]
    if len(named) != 1:
        return None

    def fits(event: Happening) -> bool:
        return event.occurrence.where is not None and event.occurrence.where.agrees_with(named[0])

    return story.thread.only(anchor, story.events, fits)


def _counted_in(story: _Story, draft: Draft, measure: Measure) -> Happening | None:
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
