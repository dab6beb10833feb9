"""Settings and ledgers for commands: what the command line gives wins over the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.errors import BadResource, LedgerUnavailable

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.settings import Settings


def settings_of(**given: Any) -> Settings:
    """Return the settings with what the command line gave on top.

    Raises:
        BadResource: the settings file or the environment holds a value that cannot be used.
    """
    from pydantic import ValidationError

    from reportedly.settings import Settings

    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise BadResource("settings (reportedly.toml, REPORTEDLY_* or the command line)", problems) from error


def open_ledger(settings: Settings, *, must_exist: bool = False) -> Ledger:
    """Open the ledger the settings name.

    Raises:
        LedgerUnavailable: it is not there though the command only asks, or cannot be opened.
    """
    from reportedly.ledger import Ledger

    if must_exist and not settings.ledger.exists():
        raise LedgerUnavailable(
            f"{settings.ledger}: no such ledger; make one with `reportedly read PATH --ledger {settings.ledger}`"
        )
    return Ledger(settings.ledger)
