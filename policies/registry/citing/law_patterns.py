"""The shapes of citations of laws, bills and the Constitution."""

from policies.registry.citing.patterns import (
    AND,
    COMMA_OR_OF,
    DASH,
    MONTH,
    NO,
    NUMBER,
    REPORTER,
    UNTIL,
    abbreviated,
    shape,
)

_SHORT_LAW = abbreviated(r"(?:P\.?\s?L\.?|Pub\.?\s?L\.?)")
_LAW_NAME = rf"(?:Public\s+L(?:aw|\.)|PL(?:-(?=1\d\d))|Publ?\.?\s*L(?:aw)?\.?|P\.\s?L\.|PL)s?\.?{_SHORT_LAW}"
# Laws are numbered by Congress since the 57th; a postal code such as PL 00-950 is none of them.
_CONGRESS = r"(?:5[7-9]|[6-9]\d|1\d\d)"
# With a blank instead of the dash, as some type it, only modern laws are meant.
_BLANK = rf"(?<!\b[5-8]\d)\s(?=[1-9]\d{{0,2}}\b(?![.,]\d|\s*{REPORTER}))"
_LAW_NUMBER = rf"{NO}\s*(?P<congress>{_CONGRESS})(?:\s*{DASH}\s*|{_BLANK})(?P<law>\d{{1,4}})\b"
_LAW_SECTION = rf"\d+[A-Z]{{0,2}}(?:{DASH}\d+)?(?:\((?!\d{{4}})[0-9a-z]{{1,5}}\))*"
_LAW_LIST = r"(?:,\s*and|,|and|&)"
LAW_UNIT = rf"""(?:div(?:isions?|s?\.)?\s*(?-i:[A-Z]{{1,2}})\b
      (?:\s*{_LAW_LIST}\s*(?-i:[A-Z]{{1,2}})\b(?!\.\w))*
    |tit(?:les?|s?\.)\s*(?:[IVXLC]+|\d+)\b(?:\s*{_LAW_LIST}\s*(?-i:[IVXLC]+)\b)*
    |subtit(?:les?|s?\.)\s*[A-Z]\b(?:\s*{_LAW_LIST}\s*(?-i:[A-Z])\b(?!\.\w))*
    |(?:§\s?§|§|ss?\.|sec(?:tion|\.)?s?\.?)\s*{_LAW_SECTION}
      (?:\s*(?:,\s*and|,|and|&|{UNTIL})\s*{_LAW_SECTION}\b(?!\s*{REPORTER}|\s+{MONTH})){{0,12}})"""
LAW_UNITS = shape(LAW_UNIT)
# The name of an act, up to its public law: "William M. Thornberry NDAA for Fiscal Year 2021, as amended".
_ACT = r"""(?:(?:(?!\bsec|§|\bdiv|\btit|\bPub|\bP\.\s?L|;)[^§;]){0,120}?
      \b(?:Act|NDAA|Resolution|Amendments?)\b|(?-i:[A-Z]{3,12})\b)
    [^§;\d(]{0,20}(?:FY\s?\d{2,4}|\d{4})?[^§;()]{0,30}"""

PUBLIC_LAW = shape(rf"\b{_LAW_NAME}\s*{_LAW_NUMBER}(?P<after>(?:\s*[,(\u2014]?\s*{LAW_UNIT}){{0,6}})")
# "118 P.L. 50", as one of the services prints it.
PUBLIC_LAW_BETWEEN = shape(rf"\b(?P<congress>{_CONGRESS})\s+P\.\s?L\.\s+(?P<law>\d{{1,4}})\b(?P<after>)")
PUBLIC_LAW_WORDS = shape(
    rf"""(?P<before>(?:\b|(?=§)){LAW_UNIT}(?:{COMMA_OR_OF}{LAW_UNIT}){{0,4}})
    (?:{COMMA_OR_OF}|\s+of\s+(?:the\s+)?{_ACT}(?:,\s*|\s*\())
    {_LAW_NAME}\s*{_LAW_NUMBER}(?P<after>(?:\s*[,(\u2014]?\s*{LAW_UNIT}){{0,6}})"""
)
_DEFENSE = r"(?:National\s+Defense\s+Authorization\s+Act|NDAA)"
_FISCAL = r"(?:F\.?Y\.?\s?|Fiscal\s+Year\s+)?"
_YEARLY_ACT = rf"""(?:{_DEFENSE}\s+(?:(?:for|of)\s+)?{_FISCAL}(?P<year{{0}}>(?:20)?[0-2]\d|199\d)\b
      |{_FISCAL}(?P<early{{0}}>20[0-2]\d|199\d|(?<=FY)[0-2]\d|(?<=FY\s)[0-2]\d)\s+{_DEFENSE})"""
# A section of a yearly defence act; the act alone is a name, not a citation.
DEFENSE_ACT = shape(
    rf"""(?P<before>(?:\b|(?=§)){LAW_UNIT}(?:{COMMA_OR_OF}{LAW_UNIT}){{0,4}})
      (?:{COMMA_OR_OF}|\s+of\s+)(?:(?-i:[A-Z])[^§;,]{{0,60}}?\s)?{_YEARLY_ACT.format("_after")}
    |\b{_YEARLY_ACT.format("_before")}(?P<after>(?:\s*[,(]?\s*{LAW_UNIT}){{1,6}})"""
)
MORE_LAWS = shape(
    rf"\s*{AND}\s*{NO}\s*(?P<congress>\d{{2,3}})\s*{DASH}\s*(?P<law>\d{{1,4}})\b(?!\s*{REPORTER})"
)
STATUTES_AT_LARGE = shape(
    rf"\b(?P<volume>\d{{1,3}})\s*(?:U\.\s?S\.\s+)?(?:Stat\b\.?(?:\s?L\.)?|Statutes\s+at\s+Large)\s*,?\s*(?:at\s+)?(?:(?:pp?\.|pages?)\s*)?(?:(?P<inserted>(?:\d{{4}}[A-Z]|2681|3009)\s?{DASH}\s?\d{{1,4}})|(?P<page>{NUMBER}))"
)

# Bills ----------------------------------------------------------------------------------------------

_JOINT, _CONCURRENT = r"(?:J\.?|Joint)\s?Res\.?", r"Con\.?\s?Res\.?"
_CHAMBER = rf"(?:H\.?\s?R\.?|(?-i:S)\.|(?:[HS]\.?|H\.\s?R\.)\s?(?:{_JOINT}|{_CONCURRENT}|Res\.?))"
_CHAMBER_IN_WORDS = r"""(?:House|Senate|Sen\.)\s+
    (?:Bill|(?:(?:Joint|J\.|Concurrent|Con\.)\s+)?Res(?:olution|\.))"""


def _congress(mark: str) -> str:
    return rf"(?P<congress{mark}>\d{{2,3}})(?:st|nd|rd|th|d)"


_OF_CONGRESS = r"\s*,?\s*(?:of\s+the\s+|in\s+the\s+|[-\u2010-\u2015]\s*)?"
_ITS_CONGRESS = rf"\(?\s*(?:the\s+)?{_congress('')}\s+Cong(?:ress|\.)?"
BILL = shape(
    rf"""(?<![.\w])(?<!\bU\.\s)(?:{_congress("_before")}\s+Cong(?:ress|\.)[,:]?\s*|(?P<congress_bare_before>9[3-9]|1[01]\d)\s+(?=H\.?\s?R\.|(?-i:HR)\s\d|[HS]\.?\s?J\.))?
    (?P<chamber>{_CHAMBER})\s*(?:No\.\s*|\#\s?|(?<=[Rr])-|(?<=[Rr]\.)-)?(?P<number>\d{{1,2}},\d{{3}}|\d{{1,5}})\b
    (?![.\u2019']?\d|,\d{{3}}|{DASH}\d(?!\d{{1,2}}(?:st|nd|rd|th)\s+Cong)|\s*{REPORTER}|\s*bpm)
    (?:{_OF_CONGRESS}(?:[(\[]\s*(?:the\s+)?{_congress("_short")}\s*[)\]]
      |{_congress("_bare")}\b(?!\s+\w)
      |{_ITS_CONGRESS}))?"""
)
BILL_IN_WORDS = shape(
    rf"""(?<![.\w])(?P<chamber>{_CHAMBER_IN_WORDS})\s+(?:No\.\s*)?(?P<number>\d{{1,5}})\b(?![.,]?\d|%)
    (?:{_OF_CONGRESS}{_ITS_CONGRESS})?"""
)
# Letters without points: a state's bill (HB 20) or another thing (Model S 85), unless a Congress is named.
BILL_OF_CONGRESS = shape(
    rf"(?<![.\w])(?P<chamber>S|HB|SB)\s+(?:No\.\s*)?(?P<number>\d{{1,5}})\b{_OF_CONGRESS}{_ITS_CONGRESS}"
)
# "S 686", with what stands around it; the reader looks at what comes before.
BARE_SENATE_BILL = shape(
    rf"""(?<![\w.&'\u2019$\-])(?P<chamber>(?-i:S))(?P<blank>\s?)(?P<number>[1-9]\d{{0,3}})\b
    (?![.,\u2019'/:]?\d|\s*[%°]|{DASH}|\s+(?-i:[A-Z])|\s*{REPORTER})"""
)

# The Constitution -----------------------------------------------------------------------------------

CONSTITUTION = shape(
    r"""\b(?:U\.?\s?S\.?|United\s+States)\s+Const(?:itution|\.)?,?\s*
    (?P<unit>art(?:icle|\.)|amend(?:ments?|s?\.)|amdt\.?)\s*(?P<number>[IVXLC]+|\d+)\b
    (?P<more>(?:(?:\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*)(?-i:[IVX]+)\b(?!\.\w))*)
    (?:\s*,?\s*(?:§|s\.|sec(?:tion|\.))\s*(?P<section>\d+))?(?:\s*,?\s*(?:cl\.|clause)\s*(?P<clause>\d+))?"""
)
_OF_THE_CONSTITUTION = r"""\s*,?\s*(?:of|to)\s+(?:the\s+)?(?:(?P<ours>U\.?\s?S\.?|United\s+States)\s+)?
    Constitution\b(?!\s+of\s+(?!the\s+United|the\s+U\.))"""
CONSTITUTION_WORDS = shape(
    rf"""\b(?P<unit>art(?:icle|\.)|amend(?:ment|\.))\s*(?P<number>[IVXLC]+|\d+)\b
    (?:\s*,?\s*(?:§|s\.|sec(?:tion|\.))\s*(?P<section>\d+))?(?:\s*,?\s*(?:cl\.|clause)\s*(?P<clause>\d+))?
    {_OF_THE_CONSTITUTION}"""
)
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
)
_WORDS = "|".join(ORDINALS)
_DIGITS = r"(?:1st|2nd|3rd|[4-9]th|1[0-6]th)"
AMENDMENT = shape(rf"\b(?P<ordinal>{_WORDS}|{_DIGITS})\s+Amendment{_OF_THE_CONSTITUTION}")
_CAPITAL = f"(?:{'|'.join(word.capitalize() for word in ORDINALS)}|{_DIGITS})"
# With large letters the Constitution is meant, unless it amends a contract or is part of somebody's name.
AMENDMENTS_BY_NAME = shape(
    rf"""(?<!Knight\s)\b(?P<ordinals>(?-i:{_CAPITAL}(?:(?:,\s*and\s+|,\s*|\s+and\s+|\s*&\s*){_CAPITAL})*))\s+(?-i:Amendments?)\b
    (?!\s+(?:to|of)\b|\s+and\s+Restated|,?\s+dated\b|\s+(?:No\b|\d)|\s+(?-i:[A-Z]))"""
)
