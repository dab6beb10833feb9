"""Occurrences: one for each act told, with its own doer, place, time, means and mode, and none for other senses."""

from __future__ import annotations

import pytest
from tests.unit.claims.spelling import read

from reportedly.model import Modality, Polarity, ResponsibilityStatus, RoleName


def roles(occurrence, name):
    return [(r.text, r.actor.party if r.actor else None) for r in occurrence.roles if r.name is name]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Russia carried out a strike on Kharkiv.", id="a carrying verb and its noun"),
        pytest.param("In a massive attack, Russia launched 90 drones at Odesa.", id="the noun and the launch"),
        pytest.param("Ukraine struck Saratov, hitting an oil depot and damaging two tanks.", id="act and effects"),
        pytest.param("A drone attack on Kharkiv killed three people and destroyed a house.", id="effects as verbs"),
        pytest.param(
            "Russia attacked Odesa with drones. The attack killed seven people.", id="a noun that points back"
        ),
    ],
)
def test_one_act_is_one_occurrence_however_many_words_tell_it(text, small):
    assert len(read(small, text).occurrences) == 1


def test_acts_on_two_places_are_two(small):
    told = read(small, "Russia attacked Kharkiv on Sunday. Ukraine attacked Saratov on Monday.")
    assert [(o.where.name, roles(o, RoleName.PERPETRATOR)) for o in told.occurrences] == [
        ("Kharkiv", [("Russia", "russia")]),
        ("Saratov", [("Ukraine", "ukraine")]),
    ]


@pytest.mark.parametrize(
    ("text", "perpetrator"),
    [
        pytest.param("Russia struck Kharkiv.", "russia", id="active"),
        pytest.param("Kharkiv was struck by Russian forces.", "russia", id="passive with its agent"),
        pytest.param("Ukraine's strike on Saratov went on for an hour.", "ukraine", id="owner of the noun"),
        pytest.param("A Russian attack on Kharkiv damaged a school.", "russia", id="demonym before the noun"),
        pytest.param("Russian drones struck Kharkiv.", "russia", id="weapon with its demonym"),
    ],
)
def test_the_doer_is_found_in_every_voice(text, perpetrator, small):
    (occurrence,) = read(small, text).occurrences
    assert [party for _, party in roles(occurrence, RoleName.PERPETRATOR)] == [perpetrator]
    assert occurrence.responsibility.status is ResponsibilityStatus.FACT


def test_a_passive_without_an_agent_blames_nobody(small):
    (occurrence,) = read(small, "A railway bridge was destroyed in Bryansk region.").occurrences
    assert occurrence.responsibility is None
    assert roles(occurrence, RoleName.PERPETRATOR) == []


def test_an_open_question_afterwards_keeps_the_act_open(small):
    text = "A railway bridge was blown up in Bryansk region. No one has claimed responsibility for the attack."
    act, answer = read(small, text).drafts[:2]
    assert act.proposition.responsibility.status is ResponsibilityStatus.NOT_ESTABLISHED
    assert answer.proposition.type == "responsibility"
    assert answer.polarity is Polarity.UNKNOWN


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("Russia may have attacked Odesa.", ResponsibilityStatus.POSSIBLE, id="may have"),
        pytest.param("Russia allegedly attacked Odesa.", ResponsibilityStatus.ACCUSED, id="allegedly"),
        pytest.param(
            "Ukraine said that Ukrainian forces attacked Saratov.", ResponsibilityStatus.CLAIMED, id="its own words"
        ),
        pytest.param(
            "Police blamed M23 for the attack on Goma.", ResponsibilityStatus.ACCUSED_BY_AUTHORITIES, id="police"
        ),
        pytest.param("Rwanda denied attacking Goma.", ResponsibilityStatus.DENIED, id="denied"),
    ],
)
def test_responsibility_is_as_strong_as_its_wording(text, status, small):
    told = [o.responsibility.status for o in read(small, text).occurrences if o.responsibility]
    assert told == [status]


def test_the_place_and_time_of_the_next_clause_are_not_taken(small):
    text = "Ukraine attacked Saratov on Saturday, and officials met in Doha on Monday."
    attack = next(o for o in read(small, text).occurrences if o.type == "attack")
    assert attack.where.name == "Saratov"
    assert attack.when.start.day in (30, 31)


def test_where_an_aggressor_comes_from_is_not_where_it_strikes(small):
    (occurrence,) = read(small, "Drones launched from Bryansk region struck a school.").occurrences
    assert occurrence.where is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Russia attacked Odesa with drones.", "attack.drone", id="drones"),
        pytest.param("Russia fired missiles at Odesa.", "attack.missile", id="missiles"),
        pytest.param("Russia attacked Odesa with drones and missiles.", "attack.air", id="both: from the air"),
        pytest.param("Russian forces attacked Pokrovsk.", "attack", id="not told"),
    ],
)
def test_the_means_makes_the_type(text, kind, small):
    assert [o.type for o in read(small, text).occurrences] == [kind]


def test_a_target_is_no_means(small):
    (occurrence,) = read(small, "Ukraine struck a base with bombers and drones near Saratov.").occurrences[:1]
    (target,) = read(small, "Ukraine struck bombers at a base near Saratov.").occurrences
    assert "aircraft" not in target.weapons
    assert occurrence.where.name == "Saratov"


def test_the_round_of_talks_is_kept(small):
    text = "The second round of talks between Russia and Ukraine is set to take place in Doha."
    talks = next(d for d in read(small, text).drafts if d.proposition.type == "talks.round")
    assert talks.proposition.ordinal == 2
    assert talks.modality is Modality.PLANNED
    assert {r.actor.party for r in talks.proposition.roles} == {"russia", "ukraine"}


def test_a_delegate_and_the_party_are_told_apart(small):
    (told,) = (o for o in read(small, "Rustem Umerov will represent Ukraine in Doha.").occurrences)
    assert told.type == "talks.delegation"
    assert roles(told, RoleName.DELEGATE)[0][0] == "Rustem Umerov"
    assert roles(told, RoleName.PARTICIPANT) == [("Ukraine", "ukraine")]


@pytest.mark.parametrize(
    "text",
    [
        "The film bombed at the box office in its first week.",
        "The senate killed the bill on Friday.",
        "Critics attacked the minister's record on housing.",
        "The photographer captured the mood of the town.",
        "The two airlines are locked in a price war.",
        "Steel makers won an exchange of tariff offers as the exchange rate fell.",
        "The striker scored twice before the goalkeeper saved a shot in the penalty area.",
        "Shares collapsed in Vienna as the bank's profits fell.",
        "Nurses went on strike in Vienna over pay.",
        "Trade talks between the two countries resumed in Vienna.",
        "She was hit with a large tax bill.",
        "The company launched a new drone for farmers at a fair in Vienna.",
    ],
)
def test_war_words_of_other_fields_are_no_acts_of_war(text, small):
    violent = ("attack", "clash", "explosion", "destruction", "harm", "interception", "collapse", "exchange", "talks")
    told = read(small, text)
    assert [o.type for o in told.occurrences if o.type.startswith(violent)] == []
    assert told.holdings == []


def test_what_a_party_asks_for_has_not_happened(small):
    told = read(small, "Russia demanded the withdrawal of Ukrainian troops from Kreminna.")
    assert [o.type for o in told.occurrences if o.type == "withdrawal"] == []
    assert told.holdings == []


def test_the_gloss_is_made_of_the_texts_own_words(small):
    text = "Overnight, Russia attacked a grain terminal in Odesa with drones, officials said."
    (occurrence,) = read(small, text).occurrences
    assert occurrence.gloss in text
    assert len(occurrence.gloss) <= 120


def test_every_span_holds_its_anchor_or_its_amount(small):
    text = (
        "Russia attacked Odesa with 90 drones, killing three people and injuring 12, including two children. "
        "According to Ukrainian officials, 80 drones were shot down."
    )
    told = read(small, text)
    assert len(told.drafts) >= 6
    for draft in told.drafts:
        start, end = told.anchored(draft)
        assert draft.span.start <= start
        assert end <= draft.span.end


def responsibility(small, text):
    return [
        (
            o.responsibility.party and (o.responsibility.party.party or o.responsibility.party.id),
            o.responsibility.status.value,
        )
        for o in read(small, text).occurrences
        if o.responsibility is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SARATOV, March 4 (Tidewater) - Detectives alleged that two men acting on orders from Kyiv had"
            " blown up a depot in Saratov.",
            [("ukraine", "suspected or accused by authorities")],
        ),
        (
            "The Ukrainian navy said it had set off a charge under a railway bridge in Saratov.",
            [("ukraine", "claimed or admitted")],
        ),
        ("Who lobbed the grenades at a market in Beni is not known.", [(None, "not established")]),
        (
            "Russia fired 40 rockets at Odesa, Ukraine's air force said.",
            [("russia", "suspected or accused")],
        ),
        ("According to residents, Russia shelled Odesa.", [("russia", "suspected or accused")]),
        ("Russia fired 40 rockets at Odesa.", [("russia", "reported as fact")]),
        ("Russia said Russian gunners had fired 40 rockets at Odesa.", [("russia", "claimed or admitted")]),
    ],
)
def test_a_doer_is_told_as_strongly_as_the_one_who_tells_it_may(text, expected, small):
    assert responsibility(small, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine's gunners shot down 70 drones near Odesa.",
        "The Ukrainian army admitted that 30 soldiers had been killed in Kharkiv.",
        "Rwanda denied that its envoys had met the minister in Doha.",
        "Russia and Ukraine held talks in Doha.",
    ],
)
def test_only_violence_is_answered_for(text, small):
    assert responsibility(small, text) == []


def test_an_act_whose_doer_nobody_knows_was_done_all_the_same(small):
    (draft,) = read(small, "Who shelled the hospital in Goma has not been established.").drafts
    assert draft.polarity is Polarity.AFFIRMED


def test_two_doers_side_by_side_did_two_things(small):
    text = "Russia fired rockets at Odesa, and Ukraine struck a depot in Saratov."
    assert [o.where.name for o in read(small, text).occurrences] == ["Odesa", "Saratov"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("Some 80 per cent of the houses were burned down.", ["destruction"], id="a share of things"),
        pytest.param("The fighters had beaten back an M23 night assault.", ["attack"], id="an assault beaten back"),
        pytest.param("The town was emptied a year ago.", ["evacuation"], id="a town emptied"),
        pytest.param("A swap of 1,200 for 1,200 was signed in Vienna.", ["agreement"], id="a swap signed"),
        pytest.param("They are writing of explosions.", ["explosion"], id="explosions without a place"),
        pytest.param("The police confirmed a fire at a mill near Saratov.", ["accident"], id="a fire is no gunfire"),
        pytest.param("The soldiers opened fire at noon.", ["attack.shooting"], id="gunfire is no fire"),
        pytest.param("Russian bombers launched a series of raids on Kharkiv.", ["attack"], id="a counted act"),
        pytest.param(
            "M23 attacked Goma on Sunday. On Monday a warship sank three boats near Beni.",
            ["attack", "destruction"],
            id="an effect with a doer of its own",
        ),
        pytest.param(
            "Russia and Ukraine held talks in Doha in May. The talks are expected to resume in Vienna on Thursday.",
            ["talks.round", "talks.round"],
            id="talks that will take place",
        ),
    ],
)
def test_what_takes_place_is_told(text, kinds, small):
    assert [o.type for o in read(small, text).occurrences] == kinds


def test_a_place_before_a_colon_is_where_it_was(small):
    (strike,) = read(small, "Odesa: two drones hit a mill, residents said.").occurrences
    assert strike.where.name == "Odesa"


def test_a_capital_before_a_colon_speaks(small):
    assert all(o.where is None for o in read(small, "Moscow: two drones hit a mill.").occurrences)


def test_an_act_before_dawn_has_its_day(small):
    (strike,) = read(small, "Drones hit a mill in Odesa before dawn on Friday.").occurrences
    assert (strike.when.start.day, strike.when.end.hour) == (30, 8)


def test_who_is_not_let_near_was_handed_over_by_nobody(small):
    told = read(small, "Reporters are not let near the site in Goma, the rescue service said.")
    assert not told.occurrences
