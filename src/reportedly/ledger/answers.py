"""What a ledger's rows add up to: its theatre, and the situation as of a moment."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reportedly.fusion import fuse
from reportedly.ledger.questions import Question
from reportedly.model import Decision, Situation
from reportedly.theatres import EMPTY, Theatre, load_theatre

if TYPE_CHECKING:
    from reportedly.ledger.store import Ledger

FIRST_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)  # as_of for a ledger that holds nothing


def theatre_of(ledger: Ledger) -> Theatre:
    """Return the theatre the ledger was last read with, its manifests' outlets added.

    Raises:
        MissingResource: it was read with a theatre file of the user's own: name that file.
    """
    run = ledger.latest_run()
    theatre = load_theatre(run.theatre) if run and run.theatre != EMPTY.id else EMPTY
    return theatre.with_outlets(ledger.outlets())


def situation_of(
    ledger: Ledger, *, as_of: datetime | None, since: datetime | None, theatre: Theatre | None
) -> Situation:
    """Fuse what was published up to ``as_of``, without what people rejected."""
    moment = as_of or ledger.latest_paper_time() or FIRST_MOMENT
    question = Question(as_of=moment)
    judgements = ledger.judgements()
    rejected = {j.target_id for j in judgements if j.decision is Decision.REJECT}
    claims = [claim for claim in ledger.claims(question) if claim.id not in rejected]
    return fuse(
        claims,
        ledger.documents(question),
        as_of=moment,
        theatre=theatre or theatre_of(ledger),
        since=since,
        judgements=judgements,
    )
