"""Refuse null characters, which the database can keep in no text, instead of failing on them."""

from collections.abc import Callable

from django.db import DataError
from django.http import HttpRequest, HttpResponse

_COMPLAINT = "NUL (0x00)"


class NullCharacters:
    """Answer 400 where one was sent, in the address or in a field.

    Forms name the field by themselves; this is for what reaches the database without one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say what is wrong; leave every other failure alone."""
        if not isinstance(exception, DataError) or _COMPLAINT not in str(exception):
            return None
        return HttpResponse(
            "Null characters are not allowed.\n", status=400, content_type="text/plain; charset=utf-8"
        )
