"""The verbs with which a court decides, and the words that make a verb somebody else's."""

import re

from policies.dockets.entry_reading.words import Outcome

_STEMS = {
    "grant": Outcome.GRANTED,
    "den": Outcome.DENIED,
    "overrul": Outcome.DENIED,
    "reject": Outcome.DENIED,
    "postpon": Outcome.GRANTED,
    "affirm": Outcome.AFFIRMED,
    "uph": Outcome.AFFIRMED,
    "revers": Outcome.REVERSED,
    "vacat": Outcome.VACATED,
    "set aside": Outcome.VACATED,
    "setting aside": Outcome.VACATED,
    "sets aside": Outcome.VACATED,
    "remand": Outcome.REMANDED,
    "recall": Outcome.RECALLED,
    "extend": Outcome.EXTENDED,
    "dismiss": Outcome.DISMISSED,
    "stay": Outcome.GRANTED,
    "enjoin": Outcome.GRANTED,
    "restrain": Outcome.GRANTED,
    "dissolv": Outcome.GRANTED,
    "lift": Outcome.GRANTED,
    "strik": Outcome.VACATED,
    "strick": Outcome.VACATED,
    "continu": Outcome.EXTENDED,
    "allow": Outcome.GRANTED,
    "adopt": Outcome.UNKNOWN,
    "accept": Outcome.UNKNOWN,
    "hold": Outcome.GRANTED,
    "held": Outcome.GRANTED,
    "moot": Outcome.MOOT,
    "terminat": Outcome.MOOT,
    "modif": Outcome.GRANTED,
    "enter": Outcome.GRANTED,
    "issu": Outcome.GRANTED,
    "discontinu": Outcome.DISMISSED,
    "approv": Outcome.GRANTED,
    "authoriz": Outcome.GRANTED,
    "award": Outcome.GRANTED,
    "certif": Outcome.GRANTED,
    "confirm": Outcome.GRANTED,
    "sustain": Outcome.GRANTED,
}
# Verbs by which a court allows something until it is heard.
ALLOWING = frozenset({"approv", "authoriz", "award", "confirm"})
# Verbs that are the relief itself; the others need an object that names it.
RELIEF = frozenset(
    {
        "stay",
        "enjoin",
        "restrain",
        "dismiss",
        "vacat",
        "set aside",
        "setting aside",
        "sets aside",
        "dissolv",
        "lift",
        "affirm",
        "uph",
        "revers",
        "remand",
        "recall",
        "extend",
        "continu",
        "postpon",
        "strik",
        "strick",
        "discontinu",
    }
)
_PART = r"(?:,? ?(?:with)?in[ -](?:substantial |large |limited )?part\b|-in-part\b)"
_MOOT = r"(?:,? (?:without prejudice )?(?:as (?:being )?moot|for mootness))"
# Of lower case letters, as are the words that leave a verb no decision: most of the time goes there.
VERB = re.compile(
    r"\b(?=[gdoprauvsehltmci])(?P<stem>grant|den(?=y|i)|overrul|reject|postpon(?=e|i)|affirm|uph(?=eld|old)|"
    r"revers(?=e|i)|vacat(?=e|i)|set aside|setting aside|sets aside|"
    r"remand|recall|extend|dismiss(?!al)|stay|enjoin|restrain(?!t|ing order)|dissolv|lift|"
    r"strik(?=e|i)|strick(?=en)|continu(?=e|i)|moot(?!ness)|allow(?=ing|ed)|adopt|accept|"
    r"hold(?=ing\b[^.;]{0,60}\bin abeyance)|held(?=[^.;]{0,20} in abeyance)|terminat(?=e|"
    r"i)|modif(?=y|i)|enter|issu(?=e|i)|discontinu(?=e|i)|approv(?=e|i)|authoriz(?=i)|award(?=ing)|"
    r"certif(?=ying)|"
    r"confirm(?=ing)|sustain(?=ed|ing))"
    r"(?P<form>ing|ying|ed|ied|d|eld|ped|ies|es|s|y|e|en|old|olds|ping)?\b"
    rf"(?P<part>{_PART})?(?P<moot>{_MOOT})?"
)
PARTICIPLE = frozenset({"ing", "ying", "ping"})
PAST = frozenset({"ed", "ied", "d", "eld", "ped", "en"})
# Past forms without an ending.
BARE_PAST = frozenset({"set aside", "held", "moot"})
# Words before a verb that leave it no decision: advice, condition, memory, question, denial. Some
# govern the whole clause; others only what follows at once ("the order previously entered is vacated").
_CLAUSE = r"[^.;]{0,120}$"
_NEVER = (
    rf"(?:recommend(?:s|ed|ing)?|recommendations? (?:that|to|of)|if|whether|why|unless|in the event|"
    rf"dissent\w*|proposing|proposed (?:[\[(]?\w+[\])]? ){{0,2}}"
    rf"(?:orders?|judgment|injunction|findings|stipulation))"
    rf"\b{_CLAUSE}|"
    r"(?:should|would|could|may(?! \d)|might|must)\b(?:(?!\b(?:is|are|was|were|hereby|court)\b)"
    r"[^.;]){0,120}$|"
    r"(?:not|never|cannot)\b(?:(?!\b(?:and|but|the court)\b)[^.;,]){0,60}$|"
    r"(?:after|once|until)\b[^.;,]{0,120}$|"
    r"(?:previously|earlier|(?:had|having|will|to) be(?:en)?|(?:failing|failure) to)(?: \w+ly)?\s*$"
)
# What somebody says, unless it is the court that says it.
_SAYING = (
    r"(?<!court )(?<!court also )(?:assert|advis|report(?!s? and)|claim|stat(?=e|ing)|not(?=es|ed|ing)|"
    r"alleg|believ|"
    r"submit|represent|aver|maintain|inform|suggest)\w*"
)
_WISHING = r"(?:ask|urg|argu(?=e|i)|contend|seek|sought|request(?=s|ed|ing| that)|mov(?=e|i))\w*"
_NO_DECISION = re.compile(rf"\b(?:{_NEVER}|{_WISHING}\b{_CLAUSE})")
# "The motion seeking clarification is denied" decides; "asks that the motion be denied" does not.
_NO_DECISION_STATED = re.compile(rf"\b(?:{_NEVER}|(?:{_WISHING}|{_SAYING})[^.;]{{0,80}}\bthat\b{_CLAUSE})")
_TO_BE = re.compile(r"\bbe(?: and)?(?: (?:is|are))?(?: hereby)?\s*$", re.IGNORECASE)
_COMMANDED = re.compile(r"\b(?:order(?:s|ed)?|adjudged|judgment|decreed|hereby|is)\b", re.IGNORECASE)
# An order that is only mentioned: "appeal from the order denying", "re 30 Order granting".
_MENTIONED = re.compile(
    r"(?:\b(?:of|from|re|to|with|the|its|this|that|an|their|our|court['’]s|prior|previous|"
    r"earlier|dated|in|by|on|for|see|per|"
    r"against|concerning|regarding|reconsider|vacating|modifying|amending|appeal\w*|"
    r"district court|judge['’]s|\d+)[ :\[#]*(?:\d+[\])]? ?)?)"
    r"(?:minute |oral |text |memorandum (?:and )?|opinion and |final |paperless )*"
    r"(?:orders?|judgment|opinion|decision|ruling)(?: (?:of|dated|entered|filed|"
    r"issued)[^.;:]{0,40})?,? (?:\(\w+\) ?)?$",
    re.IGNORECASE,
)


def outcome_of(found: re.Match[str]) -> Outcome:
    """Give the outcome a verb states with its own particles."""
    if found["moot"]:
        stem = found["stem"]
        return Outcome.MOOT if stem == "den" else _STEMS[stem]
    if found["part"]:
        stem = found["stem"]
        if stem in {"affirm", "revers", "vacat", "remand", "uph"}:
            # No word says what "affirmed in part" leaves standing.
            return Outcome.UNKNOWN
        return Outcome.GRANTED_IN_PART if stem in {"grant", "den", "dismiss", "stay"} else _STEMS[stem]
    return _STEMS[found["stem"]]


def is_somebody_elses(before: str, *, stated: bool, head: str) -> bool:
    """
    Tell from the clause before a verb, in lower case, whether the verb is advice, a wish or a condition.

    `stated` is true where the verb stands as a fact ("is denied"); `head` is how the entry begins.
    """
    words = before[-200:]
    if not stated:
        return _NO_DECISION.search(words) is not None
    if _TO_BE.search(words) and not (_COMMANDED.search(words) or _COMMANDED.search(head)):
        return True
    return _NO_DECISION_STATED.search(words) is not None


def is_mentioned(before: str) -> bool:
    """Tell from the words before a participle whether it belongs to an order that is only named."""
    return _MENTIONED.search(before[-120:]) is not None
