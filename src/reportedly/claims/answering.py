"""What is said about who did an act that the text told before: an occurrence of its own, tied to that act.

"The identity of those responsible has not been established" tells no new act. It is kept as a claim, with the place and
time of the act it speaks of, and leaves that act open where nothing else said who did it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.claims import responsibility as blame
from reportedly.claims.drafts import Draft
from reportedly.claims.gathering import Gathered
from reportedly.claims.roles import shorten
from reportedly.claims.triggers import Scene
from reportedly.claims.wordings import Laid, Wordings
from reportedly.model import Actor, Occurrence, Polarity, Responsibility, ResponsibilityStatus, Role, RoleName

_LONGEST_GLOSS = 120
_OF_FORCE = frozenset({"attack", "abduction", "displacement", "harm"})
_ACTS_BACK = 4  # acts back to what a denial answers
_ACTS_WITHOUT_DOER = frozenset({"destruction", "harm", "explosion", "collapse"})


def with_answers(
    scene: Scene,
    drafts: list[Draft],
    laid: Sequence[Laid],
    acts: Sequence[Gathered],
    words: Wordings,
    contents: Mapping[int, Sequence[int]],
) -> list[Draft]:
    """Add what is said about who did an act told before; mark the act as open where nobody is established.

    ``contents`` gives, by the token of a cue, the words said: who blames says whom, so the answer stands there.
    """
    taken = {t for act in acts for t in act.tokens if any(d.anchor == act.lead.token for d in drafts)}
    found = list(drafts)
    for one in laid:
        answer = blame.responsible(scene, one, words)
        if answer is None or one.act in taken or _is_answered(scene, found, one):
            continue
        of_victim = _harming(scene, found, one)
        points = one.act is not None and scene.tree.lemma[one.act] in words.deeds
        points = points or (one.anchor in contents and _points_at_charge(scene, found, one, words))
        charged = _charged_with(scene, one) if one.anchor in contents else None
        if not (one.named or of_victim or points or charged or any(one.act in act.tokens for act in acts)):
            continue
        kind = next((act.type for act in acts if one.act in act.tokens), "attack")
        before = of_victim or [d for d in found if d.anchor < one.anchor and same_branch(d, kind)]
        answered = _answer(scene, one, answer, before[-1] if before else None, contents.get(one.anchor, ()))
        found.append(answered if charged is None else _as_act(answered, charged))
        if before and answer.party is None:
            found[found.index(before[-1])] = _opened(before[-1], answer)
    return found


def _harming(scene: Scene, drafts: Sequence[Draft], one: Laid) -> list[Draft]:
    """Return the acts told of someone whom the answer's words name: "blamed the front for the mayor's death"."""
    if one.act is None:
        return []
    named = {scene.actors[t].actor.id for t in scene.tree.phrase(one.act) if t in scene.actors}
    return [d for d in drafts if (told := _occurrence(d)) is not None and named & _harmed_in(told)]


def _harmed_in(told: Occurrence) -> set[str]:
    return {r.actor.id for r in told.roles if r.actor is not None and r.name in (RoleName.VICTIM, RoleName.TARGET)}


def _is_answered(scene: Scene, drafts: Sequence[Draft], one: Laid) -> bool:
    """Say whether the sentence has said the same already, or another draft stands at the same word."""
    sentence = scene.tree.sentence
    for draft in drafts:
        told = _occurrence(draft)
        answers = told is not None and told.type == "responsibility" and sentence[draft.anchor] == sentence[one.anchor]
        is_words = told is not None and told.type.startswith("statement.")  # told by its attribution
        if (draft.anchor == one.anchor and not is_words) or (
            answers
            and told is not None
            and told.responsibility is not None
            and (told.responsibility.status is one.status)
        ):
            return True
    return False


def _occurrence(draft: Draft | None) -> Occurrence | None:
    return draft.proposition if draft is not None and isinstance(draft.proposition, Occurrence) else None


def _opened(draft: Draft, answer: Responsibility) -> Draft:
    proposition = draft.proposition
    if not isinstance(proposition, Occurrence) or proposition.responsibility is not None:
        return draft
    return replace(draft, proposition=replace(proposition, responsibility=answer))


def _charged_with(scene: Scene, one: Laid) -> str | None:
    """Return the type of the act of force with which someone is charged, in words too plain to tell it elsewhere."""
    if one.act is None or scene.tree.pos[one.act] != "VERB" or scene.tree.kids(one.act, "expl"):
        return None
    rows = scene.words.triggers.get((scene.tree.lemma[one.act], "verb"), ())
    plain = [row for row in rows if len(row.words) == 1 and row.type.split(".")[0] in _OF_FORCE]
    done_to = scene.tree.objects(one.act)
    fitting = [r for r in plain if any(scene.is_one_of(o, r.asks.get("objects", frozenset())) for o in done_to)]
    kinds = {row.type for row in fitting or plain}  # "having taken children" is charged with another act than revenge
    return min(kinds, key=len, default=None)


def _as_act(draft: Draft, kind: str) -> Draft:
    told = _occurrence(draft)
    return draft if told is None else replace(draft, proposition=replace(told, type=kind, where=None, when=None))


def _points_at_charge(scene: Scene, drafts: Sequence[Draft], one: Laid, words: Wordings) -> bool:
    """Say whether a denial speaks of what the text laid at the same door before: "denied the charge", "denied it"."""
    if one.status is not ResponsibilityStatus.DENIED or one.act is None or one.party is None:
        return False
    if scene.tree.lemma[one.act] not in words.charges:
        return False
    return any(
        told.responsibility is not None and told.responsibility.party is not None
        for d in drafts[-_ACTS_BACK:]
        if d.anchor < one.anchor and (told := _occurrence(d)) is not None
    )


def _answer(scene: Scene, one: Laid, answer: Responsibility, act: Draft | None, said: Sequence[int]) -> Draft:
    tree = scene.tree
    told = _occurrence(act)
    tokens = list(said) or [t for t in tree.subtree(one.anchor) if tree.group(t) == tree.group(one.anchor)]
    anchor = next((t for t in (one.act, one.party, *said) if t is not None and t in said), one.anchor)
    party: Actor | None = answer.party
    occurrence = Occurrence(
        "responsibility",
        shorten(tree.text(tokens), _LONGEST_GLOSS),
        () if party is None else (Role(RoleName.PERPETRATOR, party.name, party),),
        told.where if told else None,
        told.when if told else None,
        (),
        answer,
    )
    polarity = Polarity.UNKNOWN if party is None else Polarity.AFFIRMED
    if answer.status is ResponsibilityStatus.DENIED:
        polarity = Polarity.DENIED
    return Draft(occurrence, tree.span(tokens), anchor, polarity)


def same_branch(draft: Draft, kind: str) -> bool:
    """Say whether the draft tells an act that a word of this type can point back to."""
    proposition = draft.proposition
    if not isinstance(proposition, Occurrence):
        return False
    return proposition.type.split(".")[0] in (
        kind.split(".")[0],
        "destruction",
        "harm",
        "explosion",
        "collapse",
    )
