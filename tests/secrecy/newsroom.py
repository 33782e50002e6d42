"""A newsroom that has printed one story, and then works in secret on another; its secrets are in SECRETS."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from django.contrib.auth.models import User

from policies.dockets import alerting, appeals, case_proposals, muting, pasted_pages, triage, watching
from policies.dockets import merge as merging
from policies.dockets.adapters.contract import ObservedEntry, Source
from policies.dockets.courtlistener import backfill, deliveries
from policies.dockets.models import (
    AlertPace,
    Backfill,
    CaseProposal,
    Court,
    Docket,
    MuteRule,
    Notice,
    Poll,
)
from policies.dockets.proposal_alerts import follow_name
from policies.measures.court_acts import log_court_act
from policies.measures.models import Litigation, Measure
from policies.publication.vocabulary import EventKind, ReleaseKind
from policies.review import workflow
from tests.dockets.factories import court, default_rules
from tests.measures.factories import acting, make_measure, make_user
from tests.publication.factories import event, naming, publish, tombstone_of

NOW = dt.datetime(2021, 4, 5, 15, 0, tzinfo=dt.UTC)
PAGE = Path(__file__).parent.parent / "dockets" / "pages" / "district.html"
# Each stands for something that only the desk knows.
SECRETS = {
    "caption": "Zanzibar Quarry v. Nobody",
    "judge": "Hildegard Unreleased",
    "number": "3:21-cv-07777",
    "number beside the public docket": "1:21-cv-08888",
    "court": "N.D. Cal.",
    "court's name": "Northern District of California",
    "court's slug": "cand",
    "entry": "ORDER sealing the xylophone",
    "follower": "wilhelmina",
    "dismissed": "because our source asked us to wait",
    "mute rule": "nobody reads quixotic papers",
    "proposal": "Kumquat Holdings",
    "error": "hunter2-token",
    "address": "10.20.30.40",
    "page": "COMPLAINT against DEPARTMENT OF EXAMPLES",
    "page's judge": "Rosa Clerk",
    "page's caption": "ALPHA CORPORATION",
    "event": "The vellum is stayed",
}


@dataclass(frozen=True)
class Printed:
    """What is public: a docket that a release names by nothing but its number, and an appeal."""

    docket: Docket
    appeal: Docket
    reference: str


def printed() -> Printed:
    """Release measures that name two dockets, and withdraw and retract others."""
    default_rules()
    washington = court("dcd")
    docket = watching.watch(washington, docket_number="1:21-cv-00280", pacer_case_id="226820")
    appeal = watching.watch(court("cadc"), docket_number="21-5027")
    merging.merge(washington, [seen(docket, 21, "Order")], now=NOW)
    document = publish(title="Rule on payment apps", **naming(docket, appeal))
    gone = publish(title="Gone")
    publish(tombstone_of(gone), kind="retracted", note="It was invented.")
    withdrawn = publish(title="Withdrawn")
    publish(
        title="Withdrawn", reference=withdrawn.reference, slug="withdrawn", kind="withdrawn", note="It ended."
    )
    publish(title="Expected", events=[event(expected=True, happened_on="2021-06-01", reported_on=None)])
    # A court that fails, with an error that names the newsroom's proxy.
    Court.objects.filter(pk=washington.pk).update(
        failures=2, failing_since=NOW, last_error=error(), last_success_at=NOW, last_polled_at=NOW
    )
    Court.objects.filter(slug="cadc").update(last_success_at=NOW, last_polled_at=NOW)
    Court.objects.update(next_poll_at=NOW + dt.timedelta(minutes=4))
    return Printed(docket, appeal, document.reference)


def works_in_secret(public: Printed) -> Docket:
    """Watch other dockets, read, decide, follow, propose, save pages, fail; give one that nobody knows of."""
    editor = make_user("editor", username=SECRETS["follower"])
    hidden = watching.watch(
        court("cand", feed_url="https://ecf.cand.example/rss"),
        docket_number=SECRETS["number"],
        caption=SECRETS["caption"],
        judge=SECRETS["judge"],
        filed_on=dt.date(2021, 3, 30),
    )
    beside = watching.watch(
        public.docket.court,
        docket_number=SECRETS["number beside the public docket"],
        caption=SECRETS["caption"],
    )
    types_over(public)
    for docket in (hidden, beside):
        alerting.follow(docket, user=editor, pace=AlertPace.AT_ONCE)
        case_proposals.hand_in_names({SECRETS["proposal"]: SECRETS["proposal"]})
        follow_name(SECRETS["proposal"], user=editor, pace=AlertPace.AT_ONCE)
        merging.merge(docket.court, [seen(docket, 7, SECRETS["entry"]), named_in_feed(docket)], now=NOW)
    decides(hidden, editor)
    saves_a_page(editor)
    drafts(hidden, editor)
    fails(hidden)
    return hidden


def types_over(public: Printed) -> None:
    """Type a caption, a judge and a day where the release has none, and tie a secret case below."""
    watching.watch(
        public.docket.court,
        docket_number=public.docket.docket_number,
        caption=SECRETS["caption"],
        judge=SECRETS["judge"],
        filed_on=dt.date(2019, 2, 3),
    )
    below = Docket.objects.get(docket_number=SECRETS["number beside the public docket"])
    appeals.tie_appeal(public.appeal, below=below)


def decides(hidden: Docket, editor: User) -> None:
    """Dismiss what a court did and what was proposed, with reasons, and mute noise by a rule."""
    triage.dismiss(Notice.objects.of_docket(hidden).get(), user=editor, reason=SECRETS["dismissed"])
    case_proposals.dismiss_proposed(
        CaseProposal.objects.earliest("pk"), user=editor, reason=SECRETS["dismissed"]
    )
    MuteRule.objects.create(words="quixotic", reason=SECRETS["mute rule"])
    muting.apply_rules()


def saves_a_page(editor: User) -> None:
    """Add a page of the public docket, which nobody else has confirmed yet."""
    page = pasted_pages.take_in(PAGE.read_bytes(), by=editor, now=NOW)
    assert pasted_pages.confirm(page, now=NOW).new > 0


def drafts(hidden: Docket, editor: User) -> Measure:
    """Log what the hidden docket means, and put it before the reviewers."""
    measure = make_measure(by=editor, title=SECRETS["proposal"])
    with acting(editor):
        Litigation.objects.create(measure=measure, docket=hidden)
        log_court_act(
            measure,
            entry=hidden.entries.get(),
            kind=EventKind.STAYED_BY_COURT,
            happened_on=dt.date(2021, 4, 1),
            summary=SECRETS["event"],
        )
    workflow.submit(measure, by=editor, kind=ReleaseKind.PUBLISHED)
    return measure


def fails(hidden: Docket) -> None:
    """Let visits and requests fail, with reasons that hold addresses and tokens."""
    Poll.objects.create(court=hidden.court, token=uuid4(), finished_at=NOW, outcome="failed", error=error())
    Court.objects.filter(pk=hidden.court_id).update(failures=3, failing_since=NOW, last_error=error())
    backfill.request(hidden, now=NOW)
    Backfill.objects.update(last_error=error(), failures=1, problems=[error()])
    deliveries.keep(key="secret-key", body=error().encode(), now=NOW)


def error() -> str:
    return f"http://proxy:{SECRETS['error']}@{SECRETS['address']}:3128 refused"


def seen(docket: Docket, number: int, label: str) -> ObservedEntry:
    """Give an entry as the court's feed shows it."""
    return ObservedEntry(
        docket_number=docket.docket_number,
        pacer_case_id=docket.pacer_case_id,
        filed_at=dt.datetime(2021, 4, 1, 15, tzinfo=dt.UTC),
        entry_number=number,
        labels=(label,),
        guid=f"{docket.pk}-{number}",
        source=Source.PACER_FEED,
    )


def named_in_feed(docket: Docket) -> ObservedEntry:
    """Give an entry of a case that names what the newsroom looks for."""
    return ObservedEntry(
        docket_number="1:21-cv-09999",
        caption=f"{SECRETS['proposal']} v. Example",
        filed_at=dt.datetime(2021, 4, 1, 15, tzinfo=dt.UTC),
        labels=("Complaint",),
        guid=f"named-{docket.pk}",
        source=Source.PACER_FEED,
    )
