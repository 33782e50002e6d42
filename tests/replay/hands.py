"""Work the desk as its pages are: find a form on the page, change some fields, send everything it holds."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from policies.dockets.models import DocketEntry, Notice
from policies.measures.models import Measure
from policies.review.models import Submission
from tests.html_forms import held_by

INBOX = "/desk/inbox/"


class Hands:
    """One person at the desk, in a browser that checks forgery tokens."""

    def __init__(self, user: User) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.client.force_login(user)

    def page(self, address: str) -> Any:
        """Open a page of the desk; give its tree."""
        answer = self.client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return html.fromstring(answer.content.decode())

    def inbox(self) -> list[Notice]:
        """Page through the inbox as it is shown: the notices of tied dockets, then those of others."""
        return [
            *self._listed("items", "after", "next_after"),
            *self._listed("untied", "untied_after", "next_untied_after"),
        ]

    def inbox_form(self, entry: DocketEntry, action: str) -> Any:
        """Find the form that confirms or dismisses an entry, as the inbox has filled it in."""
        pk = Notice.objects.open().get(entry=entry).pk
        (form,) = self.page(INBOX).xpath(
            f"//article[@id='notice-{pk}']//form[contains(@action, '/{action}/')]"
        )
        return form

    def submit(self, measure: Measure) -> Submission:
        """Put the working copy before the reviewers on its own page."""
        address = f"/desk/measures/{measure.pk}/submit/"
        (form,) = self.page(address).xpath(f"//form[@action='{address}']")
        self.send(form)
        return Submission.objects.undecided().get(measure=measure)

    def decides(self, submission: Submission, verb: str) -> None:
        """Press the key of a decision on the review page."""
        (form,) = self.offered(submission, verb)
        self.send(form)

    def offered(self, submission: Submission, verb: str) -> list[Any]:
        """Give the form of a decision where the page offers it to this person; else nothing."""
        found = self.page(f"/desk/review/{submission.pk}/").xpath(f"//form[contains(@action, '/{verb}/')]")
        return list(found)

    def send(self, form: Any, *, status: int = 302, **changes: object) -> Any:
        """Send a form with all it holds, some of it changed; a list is a set of ticks."""
        answer = self.client.post(form.action, held_by(form) | changes)
        assert answer.status_code == status, html.fromstring(answer.content or b"<p/>").text_content()
        return answer

    def token(self) -> dict[str, str]:
        """Give the forgery token that this person's own pages carry."""
        return {"csrfmiddlewaretoken": self.client.cookies["csrftoken"].value}

    def _listed(self, rows: str, parameter: str, onwards: str) -> Iterator[Notice]:
        place = ""
        while place is not None:
            shown = self.client.get(INBOX, {parameter: place} if place else {}).context
            yield from (item.notice for item in shown[rows])
            place = shown[onwards]
