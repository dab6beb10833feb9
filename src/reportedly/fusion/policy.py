"""Every constant that fusion decides by, in one place, with what it means and how it was set.

They were set by hand on the example dispatches and on the hand-labelled pages that the design describes; a change here
is a change of policy and needs a case in ``tests/unit/fusion`` that shows why.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

# ── lineage ──────────────────────────────────────────────────────────────────────────────────────────────────────────

SHARED_WORDS = 12  # a run of this many equal words outside quotation marks was not written twice by chance
SHARED_WORDS_TOTAL = 24  # two documents are one lineage from this many shared words on: about two sentences
SHARED_SHARE = Decimal("0.5")  # … or when this share of the shorter text stands in the other
GRAM_WORDS = 8  # fingerprints are of this many words; with WINDOW every run of SHARED_WORDS words leaves at least one
WINDOW = SHARED_WORDS - GRAM_WORDS + 1
ORIGINALS_TRIED = 5  # the likeliest earlier documents that a document is compared with, word by word
POSTINGS = 4  # earliest documents remembered for one fingerprint: the original is among the earliest
WORDS_HELD = 4096  # reports whose words are kept at hand; the rest is read again when a copy turns up late
WIRE_REACH = timedelta(hours=72)  # how long after a wire report a rewrite that names the wire may appear
WIRE_TRIED = 1000  # reports of one wire that a rewrite is compared with: more than a wire prints in that time
WIRE_FIGURES = 2  # figures that a rewrite must share with the report of the wire that it names

QUOTE_LETTERS = 4  # words of so many letters tell something; shorter ones are mostly grammar
QUOTE_WORDS = 6  # so many different ones that two reports share are one utterance; "we will respond" has two
QUOTE_SHARE = Decimal("0.75")  # … and this share of the shorter quotation: the rest is a cut or another translation
QUOTE_PAIRS = 2  # neighbouring words that two quotations must share to be compared at all
QUOTE_SHOWN = 120  # code points of an utterance that a reason shows
QUOTE_POSTINGS = 8  # earliest quotations remembered for one pair of words: the first is among the earliest

STATEMENT_CHARS = 600  # "the same statement" is of whoever was cited this near before it

# ── sameness ─────────────────────────────────────────────────────────────────────────────────────────────────────────

SAME_SCORE = 2.0  # from here on two occurrences are one event, if nothing forbids it
NEAR_SCORE = 1.4  # from here on it is worth saying why two were kept apart
TOLD_ON_SCORE = 10.0  # what goes on in one paragraph is joined before anything is compared across reports
ALIKE_SCORE = 5.0  # the same kind, place and night are joined before anything that agrees in less
ANCHORS = 2  # features among place, night, number, span, target, neighbour that must agree: one alone is chance
TIME_SLACK = timedelta(hours=3)  # local days and UTC days of the region do not begin at the same moment
LOOSE_AREA_KM = 2500  # a loosely bounded area (Siberia) reaches this far from the point that names it
NEIGHBOUR_CHARS = 400  # occurrences this near in one document may be one told on; far ones need other reasons
TOLLS_APART = 3  # one report that counts three times as many dead beside another count tells of two acts
DISTINCTIVE = 10  # an equal number below this is met by chance
LOSS_STEPS = ("hit", "damaged", "destroyed")  # ends of the codes of losses, from the weaker to the stronger
MISREAD = timedelta(hours=36)  # "overnight" in a rewrite of the next day is read a day late; the number outweighs it
NEAR_REACH = timedelta(days=14)  # two acts dated further apart are no near miss that is worth telling
BLOCK_COMPARISONS = 16  # an occurrence is compared with at most this many distinct earlier ones of each block
WAYS_IN_BLOCKS = 8  # a report that tells one act in more ways than these tells nothing new in them
MATTER_REACH = timedelta(days=5)  # an amount is of a dated event of another report only if told within this
ROUND_COUNT = 100  # "nearly 500" is the 472 of another report; "about 20" may be of anything
UNDATED_REACH = timedelta(days=4)  # an occurrence without a time is that of a dated one only if told within this

TOLD_BEFORE = timedelta(hours=12)  # what begins so long after a report came out is not what it tells as done
REPORT_REACH = timedelta(days=2)  # what a report tells of a town without a date happened within this before it

NAMES_FROM = 200  # among so few reports a name in many of them may still be a telling one
TELLING_NAME = 0.4  # weight of a name from which it tells one small event from another: 1 in one report, 0 in all
SHORT_NAME = 3  # words of so many letters are initials, titles, streets' points of the compass
NAMES_LEAST = 0.8  # one name that hardly another report gives, or two that several give
NAMES_FULL = 2.4  # so much weight of shared names is full agreement: a name, a surname and a street
CAST_FULL = 4.2  # so much can hardly be shared by two events
HEADLINE_NAME = (
    0.6  # weight of a name from which it says what a report is about: 8 of 200 reports have it, 75 of 50,000
)
HEADLINE_REACH = timedelta(days=10)  # reports with one name in their headlines are of one matter if printed within this
NAMES_TOLD = 4  # names that a reason shows
TOWN_WORDS = 3  # a town's bare name has at most so many words
WIDE_PLACES = frozenset({"country", "area", "region"})  # two events in one of these are met every day

REGIONS = frozenset({"area", "region", "district", "province"})  # one report tells of towns in one of these together
SOME = "some of the "  # so begins what a count of some of those counted before is told of

VIOLENT_ROOTS = frozenset({"attack", "explosion", "collapse", "destruction", "harm", "interception"})
MIXED_UP = (VIOLENT_ROOTS - {"interception"} | {"clash"}, frozenset({"abduction", "arrest", "capture"}))  # by readers
PLAIN_EFFECTS = frozenset({"destruction", "harm", "interception"})  # give way to whatever else an event is called
EFFECT_ROOTS = frozenset({"destruction", "harm", "collapse", "explosion", "interception"})  # what an act did
ANSWERABLE_ROOTS = (VIOLENT_ROOTS - {"interception"}) | {"abduction"}  # of what it can be asked who did it
HANDOVER_ROOTS = frozenset({"exchange", "handover"})  # one act, with or without its return told
NEWS_ROOTS = VIOLENT_ROOTS | HANDOVER_ROOTS | {"abduction"}  # acts that a report may be about
CARRIERS, CARRIED = frozenset({"drone", "aircraft"}), frozenset({"missile", "bomb", "rocket"})  # who drops what
TALKS_TYPES = frozenset({"talks.round", "talks.delegation"})
TOLL_TYPE = "harm"  # what a toll tells where no act is told
TOLLS = frozenset({"killed", "injured", "casualties"})
ANSWER_TYPES = frozenset({"responsibility"})  # says something of another occurrence, is none of its own

# ── figures ──────────────────────────────────────────────────────────────────────────────────────────────────────────

ABOUT = Decimal("0.1")  # how far "about", "nearly", "roughly" reach
ROUNDED = Decimal("0.07")  # how far an unhedged round number may lie from the exact one
ROUNDING_FROM = 20  # below this a round number is a count, not a rounding
SOME_SHARE = Decimal(2) / 3  # less than this of another count in one report is of some of them; more is another count
LOSS_COUNTED = timedelta(days=1)  # more things lost, told so much later, are counted anew; sooner it is another word
UNIT_TOLERANCE = Decimal("0.02")  # 2,670 miles and 4,300 km are one distance
STOCK_REACH = timedelta(days=31)  # levels (area held) told within this are compared as one level
TOTALS_GROUP = "harm"  # measures of this group of the taxonomy rise while people are counted
MORE_TOTALS = frozenset({"displaced", "evacuated", "arrested", "rescued", "buildings_damaged", "buildings_destroyed"})
LOOSE = frozenset({"duration", "distance", "money_cost", "share_spending"})  # one only where the amount is one
LEVELS = frozenset({"area_controlled", "share_of_territory", "front_length", "troops"})
SIDES = 2  # in an exchange between two sides the whole is twice what each side gives
EXCHANGES = frozenset({"bodies_exchanged", "prisoners_exchanged"})
EXCHANGED = {"bodies_exchanged": "exchange.bodies", "prisoners_exchanged": "exchange.prisoners"}  # what each tells of
EXCHANGED_FROM = 20  # so many handed over are not met twice within days
SENT = frozenset({"aerial_launched", "drones_launched", "missiles_launched"})
JOINT = {
    "targets_downed": ("drones_downed", "missiles_downed"),
    "aerial_launched": ("drones_launched", "missiles_launched"),
    "casualties": ("killed", "injured"),
}
LOSSES_TOLD = frozenset({"loss", "loss of fighters"})  # what a measure tells, as the taxonomy names it
FIGHTERS_TOLD, SUCCESS_TOLD = "loss of fighters", "success"
FIGHTERS = frozenset({"soldiers", "fighters"})  # parts of a toll that are a side's own fighters
CIVILIANS = frozenset({"civilians", "children", "women", "journalists", "rescuers", "passengers"})
KM_PER_MILE = Decimal("1.609344")

# ── positions ────────────────────────────────────────────────────────────────────────────────────────────────────────

REPLACES_AFTER = timedelta(hours=24)  # an opposite stance sooner is contested, later it replaces the earlier one
STALE_AFTER = timedelta(days=60)  # not repeated for so long, a position is still shown, with the mark "stale"
ROUND_REACH = timedelta(days=10)  # one round of talks does not last longer, nor lie further from its date as told
