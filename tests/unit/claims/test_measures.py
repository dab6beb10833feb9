"""Measures: what an amount is of, whose, where, when, and what it belongs to."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.claims.spelling import read

from reportedly.model import Measure, Modality, Polarity
from reportedly.values import Bound


def told(small, text):
    return [(m.measure, m.quantity.low) for m in read(small, text).measures if m.quantity]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least seven people were killed and 69 injured in Kharkiv.", [("killed", 7), ("injured", 69)]),
        ("The strike killed two and wounded three.", [("killed", 2), ("injured", 3)]),
        ("A blast in Kharkiv left four dead and 11 wounded.", [("killed", 4), ("injured", 11)]),
        ("The death toll in Kharkiv has risen to nine.", [("killed", 9)]),
        ("A man was killed in Kharkiv.", [("killed", 1)]),
        ("Two men were shot dead in Goma.", [("killed", 2)]),
        ("Two men were shot in Goma.", [("casualties", 2)]),
        ("Two men were shot in the leg in Goma.", [("injured", 2)]),
        ("Air defences shot down 382 of 472 drones.", [("drones_downed", 382), ("drones_launched", 472)]),
        (
            "The raid damaged 40 warplanes and destroyed 13 aircraft.",
            [("aircraft_damaged", 40), ("aircraft_destroyed", 13)],
        ),
        ("Russia and Ukraine exchanged 1,000 prisoners each.", [("prisoners_exchanged", 1000)]),
        ("Nine people died in Kharkiv. Seven were children.", [("killed", 9), ("killed", 7)]),
        ("All but two of the 30 drones were intercepted.", [("drones_launched", 30)]),
        ("The army lost contact with 30 soldiers near Kharkiv.", [("missing", 30)]),
        ("Six people, all from one tent, remain missing in Goma.", [("missing", 6)]),
        ("Eleven fighters laid down their arms near Goma.", [("captured", 11)]),
        ("Police in Goma searched 40 people.", []),
        (
            "The blast in Goma killed two police officers and a passer-by and injured 14 people.",
            [("killed", 2), ("injured", 14)],
        ),
        ("Shelling of Goma: dead: 14, wounded: 31.", [("killed", 14), ("injured", 31)]),
        ("A drone hit the police post in Goma without causing casualties.", [("casualties", 0)]),
        ("A third missile, aimed at Kharkiv itself, was shot down.", [("missiles_downed", 1)]),
        ("Three drones came in from the east shortly before two.", [("drones_launched", 3)]),
        ("Four oil tanks were destroyed at the refinery in Saratov.", []),
        ("About 12,000 people crossed the border near Goma.", [("displaced", 12000)]),
        ("Shelling left 40 houses in ruins in Kharkiv.", [("buildings_destroyed", 40)]),
        ("Thousands took to the streets of Goma.", [("protesters", 2000)]),
        ("Sixty soldiers were killed or wounded in Goma.", [("casualties", 60)]),
        ("The brigade lost 60 killed or wounded in Goma.", [("casualties", 60)]),
        ("The army lost six Su-30 fighters.", [("aircraft_destroyed", 6)]),
        ("The agency needs $1.2 billion for Goma.", [("money_aid", 1200000000)]),
        ("Maria, 27, was taken to a hospital in Kharkiv.", []),
        ("The company sold 472 drones last year.", []),
        ("The court heard 12 witnesses.", []),
    ],
)
def test_an_amount_is_told_of_what_governs_it(text, expected, small):
    assert told(small, text) == [(code, Decimal(n)) for code, n in expected]


def test_an_area_gained_is_not_an_area_held(small):
    assert told(small, "Russia gained control of 450 square kilometres in May.") == [("area_gained", Decimal(450))]
    assert told(small, "Russia controls 113,100 square kilometres.") == [("area_controlled", Decimal(113100))]


def test_open_bounds_are_kept(small):
    (killed,) = read(small, "More than 20 people were killed in Kharkiv.").measures
    assert (killed.quantity.low, killed.quantity.high, killed.quantity.bound) == (20, None, Bound.MORE_THAN)


def test_a_part_is_told_off_from_the_whole(small):
    measures = read(small, "Nine people were killed in Kharkiv, including two children.").measures
    assert [(m.scope.of, m.quantity.low) for m in measures] == [(None, 9), ("children", 2)]


def test_a_rising_total_is_running_and_a_plain_one_is_not(small):
    assert read(small, "The death toll in Kharkiv rose to seven.").measures[0].scope.running
    assert not read(small, "Seven people were killed in Kharkiv.").measures[0].scope.running


def test_one_sides_share_of_an_exchange_says_so(small):
    (measure,) = read(small, "Russia and Ukraine will exchange 6,000 bodies each.").measures
    assert measure.scope.per == "each"


def test_the_neighbours_place_is_not_taken(small):
    text = "Three people were killed in Kharkiv, while five people were injured in Odesa."
    assert [(m.measure, m.scope.where.name) for m in read(small, text).measures] == [
        ("killed", "Kharkiv"),
        ("injured", "Odesa"),
    ]


def test_who_launched_and_who_gained_is_kept(small):
    assert read(small, "Russia launched 90 drones at Odesa.").measures[0].scope.party == "russia"
    assert read(small, "Russian forces gained 450 square kilometres in May.").measures[0].scope.party == "russia"


def test_whose_aircraft_were_hit_is_kept(small):
    (measure,) = read(small, "Ukraine's strike damaged 40 Russian warplanes.").measures
    assert measure.scope.party == "russia"


def test_amounts_belong_to_the_act_of_their_clause_or_the_one_before(small):
    text = "Russia attacked Odesa with drones. The attack killed seven people."
    told = read(small, text)
    act = told.drafts[0]
    killed = next(d for d in told.drafts if isinstance(d.proposition, Measure) and d.proposition.measure == "killed")
    assert killed.about == act.anchor


def test_an_amount_in_another_place_does_not_belong_to_the_act_before(small):
    text = "Russia attacked Odesa with drones. Two houses burned. In Kharkiv, the number of dead rose to seven."
    killed = [d for d in read(small, text).drafts if isinstance(d.proposition, Measure)]
    assert killed
    assert killed[-1].about is None


def test_a_record_is_a_measure_of_its_own(small):
    text = "Russia launched 472 drones at Odesa, the highest nightly total since the war began."
    amount, record = read(small, text).measures
    assert (amount.quantity.low, amount.superlative) == (472, None)
    assert record.measure == "drones_launched"
    assert record.quantity is None
    assert (record.superlative.rank, record.superlative.over) == ("highest", "nightly total")
    assert record.superlative.since == "the war began"


def test_colour_is_no_record(small):
    text = "The minister called it the greatest day of his life."
    assert read(small, text).measures == []


def test_a_month_told_by_the_record_is_the_amounts_stretch(small):
    text = "Russia gained 450 square kilometres, the fastest monthly advance in six months."
    amount, record = read(small, text).measures
    assert amount.scope.per == "month"
    assert record.superlative.since == "six months"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "As many as 30 jets were hit and around 12 destroyed, a diplomat told the paper.",
            [("aircraft_hit", None, 30), ("aircraft_destroyed", 12, 12)],
        ),
        ("The bombers were scorched and will be repaired. None was destroyed.", [("aircraft_destroyed", 0, 0)]),
        ("No tanks were lost, the colonel said.", [("tanks_destroyed", 0, 0)]),
        ("No tanks were lost at two of the six depots.", []),
        ("Nine helicopters were put out of action at Saratov.", [("aircraft_destroyed", 9, 9)]),
        ("Each side is to hand over 700 bodies, the envoy said.", [("bodies_exchanged", 700, 700)]),
        ("The remains of 80 marines are to go home.", [("bodies_exchanged", 80, 80)]),
        (
            "The bodies of 400 soldiers are to go home, 200 from each side.",
            [("bodies_exchanged", 400, 400), ("bodies_exchanged", 200, 200)],
        ),
        ("More than 90 bodies lie in the morgues of Beni.", [("killed", 90, None)]),
        ("The column is about 20 kilometres (12 miles) south of Beni.", [("distance", 20, 20)]),
        ("There were 61 passengers on the bus.", [("people_present", 61, 61)]),
        ("The raid burned five cars and killed 20.", [("vehicles_destroyed", 5, 5), ("killed", 20, 20)]),
    ],
)
def test_an_amount_away_from_its_noun_counts_what_the_clause_tells_of(text, expected, small):
    measures = [m for m in read(small, text).measures if m.quantity]
    assert [(m.measure, m.quantity.low, m.quantity.high) for m in measures] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The talks in Doha led to a swap of 300 for 300.",
        "The mediators arranged an exchange of prisoners on the formula 300 for 300.",
        "The two armies agreed to exchange prisoners. The envoy spoke of 300 people from each side.",
    ],
)
def test_a_swap_of_equals_is_told_for_each_side(text, small):
    found = [m for m in read(small, text).measures if m.measure == "prisoners_exchanged"]
    assert [(m.quantity.low, m.scope.per) for m in found] == [(300, "side")]


def test_bodies_of_soldiers_are_no_prisoners(small):
    measures = read(small, "The sides agreed to return the bodies of hundreds of fallen soldiers.").measures
    assert {m.measure for m in measures} == {"bodies_exchanged"}


def test_people_from_each_side_are_no_prisoners_where_no_exchange_is_told(small):
    assert told(small, "The mayor invited 300 people from each side of the river.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Russia launched 90 drones at Odesa; 70 were shot down and 15 were jammed.",
            [("drones_launched", 90), ("drones_downed", 70), ("drones_jammed", 15)],
            id="what was counted goes on over a semicolon",
        ),
        pytest.param(
            "Russia launched 90 drones and three missiles at Odesa; 70 were shot down.",
            [("drones_launched", 90), ("missiles_launched", 3), ("targets_downed", 70)],
            id="drones and missiles together are targets",
        ),
        pytest.param(
            "Of 90 drones launched, 70 were shot down.",
            [("drones_launched", 90), ("drones_downed", 70)],
            id="of the launched, those shot down",
        ),
        pytest.param(
            "Air defences destroyed 60 of the 75 drones, while 10 others were lost to jamming.",
            [("drones_downed", 60), ("drones_launched", 75), ("drones_jammed", 10)],
            id="others are what was counted before",
        ),
        pytest.param(
            "Twelve houses were damaged; three were destroyed.",
            [("buildings_damaged", 12), ("buildings_destroyed", 3)],
            id="damaged apart from destroyed",
        ),
        pytest.param(
            "The strike hit a market in Kharkiv, killing four, wounding 11 and trapping several others.",
            [("killed", 4), ("injured", 11), ("people_present", 3)],
            id="a toll over coordinated clauses",
        ),
        pytest.param("Police arrested 14 protesters in Tbilisi.", [("arrested", 14)], id="protesters are people"),
        pytest.param("Three miners are still missing in Pokrovsk.", [("missing", 3)], id="so are miners"),
        pytest.param("The village lies 20 km north of Goma.", [("distance", 20)], id="a distance to a side of a town"),
    ],
)
def test_each_amount_finds_its_own_measure(text, expected, small):
    assert told(small, text) == [(code, Decimal(n)) for code, n in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Officials said the toll now stands at 14.",
        "The latest strike brings the number of dead to 14.",
        "That brings to 14 the number of civilians killed in Kharkiv this month.",
        "The death toll has risen to 14.",
    ],
)
def test_a_total_said_to_have_changed_is_running(text, small):
    (measure,) = read(small, text).measures
    assert (measure.measure, measure.quantity.low, measure.scope.running) == ("killed", 14, True)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were injured, two of them children.",
        "Nine people were injured, among them two children.",
        "Nine people were injured, including two children.",
        "Two of the nine wounded were children.",
    ],
)
def test_a_part_of_those_counted_is_told_off(text, small):
    found = {(m.scope.of, m.quantity.low) for m in read(small, text).measures}
    assert found == {(None, 9), ("children", 2)}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Dozens of soldiers were captured near Lyman.", 24, None),
        ("Scores of soldiers were captured near Lyman.", 40, None),
        ("Several soldiers were captured near Lyman.", 3, None),
        ("Hundreds of soldiers were captured near Lyman.", 200, None),
        ("Between 20 and 30 soldiers were captured near Lyman.", 20, 30),
        ("Up to 30 soldiers were captured near Lyman.", None, 30),
    ],
)
def test_vague_numbers_and_ranges_keep_their_bounds(text, low, high, small):
    (measure,) = read(small, text).measures
    assert (measure.measure, measure.quantity.low, measure.quantity.high) == ("captured", low, high)


@pytest.mark.parametrize(
    ("text", "code", "rank", "since"),
    [
        ("It was the third-largest drone attack since May.", "drones_launched", "third largest", "May"),
        ("The 315 drones launched overnight were a record.", "drones_launched", "highest", None),
        ("Russia launched a record 315 drones overnight.", "drones_launched", "highest", None),
        ("It was the deadliest strike on Kharkiv since March.", "killed", "deadliest", "March"),
        (
            "It was the highest number of casualties in a single day since January.",
            "casualties",
            "highest",
            "January",
        ),
    ],
)
def test_a_record_keeps_rank_measure_and_stretch(text, code, rank, since, small):
    (record,) = (m for m in read(small, text).measures if m.superlative)
    assert (record.measure, record.superlative.rank, record.superlative.since) == (code, rank, since)


def test_a_record_of_another_field_is_none(small):
    assert read(small, "The club sold a record 40,000 tickets.").measures == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry put the number of wounded at 45, six of them women.", [("injured", 45), ("injured", 6)]),
        ("The ministry put the dead at 45.", [("killed", 45)]),
        ("The man was pronounced dead at 5.", [("killed", 1)]),
        ("Officials put the number of drones at 31.", [("drones_launched", 31)]),
        ("The number of people killed by the raid on the depot has risen to nine.", [("killed", 9)]),
        ('The toll now stands at "more than 80".', [("killed", 80)]),
        ("Nine of the dead were students.", [("killed", 9)]),
        ("A raid killed 12 people. Five of them were children.", [("killed", 12), ("killed", 5)]),
        ("Among the dead were seven nurses.", [("killed", 7)]),
        ("The army launched 40 drones. 30 of them were shot down.", [("drones_launched", 40), ("drones_downed", 30)]),
        (
            "40 drones attacked the port; 35 were shot down and 5 jammed.",
            [("drones_launched", 40), ("drones_downed", 35), ("drones_jammed", 5)],
        ),
        ("A raid killed 12 people. Lawyers for six of them spoke.", [("killed", 12)]),
    ],
)
def test_a_number_counts_what_its_total_or_its_whole_tells_of(text, expected, small):
    assert told(small, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No one was hurt in Kharkiv.", [("injured", 0)]),
        ("No one was hurt.", []),
        ("Nobody was killed in Kharkiv.", [("killed", 0)]),
        ("There were no deaths in Kharkiv.", [("killed", 0)]),
        ("There were no victims in Kharkiv.", [("casualties", 0)]),
        ("No civilians live in Kharkiv.", []),
    ],
)
def test_none_harmed_is_told_as_zero(text, expected, small):
    assert told(small, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six electricians were being treated for burns.", [("injured", 6)]),
        ("Six computers were damaged.", []),
        ("The war has driven two million from their homes.", [("displaced", 2000000)]),
        ("The clinic received 14 bodies.", [("killed", 14)]),
        ("The village lies nine kilometres north of Kharkiv.", [("distance", 9)]),
        ("The base lies some 80 km behind the front line.", [("distance", 80)]),
        ("The brigade destroyed 31 trucks and seized nine.", [("vehicles_destroyed", 31)]),
    ],
)
def test_verbs_with_their_company_say_what_the_amount_is_of(text, expected, small):
    assert told(small, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the four electricians who were burned have died.", [("killed", 2), ("injured", 4)]),
        ("Troops killed 60 and captured 12.", [("killed", 60), ("captured", 12)]),
        ("At least two drones hit the fuel store.", [("drones_hit", 2)]),
        ("Russia attacked Kharkiv with two drones.", [("drones_launched", 2)]),
        ("The bomb has now taken four lives.", [("killed", 4)]),
        ("Six or seven passers-by were killed in Goma.", [("killed", 6)]),
        ("A boy of fifteen died in Goma.", [("killed", 1)]),
        ("A nurse at the hospital in Goma said a man was killed.", [("killed", 1)]),
        ("He would not say how many were wounded.", []),
        ("There was no damage to aircraft.", [("aircraft_damaged", 0)]),
        ("The government spends 2 per cent of its product on arms.", [("share_spending", Decimal("0.02"))]),
    ],
)
def test_the_nearest_telling_of_the_amount_itself_decides(text, expected, small):
    assert told(small, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A drone brought down a police helicopter.", [("aircraft_destroyed", 1)]),
        ("A missile was shot down over Kharkiv.", [("missiles_downed", 1)]),
        ("The raid damaged a car.", [("vehicles_damaged", 1)]),
        ("A car was parked in Kharkiv.", []),
        ("The army bought a helicopter.", []),
        ("The helicopter was shot down.", []),
    ],
)
def test_one_thing_lost_is_told_as_one(text, expected, small):
    assert told(small, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The two sides exchanged prisoners on Monday. Russia received 104 and returned 106.",
            [("prisoners_exchanged", 104), ("prisoners_exchanged", 106)],
        ),
        ("The sides exchanged bodies on Monday: Ukraine received 3,000.", [("bodies_exchanged", 3000)]),
        ("The museum received 104 and returned 106.", []),
        ("More than 40 drones are believed to have been in the air.", [("drones_launched", 40)]),
        ("Two more are under the rubble.", [("missing", 2)]),
        ("There were three corpses by the road.", [("killed", 3)]),
        ("The president gave a figure for the army's dead: 31,000.", [("killed", 31000)]),
        ("10.20 - A drone is said to have hit a shop.", [("buildings_damaged", 1)]),
    ],
)
def test_what_was_told_before_says_what_is_counted(text, expected, small):
    assert told(small, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A bomb went off, killing two soldiers and a passer-by and injuring at least 30 people.",
            [("killed", 2), ("injured", 30)],
        ),
        ("At least nine of the port's 35 warehouses were destroyed.", [("buildings_destroyed", 9)]),
        ("We accepted eighteen of the bodies.", [("bodies_exchanged", 18)]),
        ("The paper counts 42 fallen on both sides.", [("killed", 42)]),
        ("Shares fell 3 per cent, and 12 fallen trees block the road.", []),
        ("The hall was full, leaving 30 people outside.", []),
        (
            "Air defences destroyed 64 UAVs overnight: 40 over the Kursk region, 9 over the Oryol region, "
            "2 over the Lipetsk region.",
            [("drones_downed", 64), ("drones_downed", 40), ("drones_downed", 9), ("drones_downed", 2)],
        ),
        ("A gunman wounded two boys: Ivan, 9, of Kursk and Petro, 11, of Sumy.", [("injured", 2)]),
    ],
)
def test_an_amount_is_read_from_its_own_verb_and_its_own_list(text, expected, small):
    assert told(small, text) == expected


def test_what_a_year_cost_is_no_one_acts(small):
    text = "A shell hit a market in Kharkiv on Monday. In 2018, there were 412 deaths."
    killed = next(d for d in read(small, text).drafts if isinstance(d.proposition, Measure))
    assert killed.proposition.measure == "killed"
    assert killed.about is None


def test_a_part_of_a_whole_that_is_only_named_is_no_total(small):
    text = "Sixty people were injured when a bridge fell in Kharkiv. Three of the injured are in a serious condition."
    assert [(m.quantity.low, m.scope.of) for m in read(small, text).measures] == [
        (60, None),
        (3, "some of the injured"),
    ]


def test_a_part_is_of_the_kind_that_it_is_said_to_be(small):
    text = "Air defences brought down 385 air targets. Of these, 382 were drones: 210 were shot down."
    assert told(small, text) == [("targets_downed", 385), ("drones_downed", 382), ("drones_downed", 210)]


def test_a_number_after_prisoners_is_of_prisoners_though_bodies_were_counted_before(small):
    text = (
        "Both sides will hand over 6,000 bodies each. All wounded prisoners will be exchanged, both said. "
        "The envoy spoke of at least 1,000 people from each side."
    )
    assert told(small, text) == [("bodies_exchanged", 6000), ("prisoners_exchanged", 1000)]


def test_what_may_be_a_loss_is_possible(small):
    drafts = read(small, "An analyst who saw the video counted what may be six burning bombers.").drafts
    assert [d.modality for d in drafts if isinstance(d.proposition, Measure)] == [Modality.POSSIBLE]


def test_who_reckons_a_cost_does_not_bear_it(small):
    (cost,) = read(small, "Ukraine put the cost to the enemy at about $7 billion.").measures
    assert cost.scope.party is None


def test_what_both_sides_hand_over_is_neither_sides_alone(small):
    measures = read(small, "Russia and Ukraine agreed to return the bodies of 400 soldiers.").measures
    assert [(m.measure, m.scope.party) for m in measures] == [("bodies_exchanged", None)]


def test_no_change_beside_a_number_denies_nothing(small):
    drafts = read(small, "The governor said: killed seven, no change there.").drafts
    assert all(d.polarity is Polarity.AFFIRMED for d in drafts if isinstance(d.proposition, Measure))


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The army killed 12 militants near Pokrovsk.", "fighters"),
        ("Drones killed four rebels near Pokrovsk.", "fighters"),
        ("Shells killed seven soldiers near Pokrovsk.", "soldiers"),
    ],
)
def test_who_fights_for_no_state_is_a_fighter_and_no_soldier(text, of, small):
    (killed,) = [m for m in read(small, text).measures if m.measure == "killed"]
    assert killed.scope.of == of
