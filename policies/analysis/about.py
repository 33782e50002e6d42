"""The page that says what the record is and what its words mean."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from policies.analysis.public_page import public_page
from policies.publication import vocabulary
from policies.publication.models import Release

CHAPTERS = (
    (
        "Stage",
        "Where a measure stands, exactly one at a time, derived from its dated events.",
        vocabulary.Stage,
    ),
    ("Legal effect", "The effect of the whole measure, rolled up from its provisions.", vocabulary.Effect),
    ("Effect of a provision", "Each provision has its own course.", vocabulary.EffectState),
    ("Evidence", "How well a measure is sourced; origins are counted, not links.", vocabulary.EvidenceLevel),
    ("Instrument", "The legal form of a measure or of an option.", vocabulary.Instrument),
    ("Standing of an option", "How one way to carry a measure out stands.", vocabulary.Standing),
    ("Attribution", "Who is behind a statement.", vocabulary.AttributionKind),
    ("Check of a fact", "Whether a fact was checked against a copy of its source.", vocabulary.CheckState),
    ("Kind of event", "Kinds of event drive stage and effect.", vocabulary.EventKind),
    ("Relation of measures", "How one measure relates to another.", vocabulary.RelationKind),
    ("Relation of a case", "What a court case is to a measure.", vocabulary.LitigationRelation),
    ("Kind of release", "What a release did to the public record.", vocabulary.ReleaseKind),
)


@public_page
def about(request: HttpRequest) -> HttpResponse:
    """Show the method and the vocabulary, and say so when the record is a demonstration."""
    context = {"chapters": CHAPTERS, "demonstration": Release.objects.filter(demonstration=True).exists()}
    return render(request, "analysis/about.html", context)
