"""The nouns as JSON and back: ``decode(encode(x)) == x``.

One shape for the ledger, ``extract`` and ``--json``: every field is written, unknown is null, amounts are decimal
strings, times ISO 8601 in UTC, spans ``{"start", "end"}``. The proposition carries its ``kind``.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError

from reportedly.errors import BadMetadata
from reportedly.model import (
    Attribution,
    Brief,
    Claim,
    Document,
    Evidence,
    Holding,
    Measure,
    Modality,
    Occurrence,
    Polarity,
    Proposition,
    Remark,
    Situation,
    Stance,
)

PROPOSITIONS: dict[str, type[Proposition]] = {
    "occurrence": Occurrence,
    "measure": Measure,
    "holding": Holding,
    "stance": Stance,
    "remark": Remark,
}


_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}  # building one costs milliseconds, and there are about forty


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def encode(noun: Any) -> Any:
    """Return the noun as JSON-ready values; claims anywhere inside get their proposition's kind."""
    match noun:
        case Claim():
            return encode_claim(noun)
        case Situation() | Brief():
            return {name: _encode_field(getattr(noun, name)) for name in noun.__dataclass_fields__}
        case _:
            return _adapter(type(noun)).dump_python(noun, mode="json")


def _encode_field(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_encode_field(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return encode(value)
    return _adapter(type(value)).dump_python(value, mode="json")


def encode_claim(claim: Claim) -> dict[str, Any]:
    """Return a claim as JSON-ready values."""
    proposition = _adapter(type(claim.proposition)).dump_python(claim.proposition, mode="json")
    return {
        "id": claim.id,
        "revision": claim.revision,
        "kind": claim.kind,
        "proposition": proposition,
        "attribution": _adapter(Attribution).dump_python(claim.attribution, mode="json"),
        "evidence": _adapter(Evidence).dump_python(claim.evidence, mode="json"),
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "run_id": claim.run_id,
    }


def decode_claim(values: dict[str, Any]) -> Claim:
    """Return the claim that these values encode.

    Raises:
        BadMetadata: the values are no claim of this version.
    """
    try:
        return Claim(
            id=values["id"],
            revision=values["revision"],
            proposition=_adapter(PROPOSITIONS[values["kind"]]).validate_python(values["proposition"]),
            attribution=_adapter(Attribution).validate_python(values["attribution"]),
            evidence=_adapter(Evidence).validate_python(values["evidence"]),
            polarity=Polarity(values["polarity"]),
            modality=Modality(values["modality"]),
            run_id=values["run_id"],
        )
    except (KeyError, TypeError, ValidationError) as error:
        raise BadMetadata("claim", f"not a claim of this version: {error}", "read its document again") from error


def decode_document(values: dict[str, Any]) -> Document:
    """Return the document that these values encode."""
    document: Document = _adapter(Document).validate_python(values)
    return document


def to_json(values: Any, *, indent: int | None = None) -> str:
    """Write JSON the one way it is written everywhere: Unicode as it is, keys in the order given."""
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(values, ensure_ascii=False, indent=indent, separators=separators)
