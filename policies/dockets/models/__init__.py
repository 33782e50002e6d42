"""Courts, their dockets, what was filed, how it was seen, and what editors were told."""

from policies.dockets.models.alert import Alert, AlertPace, Follow, MuteRule, NameFollow
from policies.dockets.models.court import Court, CourtKind, Pace
from policies.dockets.models.courtlistener import Allowance, Backfill, SpentRequest
from policies.dockets.models.delivery import Delivery, DeliveryState
from policies.dockets.models.docket import Docket, DocketEntry
from policies.dockets.models.host import Host
from policies.dockets.models.loading import Loading
from policies.dockets.models.notice import Notice, NoticeKind, NoticeState
from policies.dockets.models.page import PastedPage
from policies.dockets.models.poll import FeedBody, Poll, PollOutcome
from policies.dockets.models.proposal import CaseProposal, ProposalState, WatchedName
from policies.dockets.models.sight import DocketName, NameKind, Sight

__all__ = [
    "Alert",
    "AlertPace",
    "Allowance",
    "Backfill",
    "CaseProposal",
    "Court",
    "CourtKind",
    "Delivery",
    "DeliveryState",
    "Docket",
    "DocketEntry",
    "DocketName",
    "FeedBody",
    "Follow",
    "Host",
    "Loading",
    "MuteRule",
    "NameFollow",
    "NameKind",
    "Notice",
    "NoticeKind",
    "NoticeState",
    "Pace",
    "PastedPage",
    "Poll",
    "PollOutcome",
    "ProposalState",
    "Sight",
    "SpentRequest",
    "WatchedName",
]
