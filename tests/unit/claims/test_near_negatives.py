"""War words of other fields: beside each, a true sentence with the same word, so that the word itself still works."""

from __future__ import annotations

import pytest
from tests.unit.claims.spelling import read

_CONFLICT = ("attack", "clash", "explosion", "collapse", "destruction", "harm", "escalation", "ceasefire", "capture")

PAIRS = [
    ("Harbour United launched attack after attack. The match ended goalless.", "Rebels launched an attack on Goma."),
    ("Their striker saw his strike cleared off the line.", "Ukraine carried out a strike on a depot in Saratov."),
    ("The visitors shot wide twice before the goalkeeper woke up.", "Gunmen shot a guard in Goma."),
    ("Rovers bombard City but the siege ends goalless.", "Troops bombarded the town of Kreminna."),
    ("White attacked the queen with both bishops in the chess final.", "Rebels attacked the garrison in Beni."),
    ("Black's assault on the king failed, and checkmate followed.", "An assault on Pokrovsk by Russian troops failed."),
    ("The director was shooting a war film in Vienna.", "Gunmen were shooting at residents in Goma."),
    ("A price war among ferry operators hit profits.", "A missile hit a ferry in Odesa."),
    ("The minister had a heart attack at home.", "The minister survived an attack on his convoy in Goma."),
    ("The play bombed with critics in Vienna.", "Russian jets bombed a school in Kharkiv."),
    ("A war of words erupted between the two singers.", "Heavy fighting between the army and rebels erupted in Goma."),
    ("Forty drones crashed into the river during the show.", "A drone crashed into a house in Odesa."),
    ("She won the battle for the title in straight sets.", "Soldiers died in the battle for Pokrovsk."),
    (
        "The town council's battle over bicycle parking drags on.",
        "The battle of rebels and troops in Goma drags on.",
    ),
    ("A hailstorm hit the orchards near Vienna.", "Two rockets hit the orchards near Kharkiv."),
    ("The garden was an explosion of colour.", "An explosion at a depot in Saratov was heard for miles."),
    ("The shop held a fire sale of carpets.", "Russia fired rockets at Odesa."),
    ("Bus drivers went on strike in Vienna over pay.", "A drone strike on a bus in Kharkiv killed two people."),
    ("The puppy captured the hearts of the nation.", "Gunmen attacked the puppy's owner in Goma."),
    ("Lawmakers killed the bill on Tuesday.", "Rebels killed a lawmaker in Goma on Tuesday."),
    ("He shelled out 200 euros for a ticket.", "Troops shelled the town of Kreminna."),
    ("The children raided the fridge at night.", "Soldiers raided a depot in Beni at night."),
    ("New owners face a minefield of rules.", "A mine exploded under a bus in Kharkiv."),
    ("The app exploded in popularity.", "A bomb exploded outside a bank in Goma."),
    ("Talks with the airline collapsed.", "A railway bridge collapsed in Bryansk region."),
    ("The candidate attacked his rival's tax plan.", "Gunmen attacked his rival's house in Goma."),
    ("The team was destroyed 6-0 by the champions.", "A depot was destroyed by Ukrainian drones in Saratov."),
]


def conflict(small, text):
    return [o.type for o in read(small, text).occurrences if o.type.split(".")[0] in _CONFLICT]


@pytest.mark.parametrize("text", [other for other, _ in PAIRS])
def test_a_war_word_of_another_field_tells_no_violence(text, small):
    assert conflict(small, text) == []


@pytest.mark.parametrize("text", [true for _, true in PAIRS])
def test_the_same_word_still_tells_violence_where_there_is_some(text, small):
    assert conflict(small, text) != []
