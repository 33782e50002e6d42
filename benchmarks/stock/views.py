"""A stock viewset: ModelViewSet, nested ModelSerializers, every relation prefetched."""

from rest_framework import pagination, permissions, serializers, viewsets

from . import models


def serializer(
    model: type, *fields: str, **nested: serializers.BaseSerializer
) -> type[serializers.ModelSerializer]:
    """Make a ModelSerializer of the fields with serializers nested in it."""
    meta = type("Meta", (), {"model": model, "fields": [*fields, *nested]})
    return type(f"{model.__name__}Serializer", (serializers.ModelSerializer,), {"Meta": meta, **nested})


NAMED = ("slug", "name")
CitationSerializer = serializer(models.Citation, "id", "kind", "speaker", "words", "quote")
EventSerializer = serializer(
    models.Event,
    "id",
    "kind",
    "summary",
    "happened_on",
    "precision",
    "reported_on",
    "check_state",
    citations=CitationSerializer(many=True),
)
TargetSerializer = serializer(
    models.Target, "id", "role", entity=serializer(models.Entity, *NAMED, "alias")()
)
MeasureSerializer = serializer(
    models.Measure,
    "id",
    "reference",
    "title",
    "summary",
    "concern",
    "instrument",
    "stage",
    "effect",
    "evidence",
    "origins",
    "disputed",
    "latest_event_on",
    jurisdiction=serializer(models.Jurisdiction, *NAMED)(),
    policy_areas=serializer(models.Area, *NAMED)(many=True),
    sectors=serializer(models.Sector, *NAMED)(many=True),
    bodies=serializer(models.Body, *NAMED)(many=True),
    authorities=serializer(models.Authority, *NAMED)(many=True),
    targets=TargetSerializer(many=True),
    events=EventSerializer(many=True),
    litigation=serializer(models.Case, "id", "court", "docket_number", "caption")(many=True),
)


class ByNumber(pagination.CursorPagination):
    """Pages by primary key, so that the comparison does not pay for offsets."""

    page_size = 500
    ordering = "id"


class MeasureViewSet(viewsets.ModelViewSet):
    """All measures with all their parts."""

    queryset = models.Measure.objects.select_related("jurisdiction").prefetch_related(
        "policy_areas",
        "sectors",
        "bodies",
        "authorities",
        "targets__entity",
        "events__citations",
        "litigation",
    )
    serializer_class = MeasureSerializer
    pagination_class = ByNumber
    permission_classes = (permissions.AllowAny,)
    authentication_classes = ()
    throttle_classes = ()
