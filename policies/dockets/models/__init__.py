"""Courts, their dockets, what was filed, how it was seen, and what editors were told."""

from policies.dockets.models.court import Court, CourtKind, Pace
from policies.dockets.models.docket import Docket, DocketEntry
from policies.dockets.models.notice import Notice, NoticeKind, NoticeState
from policies.dockets.models.poll import FeedBody, Poll, PollOutcome
from policies.dockets.models.sight import DocketName, NameKind, Sight

__all__ = [
    "Court",
    "CourtKind",
    "Docket",
    "DocketEntry",
    "DocketName",
    "FeedBody",
    "NameKind",
    "Notice",
    "NoticeKind",
    "NoticeState",
    "Pace",
    "Poll",
    "PollOutcome",
    "Sight",
]
