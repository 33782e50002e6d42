"""Issue, recognise and revoke the keys of partners."""

import hashlib
import re
import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from policies.feed.models import ApiKey, Scope

SECRET_PATTERN = re.compile(r"[A-Za-z0-9._~+/=-]{24,200}")
SHOWN = 12
USE_IS_NOTED_EVERY = timedelta(minutes=1)


class KeyRefused(ValueError):
    """A key cannot be issued or revoked as asked; the text says why."""


def issue(
    *,
    name: str,
    contact: str = "",
    scopes: Sequence[str] = (Scope.READ,),
    requests_per_minute: int = 600,
    secret: str = "",
) -> tuple[ApiKey, str]:
    """Make a key and give it with its secret, which cannot be read again later.

    Without a `secret` a random one of 256 bits is made. Raises KeyRefused when the secret is too short, holds
    characters that a header cannot carry or is in use, or when a scope is unknown.
    """
    secret = secret or f"ptk_{secrets.token_urlsafe(32)}"
    if not SECRET_PATTERN.fullmatch(secret):
        raise KeyRefused("A secret has 24 to 200 characters out of letters, digits and . _ ~ + / = -")
    key = ApiKey(
        name=name,
        contact=contact,
        prefix=secret[:SHOWN],
        digest=digest_of(secret),
        scopes=[str(scope) for scope in scopes],
        requests_per_minute=requests_per_minute,
    )
    try:
        key.full_clean()
    except ValidationError as error:
        raise KeyRefused(" ".join(error.messages)) from error
    key.save(force_insert=True)
    return key, secret


def revoke(key: ApiKey) -> ApiKey:
    """Stop a key from working from the next request on; raises KeyRefused if it already is revoked."""
    moment = timezone.now()
    if not ApiKey.objects.usable().filter(pk=key.pk).update(revoked_at=moment):
        raise KeyRefused(f"The key {key} is revoked already.")
    key.revoked_at = moment
    return key


def beginning_with(prefix: str) -> ApiKey:
    """Give the one usable key whose shown characters these are; raises KeyRefused if there is not one."""
    found = list(ApiKey.objects.usable().filter(prefix=prefix)[:2])
    if len(found) != 1:
        raise KeyRefused(f"{'No key' if not found else 'More than one key'} in use begins with {prefix}.")
    return found[0]


def recognise(secret: str) -> ApiKey | None:
    """Give the usable key that a secret belongs to, or None, and note its use at most once a minute."""
    if not SECRET_PATTERN.fullmatch(secret):
        return None
    key = ApiKey.objects.usable().filter(digest=digest_of(secret)).first()
    if key is not None:
        _note_use(key)
    return key


def digest_of(secret: str) -> str:
    """Give the lower-case hexadecimal SHA-256 under which a secret is stored."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _note_use(key: ApiKey) -> None:
    now = timezone.now()
    before = now - USE_IS_NOTED_EVERY
    if key.last_used_at is not None and key.last_used_at > before:
        return
    unnoted = Q(last_used_at__isnull=True) | Q(last_used_at__lte=before)
    ApiKey.objects.filter(unnoted, pk=key.pk).update(last_used_at=now)
