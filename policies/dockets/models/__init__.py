"""Courts, their dockets, what was filed, how it was seen, and what editors were told."""

from policies.dockets.models.court import Court, CourtKind, Pace
from policies.dockets.models.courtlistener import Allowance, Backfill, SpentRequest
from policies.dockets.models.delivery import Delivery, DeliveryState
from policies.dockets.models.docket import Docket, DocketEntry
from policies.dockets.models.notice import Notice, NoticeKind, NoticeState
from policies.dockets.models.page import PastedPage
from policies.dockets.models.poll import FeedBody, Poll, PollOutcome
from policies.dockets.models.sight import DocketName, NameKind, Sight

__all__ = [
    "Allowance",
    "Backfill",
    "Court",
    "CourtKind",
    "Delivery",
    "DeliveryState",
    "Docket",
    "DocketEntry",
    "DocketName",
    "FeedBody",
    "NameKind",
    "Notice",
    "NoticeKind",
    "NoticeState",
    "Pace",
    "PastedPage",
    "Poll",
    "PollOutcome",
    "Sight",
    "SpentRequest",
]
