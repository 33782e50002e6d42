"""The page of a measure: its newest edition, or one version for good."""

import json
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from policies.analysis import litigation, measure_page, wording
from policies.analysis.public_page import public_page
from policies.publication import moments, reading
from policies.publication.models import Edition, Release
from policies.publication.vocabulary import ReleaseKind


@public_page
def measure(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the newest edition, as it reads today, with what the courts filed last."""
    edition = Edition.objects.of_reference(reference).first()
    if edition is None:
        return _elsewhere(request, reference)
    if not edition.readable or edition.document is None:
        return _tombstone(request, edition)
    document = json.loads(edition.document)
    cases = litigation.with_entries(document)
    return _page(request, edition, document, day=moments.today(), cases=cases, latest=edition.version)


@public_page
def version(request: HttpRequest, reference: str, version: int) -> HttpResponse:
    """Show one version for good, as it read on the day of its release."""
    newest = Edition.objects.of_reference(reference).first()
    if newest is None:
        return _elsewhere(request, reference, version)
    edition = Edition.objects.filter(reference=reference, version=version).first()
    if edition is None:
        return _unknown(request, f"{reference}, version {version}")
    if edition.document is None or not edition.readable:
        return _tombstone(request, newest)
    document = json.loads(edition.document)
    cases = litigation.named_only(document)
    day = edition.released_at.date()
    return _page(request, edition, document, day=day, cases=cases, latest=newest.version, permanent=newest)


def _page(
    request: HttpRequest,
    edition: Edition,
    document: dict[str, Any],
    *,
    day: date,
    cases: list[litigation.Case],
    latest: int,
    permanent: Edition | None = None,
) -> HttpResponse:
    """Render the page; `permanent` is the newest edition where the page shows one fixed version."""
    releases = list(Release.objects.of_measure(edition.measure_id).newest_first().defer("document"))
    address = request.build_absolute_uri(
        reverse("analysis:version", args=[edition.reference, edition.version])
    )
    context = {
        **measure_page.sections(document, day),
        "edition": edition,
        "release": next(release for release in releases if release.sequence == edition.sequence),
        "releases": releases,
        "latest": latest,
        "newest": permanent,
        "cases": litigation.in_order_of_review(cases),
        "label": reading.label_on(document, day),
        "stage": reading.stage_on(document, day),
        "effect": reading.effect_on(document, day),
        "next_date": reading.next_date(document, day),
        "address": address,
        "withdrawn": (permanent or edition).kind == ReleaseKind.WITHDRAWN,
        "footnote": wording.footnote(
            document,
            version=edition.version,
            released_at=edition.released_at,
            address=address,
            digest=edition.document_digest,
        ),
    }
    return render(request, "analysis/measure.html", context)


def _tombstone(request: HttpRequest, newest: Edition) -> HttpResponse:
    """Say that the content was retracted, and why; nothing of it is shown."""
    tombstone = json.loads(newest.document or newest.head + "}")
    return render(request, "analysis/tombstone.html", {"edition": newest, "tombstone": tombstone}, status=410)


def _elsewhere(request: HttpRequest, written: str, version: int | None = None) -> HttpResponse:
    """Send a reference in small letters, or a slug, to the measure it means."""
    found = (
        Edition.objects.filter(reference=written.upper()).first()
        or Edition.objects.filter(slug=written.lower()).first()
    )
    if found is None or found.reference == written:
        return _unknown(request, written)
    if version is None:
        return HttpResponsePermanentRedirect(reverse("analysis:measure", args=[found.reference]))
    return HttpResponsePermanentRedirect(reverse("analysis:version", args=[found.reference, version]))


def _unknown(request: HttpRequest, wanted: str) -> HttpResponse:
    return render(request, "analysis/unknown.html", {"wanted": wanted}, status=404)
