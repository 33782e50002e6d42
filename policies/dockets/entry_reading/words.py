"""What a docket entry can say: who acts, in what form, about what, and with which outcome."""

from dataclasses import dataclass

from django.db.models import TextChoices


class Actor(TextChoices):
    """Whose act the entry records; unknown counts as a court until somebody has looked."""

    COURT = "court", "The court"
    SUPREME_COURT = "supreme_court", "The Supreme Court"
    PARTY = "party", "A party"
    CLERK = "clerk", "The clerk"
    UNKNOWN = "unknown", "Not told"


class Act(TextChoices):
    """The form of the act."""

    RULING = "ruling", "Ruling"
    RECOMMENDATION = "recommendation", "Recommendation to the judge"
    JUDGMENT = "judgment", "Judgment"
    DISMISSAL = "dismissal", "Dismissal"
    MANDATE = "mandate", "Mandate"
    SHOW_CAUSE = "show_cause", "Order to show cause"
    PROCEDURAL = "procedural", "Procedural step"
    SCHEDULING = "scheduling", "Dates and deadlines"
    HEARING = "hearing", "Hearing held"
    HEARING_NOTICE = "hearing_notice", "Hearing announced"
    COMPLAINT = "complaint", "Complaint"
    PETITION = "petition", "Petition"
    MOTION = "motion", "Motion"
    BRIEF = "brief", "Brief or evidence"
    ANSWER = "answer", "Answer"
    STIPULATION = "stipulation", "Stipulation"
    LETTER = "letter", "Letter"
    TRANSCRIPT = "transcript", "Transcript"
    NOTICE_OF_APPEAL = "notice_of_appeal", "Notice of appeal"
    APPEAL_DOCKETED = "appeal_docketed", "Appeal docketed"
    SETTLEMENT = "settlement", "Settlement"
    PROPOSED = "proposed", "Proposed or unsigned order"
    CORRECTION = "correction", "Correction of the docket"
    APPEARANCE = "appearance", "Appearance of counsel"
    SERVICE = "service", "Service and summons"
    CLERICAL = "clerical", "Clerical"
    NOTICE = "notice", "Notice"
    OTHER = "other", "Other filing"


class Subject(TextChoices):
    """What the act is about."""

    NONE = "", "Nothing in particular"
    TRO = "tro", "Temporary restraining order"
    PRELIMINARY_INJUNCTION = "preliminary_injunction", "Preliminary injunction"
    PERMANENT_INJUNCTION = "permanent_injunction", "Permanent injunction"
    INJUNCTION = "injunction", "Injunction"
    DISSOLUTION = "dissolution", "End or change of an injunction"
    STAY = "stay", "Stay"
    STAY_PENDING_APPEAL = "stay_pending_appeal", "Stay pending appeal"
    STAY_OF_CASE = "stay_of_case", "Stay of the proceedings"
    LIFT_STAY = "lift_stay", "Lifting of a stay"
    VACATUR = "vacatur", "Vacatur"
    APPEAL = "appeal", "Appeal"
    MANDATE = "mandate", "Mandate"
    CERTIORARI = "certiorari", "Certiorari"
    REVIEW = "review", "Petition for review"
    DISMISSAL = "dismissal", "Dismissal"
    SUMMARY_JUDGMENT = "summary_judgment", "Summary judgment"
    JUDGMENT = "judgment", "Judgment"
    CLASS_CERTIFICATION = "class_certification", "Class certification"
    RECONSIDERATION = "reconsideration", "Reconsideration or rehearing"
    REPORT_AND_RECOMMENDATION = "report_and_recommendation", "Report and recommendation"
    REMAND = "remand", "Remand or transfer"
    SETTLEMENT = "settlement", "Settlement"
    EXPEDITION = "expedition", "Expedited consideration"
    TIME = "time", "Time"
    LEAVE = "leave", "Leave to file or take part"
    COUNSEL = "counsel", "Counsel"
    SEALING = "sealing", "Sealing"
    EVIDENCE = "evidence", "Evidence and discovery"
    HEARING = "hearing", "Hearing or date"
    OTHER = "other", "Something else"


class Outcome(TextChoices):
    """What the court decided; none where no decision is recorded, unknown where it is not told."""

    NONE = "", "No decision"
    UNKNOWN = "unknown", "Outcome not told"
    GRANTED = "granted", "Granted"
    DENIED = "denied", "Denied"
    GRANTED_IN_PART = "granted_in_part", "Granted in part"
    MOOT = "moot", "Moot"
    DISMISSED = "dismissed", "Dismissed"
    AFFIRMED = "affirmed", "Affirmed"
    REVERSED = "reversed", "Reversed"
    VACATED = "vacated", "Vacated"
    REMANDED = "remanded", "Remanded"
    RECALLED = "recalled", "Recalled"
    EXTENDED = "extended", "Extended"
    RECOMMENDED = "recommended", "Recommended only"


class Confidence(TextChoices):
    """How far the words carry the reading."""

    CERTAIN = "certain", "Said outright"
    LIKELY = "likely", "Likely"
    OPEN = "open", "To be read by a person"


# Steps that decide nothing about the dispute; a ruling on one of them alone is procedural.
PROCEDURAL_SUBJECTS = frozenset(
    {
        Subject.TIME,
        Subject.LEAVE,
        Subject.COUNSEL,
        Subject.SEALING,
        Subject.EVIDENCE,
        Subject.HEARING,
        Subject.EXPEDITION,
    }
)


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the entry that the reading rests on, by place in the text that was read."""

    begin: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What an entry says, as far as its words go."""

    actor: Actor
    act: Act
    subject: Subject = Subject.NONE
    outcome: Outcome = Outcome.NONE
    confidence: Confidence = Confidence.OPEN
    basis: tuple[Span, ...] = ()
