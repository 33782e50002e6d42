"""Executive orders as the Federal Register's index describes them, read as rows of measures."""

from collections.abc import Mapping

from policies.measures.bulk_rows import MeasureRow, Precedence, read_row
from policies.publication.vocabulary import Instrument
from policies.registry.models import Body, Jurisdiction

# What a record of the index has and no file of our own columns has.
MARKS = frozenset({"document_number", "executive_order_number", "signing_date", "publication_date"})
JOURNAL = "Federal Register"
HOME = "US"
ISSUER = "us-president"


def is_index(columns: frozenset[str]) -> bool:
    """Tell whether a file with these columns is an index of executive orders."""
    return columns >= MARKS


def read_order(record: Mapping[str, object]) -> MeasureRow:
    """Read one record (federalregister.gov/api/v1/documents, type PRESDOCU). Raises RowRefused.

    The index names its documents only by title and dates, so what an editor wrote goes before it.
    """
    number = str(record.get("executive_order_number") or "").strip()
    order = f"Executive Order {number}" if number else ""
    title = str(record.get("title") or "").strip()
    return read_row(
        {
            "title": f"{order}: {title}" if order and title else title,
            "jurisdiction": HOME,
            "instrument": Instrument.EXECUTIVE_ORDER,
            "issued_on": record.get("signing_date"),
            "published_on": record.get("publication_date"),
            "official_citation": order,
            "official_document": record.get("document_number"),
            "official_url": record.get("html_url"),
            "official_journal": JOURNAL,
            "summary": record.get("abstract"),
            "bodies": ISSUER,
        },
        precedence=Precedence.DESK,
    )


def enter_issuer() -> None:
    """Enter the President into the registry, where missing, so that every order can name its issuer."""
    home = Jurisdiction.objects.get_or_create(code=HOME, defaults={"name": "United States"})[0]
    Body.objects.get_or_create(
        slug=ISSUER,
        defaults={"name": "President of the United States", "kind": "head of state", "jurisdiction": home},
    )
