"""The words a published document uses, each with its definition for readers.

Every enumeration subclasses `Word`: the value travels in documents and addresses, the label is
what a person reads, and `definition` says what it means. The about page and the API's schema are
generated from here.
"""

from typing import Self

from django.db.models import TextChoices


class Word(TextChoices):
    """A choice with a definition: VALUE = "value", "definition", "Label"."""

    definition: str

    def __new__(cls, value: str, definition: str = "") -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.definition = definition
        return word


class Stage(Word):
    """Where a measure stands, derived from its dated events."""

    REPORTED = "reported", "Press reports of deliberation, without on-record confirmation.", "Reported"
    FLOATED = "floated", "A named official raises or confirms it; nothing is committed.", "Floated"
    ANNOUNCED = "announced", "Government says on record that it will act; no operative text.", "Announced"
    PROPOSED = "proposed", "An operative draft is public.", "Proposed"
    CONSULTATION = "consultation", "A formal comment window is open.", "In consultation"
    ISSUED = "issued", "Signed, adopted or published; not yet operating.", "Issued"
    IN_FORCE = "in_force", "At least one provision has taken effect.", "In force"
    SHELVED = "shelved", "Work is reported stopped; it may resume.", "Shelved"
    LAPSED = "lapsed", "A stated deadline passed without action.", "Lapsed"
    OVERTAKEN = "overtaken", "Replaced by another measure before it was completed.", "Overtaken"
    REJECTED = "rejected", "Refused by the body that had to decide it.", "Rejected"
    WITHDRAWN = "withdrawn", "Pulled by its sponsor before it took effect.", "Withdrawn"
    REVOKED = "revoked", "Ended by the issuer or a successor.", "Revoked"
    SUPERSEDED = "superseded", "Replaced by a later measure.", "Superseded"
    EXPIRED = "expired", "Ended by its own terms.", "Expired"
    VACATED = "vacated", "Set aside by a final judgment.", "Vacated"


SOFT_ENDS = frozenset({Stage.SHELVED, Stage.LAPSED})
END_STAGES = frozenset(
    {
        Stage.OVERTAKEN,
        Stage.REJECTED,
        Stage.WITHDRAWN,
        Stage.REVOKED,
        Stage.SUPERSEDED,
        Stage.EXPIRED,
        Stage.VACATED,
    }
)


class EffectState(Word):
    """The legal effect of one provision during a range of time."""

    NONE = "none", "Nothing operative exists.", "No effect"
    PENDING_DATE = "pending_date", "Operative text exists; its date has not come.", "Pending"
    IN_EFFECT = "in_effect", "The provision operates.", "In effect"
    DELAYED_BY_ISSUER = "delayed_by_issuer", "The issuer moved the date.", "Delayed by issuer"
    STAYED_BY_COURT = "stayed_by_court", "A court has stayed it.", "Stayed by court"
    ENJOINED_TRO = (
        "enjoined_tro",
        "A temporary restraining order blocks it.",
        "Blocked by a restraining order",
    )
    ENJOINED_PRELIMINARY = (
        "enjoined_preliminary",
        "A preliminary injunction blocks it.",
        "Blocked by a preliminary injunction",
    )
    ENJOINED_PERMANENT = (
        "enjoined_permanent",
        "A permanent injunction blocks it.",
        "Blocked by a permanent injunction",
    )
    VACATED = "vacated", "A final judgment set it aside.", "Vacated"
    NOT_ENFORCED = "not_enforced", "In force, with enforcement directed off.", "Not enforced"
    ENDED = "ended", "It no longer has effect.", "Ended"


BLOCKING = frozenset(
    {
        EffectState.STAYED_BY_COURT,
        EffectState.ENJOINED_TRO,
        EffectState.ENJOINED_PRELIMINARY,
        EffectState.ENJOINED_PERMANENT,
    }
)


class Effect(Word):
    """The legal effect of the whole measure, rolled up from its provisions."""

    NONE = "none", "Nothing operative exists.", "No legal effect"
    PENDING = "pending", "Operative text exists; no provision has taken effect.", "Pending"
    IN_EFFECT = "in_effect", "Every provision operates.", "In effect"
    PARTLY_IN_EFFECT = "partly_in_effect", "Some provisions operate; none is blocked.", "Partly in effect"
    BLOCKED = "blocked", "Courts block every provision that has not ended.", "Blocked by court"
    PARTLY_BLOCKED = "partly_blocked", "Courts block some provisions.", "Partly blocked by court"
    NOT_ENFORCED = "not_enforced", "In force, with enforcement directed off.", "Not enforced"
    ENDED = "ended", "No provision has effect any more.", "Ended"


class EvidenceLevel(Word):
    """How well the measure is sourced; origins are counted, not links."""

    UNVERIFIED = "unverified", "No citation supports it yet.", "Unverified"
    SINGLE_ORIGIN_ANONYMOUS = (
        "single_origin_anonymous",
        "Unnamed sources, all links going back to one origin.",
        "One anonymous origin",
    )
    MULTI_ORIGIN_ANONYMOUS = (
        "multi_origin_anonymous",
        "Unnamed sources in at least two independent origins.",
        "Several anonymous origins",
    )
    ON_RECORD = "on_record", "A named person or body says so.", "On record"
    PRIMARY_DOCUMENT = "primary_document", "The document itself is cited.", "Primary document"


class Instrument(Word):
    """The legal form of a measure or of an option."""

    UNDETERMINED = "undetermined", "The legal form is not settled.", "Undetermined"
    STATUTE = "statute", "An act of a legislature.", "Statute"
    EXECUTIVE_ORDER = "executive_order", "A signed order of a head of the executive.", "Executive order"
    PROCLAMATION = "proclamation", "A proclamation of a head of state.", "Proclamation"
    DIVESTMENT_ORDER = "divestment_order", "An order to give up ownership.", "Divestment order"
    RULE_PROPOSED = "rule_proposed", "A draft regulation open for comment.", "Proposed rule"
    RULE_INTERIM = "rule_interim", "A regulation in force before comment ends.", "Interim rule"
    RULE_FINAL = "rule_final", "A regulation adopted after comment.", "Final rule"
    AGENCY_DETERMINATION = "agency_determination", "A decision of an agency.", "Agency determination"
    SANCTIONS_DESIGNATION = (
        "sanctions_designation",
        "A listing that blocks property or dealings.",
        "Sanctions designation",
    )
    EXPORT_CONTROL_LISTING = (
        "export_control_listing",
        "A listing that restricts exports.",
        "Export-control listing",
    )
    LICENCE = "licence", "A permission under a prohibition.", "Licence"
    GUIDANCE = "guidance", "Non-binding explanation by an authority.", "Guidance"
    TREATY = "treaty", "An agreement between states.", "Treaty"
    COURT_ORDER = "court_order", "An order of a court.", "Court order"


class Standing(Word):
    """How one option stands."""

    CONSIDERED = "considered", "On the table.", "Considered"
    PREFERRED = "preferred", "Reported as the favoured way.", "Preferred"
    TAKEN = "taken", "Carried out.", "Taken"
    NOT_TAKEN = "not_taken", "Left aside when another way was taken.", "Not taken"
    SHELVED = "shelved", "Work on it is reported stopped.", "Shelved"


class EventKind(Word):
    """What happened; kinds drive stage and effect, which nobody types in."""

    REPORTED = "reported", "A press report of deliberation.", "Reported"
    MEETING = "meeting", "A meeting about the measure.", "Meeting"
    FLOATED = "floated", "A named official raises or confirms it.", "Floated"
    ANNOUNCED = "announced", "Government says on record that it will act.", "Announced"
    RESPONSE = "response", "A party concerned answers.", "Response"
    PROPOSED = "proposed", "An operative draft is published.", "Proposed"
    CONSULTATION_OPENED = "consultation_opened", "A comment window opens.", "Consultation opened"
    CONSULTATION_CLOSED = "consultation_closed", "A comment window closes.", "Consultation closed"
    VOTE = "vote", "A vote on the measure.", "Vote"
    ISSUED = "issued", "Signed, adopted or made.", "Issued"
    FILED = "filed", "Filed for public inspection, not yet printed.", "Filed for public inspection"
    PUBLISHED = "published", "Printed in the official journal.", "Published"
    UNPUBLISHED = "unpublished", "Pulled from the journal before printing.", "Withdrawn before publication"
    EFFECTIVE = "effective", "The text, or the named provisions, took effect.", "Took effect"
    POSTPONED = "postponed", "The issuer moved the effective date.", "Postponed"
    DEADLINE = "deadline", "A deadline set by the measure.", "Deadline"
    EXTENDED = "extended", "A deadline set by the measure was moved.", "Deadline extended"
    AMENDED = "amended", "Changed by a later text.", "Amended"
    CORRECTED = "corrected", "An error in the text was corrected by its issuer.", "Corrected"
    REDESIGNATED = "redesignated", "Moved to another place in the law; content unchanged.", "Redesignated"
    NON_ENFORCEMENT = "non_enforcement", "Enforcement was directed off.", "Enforcement paused"
    ENFORCEMENT_RESUMED = "enforcement_resumed", "The pause of enforcement ended.", "Enforcement resumed"
    SHELVED = "shelved", "Work is reported stopped.", "Shelved"
    RESUMED = "resumed", "Work is reported taken up again.", "Resumed"
    LAPSED = "lapsed", "A stated deadline passed without action.", "Lapsed"
    OVERTAKEN = "overtaken", "Replaced by another measure before completion.", "Overtaken"
    REJECTED = "rejected", "Refused by the body that had to decide.", "Rejected"
    WITHDRAWN = "withdrawn", "Pulled by its sponsor before effect.", "Withdrawn"
    REVOKED = "revoked", "Ended by the issuer or a successor.", "Revoked"
    SUPERSEDED = "superseded", "Replaced by a later measure.", "Superseded"
    SUPERSEDED_IN_PART = "superseded_in_part", "Replaced in part by a later measure.", "Superseded in part"
    EXPIRED = "expired", "Ended by its own terms.", "Expired"
    CHALLENGED = "challenged", "A suit against the measure was filed.", "Challenged in court"
    ENJOINED_TRO = "enjoined_tro", "A court granted a temporary restraining order.", "Restraining order"
    ENJOINED_PRELIMINARY = (
        "enjoined_preliminary",
        "A court granted a preliminary injunction.",
        "Preliminary injunction",
    )
    ENJOINED_PERMANENT = (
        "enjoined_permanent",
        "A court granted a permanent injunction.",
        "Permanent injunction",
    )
    STAYED_BY_COURT = "stayed_by_court", "A court stayed the measure.", "Stayed by court"
    BLOCK_LIFTED = "block_lifted", "An injunction or stay was lifted.", "Court block lifted"
    VACATED = "vacated", "A final judgment set the measure aside.", "Vacated"
    UPHELD = "upheld", "A court upheld the measure.", "Upheld"
    COURT_OTHER = "court_other", "A court acted without changing the effect.", "Court act"
    SETTLEMENT = "settlement", "The parties reported a settlement.", "Settlement"
    MILESTONE = "milestone", "A date that matters to the measure.", "Milestone"


COURT_KINDS = frozenset(
    {
        EventKind.ENJOINED_TRO,
        EventKind.ENJOINED_PRELIMINARY,
        EventKind.ENJOINED_PERMANENT,
        EventKind.STAYED_BY_COURT,
        EventKind.BLOCK_LIFTED,
        EventKind.VACATED,
        EventKind.UPHELD,
        EventKind.COURT_OTHER,
    }
)


class AttributionKind(Word):
    """Who is behind a statement; there is no place for a confidential identity."""

    OFFICIAL_DOCUMENT = "official_document", "An official text says so.", "Official document"
    ON_RECORD = "on_record", "A named person or body says so.", "On record"
    STATEMENT = "statement", "An organisation says so in a statement.", "Statement"
    ANONYMOUS = "anonymous", "Unnamed people say so.", "Anonymous"
    DECLINED_TO_COMMENT = "declined_to_comment", "Asked, and declined to comment.", "Declined to comment"
    NO_RESPONSE = "no_response", "Asked, and did not answer.", "No response"
    REPORTING = "reporting", "The outlet says so on its own account.", "Own reporting"


class Precision(Word):
    """How exactly a date is known."""

    DAY = "day", "Known to the day.", "Day"
    MONTH = "month", "Known to the month.", "Month"
    YEAR = "year", "Known to the year.", "Year"
    RANGE = "range", "Known to lie between two days.", "Range"
    UNKNOWN = "unknown", "Not known.", "Unknown"


class CountUnit(Word):
    """What a clock counts."""

    DAYS = "days", "Calendar days.", "days"
    WEEKS = "weeks", "Weeks of seven days.", "weeks"
    MONTHS = "months", "Calendar months; a day that does not exist becomes the last of its month.", "months"
    YEARS = "years", "Calendar years.", "years"


class RollsTo(Word):
    """Where a counted day goes that falls on a day on which nobody works."""

    US_FEDERAL = (
        "us_federal",
        "Past weekends and federal holidays of the United States.",
        "the next working day (US federal)",
    )


class RelationKind(Word):
    """How one measure relates to another; read "this measure … that measure"."""

    PRECEDENT = "precedent", "A model for the other measure.", "is a precedent for"
    AMENDS = "amends", "Changes the other measure.", "amends"
    REVOKES = "revokes", "Ends the other measure.", "revokes"
    SUPERSEDES = "supersedes", "Replaces the other measure.", "supersedes"
    CONTINUES = "continues", "Prolongs the other measure.", "continues"
    IMPLEMENTS = "implements", "Carries the other measure out.", "implements"
    BUILDS_ON = "builds_on", "Rests on the other measure.", "builds on"
    PARALLEL_TO = "parallel_to", "Pursues the same aim beside it.", "runs parallel to"
    OVERTAKEN_BY = "overtaken_by", "The other measure came first.", "was overtaken by"


class LitigationRelation(Word):
    """What a court case is to a measure."""

    CHALLENGES = "challenges", "The case attacks the measure.", "challenges"
    PRECEDENT = "precedent", "The case may decide how the measure fares.", "is a precedent for"
    ENFORCES = "enforces", "The case enforces the measure.", "enforces"
    RELATED = "related", "The case touches the measure.", "is related to"


class TargetRole(Word):
    """Why an entity is named."""

    TARGET = "target", "The measure is aimed at it.", "Target"
    INCIDENTAL = "incidental", "Affected without being aimed at.", "Affected"


class BodyRole(Word):
    """What a body does for the measure."""

    ISSUING = "issuing", "Issues or would issue the measure.", "Issues"
    IMPLEMENTING = "implementing", "Carries the measure out.", "Implements"


class CheckState(Word):
    """Whether a fact was checked against a copy of its source."""

    VERIFIED = "verified", "Seen in a copy of a primary or reputable source.", "Verified"
    RECALLED = "recalled", "From memory; not yet checked against a source.", "Unconfirmed"
    CONFLICT = "conflict", "Sources disagree.", "Disputed"


class ReleaseKind(Word):
    """What a release did to the public record."""

    PUBLISHED = "published", "First publication.", "Published"
    UPDATED = "updated", "New facts.", "Updated"
    CORRECTED = "corrected", "Something published was wrong.", "Corrected"
    WITHDRAWN = "withdrawn", "Readable, with a warning not to rely on it.", "Withdrawn"
    RETRACTED = "retracted", "Content removed; the reason remains.", "Retracted"
    REINSTATED = "reinstated", "Valid again after a withdrawal or retraction.", "Reinstated"


NOTE_REQUIRED = frozenset({ReleaseKind.CORRECTED, ReleaseKind.WITHDRAWN, ReleaseKind.RETRACTED})


class Approval(Word):
    """How a release came to be approved."""

    REVIEWED = "reviewed", "A second person approved exactly this document.", "Reviewed"
    FORCED = "forced", "A chief editor released it alone; a review follows.", "Released without review"
