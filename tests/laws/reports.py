"""Made-up reports for the laws of fusion: attacks with numbers, by sources with and without names, some quoted."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.unit.fusion.builders import AIR_FORCE, DOCTOR, MAYOR, NORTH_ARMY, SOUTH, Paper, day, hours, night

from reportedly.model import Actor, ActorKind, Polarity, ResponsibilityStatus

OFFICIAL = Actor("official:security", "a security official", ActorKind.UNNAMED)
SPEAKER = Actor("official:senior", "a senior security official", ActorKind.UNNAMED)
GOVERNOR = Actor("person:adda-marsh", "Adda Marsh", ActorKind.PERSON, "south", "regional governor")
UNNAMED_GOVERNOR = Actor("official:governor", "the governor", ActorKind.UNNAMED)

QUOTES = st.sampled_from(
    [
        "The eastern bank is lost, the bridge has fallen into the river and nobody can reach the hospital",
        "We have lost the eastern bank, the bridge has fallen into the river, nobody reaches the hospital",
        "the bridge has fallen into the river and nobody can reach the hospital",
        "Our crews worked until dawn on the northern road and found no survivors beneath the market hall",
        "We will respond",
    ]
)
SOURCES = st.sampled_from(
    [(), (AIR_FORCE,), (DOCTOR,), (MAYOR,), (NORTH_ARMY,), (SOUTH,), (OFFICIAL,), (SPEAKER,), (GOVERNOR,),
     (UNNAMED_GOVERNOR,)]
)  # fmt: skip
MEASURES = st.sampled_from(["killed", "injured", "drones_launched", "aircraft_hit", "aircraft_destroyed"])
PLACES = st.sampled_from(["ford", "mill", "low-region", "country-south", None])
TIMES = st.sampled_from([night(1), night(2), day(1), day(3), None])
KINDS = st.sampled_from(["attack.drone", "attack", "harm", "collapse", "exchange"])
LAID = st.sampled_from(
    [None, None, (None, ResponsibilityStatus.NOT_ESTABLISHED), (NORTH_ARMY, ResponsibilityStatus.ACCUSED),
     (NORTH_ARMY, ResponsibilityStatus.DENIED), (NORTH_ARMY, ResponsibilityStatus.CLAIMED)]
)  # fmt: skip


@st.composite
def reports(draw, *, at_most: int = 6) -> list[Paper]:
    """A few reports of attacks with numbers, each by an outlet of its own; some quote their sources."""
    papers = []
    for number in range(draw(st.integers(1, at_most))):
        paper = Paper(f"Outlet {number}", hours(draw(st.integers(0, 60))))
        for _ in range(draw(st.integers(1, 3))):
            source = draw(SOURCES)
            words = f"“{draw(QUOTES)}.”" if source and draw(st.booleans()) else None
            denied = draw(st.integers(0, 9)) == 0
            attack = paper.attack(
                *source, kind=draw(KINDS), where=draw(PLACES), when=draw(TIMES), words=words,
                responsibility=draw(LAID), polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
            )  # fmt: skip
            for _ in range(draw(st.integers(0, 2))):
                about = attack if draw(st.booleans()) else None
                paper.count(draw(MEASURES), draw(st.sampled_from([3, 7, 41, 472])), *source, unit="items", about=about)
        papers.append(paper)
    return papers
