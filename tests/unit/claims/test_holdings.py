"""Holdings: who is said to hold, take, lose or hold off ground; never a wish, never a mood."""

from __future__ import annotations

import pytest
from tests.unit.claims.spelling import read

from reportedly.model import Holding, HoldingState


@pytest.mark.parametrize(
    ("text", "party", "state", "place"),
    [
        ("According to Russian sources, advances were made into Sumy region.", "russia", "advanced", "Sumy region"),
        ("Russian troops captured Zarichne on Sunday.", "russia", "captured", "Zarichne"),
        ("Zarichne was captured by Russian troops.", "russia", "captured", "Zarichne"),
        ("Ukrainian forces repelled an assault near Pokrovsk.", "ukraine", "held off", "Pokrovsk"),
        ("M23 controls the city of Goma.", "m23", "controls", "Goma"),
        ("Ukrainian troops withdrew from Kreminna.", "ukraine", "withdrew", "Kreminna"),
        ("Ukrainian commanders said that they had retaken Zarichne.", "ukraine", "captured", "Zarichne"),
        ("Russia said its troops had advanced into Sumy region.", "russia", "advanced", "Sumy region"),
        ("Zarichne was taken by units of the Russian army.", "russia", "captured", "Zarichne"),
    ],
)
def test_party_state_and_place_are_read(text, party, state, place, small):
    (holding,) = read(small, text).holdings
    assert (holding.party.id, holding.state, holding.where.name) == (party, HoldingState(state), place)


@pytest.mark.parametrize(
    ("text", "party", "state", "place"),
    [
        ("Beni fell to M23.", "m23", "captured", "Beni"),
        ("M23 pulled out of Beni.", "m23", "withdrew", "Beni"),
        ("M23 was driven out of Beni.", "m23", "lost", "Beni"),
        ("Beni passed into the hands of M23.", "m23", "captured", "Beni"),
        ("M23 has the city of Beni under its control.", "m23", "controls", "Beni"),
        ("The town of Beni is back in the hands of Congolese troops.", "drc", "controls", "Beni"),
        ("Shells hit Russian-occupied Kreminna.", "russia", "controls", "Kreminna"),
        ("The aid did not reach M23-held Goma.", "m23", "controls", "Goma"),
    ],
)
def test_ground_changes_hands_in_many_wordings(text, party, state, place, small):
    (holding,) = read(small, text).holdings
    assert (holding.party.id, holding.state, holding.where.name) == (party, HoldingState(state), place)


def test_the_army_retook_a_town_whatever_the_parser_takes_the_verb_for(small):
    (holding,) = read(small, "The army retook Goma.").holdings
    assert (holding.state, holding.where.name) == (HoldingState.CAPTURED, "Goma")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("M23 controls most of Goma.", "most of Goma"),
        ("Most of Goma is in the hands of M23.", "most of Goma"),
        ("M23 controls northern Goma.", "northern Goma"),
        ("M23 captured the eastern part of Goma.", "eastern part of Goma"),
        ("Russian forces captured three villages in Sumy region.", "three villages"),
    ],
)
def test_who_holds_a_part_does_not_hold_the_place(text, place, small):
    (holding,) = read(small, text).holdings
    assert holding.where.name == place
    assert holding.where.place_id is None
    assert holding.where.within


def test_what_is_told_beside_a_place_stands_whatever_the_clause_denies(small):
    (draft,) = [
        d for d in read(small, "The aid never reached rebel-held Goma.").drafts if isinstance(d.proposition, Holding)
    ]
    assert draft.polarity.value == "affirmed"


def test_a_share_of_a_country_is_kept_with_the_country(small):
    (holding,) = read(small, "Russian forces control roughly one-fifth of Ukrainian territory.").holdings
    assert holding.where.place_id == "ukraine"
    assert str(holding.share.low) == "0.2"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Russia has gained control over 450 square kilometres of Ukrainian territory.", id="an area"),
        pytest.param("Advances were made into Sumy region.", id="nobody's advance"),
        pytest.param("According to analysts, advances were made into Sumy region.", id="a third party's word"),
        pytest.param("Russia wants to capture Zarichne.", id="a wish"),
        pytest.param("Russia demands that Ukraine withdraw from Kreminna.", id="a demand"),
        pytest.param("The team captured the title in Kharkiv.", id="sport"),
        pytest.param("Prices advanced in Kharkiv.", id="prices"),
        pytest.param("The singer took Kharkiv by storm.", id="a figure of speech"),
        pytest.param("A mediator said they had taken Zarichne.", id="a third party's they"),
    ],
)
def test_what_is_no_ground_taken_is_no_holding(text, small):
    assert read(small, text).holdings == []


def test_a_denied_capture_keeps_its_denial(small):
    drafts = read(small, "Russian troops have not captured Zarichne.").drafts
    assert [d.polarity.value for d in drafts] == ["denied"]


BARE = [
    ("The army holds Belde.", "the army", "controls", "Belde"),
    ("Belde fell to the Highland Liberation Army in May.", "Highland Liberation Army", "captured", "Belde"),
    ("The rebels left Tarm in May.", "the rebels", "withdrew", "Tarm"),
    ("The town of Tarm is under the control of the rebels.", "the rebels", "controls", "Tarm"),
    (
        "The shells came from the heights of Tarm, held by the rebels since May.",
        "the rebels",
        "controls",
        "heights of Tarm",
    ),
    ("The army blamed Fano, a rebel group that controls the hills north of Belde.", "Fano", "controls", "hills"),
    (
        "Raids have become more frequent since the army retook the town of Belde in May.",
        "the army",
        "captured",
        "Belde",
    ),
    ("We hold Tarm, the army said.", "the army", "controls", "Tarm"),
    ("A colonel of the army said that they held Tarm.", "the army", "controls", "Tarm"),
    ("The rebels said that the town of Tarm was now in their hands.", "the rebels", "controls", "Tarm"),
    ("The guns stand in Tarm, an area held by the rebels.", "the rebels", "controls", "Tarm"),
    ("The rebels held the wells for four days.", "the rebels", "controls", "wells"),
]


@pytest.mark.parametrize(("text", "party", "state", "place"), [pytest.param(*case, id=case[0][:60]) for case in BARE])
def test_a_holding_needs_no_theatre(text, party, state, place, bare):
    (holding,) = read(bare, text).holdings
    assert (holding.party.name, holding.state, holding.where.name) == (party, HoldingState(state), place)


def test_it_is_the_town_told_last(bare):
    found = read(bare, "The rebels left the town of Tarm in May. The army took it the next day.").holdings
    assert [(h.party.name, h.where.name) for h in found] == [("the rebels", "Tarm"), ("the army", "Tarm")]


def test_the_heights_of_a_town_are_not_the_town(bare):
    (holding,) = read(bare, "The rebels hold the heights of Belde.").holdings
    assert holding.where.within == ("Belde",)


def test_a_demonym_before_rebels_does_not_make_them_the_states(bare):
    found = read(bare, "The Sudanese army left Belde. Sudanese rebels took the town of Belde.").holdings
    assert [h.party.name for h in found] == ["Sudan", "the rebels"] or [h.party.id for h in found] == ["sudan"]


def test_the_enemy_in_a_sides_mouth_is_its_one_adversary(small):
    (holding,) = read(small, "The enemy fled from Zarichne, the Ukrainian army said.").holdings
    assert (holding.party.id, holding.state) == ("russia", HoldingState.WITHDREW)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The company controls the town market.", id="a company"),
        pytest.param("Residents left Belde in May.", id="people who leave"),
        pytest.param("Brown left Belde for London.", id="a traveller"),
        pytest.param("The club took Belde in the final.", id="a club"),
    ],
)
def test_nobody_is_made_a_party_to_hold_ground(text, bare):
    assert read(bare, text).holdings == []


@pytest.mark.parametrize(
    ("text", "party", "state", "place"),
    [
        ("Kidal fell to the separatists in 2014.", "separatists", "captured", "Kidal"),
        ("The town of Mukha has been held by rebels since May.", "rebels", "controls", "Mukha"),
        ("Soldiers fled. Azerbaijan captured the town of Hadrut.", "Azerbaijan", "captured", "Hadrut"),
        (
            "The TPLF said it had captured the town of Dessie. Its soldiers were seen there.",
            "TPLF",
            "captured",
            "Dessie",
        ),
    ],
)
def test_without_a_theatre_those_who_bear_arms_hold_ground(text, party, state, place, bare):
    (holding,) = read(bare, text).holdings
    assert (party in holding.party.name, holding.state, holding.where.name) == (True, HoldingState(state), place)


def test_counted_ground_is_ground_without_a_name(bare):
    (holding,) = read(bare, "The rebels captured three villages on Sunday.").holdings
    assert holding.where.name == "three villages"


@pytest.mark.parametrize(
    "text",
    ["Brazil captured the town in the final.", "Villagers held the road in their hands.", "Argentina held Lyon."],
)
def test_a_state_or_people_takes_no_ground_where_there_is_no_war(text, bare):
    assert read(bare, text).holdings == []


def test_people_who_are_handed_over_are_no_ground_lost(bare):
    told = read(bare, "The army shelled Tarm. Israel handed three Lebanese over to the Red Cross on Friday.")
    assert not told.holdings
