"""Tell anonymous readers and partners with a key apart."""

from django.contrib.auth.models import AnonymousUser
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from policies.feed import keys
from policies.feed.models import ApiKey, Scope


class BearerKey(BaseAuthentication):
    """`Authorization: Bearer SECRET` (RFC 6750); no header at all means an anonymous reader."""

    def authenticate(self, request: Request) -> tuple[AnonymousUser, ApiKey] | None:
        """Give the key as `request.auth`; a key has no user. Raises AuthenticationFailed."""
        header = get_authorization_header(request).decode("latin-1")
        if not header:
            return None
        scheme, _, secret = header.partition(" ")
        if scheme.lower() != "bearer":
            raise AuthenticationFailed("Send the key as 'Authorization: Bearer KEY', or no such header.")
        key = keys.recognise(secret.strip())
        if key is None:
            raise AuthenticationFailed("The key is unknown or has been revoked.")
        return AnonymousUser(), key

    def authenticate_header(self, request: Request) -> str:
        """Give the WWW-Authenticate header of a 401."""
        return 'Bearer realm="policies", error="invalid_token"'


class MayRead(BasePermission):
    """Anonymous readers may read, and so may keys with the scope `read`."""

    message = "This key does not have the scope 'read'."

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Say whether the request's key, if it has one, was given the scope `read`."""
        return not isinstance(request.auth, ApiKey) or request.auth.allows(Scope.READ)
