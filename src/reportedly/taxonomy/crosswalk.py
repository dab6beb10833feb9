"""One claim in the classes of other vocabularies: ACLED-like event classes and PLOVER roots.

The class of a type stands with its entry in ``events.toml``. What the way an act is put makes of the class stands in
``crosswalk.toml``: in PLOVER an aid that is promised is an agreement, one that is demanded a request, and an attack
that is announced a threat. ACLED codes what took place: an act that is denied or only wished has no class there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reportedly.model import Claim, Holding, HoldingState, Modality, Occurrence, Polarity, RoleName, Stance
from reportedly.taxonomy import Taxonomy

_TOOK_PLACE = frozenset({Modality.ASSERTED, Modality.POSSIBLE, Modality.ATTEMPTED})
_AGREED = _TOOK_PLACE | {Modality.PLANNED}  # what is agreed for later is an agreement now
_GROUND = frozenset({HoldingState.CAPTURED, HoldingState.ADVANCED, HoldingState.CONTROLS})


@dataclass(frozen=True, eq=False)
class Turns:
    """What PLOVER makes of a root that is promised, demanded, refused …; and the classes of the other propositions."""

    families: Mapping[str, str]  # root → family
    turned: Mapping[tuple[str, str], str]  # family, mode → root
    stances: Mapping[str, str]


@cache
def turns() -> Turns:
    """Load the table, once."""
    rows = tomllib.loads((resources.files("reportedly.taxonomy") / "crosswalk.toml").read_text(encoding="utf-8"))
    return Turns(
        {root: row["name"] for row in rows["family"] for root in row["roots"]},
        {(row["family"], mode): row["root"] for row in rows["turn"] for mode in row["modes"]},
        {stance: row["root"] for row in rows["stance"] for stance in row["stances"]},
    )


def plover_root(claim: Claim, taxonomy: Taxonomy) -> str | None:
    """Return the PLOVER root of a claim, None where PLOVER has no such act."""
    match claim.proposition:
        case Occurrence(type=code):
            root = taxonomy.events[code].fields.get("plover")
            return None if root is None else _turned(root, code, claim)
        case Stance(stance=stance):
            return turns().stances.get(stance.value)
        case Holding(state=HoldingState.WITHDREW | HoldingState.LOST):
            return "YIELD"
        case Holding(state=HoldingState.CAPTURED | HoldingState.ADVANCED):
            return "ASSAULT"
        case _:
            return None


def _turned(root: str, code: str, claim: Claim) -> str:
    family = turns().families.get(root)
    mode = "denied" if claim.polarity is Polarity.DENIED else claim.modality.value
    if mode == Modality.INTENDED and code.startswith("statement."):
        return root  # words that are another act's purpose are said in it ("called to congratulate")
    return root if family is None else turns().turned.get((family, mode), root)


def acled_class(claim: Claim, taxonomy: Taxonomy, *, forces: frozenset[str], states: frozenset[str]) -> str | None:
    """Return the ACLED sub-event of a claim; None where it tells nothing that took place, or nothing that ACLED codes.

    ``forces`` are the nouns for those who fight: between them an attack is an armed clash. ``states`` are the parties
    that are states, or families of sides without a name ("government", "military"): ground that one takes is regained,
    ground that another takes is overtaken.
    """
    if claim.polarity is Polarity.DENIED:
        return None
    match claim.proposition:
        case Occurrence() as told:
            found = str(taxonomy.events[told.type].fields["acled"])
            if claim.modality not in (_AGREED if found == "Agreement" else _TOOK_PLACE):
                return None
            return "Armed clash" if found == "Attack" and _is_on_force(told, forces) else found
        case Holding(state=state, party=party) if state in _GROUND and claim.modality in _TOOK_PLACE:
            return (
                "Government regains territory"
                if {party.id, party.id.split(":")[0]} & states
                else "Non-state actor overtakes territory"
            )
        case Holding(state=HoldingState.WITHDREW | HoldingState.LOST) if claim.modality in _TOOK_PLACE:
            return "Non-violent transfer of territory"
        case _:
            return None


def _is_on_force(told: Occurrence, forces: frozenset[str]) -> bool:
    struck = [r.text.casefold().split() for r in told.roles if r.name in (RoleName.TARGET, RoleName.VICTIM)]
    return any(_singular(word) in forces for words in struck for word in words)


def _singular(word: str) -> str:
    return word.strip(".,;:'\"").removesuffix("s")
