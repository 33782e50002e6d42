"""The Content-Security-Policy: strict on the site, looser on the desk."""

from collections.abc import Callable
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponseBase

View = Callable[[HttpRequest], HttpResponseBase]
DESK = "/desk/"

SITE: dict[str, Any] = {
    "default-src": [SELF],
    "img-src": [SELF, "data:"],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
}
# The admin theme evaluates expressions in attributes (Alpine.js) and sets inline styles.
LOOSER = {"script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL], "style-src": [SELF, UNSAFE_INLINE]}


def loosened_for_the_desk(get_response: View) -> View:
    """Give a middleware that lets the desk's pages, and no others, run what its theme needs."""
    desk = csp_replace(LOOSER)(get_response)

    def respond(request: HttpRequest) -> HttpResponseBase:
        return desk(request) if request.path.startswith(DESK) else get_response(request)

    return respond
