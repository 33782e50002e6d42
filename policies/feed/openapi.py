"""Describe the feed in OpenAPI 3.1: what each address takes, gives and refuses."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema

from policies.feed.problems import KINDS, MEDIA_TYPE

Described = TypeVar("Described", bound=Callable[..., Any])
JsonSchema = dict[str, Any]

EVERYWHERE = (400, 401, 403, 406, 429, 500)


class BearerKeyScheme(OpenApiAuthenticationExtension):
    """Tell drf-spectacular what the authentication class expects."""

    target_class = "policies.feed.authentication.BearerKey"
    name = "apiKey"

    def get_security_definition(self, auto_schema: AutoSchema) -> JsonSchema:
        """Give the security scheme object."""
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "An API key. Everything can be read without one, at a lower rate.",
        }


def reference(component: str) -> JsonSchema:
    """Point at a component schema."""
    return {"$ref": f"#/components/schemas/{component}"}


def nullable(schema_type: str, **more: Any) -> JsonSchema:
    """Give a schema of that type or null, as JSON Schema 2020-12 writes it."""
    return {"type": [schema_type, "null"], **more}


def record(properties: Mapping[str, Any], *, description: str = "") -> JsonSchema:
    """Give an object schema all of whose properties are always present."""
    schema: JsonSchema = {"type": "object", "properties": dict(properties), "required": list(properties)}
    if description:
        schema["description"] = description
    return schema


def listing(component: str, **more: Any) -> JsonSchema:
    """Give the schema of a page whose `results` are of that component."""
    return record({"results": {"type": "array", "items": reference(component)}, **more})


def describes(
    summary: str,
    *,
    gives: JsonSchema,
    parameters: Sequence[OpenApiParameter] = (),
    statuses: Sequence[int] = (),
    media_type: str = "application/json",
) -> Callable[[Described], Described]:
    """Decorate a view's `get` with what it gives; `statuses` are the answers beside those met everywhere."""
    responses: dict[Any, Any] = {
        (200, media_type): OpenApiResponse(response=gives, description="What was asked for.")
    }
    for status in sorted({*EVERYWHERE, *statuses}):
        if status == 304:
            responses[status] = OpenApiResponse(description="Unchanged since the version you have.")
            continue
        title = "; or: ".join(kind.title for kind in KINDS if kind.status == status)
        responses[(status, MEDIA_TYPE)] = OpenApiResponse(
            response=reference("Problem"), description=f"{title}."
        )
    return extend_schema(summary=summary, parameters=list(parameters), responses=responses)
