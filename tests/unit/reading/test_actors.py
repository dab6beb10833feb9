"""Those who act and speak are found as written, with office and party, and nobody is invented."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from reportedly.lang import load_pack
from reportedly.model import ActorKind
from reportedly.reading.actors import family_of, find_actors, side_of
from reportedly.reading.engine import load_parser
from reportedly.reading.mentions import ActorMention
from reportedly.reading.places import find_places
from reportedly.theatres import EMPTY, Theatre, load_theatre

PACK = load_pack("en")
WAR = load_theatre("russia-ukraine")
JUNE = datetime(2025, 6, 2, tzinfo=UTC)


def actors(text: str, *, theatre: Theatre = WAR, day: datetime | None = JUNE) -> tuple[ActorMention, ...]:
    doc = load_parser()(text)
    found = find_places(doc, pack=PACK, theatre=theatre)
    return find_actors(doc, pack=PACK, theatre=theatre, places=found, published_at=day)


def at(text: str, words: str, *, theatre: Theatre = WAR, day: datetime | None = JUNE) -> ActorMention:
    found = [m for m in actors(text, theatre=theatre, day=day) if m.span.of(text) == words]
    assert found, [m.span.of(text) for m in actors(text, theatre=theatre, day=day)]
    return found[0]


def own(text: str) -> list[str]:
    """The actors themselves, without names that only modify a noun."""
    return [m.actor.id for m in actors(text) if not m.attributive]


@pytest.mark.parametrize(
    ("text", "words", "actor", "office"),
    [
        pytest.param(
            "Ukrainian President Volodymyr Zelenskyy said so.",
            "Ukrainian President Volodymyr Zelenskyy",
            "volodymyr-zelenskyy",
            "President",
            id="demonym and title",
        ),
        pytest.param(
            "They heard that Defence Minister Rustem Umerov would travel.",
            "Defence Minister Rustem Umerov",
            "rustem-umerov",
            "Defence Minister",
            id="title alone",
        ),
        pytest.param(
            "U.S. President\nDonald Trump called for talks.",
            "U.S. President\nDonald Trump",
            "donald-trump",
            "President",
            id="broken over two lines",
        ),
        pytest.param(
            "European Union foreign policy chief Kaja Kallas spoke.",
            "European Union foreign policy chief Kaja Kallas",
            "kaja-kallas",
            "foreign policy chief",
            id="a long title",
        ),
    ],
)
def test_a_title_belongs_to_the_name(text: str, words: str, actor: str, office: str) -> None:
    found = at(text, words)
    assert (found.actor.id, found.actor.office, found.actor.kind) == (actor, office, ActorKind.PERSON)


def test_the_owner_of_a_word_modifies_and_does_not_act() -> None:
    text = "U.S. Defense Secretary Pete Hegseth's comments drew Russian anger."
    assert at(text, "U.S. Defense Secretary Pete Hegseth").attributive
    assert at(text, "Russian").attributive
    assert at(text, "Russian").actor.id == "russia"


def test_a_surname_that_is_also_a_title_is_a_name_after_an_honorific() -> None:
    assert at("Mr. King said so.", "Mr. King").actor.id == "person:king"


def test_an_office_after_the_name_is_read_too() -> None:
    text = "Igor Kobzev, the governor of Irkutsk region, said so."
    assert at(text, "Igor Kobzev").actor.id == at(text, "governor").actor.id == "igor-kobzev"


def test_a_mere_head_gives_way_to_the_office_that_is_known() -> None:
    assert at("Kremlin aide Vladimir Medinsky spoke.", "Kremlin aide Vladimir Medinsky").actor.office != "aide"
    assert at("Ukraine's head, Volodymyr Zelenskyy, spoke.", "Volodymyr Zelenskyy").actor.office != "head"


def test_someone_who_is_not_listed_gets_a_party_from_the_title() -> None:
    found = at("Ukrainian officer Jane Doe said so.", "Ukrainian officer Jane Doe").actor
    assert (found.id, found.party, found.office) == ("person:jane-doe", "ukraine", "officer")


def test_another_first_name_is_another_person() -> None:
    text = "Melania Trump said so."
    assert at(text, "Melania Trump").actor.id == "person:melania-trump"


def test_a_surname_named_in_full_as_somebody_else_is_not_the_listed_one() -> None:
    text = "Kevin Sullivan opened the inquiry. Sullivan said it would be short."
    assert {m.actor.id for m in actors(text)} == {"person:kevin-sullivan"}


def test_a_surname_is_the_listed_one_only_around_the_time_in_office() -> None:
    text = "Umerov said the talks would go on."
    assert own(text) == ["rustem-umerov"]
    long_ago = datetime(1999, 1, 1, tzinfo=UTC)
    assert "rustem-umerov" not in {m.actor.id for m in actors(text, day=long_ago)}


@pytest.mark.parametrize(
    ("text", "words", "holder"),
    [
        ("The Ukrainian defence minister said so.", "Ukrainian defence minister", "rustem-umerov"),
        ("The Russian president said so.", "Russian president", "vladimir-putin"),
        ("The governor of Bryansk region said so.", "governor", "alexander-bogomaz"),
        ("A bridge fell in Bryansk region. The regional governor said so.", "regional governor", "alexander-bogomaz"),
        ("Russia's foreign minister said so.", "Russia's foreign minister", "sergei-lavrov"),
    ],
)
def test_an_office_leads_to_its_holder_on_the_day(text: str, words: str, holder: str) -> None:
    found = at(text, words)
    assert (found.actor.id, found.how) == (holder, "office")


def test_the_holder_depends_on_the_day() -> None:
    text = "The U.S. president said so."
    assert at(text, "U.S. president").actor.id == "donald-trump"
    assert at(text, "U.S. president", day=datetime(2023, 6, 1, tzinfo=UTC)).actor.id == "joe-biden"


def test_without_a_day_an_office_with_two_holders_is_nobodys() -> None:
    found = at("The U.S. president said so.", "U.S. president", day=None)
    assert (found.actor.kind, found.actor.party) == (ActorKind.UNNAMED, "united-states")


@pytest.mark.parametrize(
    "text",
    [
        "A Ukrainian minister said so.",
        "The former Ukrainian president said so.",
        "The governor said so.",
        "Bridges fell in Bryansk region and Kursk region. The regional governor said so.",
    ],
)
def test_an_office_that_could_be_several_peoples_is_nobodys(text: str) -> None:
    (found,) = (m for m in actors(text) if not m.attributive)
    assert found.actor.kind is ActorKind.UNNAMED
    assert family_of(found.actor) == "official"


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The Russian military said so.", "Russian military", "russia-armed-forces"),
        ("Ukraine’s Air Force said so.", "Ukraine’s Air Force", "ukraine-air-force"),
        ("The Ukrainian Defense Ministry said so.", "Ukrainian Defense Ministry", "ukraine-defence-ministry"),
        ("Moscow's defence ministry said so.", "Moscow's defence ministry", "russia-defence-ministry"),
        ("Ukrainian negotiators said so.", "Ukrainian negotiators", "ukraine-delegation"),
        ("Reuters said so.", "Reuters", "reuters"),
        ("The Kremlin said so.", "Kremlin", "kremlin"),
        ("Kyiv: no talks before a truce", "Kyiv", "ukraine"),
    ],
)
def test_names_of_the_theatre_are_known_in_their_spellings(text: str, words: str, actor: str) -> None:
    assert at(text, words).actor.id == actor


@pytest.mark.parametrize("text", ["They met us in the house.", "She said it to us."])
def test_small_words_are_no_country(text: str) -> None:
    assert "united-states" not in {m.actor.id for m in actors(text)}


@pytest.mark.parametrize(
    "text",
    ["They hold Russian-claimed land.", "A pro-Ukrainian channel was closed.", "An anti-Russian law was passed."],
)
def test_a_hyphenated_adjective_is_no_actor(text: str) -> None:
    assert not {"russia", "ukraine"} & {m.actor.id for m in actors(text)}


@pytest.mark.parametrize(
    ("text", "words", "family", "kind", "party"),
    [
        ("Russian sources said so.", "Russian sources", "source", ActorKind.UNNAMED, "russia"),
        (
            "A Ukrainian security official said so.",
            "Ukrainian security official",
            "official",
            ActorKind.UNNAMED,
            "ukraine",
        ),
        ("Reports suggest that it fell.", "Reports", "reports", ActorKind.UNNAMED, None),
        ("According to residents, it fell.", "residents", "residents", ActorKind.COLLECTIVE, None),
        ("The framework says that it fell.", "framework", "document", ActorKind.DOCUMENT, None),
        ("It was confirmed by witnesses.", "witnesses", "witness", ActorKind.COLLECTIVE, None),
        ("Two people familiar with the plan said so.", "Two people", "someone", ActorKind.UNNAMED, None),
        ("Talks with Russian diplomats failed.", "Russian diplomats", "official", ActorKind.UNNAMED, "russia"),
        ("Both sides agreed to meet.", "Both sides", "sides", ActorKind.COLLECTIVE, None),
        ("He urged both nations to meet.", "both nations", "sides", ActorKind.COLLECTIVE, None),
        ("Ukraine's allies agreed to meet.", "Ukraine's allies", "states", ActorKind.COLLECTIVE, None),
        ("EU nations agreed to meet.", "EU nations", "states", ActorKind.COLLECTIVE, "european-union"),
        ("The Harbour Herald said so.", "Harbour Herald", "outlet", ActorKind.OUTLET, None),
    ],
)
def test_common_nouns_that_act_or_speak(text: str, words: str, family: str, kind: ActorKind, party: str | None) -> None:
    found = at(text, words).actor
    assert (family_of(found), found.kind, found.party) == (family, kind, party)


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed two people.",
        "It damaged a report.",
        "They gave aid to residents.",
        "The report was published.",
    ],
)
def test_common_nouns_that_neither_act_nor_speak_are_left_out(text: str) -> None:
    assert [m for m in actors(text) if m.how == "noun"] == []


def test_a_leaning_is_kept_apart_from_belonging() -> None:
    found = at("Pro-Russian channels said so.", "Pro-Russian channels").actor
    assert found.party is None
    assert side_of(found, WAR) == "russia"


def test_the_wire_of_the_dateline_is_an_outlet_wherever_it_is_named() -> None:
    text = "KYIV, June 1 (Northgate) - It fell. Northgate could not verify this."
    assert {m.actor.id for m in actors(text)} == {"outlet:-:northgate"}


def test_a_wire_of_two_words_is_one_outlet() -> None:
    text = "GOMA, Jan 27 (Rift Lakes) - It fell. Two residents told Rift Lakes so."
    assert at(text, "Rift Lakes").actor.id == "outlet:-:rift-lakes"
    assert {m.actor.kind for m in actors(text)} == {ActorKind.OUTLET, ActorKind.COLLECTIVE}


def test_its_forces_are_those_of_the_speaker() -> None:
    text = "Russia said on Sunday that its forces had advanced."
    assert at(text, "forces").actor.id == "russia-armed-forces"


def test_a_text_can_be_read_without_any_theatre() -> None:
    text = "Officials said that Jane Doe of Acme Bank had met residents in Millbrook."
    assert "person:jane-doe" in {m.actor.id for m in actors(text, theatre=EMPTY)}
    assert all(m.actor.party is None for m in actors(text, theatre=EMPTY))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Russian military said Ukraine struck first.", "The Ukrainian military said Russia struck first."),
        ("Ukrainian sources denied it to Moscow.", "Russian sources denied it to Kyiv."),
        ("Russia's envoy met Ukraine's critics.", "Ukraine's envoy met Russia's critics."),
    ],
)
def test_swapping_the_parties_swaps_the_actors(one: str, other: str) -> None:
    swap = {"russia": "ukraine", "ukraine": "russia", None: None}
    assert [swap[m.actor.party] for m in actors(one)] == [m.actor.party for m in actors(other)]


@pytest.mark.parametrize(
    ("row", "example"),
    [(row, example) for row in PACK.table("actors", "noun") for example in row["examples"]],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_class_of_nouns_finds_what_its_example_marks(row: dict[str, str], example: str) -> None:
    marked = re.search(r"\{(.+?)\}", example)
    assert marked is not None
    text = example.replace("{", "").replace("}", "")
    found = at(text, marked.group(1), theatre=EMPTY)
    assert (family_of(found.actor), found.actor.kind) == (row["family"], ActorKind(row["kind"]))


@pytest.mark.parametrize("text", [" ", "\n\n", "’s", "He", "Ukraine's", "the the", "President", "(—)", "“", "KYIV ("])
def test_odd_texts_raise_nothing(text: str) -> None:
    for theatre in (WAR, EMPTY):
        assert all(m.span.end <= len(text) for m in actors(text, theatre=theatre))
