"""The shapes of citations: regular expressions, one for each way people write them.

Those of laws, bills and the Constitution stand in law_patterns.
"""

import re
from re import IGNORECASE, VERBOSE, Pattern


def shape(pattern: str) -> Pattern[str]:
    return re.compile(pattern, IGNORECASE | VERBOSE)


DASH = "[-\u2010-\u2015\u2212]"
QUOTE = "[\"'\u2018-\u201f]"
AND = r"(?:,\s*and|,\s*or|,|;|and|or|&|/|\+)"
UNTIL = rf"(?:through|thru|to|{DASH})"
COMMA_OR_OF = r"(?:\s*,\s*(?:of\s+(?:the\s+)?)?|\s+of\s+(?:the\s+)?)"
# A number before one of these is the volume or title of the next citation.
REPORTER = r"(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R|F\.?\s?R\.|FR\b|Fed\b|Stat\b|U\.\s?S\.|S\.\s?Ct|F\.)"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b\.?"
NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
# A page of the Federal Register, whose thousands are also set apart by blanks: 48,637 and 48 637.
_PAGE = r"\d{1,3}[.\u00a0\u2009\u202f ]\d{3}(?![\d,.]\d|\d|\s?[a-z])|" + NUMBER
NO = r"(?:(?:Nos?\.?|Nr\.?|N[\u00b0\u00ba]\.?|\u2116|Number(?:s|ed)?|\#):?)?"
SIGN = r"(?:(?:§\s?§|§|[\u00b6\ufffd]|ss?(?:\.|(?=\s?\d))|secs?\.?|sections?)\s*)"
# A subsection: (b), (1), (iii), (AA), (a-1); a year such as (2018) is the edition.
_MARK = r"(?:\d{1,3}|[a-z]{1,2}|[ivxl]{3,7}|[a-z]-\d{1,2})"
SUB = rf"(?:\({_MARK}\)|\s\((?:\d{{1,2}}|[a-z])\))"
MORE_SUBSECTIONS = shape(rf"(?:\s*(?:{AND}|{UNTIL})\s*(?:\({_MARK}\))+)+")

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

USC = shape(
    rf"""\b(?:title\s+)?{USC_TITLE}(?:\s*(?P<early>app(?:endix|x)?\.?|(?<=\d)a(?=\s*U)))?
    (?:,?\s+(?:of\s+)?(?:the\s+)?|\s*|-){USC_NAME}(?P<appendix>,?\s*\(?app(?:endix|x)?\.?\)?)?
    (?:\s*\([^()\d]{{1,40}}\))?(?:[,:]\.?|\s?-)?\s*(?:at\s+)?(?P<sign>{SIGN})?(?P<first>{SECTION}){TAIL}"""
)
USC_TITLE_FIRST = shape(
    rf"\btitle\s+{USC_TITLE}\s*,\s*(?P<sign>{SIGN})(?P<first>{SECTION}){TAIL}\s*,?\s*(?:of\s+(?:the\s+)?)?{USC_NAME}"
)
USC_REVERSED = shape(
    rf"""\b(?:{USC_NAME},?\s+title|(?<!\d\s){USC_NAME},?)\s+{USC_TITLE}\s*,?\s*
    (?:(?P<sign>{SIGN})|(?<=\d\s)(?=\d{{3,5}}[a-z]?\b))(?P<first>{SECTION}){TAIL}"""
)
USC_TITLE_LAST = shape(
    rf"(?P<sign>{SIGN})(?P<first>{SECTION}){TAIL}(?:\s*,|\s+of)\s+(?:the\s+)?{USC_NAME},?\s+title\s+{USC_TITLE}\b"
)
USC_WORDS = shape(
    rf"""(?:§\s?§|§|\bsec(?:tion)?s?\.?)\s*(?P<first>{SECTION}){TAIL}
    (?P<more>(?:\s*(?:,\s*and|,|and|or|{UNTIL})\s*{SECTION})*)
    (?:,?\s+of\s+(?:the\s+)?title\s+{USC_TITLE}\b
        (?!\s*,?\s*(?:of\s+the\s+)?(?:C\.?\s?F\.?\s?R|Code\s+of)){_NAMED_WORK}
        (?:\s*,?\s*(?:of\s+the\s+)?{USC_NAME})?
      |(?:,\s+title|\s+of)\s+(?P<title_of_code>{_USC_TITLES})\s*,?\s*(?:of\s+the\s+)?{USC_NAME})"""
)
USC_CHAPTER = shape(
    rf"""\b(?:chapters?|ch\.)\s*(?P<chapter>\d+[a-z]?)(?P<more>(?:\s*{AND}\s*\d+[a-z]?)*),?\s+of\s+(?:title\s+)?{USC_TITLE}\b(?:\s*,?\s*(?:of\s+the\s+)?{USC_NAME})?{_NAMED_WORK}
    |\b(?:title\s+)?(?P<title2>\d{{1,2}}),?\s*{USC_NAME}\s*,?\s*(?:chapter|ch\.)\s*(?P<chapter2>\d+[a-z]?)
    |\b{USC_NAME},?\s+title\s+(?P<title3>{_USC_TITLES})\s*,?\s*(?:chapter|ch\.)\s*(?P<chapter3>\d+[a-z]?)\b
    |\btitle\s+(?P<title4>{_USC_TITLES})\s*,?\s*(?:chapter|ch\.)\s*(?P<chapter4>\d+[a-z]?)\b{COMMA_OR_OF}{USC_NAME}"""
)
REVENUE_CODE = shape(
    rf"""\b(?:I\.\s?R\.\s?C\.|(?-i:IRC)(?=,?\s*(?:{SIGN}|\d+[A-Z]?\())|Internal\s+Revenue\s+Code(?:\s+of\s+19\d\d)?),?\s*(?P<sign>{SIGN})?(?P<first>{SECTION}){TAIL}
    |(?:§\s?§|§|\bsec(?:tion)?s?\.?)\s*(?P<first2>{SECTION})\s+of\s+the\s+Internal\s+Revenue\s+Code"""
)
MORE_SECTIONS = shape(
    rf"(?P<joint>\s*(?:{AND}|{UNTIL})\s*)(?P<sign>{SIGN})?(?P<next>{SECTION}){TAIL}(?![\w(]|,\d{{3}}|\s*{REPORTER}|\s+{MONTH}|\s*,?\s+of\b)"
)

# Code of Federal Regulations ------------------------------------------------------------------------

CFR_TITLE = r"(?P<title>50|[1-4]\d|[1-9])"
CFR_NAME = r"(?:C\.?\s?F\.?\s?R\.?(?![a-z])|Code\s+(?:of\s+)?Fed(?:eral|\.)?\s+Reg(?:ulation|\.)?s?\.?)"
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

CFR = shape(
    rf"""\b{_BEFORE}(?:title\s+)?{CFR_TITLE}(?:,?\s+(?:of\s+)?(?:the\s+)?|\s*|-){CFR_NAME}(?:,|-)?\s*
    (?:subtitle\s+[A-Z]\s*,?\s*)?
    (?:{_division("_between")}\s*,?\s*(?:(?:of|to)\s+)?)?
    (?:(?:(?:sub)?p(?:ar)?ts?\.?\s*)?(?P<sign>{SIGN})?(?P<section>(?:\d+{DASH})?{CFR_SECTION})
      |(?:chapter|ch\.?)\s*(?P<chapter>[IVXLC]+|\d+)\b(?:\s*,\s*(?:subchapter|subch\.)\s*(?P<subchapter>[A-Z]+)\b)?
      |(?P<word>parts?|pts?\.?|{SIGN})?\s*(?P<part>{_PART}))
    (?:\s*,?\s*(?P<tail>et\s*\.?\s*seq\b\.?))?{_AFTER}"""
)
CFR_WORDS = shape(
    rf"""(?:\b{_BEFORE}parts?\s+(?P<part>{_PART})|(?:§\s?§|§|\bsections?)\s*(?P<section>{CFR_SECTION}))
    (?P<more>{_CFR_MORE})(?:\s*,?\s*{_division("_between")})?,?\s+of\s+(?:the\s+)?
    (?:(?:title\s+)?{CFR_TITLE}\s*,?\s*(?:of\s+the\s+)?{CFR_NAME}
      |(?P<trade>(?-i:EAR)\b|Export\s+Administration\s+Regulations)
      |(?P<arms>(?-i:ITAR)\b|International\s+Traffic\s+in\s+Arms\s+Regulations))"""
)
CFR_TITLE_FIRST = shape(
    rf"""\btitle\s+{CFR_TITLE}\s*,\s*(?:parts?\s+(?P<part>{_PART})|{SIGN}(?P<section>{CFR_SECTION}))
    (?P<more>{_CFR_MORE})\s*,?\s*(?:of\s+(?:the\s+)?)?{CFR_NAME}"""
)
CFR_DIVISION_OF_TITLE = shape(
    rf"""\b{_division("_before")}\s+(?:to|of)\s+part\s+(?P<part>{_PART})(?P<more>)
    ,?\s+of\s+title\s+{CFR_TITLE}\b{_NAMED_WORK}"""
)
# The numbers of the parts keep other things that are called by these letters away.
EXPORT_REGULATIONS = shape(
    rf"""\b(?:(?P<trade>(?-i:EAR))(?=\s+(?:parts?\s+|{SIGN})?7[3-7]\d\b)
      |(?P<arms>(?-i:ITAR))(?=\s+(?:parts?\s+|{SIGN})?1[23]\d\b))\s+
    (?:parts?\s+(?P<part>{_PART})|(?:{SIGN})?(?P<section>{CFR_SECTION}))(?P<more>{_CFR_MORE}){_AFTER}"""
)
CFR_REVERSED = shape(
    rf"""(?<!\d\s)\b{CFR_NAME}\s*,?\s*(?:tit(?:le|\.)\s+)?{CFR_TITLE}\s*,?\s*
    (?:(?:parts?|pts?\.?)\s*(?P<part>{_PART})|{SIGN}(?P<section>{CFR_SECTION}))(?P<more>{_CFR_MORE}){_AFTER}"""
)
CFR_CHAPTER = shape(
    rf"""\bchapter\s+(?P<chapter>[IVXLC]+)\s+of\s+(?:title\s+)?{CFR_TITLE}\s*,?\s*(?:of\s+the\s+)?{CFR_NAME}
    |\btitle\s+(?P<title2>50|[1-4]\d|[1-9])\s*,\s*chapter\s+(?P<chapter2>[IVXLC]+){COMMA_OR_OF}{CFR_NAME}
    |\b(?P<title3>50|[1-4]\d|[1-9])\s*{CFR_NAME},?\s*(?:subchapter|subch\.)\s*(?P<subchapter3>[A-Z]+)\b"""
)
# Sections with a point are never of the Code, so the title needs no further words.
CFR_SECTION_OF_TITLE = shape(
    rf"""(?:§\s?§|§|\bsections?)\s*(?P<section>{CFR_SECTION})(?P<more>{_CFR_MORE})
    ,?\s+of\s+title\s+{CFR_TITLE}\b{_NAMED_WORK}"""
)
ACQUISITION = shape(
    rf"""\b(?-i:DFARS|FAR)\s+(?:(?:clause\s+|provision\s+|subp(?:ar)?ts?\.?\s+|{SIGN})?(?P<section>{CFR_SECTION})
      |(?:parts?|pts?\.)\s+(?P<part>\d{{1,3}})\b(?!\.?\d))"""
)
TREASURY_REGULATION = shape(rf"\bTreas(?:ury|\.)\s*Reg(?:ulation|\.)?s?\s*{SIGN}(?P<section>{CFR_SECTION})")
CFR_COMPILATION = shape(
    rf"""\b3\s*{CFR_NAME},?\s*\(?(?P<years>\d{{4}}(?:\s*{DASH}\s*\d{{4}})?)\s*,?\s*Comp(?:ilation|\.)?\)?
    (?:\s*,?\s*(?:pp?\.|pages?|at)\s*(?P<page>\d+)|\s*,?\s*(?P<bare>\d+))?
    |\b3\s*{CFR_NAME}\s*,?\s*(?:§\s*)?(?P<page2>\d{{2,4}})\s*\(\s*(?P<years2>\d{{4}}(?:\s*{DASH}\s*\d{{4}})?)(?:\s*Comp(?:ilation|\.)?)?\s*\)"""
)
MORE_PARTS = shape(
    rf"""(?P<joint>\s*(?:{AND}|{UNTIL})\s*)(?P<word>(?:parts?|pts?\.?|§\s?§|§)\s*)?
    (?P<next>\d+[a-z]?(?:\.\d+[a-z]*(?:{DASH}\d+)?)?{SUB}*|\.\d{{2,4}}[a-z]?{SUB}*)(?!\w|\.\d|\s*{REPORTER}|,\d{{3}}\b|\s+{MONTH})"""
)

# The Federal Register and what the President signs --------------------------------------------------

FR_NAME = r"(?:Fed(?:eral|\.)?\s*Reg(?:ist(?:er|\.)|\.)?|F\.\s?R\.|FR\.?)"
_ISSUE = r"(?:\(?(?:No\.|Number)\s*\d{1,3}\)?\s*,?\s*)?"
FEDERAL_REGISTER = shape(
    rf"""\b(?:vol(?:ume|\.)\s*)?(?P<volume>1?\d{{1,2}})(?:\s*,?\s*|-)(?:of\s+the\s+)?{FR_NAME}(?:\s*,?\s*|-){_ISSUE}
    (?:at\s+)?(?:(?:pp?\.|pgs?\.?|pages?)\s*)?(?P<page>{_PAGE})"""
)
# The line at the top of a printed page, its number before or after it.
FEDERAL_REGISTER_HEADER = shape(
    rf"""(?:\b(?P<page_before>{NUMBER})\s+)?\bFederal\s+Register\s*/\s*Vol\.\s*(?P<volume>1?\d{{1,2}}),\s*No\.\s*\d{{1,3}}\s*/
    \s*[a-z]+,\s*{MONTH}\s+\d{{1,2}},\s+\d{{4}}(?:\s*/\s*(?:[a-z]+\s+)*?(?:pages?\s+|p\.\s*)?(?P<page>{NUMBER})\b)?"""
)
FEDERAL_REGISTER_WORDS = shape(
    rf"""\bFed(?:eral|\.)?\s*Reg(?:ist(?:er|\.)?|\.)?\s*,?\s*
    (?:vol(?:ume|\.)\s*(?P<volume>1?\d{{1,2}})\s*,?\s*{_ISSUE}(?:pp?\b\.?|pages?|at)
      |(?P<volume2>1?\d{{1,2}})\s*(?:,\s*)?{_ISSUE}(?:\([^()]{{4,30}}\)\s*)?[,:](?:\s*(?:pp?\b\.?|pages?))?)
    \s*(?P<page>{NUMBER})"""
)
MORE_PAGES = shape(
    rf"""(?:\s*{DASH}\s*(?:{NUMBER})
    |,\s*(?:at\s+)?(?:\d{{1,3}},\d{{3}}|\d{{1,5}})\b(?!\s*{REPORTER}|,\d{{3}}|\s+{MONTH}))*"""
)
FEDERAL_REGISTER_DOCUMENT = shape(
    rf"""\b(?:FR|F\.R\.|Fed(?:eral|\.)\s+Reg(?:ister|\.))\s+Doc(?:ument|\.)?\s*(?:{NO}:?\s*)*
    (?P<number>(?:[CRZ]\d\s*{DASH}\s*)?(?:\d{{4}}|\d{{2}}|E\d)\s*{DASH}\s*\d{{3,5}})\b
    |\bDocument\s+(?:Number|No\.):?\s*(?P<labelled>20[0-2]\d{DASH}\d{{5}})\b"""
)


def abbreviated(short: str) -> str:
    return rf"(?:\s*\(\s*(?:the\s+)?{QUOTE}?(?:{short}){QUOTE}?\s*\))?"


_THOUSANDS = r"[,.\u00a0\u2009\u202f ]"
_SHORT_ORDER = abbreviated(r"E\.?\s?O\.?s?")
_SHORT_PROCLAMATION = abbreviated(r"P\.?P\.?|Proc(?:lamation|\.)?")
EXECUTIVE_ORDER = shape(
    rf"""\b(?:(?:Executive(?:\s+|-)Order|Exec\.?\s*Order\.?|Exec\.?\s*Ord?\.?|Exec\.\s*O\.|Ex\.\s*Or(?:d(?:er)?)?\.?|Ex\s+Order)(?P<plural>s)?{_SHORT_ORDER}
        (?:\s+of\s+the\s+President|\s+of\s+{MONTH}\s+\d{{1,2}},\s+\d{{4}},?(?=\s*\(?\s*No))?
      |E\.?\s?(?:O|0(?=\.?\s1[0-4]\d{{3}}\b))\.?(?P<plural2>{QUOTE}?s)?)
    \s*(?:[-\u2013_]|[,:](?=\s*No)|:(?=\s*1[0-4],?\d{{3}}\b))?\s*\(?{NO}\)?\s*{QUOTE}?(?P<number>\d{{1,2}}{_THOUSANDS}\d{{3}}(?!\d)|\d{{3,5}})(?P<suffix>{DASH}?[A-Z]\b)?"""
)
PROCLAMATION = shape(
    rf"""\b(?:Presidential\s+|Pres\.\s*)?(?:Proclamation|Procl\.|(?<!Rev\.\s)Proc\.(?=\s*{NO}\s*\d{{1,2}},?\d{{3}}\b)|Proc(?=s\.|\s+(?:No\.?\s+)?(?:9[4-9]\d\d|1[01]\d{{3}})\b)
      |(?-i:P\.?P\.?)(?=\s1[01],?\d{{3}}\b))(?P<plural>s\.?)?{_SHORT_PROCLAMATION}
    \s*{NO}\s*(?P<number>{NUMBER})(?P<suffix>{DASH}?[A-Z]\b)?"""
)
MORE_NUMBERS = shape(
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
    "space policy directive": "SPD",
}
_SERIES = "|".join(name.replace(" ", r"\s+") for name in DIRECTIVE_SERIES)
DIRECTIVE = shape(
    rf"""\b(?:(?P<words>{_SERIES})|(?P<letters>(?-i:NSPM|NSPD|NSDD|HSPD|(?:NSM|PPD|PDD)(?={DASH}|\s\d{{1,2}}\b(?!\s+[A-Z]))|SPD(?={DASH}\d))))s?
    {abbreviated("(?-i:[A-Z]{3,4})")}\s*(?:{DASH}\s*|{NO}\s*)(?P<number>\d{{1,3}})\b(?![.,]?\d|%)(?:\s*\(\s*(?-i:[A-Z]{{3,4}}){DASH}?\s*\d{{1,3}}\s*\))?"""
)
DETERMINATION = shape(
    rf"""\b(?:Presidential|Pres\.)\s+Det(?:ermination|\.)\s*{NO}\s*(?P<year>\d{{4}}|\d{{2}})\s*{DASH}\s*(?P<number>\d{{1,3}})\b(?!\d)"""
)
