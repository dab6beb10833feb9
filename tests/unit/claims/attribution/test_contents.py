"""What is said: where a content begins and ends, what belongs to it and what does not."""

import pytest

from reportedly.model import Commitment, Modality, Polarity


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param(
            "Kyiv said that two bridges fell and that the road was cut.",
            ["that two bridges fell and that the road was cut"],
            id="two clauses of one cue",
        ),
        pytest.param(
            "Putin said that Ukraine must withdraw, adding that Moscow was ready to talk.",
            ["that Moscow was ready to talk", "that Ukraine must withdraw"],
            id="said and adding are two",
        ),
        pytest.param(
            '"We will stay," the mayor said on Monday. "We will rebuild. It takes time."',
            ['"We will stay," … "We will rebuild. It takes time."'],
            id="a quotation that goes on after the cue",
        ),
        pytest.param(
            '"The road is cut." The mayor said help was coming.',
            ["help was coming"],
            id="a quotation before is another's",
        ),
        pytest.param(
            "Kyiv accused Moscow of shelling the town.", ["Moscow of shelling the town"], id="whom it accuses, of what"
        ),
        pytest.param("However, two bridges fell, Kyiv said.", ["two bridges fell"], id="a joint is not said"),
        pytest.param(
            "KYIV, June 1 (Halden) - Two bridges fell on Sunday, the army said.",
            ["Two bridges fell on Sunday"],
            id="a dateline is not said",
        ),
        pytest.param(
            "Kyiv said the paper amounts to surrender: it asks for a full withdrawal.",
            ["the paper amounts to surrender: it asks for a full withdrawal"],
            id="what a colon adds is said too",
        ),
        pytest.param(
            "Some 60 shells fell on the port, according to its mayor, and Moscow's troops left the island.",
            ["Some 60 shells fell on the port"],
            id="a clause with its own subject behind according to is not said",
        ),
        pytest.param(
            "More than 7,000 people have left the valley since April, the UN food agency estimates.",
            ["More than 7,000 people have left the valley since April"],
            id="a closing verb that looks like a noun",
        ),
        pytest.param("The mayor called the raid a disgrace.", ["the raid a disgrace"], id="what is called what"),
        pytest.param(
            "Kyiv: Two bridges fell on Sunday.", ["Two bridges fell on Sunday"], id="a name and a colon lead a line"
        ),
        pytest.param("Update: Two bridges fell on Sunday.", [], id="a label is no name"),
        pytest.param(
            "The ministry said:\n- two bridges fell\n- one train burned\nTraffic has stopped.",
            ["two bridges fell … one train burned"],
            id="a list under a lead, and no line more",
        ),
        pytest.param(
            "Kyiv said that forty jets burned; Moscow says five did.",
            ["that forty jets burned", "five did"],
            id="a semicolon parts two voices",
        ),
        pytest.param("He reported for duty at the base.", [], id="reported for duty"),
        pytest.param("The blast claimed the lives of two people.", [], id="claimed lives"),
    ],
)
def test_a_content_is_cut_where_it_ends(read, text, contents):
    assert read(text).contents() == contents


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Moscow denied that its troops were there.", Polarity.DENIED),
        ("Moscow said its troops were there.", Polarity.AFFIRMED),
        ("Moscow did not say whether its troops were there.", Polarity.UNKNOWN),
        ("Moscow declined to say whether its troops were there.", Polarity.UNKNOWN),
        ("It is not known whether its troops were there.", Polarity.UNKNOWN),
    ],
)
def test_denial_and_denied_knowledge_are_told_apart(read, text, polarity):
    assert [a.polarity for a in read(text).attributions] == [polarity]


@pytest.mark.parametrize(
    ("text", "commitment"),
    [
        ("Kyiv confirmed that the town had fallen.", Commitment.ENDORSING),
        ("Kyiv said that the town had fallen.", Commitment.NEUTRAL),
        ("Kyiv claimed that the town had fallen.", Commitment.DISTANCING),
        ("Kyiv said without evidence that the town had fallen.", Commitment.DISTANCING),
        ("Kyiv reportedly said that the town had fallen.", Commitment.DISTANCING),
    ],
)
def test_the_writers_commitment_follows_the_words(read, text, commitment):
    assert [a.link.commitment for a in read(text).attributions] == [commitment]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Moscow demanded that the troops leave.", Modality.DEMANDED),
        ("Kyiv pledged to free the prisoners.", Modality.INTENDED),
        ("The minister is expected to announce a truce.", Modality.EXPECTED),
        ("Kyiv said that the town had fallen.", None),
    ],
)
def test_a_cue_may_set_the_mode_of_its_content(read, text, modality):
    assert [a.modality for a in read(text).attributions] == [modality]


def test_spans_are_true_and_attributions_come_in_order(read):
    page = read("Kyiv said two bridges fell. Moscow denied the report. According to the mayor, the road was cut.")
    firsts = [min(s.start for s in (*a.source, *a.cue, *a.content)) for a in page.attributions]
    assert firsts == sorted(firsts)
    assert [s.of(page.text) for a in page.attributions for s in a.cue] == ["said", "denied", "According to"]


def test_what_stands_inside_another_content_names_its_parent(read):
    page = read("Kyiv said the mayor had claimed that the port burned.")
    assert [a.parent for a in page.attributions] == [None, 0]


def test_a_paragraph_of_quotation_alone_goes_on_with_the_speaker_before(read):
    page = read("“We will stay,” the mayor said.\n\n“We will rebuild. It takes time.”\n\nTwo bridges fell.")
    assert page.contents() == ["“We will stay,”", "“We will rebuild. It takes time.”"]
    assert page.attributions[1].continues == 0
    assert page.names("rebuild") == ["mayor"]
    assert page.names("bridges") == []


def test_a_dateline_is_no_part_of_the_source(read):
    page = read("KYIV, June 1 (Halden) - The regional governor said two bridges fell.")
    assert [s.of(page.text) for s in page.attributions[0].source] == ["The regional governor"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"It was dark," the mayor said, adding, "We lost two houses."',
            ['"It was dark,"', '"We lost two houses."'],
            id="the nearer cue has the quote",
        ),
        pytest.param(
            '"It was dark. We lost two houses.\n\n"But nobody died," said the mayor.',
            ['"It was dark. We lost two houses … "But nobody died,"'],
            id="a quotation that runs over paragraphs, with its speaker at the end",
        ),
        pytest.param(
            'The mayor said that the night was long.\n\n"We lost two houses," said the driver.',
            ["that the night was long", '"We lost two houses,"'],
            id="no quotation of the next paragraph",
        ),
    ],
)
def test_a_quote_has_one_speaker(read, text, expected):
    assert read(text).contents() == expected


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The governor told residents to stay at home.", "The governor", "residents to stay at home"),
        ("His partner called the raid unlawful.", "His partner", "the raid unlawful"),
        ("Some called the raid a disgrace.", "Some", "the raid a disgrace"),
        ("Moscow closed the border, accusing Kyiv of sabotage.", "Moscow", "Kyiv of sabotage"),
        ("The judge fined the pilot for saying that the war was lost.", "the pilot", "that the war was lost"),
        ("The army has not said when it would leave.", "The army", "when it would leave"),
        ("The mayor said at the time that the bridge was open.", "The mayor", "that the bridge was open"),
        ("The envoy called for prisoners to be freed.", "The envoy", "prisoners to be freed"),
        ("The study found nine cases of abuse.", "The study", "nine cases of abuse"),
        ("Kyiv asked for more shells.", "Kyiv", "more shells"),
        ("Her neighbour, who called the raid unlawful, left.", "who", "the raid unlawful"),
        ("That is what the mayor said.", "the mayor", "what"),
        ("The mayor took to Telegram to say that the port was closed.", "The mayor", "that the port was closed"),
        ("The raid was called a disgrace by the envoy.", "the envoy", "The raid … a disgrace"),
    ],
)
def test_whoever_can_speak_is_found_with_what_is_said(read, text, source, content):
    page = read(text)
    assert (page.by(source), page.contents()) == (page.attributions[0], [content])


@pytest.mark.parametrize(
    "text",
    [
        "The repairs took nine days to finish.",
        "What do you expect?",
        "The army has to confirm the order.",
        "It may take days to determine the cause.",
    ],
)
def test_nobody_speaks_where_nothing_is_said(read, text):
    assert read(text).attributions == ()


def test_a_name_that_the_parser_knew_before_can_speak(read):
    page = read("Jane Doe leads the town. Doe called the raid unlawful.")
    assert [s.of(page.text) for s in page.attributions[0].source] == ["Doe"]


def test_a_name_that_a_group_gives_itself_is_nothing_said(read):
    assert read("The raid was led by a group that calls itself the River Guard.").attributions == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Kyiv said troops entered the town, though independent maps show otherwise.", "troops entered the town"),
        ("Kyiv said troops entered the town, although Moscow denies it.", "troops entered the town"),
        ("As the governor put it, the night was long.", "the night was long"),
        ("The night was long, as the governor noted.", "The night was long"),
        ("As reported by the navy, nine ships were hit.", "nine ships were hit"),
        ("As stated in the memorandum, both armies would pull back.", "both armies would pull back"),
        ('"We lost two houses," – the governor said.', '"We lost two houses,"'),
        ('He called it "a night of terror." The town lies on a river.', 'it "a night of terror."'),
    ],
)
def test_a_clause_belongs_to_the_one_who_says_it(read, text, content):
    assert read(text).contents()[0] == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The envoy branded the raid the worst mistake of the year.", "the raid the worst mistake of the year"),
        ("The mayor said so.", "so"),
        ("An official put the number of drones downed by the fleet at over 70.", None),
        ("The agency puts the number of those sent home at 371.", None),
    ],
)
def test_small_words_and_amounts_are_told(read, text, content):
    assert read(text).contents() == [content or text.split(" put ")[-1].split(" puts ")[-1].rstrip(".")]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("It is said that the bridge was mined.", ["It is said"]),
        ("The night was long, as the governor put it.", ["as", "put it"]),
        ("The minister wrote on Telegram that the port was closed.", ["wrote on Telegram"]),
    ],
)
def test_a_cue_has_the_words_that_belong_to_it(read, text, cue):
    assert [s.of(text) for s in read(text).attributions[0].cue] == cue
