"""What every address of the feed has in common."""

from typing import Any, ClassVar

from django.http import HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import resolve
from rest_framework.exceptions import NotFound, Throttled
from rest_framework.request import Request
from rest_framework.views import APIView

from policies.feed import delivery
from policies.feed.authentication import BearerKey, MayRead
from policies.feed.problems import InvalidParameter, ParameterError
from policies.feed.throttling import Allowance, RequestsPerMinute


class FeedView(APIView):
    """A read-only address: authenticated, counted, checked for unknown parameters, compressed."""

    authentication_classes = [BearerKey]
    permission_classes = [MayRead]
    http_method_names = ["get", "head", "options"]
    takes: ClassVar[frozenset[str]] = frozenset()
    cache_control = "no-cache"
    allowance: Allowance | None = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Check what holds for every request before the address itself looks at it."""
        super().initial(request, *args, **kwargs)
        if request.method != "OPTIONS":
            self.refuse_unknown_parameters(request)

    def check_throttles(self, request: Request) -> None:
        """Count the request, unless it only asks what it may do."""
        if request.method == "OPTIONS":
            return
        throttle = RequestsPerMinute()
        allowed = throttle.allow_request(request, self)
        self.allowance = throttle.allowance
        if not allowed:
            raise Throttled(throttle.wait())

    def refuse_unknown_parameters(self, request: Request) -> None:
        """Raise InvalidParameter for a parameter that this address does not know or gets twice."""
        known = sorted(self.takes)
        errors = [
            ParameterError(name, "This parameter is unknown here.", known)
            for name in request.query_params
            if name not in self.takes
        ]
        errors += [
            ParameterError(name, "This parameter may be given once.")
            for name, values in request.query_params.lists()
            if name in self.takes and len(values) > 1
        ]
        if errors:
            raise InvalidParameter(errors)

    def options(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]
        """List the methods, for people and for browsers that ask before a cross-origin request."""
        response = HttpResponse(status=204)
        delivery.answer_preflight(response, methods=self.allowed_methods)
        return response

    def finalize_response(  # type: ignore[override]
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Add what every answer carries, errors included."""
        response = super().finalize_response(request, response, *args, **kwargs)  # type: ignore[arg-type]
        response.headers.setdefault("Cache-Control", self.cache_control)
        delivery.open_to_other_origins(response)
        if self.allowance is not None:
            self.allowance.announce(response)
        delivery.compress(request, response)
        return response


class Nowhere(FeedView):
    """Any other address below the feed's."""

    schema = None

    def refuse_unknown_parameters(self, request: Request) -> None:
        """Leave parameters alone: the address is what is wrong."""

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the address with its slash where only that is missing; answer 404 otherwise."""
        path = request.path_info
        if not path.endswith("/") and resolve(f"{path}/").url_name:
            return HttpResponsePermanentRedirect(request._request.get_full_path(force_append_slash=True))
        raise NotFound("The feed has no such address; /api/v1/ lists those it has.")
