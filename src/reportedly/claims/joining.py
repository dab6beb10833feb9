"""A document's occurrences while they are led together: joining two, and what one sentence tells of one event.

An occurrence that goes into its event gives it the people harmed and whatever the event does not tell itself; nothing
that the event tells is overwritten. Within a sentence the grammar decides: the moment, the manner, the result.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportedly.claims.clauses import Tree
from reportedly.claims.drafts import Draft
from reportedly.claims.gathering import kind_of
from reportedly.claims.threads import Happening, Thread, agrees
from reportedly.model import Measure, Occurrence, RoleName
from reportedly.reading.mentions import Reading
from reportedly.values import Where

_LINKS = frozenset({"advcl", "acl", "relcl", "conj", "pcomp", "prep", "pobj", "agent"})
COUNTRY = "country"


@dataclass(eq=False)
class Story:
    """One document's occurrences while they are led together. ``into`` leads the anchors that went into another."""

    thread: Thread
    drafts: dict[int, Draft]
    into: dict[int, int] = field(default_factory=dict)
    events: list[Happening] = field(default_factory=list)


# ── joining ──


def adds_nothing(thread: Thread, item: Happening, event: Happening) -> bool:
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


def absorb(story: Story, anchor: int, host: int) -> None:
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


def completed(thread: Thread, item: Happening, event: Happening) -> Draft:
    """Give an occurrence the place, time and, where it only points, the kind that its event is told with."""
    own, told = item.occurrence, event.occurrence
    points = bool(thread.pointed_kinds(item.anchor)) and kind_of(thread.taxonomy, told.type, own.type)
    targets = () if targets_of(item) else tuple(r for r in told.roles if r.name is RoleName.TARGET)
    full = replace(
        own,
        type=told.type if points else own.type,
        where=own.where or told.where,
        when=own.when or told.when,
        roles=own.roles + targets if points else own.roles,
    )
    return replace(item.draft, proposition=full)


def targets_of(item: Happening) -> set[str]:
    """Return the words for what it is told to be done to."""
    told = (r.text for r in item.occurrence.roles if r.name is RoleName.TARGET)
    return {word.casefold() for text in told for word in text.split()}


# ── one sentence ──


def drop_times_of_saying(story: Story, reading: Reading) -> None:
    """Leave a time open that only stands with the verb of saying: it is when it was said, not when it happened."""
    tree = story.thread.tree
    for anchor, draft in story.drafts.items():
        told = draft.proposition
        if not isinstance(told, Occurrence) or told.when is None:
            continue
        times = [m for m in reading.times if m.when == told.when and tree.sentence[m.token] == tree.sentence[anchor]]
        if times and all(_is_of_saying(story.thread, m.token, anchor) for m in times):
            story.drafts[anchor] = replace(draft, proposition=replace(told, when=None))


def _is_of_saying(thread: Thread, time: int, act: int) -> bool:
    """Say whether a time is told of the verb that says the act: "it fell, police said on Monday", "denied firing"."""
    tree, verb = thread.tree, thread.tree.clause[act]
    if verb != act and tree.kids(verb, "ccomp"):
        return tree.clause[time] == verb and time > verb > act
    says = tree.head[act]
    said = tree.dep[act] == "xcomp" and tree.lemma[says] in thread.turns.sayings
    return said and time < act and says in tree.up(time) and act not in tree.up(time)


def name_no_attackers(story: Story) -> None:
    """Leave open who did it where only "the attackers" did: the word names nobody."""
    for anchor, draft in story.drafts.items():
        told = draft.proposition
        party = told.responsibility.party if isinstance(told, Occurrence) and told.responsibility else None
        if not isinstance(told, Occurrence) or party is None or party.party is not None:
            continue
        words = party.name.casefold().split()
        if words and words[-1].removesuffix("s") in story.thread.turns.nameless:
            story.drafts[anchor] = replace(draft, proposition=replace(told, responsibility=None))


def take_shared_places(story: Story, drafts: Sequence[Draft]) -> None:
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


def _in_one_sentence(story: Story, one: int, other: int) -> bool:
    return story.thread.tree.sentence[one] == story.thread.tree.sentence[other]


def _shared_place(thread: Thread, anchor: int) -> Where | None:
    tree = thread.tree
    told = [m for m in thread.told_places if tree.sentence[m.token] == tree.sentence[anchor]]
    if len(told) != 1 or told[0].where.kind == COUNTRY or thread.is_turned(anchor):
        return None
    groups = {tree.group(anchor)}
    if tree.dep[anchor] == "conj":
        groups.add(tree.group(tree.head[anchor]))
    return told[0].where if tree.group(told[0].token) in groups else None


def join_effects_to_acts(story: Story) -> None:
    """Lead what was done to people or things into the one act of its sentence that did it."""
    thread = story.thread
    told = [h for d in story.drafts.values() if (h := thread.happening(d)) is not None]
    acts = [h for h in told if not thread.is_effect(h.occurrence)]
    for effect in (h for h in told if thread.is_effect(h.occurrence)):
        linked = [act for act in acts if _is_linked(thread, effect.anchor, act.anchor)]
        if len(linked) == 1 and agrees(effect.occurrence, linked[0]) and not thread.is_turned(effect.anchor):
            absorb(story, effect.anchor, linked[0].anchor)


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
