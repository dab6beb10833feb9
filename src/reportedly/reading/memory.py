"""Who was named so far in a text, and what was learnt of them: what references are led back to."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.model import ActorKind
from reportedly.reading.acting import first_conjunct, speaks
from reportedly.reading.sightings import Page, Sighting

SPEAKING_KINDS = frozenset({ActorKind.BODY, ActorKind.PARTY, ActorKind.OUTLET, ActorKind.DOCUMENT})
PRONOUN_REACH = 2  # sentences back


@dataclass(slots=True)
class Memory:
    """Who was named so far, in order, and what was learnt of them."""

    told: list[Sighting] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    surnames: dict[str, dict[str, Sighting]] = field(default_factory=dict)

    def add(self, sighting: Sighting) -> None:
        """Remember a settled sighting."""
        actor = sighting.actor
        if actor is None:
            return
        self.told.append(sighting)
        if sighting.gender and actor.kind is ActorKind.PERSON:
            self.genders.setdefault(actor.id, sighting.gender)
        if actor.kind in (ActorKind.PERSON, ActorKind.OUTLET) and sighting.how in ("name", "office"):
            self.surnames.setdefault(actor.name.split()[-1], {}).setdefault(actor.id, sighting)


def is_speaker(page: Page, told: Sighting) -> bool:
    """Say whether the one mentioned speaks there."""
    return speaks(page.doc[told.token], page.words)


def is_subject(page: Page, told: Sighting) -> bool:
    """Say whether the one mentioned is the subject of its clause."""
    token = first_conjunct(page.doc[told.token])
    return not told.attributive and token.dep_ in ("nsubj", "nsubjpass")
