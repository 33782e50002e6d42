"""The schemas of published documents, their canonical text and their digest."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import best_match

from . import moments
from .document_schema import MEASURE, TOMBSTONE

MEASURE_NAME = "measure/1"
TOMBSTONE_NAME = "tombstone/1"

Validator = validators.extend(
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)
    ),
)
VALIDATORS = {
    name: Validator(described, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for name, described in ((MEASURE_NAME, MEASURE), (TOMBSTONE_NAME, TOMBSTONE))
}


QUICK_VALIDATORS = {
    name: jsonschema_rs.Draft202012Validator(described, validate_formats=True)
    for name, described in ((MEASURE_NAME, MEASURE), (TOMBSTONE_NAME, TOMBSTONE))
}


class DocumentInvalid(ValueError):
    """The document does not follow its schema; the text names the field and what is allowed."""


def canonical(document: Mapping[str, Any]) -> str:
    """Give the one text that stands for a document: sorted keys, no blanks, no escapes beyond JSON's own."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(text: str) -> str:
    """Give the SHA-256 of a text's UTF-8 bytes in lower-case hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def check(document: Any) -> None:
    """Raise DocumentInvalid unless the document follows the schema that it names."""
    name = document.get("schema") if isinstance(document, Mapping) else None
    validator = VALIDATORS.get(name) if isinstance(name, str) else None
    if validator is None:
        raise DocumentInvalid(f"schema: {name!r} is not one of {sorted(VALIDATORS)}")
    # The quick validator says yes or no; only a no needs the words of the slow one.
    if QUICK_VALIDATORS[str(name)].is_valid(document) and not _has_float(document):
        fault = None
    else:
        fault = best_match(validator.iter_errors(document))
    if fault is not None:
        raise DocumentInvalid(f"{'.'.join(map(str, fault.absolute_path)) or 'document'}: {fault.message}")
    if "\\u0000" in json.dumps(document):
        raise DocumentInvalid("document: contains a NUL character, which PostgreSQL cannot store")


def _has_float(value: Any) -> bool:
    """Tell whether a float stands anywhere: JSON Schema takes 1.0 for an integer, a digest does not."""
    if isinstance(value, Mapping):
        return any(map(_has_float, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_has_float, value))
    return isinstance(value, float)


def tombstone(
    *, reference: str, slug: str, title: str, reason: str, first_released_at: datetime, retracted_at: datetime
) -> dict[str, str]:
    """Make the document that stays in the place of a retracted measure."""
    return {
        "schema": TOMBSTONE_NAME,
        "reference": reference,
        "slug": slug,
        "title": title,
        "reason": reason,
        "first_released_at": moments.written(first_released_at),
        "retracted_at": moments.written(retracted_at),
    }
