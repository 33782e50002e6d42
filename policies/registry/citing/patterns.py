"""The shapes of citations: regular expressions, one for each way people write them."""

import re
from re import IGNORECASE, VERBOSE, Pattern


def _shape(pattern: str) -> Pattern[str]:
    return re.compile(pattern, IGNORECASE | VERBOSE)


DASH = "[-\u2010-\u2015\u2212]"
QUOTE = "[\"'\u2018-\u201f]"
AND = r"(?:,\s*and|,\s*or|,|;|and|or|&|/)"
UNTIL = rf"(?:through|to|{DASH})"
COMMA_OR_OF = r"(?:\s*,\s*(?:of\s+(?:the\s+)?)?|\s+of\s+(?:the\s+)?)"
# A number before one of these is the volume or title of the next citation.
REPORTER = r"(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R|F\.?\s?R\.|FR\b|Fed\b|Stat\b|U\.\s?S\.|S\.\s?Ct|F\.)"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b\.?"
NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
NO = r"(?:(?:Nos?\.?|N[\u00b0\u00ba]\.?|\u2116|Number(?:s|ed)?|\#):?)?"
SIGN = r"(?:(?:§\s?§|§|ss?\.|secs?\.?|sections?)\s*)"
# A subsection: (b), (1), (iii), (AA), (a-1); a year such as (2018) is the edition.
_MARK = r"(?:\d{1,3}|[a-z]{1,2}|[ivxl]{3,7}|[a-z]-\d{1,2})"
SUB = rf"(?:\({_MARK}\)|\s\((?:\d{{1,2}}|[a-z])\))"
MORE_SUBSECTIONS = _shape(rf"(?:\s*(?:{AND}|{UNTIL})\s*(?:\({_MARK}\))+)+")

# United States Code ---------------------------------------------------------------------------------

_USC_TITLES = r"5[0-4]|[1-4]\d|[1-9]"
USC_TITLE = rf"(?P<title>{_USC_TITLES})"
USC_NAME = r"""(?:U\.?\s?S\.?\s?C\.?(?:\s?[AS]\.?(?=\s|§))?|United\s+States\s+Code(?:\s+Annotated)?
    |U\.?\s?S\.?\s*Code(?:\s+Ann(?:otated|\.))?)"""
# A section of the Code: 1701, 1702(b)(1), 78dd-1, 300aa-1, 1396r-8a, 2000e-5(f).
SECTION = rf"(?:\d+[a-z]{{0,3}}(?:{DASH}\d+[a-z]{{0,2}}|{DASH}[a-z]\b)?{SUB}*)"
TAIL = r"""(?:\s*,?\s*(?P<tail>et\s*\.?\s*seq(?:q|uens|uentes|uentia)?\b\.?|\(note\)|note\b|nt\.
    |and\s+(?:the\s+)?following\b(?:\s+sections\b)?|ff\.|(?<=\s)ff\b))?"""
_NAMED_WORK = r"(?!\s+of\s+(?:the|this|that)\s+(?!U\.?\s?S|United|Code))"

USC = _shape(
    rf"""\b(?:title\s+)?{USC_TITLE}(?:\s*(?P<early>app(?:endix|x)?\.?|(?<=\d)a(?=\s*U)))?
    (?:,?\s+(?:of\s+)?(?:the\s+)?|\s*){USC_NAME}(?P<appendix>,?\s*\(?app(?:endix|x)?\.?\)?)?
    (?:\s*\([^()\d]{{1,40}}\))?(?:,|:|\s-)?\s*(?:at\s+)?(?P<sign>{SIGN})?(?P<first>{SECTION}){TAIL}"""
)
USC_TITLE_FIRST = _shape(
    rf"\btitle\s+{USC_TITLE}\s*,\s*(?P<sign>{SIGN})(?P<first>{SECTION}){TAIL}\s*,?\s*(?:of\s+(?:the\s+)?)?{USC_NAME}"
)
USC_REVERSED = _shape(
    rf"\b{USC_NAME},?\s+title\s+{USC_TITLE}\s*,?\s*(?P<sign>{SIGN})(?P<first>{SECTION}){TAIL}"
)
USC_WORDS = _shape(
    rf"""(?:§\s?§|§|\bsec(?:tion)?s?\.?)\s*(?P<first>{SECTION}){TAIL}
    (?P<more>(?:\s*(?:,\s*and|,|and|or|{UNTIL})\s*{SECTION})*)
    (?:,?\s+of\s+(?:the\s+)?title\s+{USC_TITLE}\b
        (?!\s*,?\s*(?:of\s+the\s+)?(?:C\.?\s?F\.?\s?R|Code\s+of)){_NAMED_WORK}
        (?:\s*,?\s*(?:of\s+the\s+)?{USC_NAME})?
      |(?:,\s+title|\s+of)\s+(?P<title_of_code>{_USC_TITLES})\s*,?\s*(?:of\s+the\s+)?{USC_NAME})"""
)
USC_CHAPTER = _shape(
    rf"""\b(?:chapter|ch\.)\s*(?P<chapter>\d+[a-z]?)\s+of\s+(?:title\s+)?{USC_TITLE}\b(?:\s*,?\s*(?:of\s+the\s+)?{USC_NAME})?{_NAMED_WORK}
    |\b(?P<title2>\d{{1,2}})\s*{USC_NAME}\s*,?\s*(?:chapter|ch\.)\s*(?P<chapter2>\d+[a-z]?)"""
)
REVENUE_CODE = _shape(
    rf"""\b(?:I\.\s?R\.\s?C\.|(?-i:IRC)|Internal\s+Revenue\s+Code(?:\s+of\s+19\d\d)?),?\s*(?P<sign>{SIGN})(?P<first>{SECTION}){TAIL}
    |(?:§\s?§|§|\bsec(?:tion)?s?\.?)\s*(?P<first2>{SECTION})\s+of\s+the\s+Internal\s+Revenue\s+Code"""
)
MORE_SECTIONS = _shape(
    rf"(?P<joint>\s*(?:{AND}|{UNTIL})\s*)(?P<sign>{SIGN})?(?P<next>{SECTION}){TAIL}(?![\w(]|,\d{{3}}|\s*{REPORTER}|\s+{MONTH}|\s*,?\s+of\b)"
)

# Code of Federal Regulations ------------------------------------------------------------------------

CFR_TITLE = r"(?P<title>50|[1-4]\d|[1-9])"
CFR_NAME = r"(?:C\.?\s?F\.?\s?R\.?(?![a-z])|Code\s+of\s+Fed(?:eral|\.)?\s+Reg(?:ulation|\.)?s?\.?)"
CFR_SECTION = rf"\d+[a-z]?\.\d+[a-z]*(?:{DASH}\d+[a-z]?(?!\.?\d))*{SUB}*"
_PART = rf"\d+[a-z]?\b(?!\s*{REPORTER})"
# Some parts have run out of letters: subpart DDD, subpart OOOOa.
_LETTER = r"(?:(?-i:[A-Z]{1,6}[a-z]?)|[a-z])\b"
_LETTERS = rf"{_LETTER}(?:\s*(?:{AND}|{UNTIL})\s*(?-i:[A-Z]{{1,6}}[a-z]?)\b)*"


def _division(mark: str) -> str:
    return rf"""(?:supp(?:lement|l?\.)?\s*{NO}\s*(?P<supplement{mark}>\d+)
        |subp(?:ar)?ts?\.?\s*(?P<subpart{mark}>{_LETTERS})
        |app(?:endix|x|\.)\s*(?P<appendix{mark}>(?:[A-Z]|\d+)\b))"""


_BEFORE = rf"(?:{_division('_before')}\s+(?:to|of)\s+)?"
_AFTER = rf"(?:\s*,?\s*{_division('_after')})?"
_CFR_MORE = rf"(?:\s*(?:{AND}|{UNTIL})\s*(?:parts?\s+|§\s*)?\d+[a-z]?(?:\.\d+[a-z]*{SUB}*)?)*"

CFR = _shape(
    rf"""\b{_BEFORE}(?:title\s+)?{CFR_TITLE}(?:,?\s+(?:of\s+)?(?:the\s+)?|\s*){CFR_NAME},?\s*
    (?:subtitle\s+[A-Z]\s*,?\s*)?
    (?:{_division("_between")}\s*,?\s*(?:(?:of|to)\s+)?)?
    (?:(?:(?:sub)?p(?:ar)?ts?\.?\s*)?(?P<sign>{SIGN})?(?P<section>(?:\d+{DASH})?{CFR_SECTION})
      |(?:chapter|ch\.?)\s*(?P<chapter>[IVXLC]+|\d+)\b(?:\s*,\s*(?:subchapter|subch\.)\s*(?P<subchapter>[A-Z]+)\b)?
      |(?P<word>parts?|pts?\.?|{SIGN})?\s*(?P<part>{_PART}))
    (?:\s*,?\s*(?P<tail>et\s*\.?\s*seq\b\.?))?{_AFTER}"""
)
CFR_WORDS = _shape(
    rf"""(?:\b{_BEFORE}parts?\s+(?P<part>{_PART})|(?:§\s?§|§|\bsections?)\s*(?P<section>{CFR_SECTION}))
    (?P<more>{_CFR_MORE}),?\s+of\s+(?:the\s+)?
    (?:(?:title\s+)?{CFR_TITLE}\s*,?\s*(?:of\s+the\s+)?{CFR_NAME}
      |(?P<trade>(?-i:EAR)\b|Export\s+Administration\s+Regulations)
      |(?P<arms>(?-i:ITAR)\b|International\s+Traffic\s+in\s+Arms\s+Regulations))"""
)
CFR_TITLE_FIRST = _shape(
    rf"""\btitle\s+{CFR_TITLE}\s*,\s*(?:parts?\s+(?P<part>{_PART})|{SIGN}(?P<section>{CFR_SECTION}))
    (?P<more>{_CFR_MORE})\s*,?\s*(?:of\s+(?:the\s+)?)?{CFR_NAME}"""
)
CFR_DIVISION_OF_TITLE = _shape(
    rf"""\b{_division("_before")}\s+(?:to|of)\s+part\s+(?P<part>{_PART})(?P<more>)
    ,?\s+of\s+title\s+{CFR_TITLE}\b{_NAMED_WORK}"""
)
# The numbers of the parts keep other things that are called by these letters away.
EXPORT_REGULATIONS = _shape(
    rf"""\b(?:(?P<trade>(?-i:EAR))(?=\s+(?:parts?\s+|{SIGN})?7[3-7]\d\b)
      |(?P<arms>(?-i:ITAR))(?=\s+(?:parts?\s+|{SIGN})?1[23]\d\b))\s+
    (?:parts?\s+(?P<part>{_PART})|(?:{SIGN})?(?P<section>{CFR_SECTION}))(?P<more>{_CFR_MORE}){_AFTER}"""
)
CFR_REVERSED = _shape(
    rf"""\b{CFR_NAME}\s*,?\s*tit(?:le|\.)\s+{CFR_TITLE}\s*,?\s*
    (?:(?:parts?|pts?\.?)\s*(?P<part>{_PART})|{SIGN}(?P<section>{CFR_SECTION}))(?P<more>{_CFR_MORE}){_AFTER}"""
)
# Sections with a point are never of the Code, so the title needs no further words.
CFR_SECTION_OF_TITLE = _shape(
    rf"""(?:§\s?§|§|\bsections?)\s*(?P<section>{CFR_SECTION})(?P<more>{_CFR_MORE})
    ,?\s+of\s+title\s+{CFR_TITLE}\b{_NAMED_WORK}"""
)
ACQUISITION = _shape(
    rf"""\b(?-i:DFARS|FAR)\s+(?:(?:clause\s+|provision\s+|subp(?:ar)?ts?\.?\s+|{SIGN})?(?P<section>{CFR_SECTION})
      |(?:parts?|pts?\.)\s+(?P<part>\d{{1,3}})\b(?!\.?\d))"""
)
TREASURY_REGULATION = _shape(rf"\bTreas(?:ury|\.)\s*Reg(?:ulation|\.)?s?\s*{SIGN}(?P<section>{CFR_SECTION})")
CFR_COMPILATION = _shape(
    rf"""\b3\s*{CFR_NAME},?\s*\(?(?P<years>\d{{4}}(?:\s*{DASH}\s*\d{{4}})?)\s*,?\s*Comp(?:ilation|\.)?\)?
    (?:\s*,?\s*(?:pp?\.|pages?|at)\s*(?P<page>\d+)|\s*,?\s*(?P<bare>\d+))?
    |\b3\s*{CFR_NAME}\s*,?\s*(?:§\s*)?(?P<page2>\d{{2,4}})\s*\(\s*(?P<years2>\d{{4}}(?:\s*{DASH}\s*\d{{4}})?)(?:\s*Comp(?:ilation|\.)?)?\s*\)"""
)
MORE_PARTS = _shape(
    rf"""(?P<joint>\s*(?:{AND}|{UNTIL})\s*)(?P<word>(?:parts?|pts?\.?|§\s?§|§)\s*)?
    (?P<next>\d+[a-z]?(?:\.\d+[a-z]*(?:{DASH}\d+)?)?{SUB}*|\.\d{{2,4}}[a-z]?{SUB}*)(?!\w|\.\d|\s*{REPORTER}|,\d{{3}}\b|\s+{MONTH})"""
)

# The Federal Register and what the President signs --------------------------------------------------

FR_NAME = r"(?:Fed(?:eral|\.)?\s*Reg(?:ister|\.)?|F\.\s?R\.|FR\.?)"
_ISSUE = r"(?:\(?(?:No\.|Number)\s*\d{1,3}\)?\s*,?\s*)?"
FEDERAL_REGISTER = _shape(
    rf"""\b(?:vol(?:ume|\.)\s*)?(?P<volume>1?\d{{1,2}})\s*,?\s*(?:of\s+the\s+)?{FR_NAME}\s*,?\s*{_ISSUE}
    (?:(?:at|pp?\.|pages?)\s*)?(?P<page>{NUMBER})"""
)
FEDERAL_REGISTER_WORDS = _shape(
    rf"""\bFed(?:eral|\.)\s*Reg(?:ister|\.)\s*,?\s*vol(?:ume|\.)\s*(?P<volume>1?\d{{1,2}})\s*,?\s*
    {_ISSUE}(?:pp?\.|pages?|at)\s*(?P<page>{NUMBER})"""
)
MORE_PAGES = _shape(
    rf"""(?:\s*{DASH}\s*(?:{NUMBER})
    |,\s*(?:at\s+)?(?:\d{{1,3}},\d{{3}}|\d{{1,5}})\b(?!\s*{REPORTER}|,\d{{3}}|\s+{MONTH}))*"""
)
FEDERAL_REGISTER_DOCUMENT = _shape(
    rf"""\b(?:FR|F\.R\.|Federal\s+Register)\s+Doc(?:ument|\.)?\s*(?:{NO}:?\s*)*
    (?P<number>(?:[CRZ]\d\s*{DASH}\s*)?(?:\d{{4}}|\d{{2}}|E\d)\s*{DASH}\s*\d{{3,5}})\b"""
)


def _abbreviated(short: str) -> str:
    return rf"(?:\s*\(\s*(?:the\s+)?{QUOTE}?(?:{short}){QUOTE}?\s*\))?"


_THOUSANDS = r"[,.\u00a0\u2009\u202f ]"
_SHORT_ORDER = _abbreviated(r"E\.?\s?O\.?s?")
_SHORT_PROCLAMATION = _abbreviated(r"P\.?P\.?|Proc(?:lamation|\.)?")
EXECUTIVE_ORDER = _shape(
    rf"""\b(?:(?:Executive(?:\s+|-)Order|Exec\.?\s*Order\.?|Exec\.?\s*Ord?\.?|Exec\.\s*O\.|Ex\.\s*Or(?:d(?:er)?)?\.?|Ex\s+Order)(?P<plural>s)?{_SHORT_ORDER}
      |E\.?\s?O\.?(?P<plural2>{QUOTE}?s)?)
    \s*(?:[-\u2013]|[,:](?=\s*No)|:(?=\s*1[0-4],?\d{{3}}\b))?\s*\(?{NO}\)?\s*{QUOTE}?(?P<number>\d{{1,2}}{_THOUSANDS}\d{{3}}(?!\d)|\d{{3,5}})(?P<suffix>{DASH}?[A-Z]\b)?"""
)
PROCLAMATION = _shape(
    rf"""\b(?:Presidential\s+|Pres\.\s*)?(?:Proclamation|Procl?\.|Proc(?=s\.|\s+(?:9[4-9]\d\d|1[01]\d{{3}})\b))(?P<plural>s\.?)?{_SHORT_PROCLAMATION}
    \s*{NO}\s*(?P<number>{NUMBER})(?P<suffix>{DASH}?[A-Z]\b)?"""
)
MORE_NUMBERS = _shape(
    rf"""(?:\s*\([^()\d]{{1,60}}\)|\s+of\s+{MONTH}\s+\d{{1,2}},\s+\d{{4}})?(?P<joint>\s*(?:{AND}|{UNTIL})\s*){NO}\s*
    (?P<next>\d{{1,2}},\d{{3}}|\d{{5}}|\d{{4}})\b(?!,?\d|\s*{REPORTER})"""
)

DIRECTIVE_SERIES = {
    "national security presidential memorandum": "NSPM",
    "national security presidential directive": "NSPD",
    "national security decision directive": "NSDD",
    "national security memorandum": "NSM",
    "homeland security presidential directive": "HSPD",
    "presidential policy directive": "PPD",
    "presidential decision directive": "PDD",
}
_SERIES = "|".join(name.replace(" ", r"\s+") for name in DIRECTIVE_SERIES)
DIRECTIVE = _shape(
    rf"""\b(?:(?P<words>{_SERIES})|(?P<letters>(?-i:NSPM|NSPD|NSDD|HSPD|(?:NSM|PPD|PDD)(?={DASH}))))s?
    \s*(?:{DASH}\s*|{NO}\s*)(?P<number>\d{{1,3}})\b(?![.,]?\d|%)(?:\s*\(\s*(?-i:[A-Z]{{3,4}}){DASH}?\s*\d{{1,3}}\s*\))?"""
)
DETERMINATION = _shape(
    rf"""\b(?:Presidential|Pres\.)\s+Det(?:ermination|\.)\s*{NO}\s*(?P<year>\d{{4}}|\d{{2}})\s*{DASH}\s*(?P<number>\d{{1,3}})\b(?!\d)"""
)

# Laws and bills -------------------------------------------------------------------------------------

_SHORT_LAW = _abbreviated(r"(?:P\.?\s?L\.?|Pub\.?\s?L\.?)")
_LAW_NAME = rf"(?:Public\s+Law|Publ?\.?\s*L(?:aw)?\.?|P\.\s?L\.|PL)s?\.?{_SHORT_LAW}"
_LAW_NUMBER = rf"{NO}\s*(?P<congress>\d{{2,3}})\s*{DASH}\s*(?P<law>\d{{1,4}})"
_LAW_SECTION = rf"\d+[A-Z]{{0,2}}(?:{DASH}\d+)?(?:\((?!\d{{4}})[0-9a-z]{{1,5}}\))*"
_LAW_LIST = r"(?:,\s*and|,|and|&)"
LAW_UNIT = rf"""(?:div(?:isions?|s?\.)?\s*(?-i:[A-Z]{{1,2}})\b
      (?:\s*{_LAW_LIST}\s*(?-i:[A-Z]{{1,2}})\b(?!\.\w))*
    |tit(?:les?|s?\.)\s*(?:[IVXLC]+|\d+)\b(?:\s*{_LAW_LIST}\s*(?-i:[IVXLC]+)\b)*
    |subtit(?:les?|s?\.)\s*[A-Z]\b(?:\s*{_LAW_LIST}\s*(?-i:[A-Z])\b(?!\.\w))*
    |(?:§\s?§|§|ss?\.|sec(?:tion|\.)?s?\.?)\s*{_LAW_SECTION}
      (?:\s*(?:,\s*and|,|and|&|{UNTIL})\s*{_LAW_SECTION}\b(?!\s*{REPORTER}|\s+{MONTH})){{0,12}})"""
LAW_UNITS = _shape(LAW_UNIT)
# The name of an act, up to its public law: "William M. Thornberry NDAA for Fiscal Year 2021, as amended".
_ACT = r"""(?:(?:(?!\bsec|§|\bdiv|\btit|\bPub|\bP\.\s?L|;)[^§;]){0,120}?
      \b(?:Act|NDAA|Resolution|Amendments?)\b|(?-i:[A-Z]{3,12})\b)
    [^§;\d(]{0,20}(?:FY\s?\d{2,4}|\d{4})?[^§;()]{0,30}"""

PUBLIC_LAW = _shape(rf"\b{_LAW_NAME}\s*{_LAW_NUMBER}(?P<after>(?:\s*[,(\u2014]?\s*{LAW_UNIT}){{0,6}})")
PUBLIC_LAW_WORDS = _shape(
    rf"""(?P<before>(?:\b|(?=§)){LAW_UNIT}(?:{COMMA_OR_OF}{LAW_UNIT}){{0,4}})
    (?:{COMMA_OR_OF}|\s+of\s+(?:the\s+)?{_ACT}(?:,\s*|\s*\())
    {_LAW_NAME}\s*{_LAW_NUMBER}(?P<after>(?:\s*[,(\u2014]?\s*{LAW_UNIT}){{0,6}})"""
)
_DEFENSE = r"(?:National\s+Defense\s+Authorization\s+Act|NDAA)"
_FISCAL = r"(?:F\.?Y\.?\s?|Fiscal\s+Year\s+)?"
_YEARLY_ACT = rf"""(?:{_DEFENSE}\s+(?:(?:for|of)\s+)?{_FISCAL}(?P<year{{0}}>(?:20)?[0-2]\d)\b
      |{_FISCAL}(?P<early{{0}}>20[0-2]\d|(?<=FY)[0-2]\d|(?<=FY\s)[0-2]\d)\s+{_DEFENSE})"""
# A section of a yearly defence act; the act alone is a name, not a citation.
DEFENSE_ACT = _shape(
    rf"""(?P<before>(?:\b|(?=§)){LAW_UNIT}(?:{COMMA_OR_OF}{LAW_UNIT}){{0,4}})
      (?:{COMMA_OR_OF}|\s+of\s+)(?:(?-i:[A-Z])[^§;,]{{0,60}}?\s)?{_YEARLY_ACT.format("_after")}
    |\b{_YEARLY_ACT.format("_before")}(?P<after>(?:\s*[,(]?\s*{LAW_UNIT}){{1,6}})"""
)
MORE_LAWS = _shape(
    rf"\s*{AND}\s*{NO}\s*(?P<congress>\d{{2,3}})\s*{DASH}\s*(?P<law>\d{{1,4}})\b(?!\s*{REPORTER})"
)
STATUTES_AT_LARGE = _shape(
    rf"\b(?P<volume>\d{{1,3}})\s*(?:U\.\s?S\.\s+)?(?:Stat\b\.?|Statutes\s+at\s+Large)\s*,?\s*(?:(?:at|pp?\.|pages?)\s*)?(?P<page>{NUMBER})"
)
_CHAMBER = (
    r"""(?:H\.?\s?R\.?|S\.|[HS]\.?\s?(?:J\.?|Joint)\s?Res\.?|[HS]\.?\s?Con\.?\s?Res\.?|[HS]\.?\s?Res\.?)"""
)
# Written out, a bill may be a state's: its Congress must be named.
_CHAMBER_IN_WORDS = (
    r"(?:(?:House|Senate)\s+(?:Bill|Joint\s+Resolution|Concurrent\s+Resolution|Resolution)|S|HB|SB)"
)


def _congress(mark: str) -> str:
    return rf"(?P<congress{mark}>\d{{2,3}})(?:st|nd|rd|th|d)"


_ITS_CONGRESS = r"\s*,?\s*(?:of\s+the\s+|in\s+the\s+|[-\u2010-\u2015]\s*)?"
BILL = _shape(
    rf"""(?<![.\w])(?<!\bU\.\s)(?:{_congress("_before")}\s+Cong(?:ress|\.)[,:]?\s*|(?P<congress_bare_before>9[3-9]|1[01]\d)\s+(?=H\.?\s?R\.|[HS]\.?\s?J\.))?
    (?P<chamber>{_CHAMBER})\s*(?:No\.\s*|\#\s?|(?<=[Rr])-|(?<=[Rr]\.)-)?(?P<number>\d{{1,2}},\d{{3}}|\d{{1,5}})\b
    (?![.\u2019']?\d|,\d{{3}}|{DASH}\d(?!\d{{1,2}}(?:st|nd|rd|th)\s+Cong)|\s*{REPORTER}|\s*bpm)
    (?:{_ITS_CONGRESS}(?:\(\s*(?:the\s+)?{_congress("_short")}\s*\)
      |{_congress("_bare")}\b(?!\s+\w)
      |\(?\s*(?:the\s+)?{_congress("")}\s+Cong(?:ress|\.)?))?"""
)
BILL_IN_WORDS = _shape(
    rf"""(?<![.\w])(?P<chamber>{_CHAMBER_IN_WORDS})\s+(?:No\.\s*)?(?P<number>\d{{1,5}})\b
    {_ITS_CONGRESS}\(?\s*(?:the\s+)?{_congress("")}\s+Cong(?:ress|\.)?"""
)
CONSTITUTION = _shape(
    r"""\b(?:U\.?\s?S\.?|United\s+States)\s+Const(?:itution|\.)?,?\s*
    (?P<unit>art(?:icle|\.)|amend(?:ment|\.)|amdt\.?)\s*(?P<number>[IVXLC]+|\d+)\b
    (?:\s*,?\s*(?:§|s\.|sec(?:tion|\.))\s*(?P<section>\d+))?(?:\s*,?\s*(?:cl\.|clause)\s*(?P<clause>\d+))?"""
)
_OF_THE_CONSTITUTION = r"""\s*,?\s*(?:of|to)\s+(?:the\s+)?(?:(?P<ours>U\.?\s?S\.?|United\s+States)\s+)?
    Constitution\b(?!\s+of\s+(?!the\s+United|the\s+U\.))"""
CONSTITUTION_WORDS = _shape(
    rf"""\b(?P<unit>art(?:icle|\.)|amend(?:ment|\.))\s*(?P<number>[IVXLC]+|\d+)\b
    (?:\s*,?\s*(?:§|s\.|sec(?:tion|\.))\s*(?P<section>\d+))?(?:\s*,?\s*(?:cl\.|clause)\s*(?P<clause>\d+))?
    {_OF_THE_CONSTITUTION}"""
)
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
)
AMENDMENT = _shape(rf"\b(?P<ordinal>{'|'.join(ORDINALS)})\s+Amendment{_OF_THE_CONSTITUTION}")
