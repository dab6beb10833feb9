"""Sources that name nobody are led back to whoever was cited; silence is nobody's word but the outlet's."""

import pytest

from reportedly.claims import extract
from reportedly.claims.attribution import chain_at, find_attributions, publisher_link
from reportedly.lang import load_pack
from reportedly.model import Document, Polarity
from reportedly.reading import Reader
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import Outlet, load_theatre

WAR = load_theatre("russia-ukraine")
READER = Reader.load(WAR)


def told(text, word, publisher="The Ferry Gazette"):
    """The names of the chain at a word, and the last attribution around it."""
    reading = READER.read(Document.of(text, publisher=publisher))
    found = find_attributions(reading, pack=load_pack("en"), theatre=WAR)
    token = next(t.i for t in reading.doc if t.text == word)
    chain = chain_at(token, found, reading, publisher_link(reading.document, WAR))
    return [link.source.actor.name for link in chain.chain[1:]]


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        pytest.param(
            "OSLO, May 4 (Ferry) - Envoys of the alliance warned that convoys were late.",
            "late",
            ["Envoys of the alliance"],
            id="a dateline is no subject",
        ),
        pytest.param(
            "The harbour police said forty boats sank. Nine crews drowned, according to the same statement.",
            "drowned",
            ["harbour police"],
            id="a statement is the word of its author",
        ),
        pytest.param(
            "The draft of the treaty says the dam stays. The paper adds that ferries will run.",
            "run",
            ["draft of the treaty"],
            id="another paper is the one cited before",
        ),
        pytest.param(
            "Anna Berg met Tom Hale on Friday. The ferry will sail, both ministers said.",
            "sail",
            ["Anna Berg", "Tom Hale"],
            id="both are the two who were named",
        ),
        pytest.param(
            "Prosecutors said they had opened a case and had not established who sank the ferry.",
            "sank",
            ["Prosecutors"],
            id="they are those who speak",
        ),
        pytest.param(
            "“We jumped,” said a nurse from the second boat who asked that his ship not be named.",
            "ship",
            ["nurse from the second boat"],
            id="who is a person, no boat",
        ),
        pytest.param(
            "Two nurses fled the ferry. One said that the hold had burned.",
            "burned",
            ["Two nurses"],
            id="one is of those told of before",
        ),
        pytest.param(
            "What hostile pamphlets say is that the ferry sank.",
            "sank",
            ["hostile pamphlets"],
            id="what they say is no part of their name",
        ),
        pytest.param(
            "The dates say that the ferry sank.",
            "sank",
            [],
            id="dates say nothing",
        ),
        pytest.param(
            "Captain Anna Berg told the harbour that a guerrilla who lives off fish had left. The ferry will sail, "
            "she said.",
            "sail",
            ["Anna Berg"],
            id="she is the person by name, whoever acts in her words",
        ),
        pytest.param(
            "An officer in the coast guard told reporters the pier burned. The officer said that crews fled.",
            "fled",
            ["officer in the coast guard"],
            id="the officer is the one before",
        ),
        pytest.param("We ask readers to stay away from the pier.", "stay", [], id="we are the outlet"),
        pytest.param("Sweden has not confirmed the loss of the ferry.", "loss", [], id="silence is no statement"),
        pytest.param("Residents are advised to boil water.", "boil", [], id="advice without an adviser"),
        pytest.param(
            "Nine boats sank and two burned near the pier, the coast guard told reporters on Monday.",
            "sank",
            ["coast guard"],
            id="a closing cue with a circumstance",
        ),
        pytest.param(
            "Should the ferry fail again, Umerov has argued, he would close the port.",
            "close",
            ["Rustem Umerov"],
            id="a cue inside a condition has both halves",
        ),
        pytest.param(
            "The pier was repaired, Deputy Prime Minister Ivan Horak was quoted as saying on Sunday.",
            "repaired",
            ["Ivan Horak"],
            id="quoted as saying",
        ),
        pytest.param(
            "The fog lifted. Governor Bogomaz: nine boats lost, two found.", "lost", ["Alexander Bogomaz"], id="a lead"
        ),
    ],
)
def test_the_chain_names_who_is_meant(text, word, names):
    chain = told(text, word)
    assert [name for name in names if any(name.casefold() in link.casefold() for link in chain)] == names
    assert bool(chain) is bool(names)


def test_a_header_ends_where_another_speaks():
    text = (
        "Source: Ukraine's Navy\n\nDetails: Nine boats sank.\n\nThe storm passed.\n\n"
        "The city council said the pier burned."
    )
    assert told(text, "sank") == told(text, "passed") != []
    assert told(text, "burned") == ["city council"]


@pytest.mark.parametrize(
    ("leans", "name"), [("ukraine", "Ukraine's defence ministry"), ("russia", "Russia's defence ministry")]
)
def test_the_ministry_is_that_of_the_outlets_side(leans, name):
    theatre = WAR.with_outlets([Outlet("ferry-gazette", "The Ferry Gazette", "online", leans=leans)])
    text = "Ukraine and Russia traded fire. Nine boats sank, the defence ministry said."
    reading = Reader.load(theatre).read(Document.of(text, publisher="The Ferry Gazette"))
    found = find_attributions(reading, pack=load_pack("en"), theatre=theatre)
    assert [a.link.source.actor.name for a in found] == [name]


def test_without_a_side_the_ministry_is_nobodys():
    chain = told("Ukraine and Russia traded fire. Nine boats sank, the defence ministry said.", "sank")
    assert chain == ["defence ministry"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Moscow denied having mined the strait.", id="having done"),
        pytest.param("Kyiv denies arming the smugglers.", id="doing"),
    ],
)
def test_a_denial_by_gerund_is_a_denial(text):
    reading = READER.read(Document.of(text, publisher="The Ferry Gazette"))
    found = find_attributions(reading, pack=load_pack("en"), theatre=WAR)
    assert [a.polarity for a in found] == [Polarity.DENIED]


def test_a_summit_called_for_the_evening_demands_no_evening():
    text = "Kenya has called a meeting of envoys for the evening."
    reading = READER.read(Document.of(text, publisher="The Ferry Gazette"))
    assert find_attributions(reading, pack=load_pack("en"), theatre=WAR) == ()


def test_what_is_denied_by_a_pronoun_is_a_denial():
    text = "Rumours of nine lost boats spread. The harbour police denied them, saying that none had sailed."
    reading = READER.read(Document.of(text, publisher="The Ferry Gazette"))
    told = extract(reading, pack=load_pack("en"), taxonomy=load_taxonomy(), theatre=WAR, run_id="run")
    denied = [c for c in told.claims if c.polarity is Polarity.DENIED]
    assert [c.attribution.chain[-1].source.actor.name for c in denied] == ["harbour police"]


def test_on_this_account_goes_on_with_whoever_gave_it():
    text = "The ferries were held, not sunk, harbour master Olha Reva said. None was lost, on this account."
    assert told(text, "lost") == told(text, "sunk")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The roof fell in, said a pastor in the town. He blamed the rebels.", "pastor in the town"),
        ("The roof fell in, said a spokeswoman for the town. He blamed the rebels.", "unnamed source"),
        ("The roof fell in, said the two pastors. He blamed the rebels.", "unnamed source"),
    ],
)
def test_he_is_the_person_cited_just_before_if_any(read, text, name):
    assert read(text).attributions[-1].link.source.actor.name == name
