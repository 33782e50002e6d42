"""The shapes of citations: regular expressions, one for each way people write them."""

import re
from re import IGNORECASE, VERBOSE, Pattern


def _shape(pattern: str) -> Pattern[str]:
    return re.compile(pattern, IGNORECASE | VERBOSE)


DASH = "[-\u2010-\u2015\u2212]"
# A section of the Code: 1701, 1702(b)(1), 78dd-1, 300aa-1, 1396r-8a, 2000e-5(f).
SECTION = rf"\d+[a-z]{{0,3}}(?:{DASH}\d+[a-z]{{0,2}}|{DASH}[a-z]\b)?(?:\s?\([0-9a-z]{{1,5}}\))*"
SIGN = r"(?:(?:§§?|ss?\.|secs?\.?|sections?)\s*)"
USC_NAME = r"(?:U\.?\s?S\.?\s?C\.?(?:\s?[AS]\.?(?=\s|§))?|United\s+States\s+Code|U\.?\s?S\.?\s+Code)"
APPENDIX = r"(?P<appendix>,?\s*\(?app(?:endix|x)?\.?\)?)?"
TAIL = r"(?:\s*,?\s*(?P<tail>et\s*\.?\s*seq\b\.?|note\b|and\s+following\b|ff\.))?"
CFR_NAME = r"(?:C\.?\s?F\.?\s?R\.?|Code\s+of\s+Federal\s+Regulations)"
CFR_SECTION = rf"\d+[a-z]?\.\d+[a-z]*(?:{DASH}\d+[a-z]?(?!\.?\d))*(?:\s?\([0-9a-z]{{1,5}}\))*"
NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
NO = r"(?:Nos?\.?|Numbers?|\#)?"

USC = _shape(
    rf"""\b(?:title\s+)?(?P<title>\d{{1,2}})(?:,?\s+(?:of\s+)?(?:the\s+)?|\s*){USC_NAME}{APPENDIX}
    ,?\s*{SIGN}?(?P<first>{SECTION}){TAIL}"""
)
USC_WORDS = _shape(
    rf"""(?:§§?|\bsec(?:tion)?s?\.?)\s*(?P<first>{SECTION}){TAIL}
    (?P<more>(?:\s*(?:,|and|or|,\s*and|through|to|{DASH})\s*(?:{SECTION}))*)
    ,?\s+of\s+(?:the\s+)?title\s+(?P<title>\d{{1,2}})\b(?!\s*,?\s*(?:of\s+the\s+)?(?:{CFR_NAME}))
    (?:\s*,?\s*(?:of\s+the\s+)?{USC_NAME})?"""
)
USC_CHAPTER = _shape(
    rf"""\b(?:chapter|ch\.)\s*(?P<chapter>\d+[a-z]?)\s+of\s+title\s+(?P<title>\d{{1,2}})
    (?:\s*,?\s*{USC_NAME})?|\b(?P<title2>\d{{1,2}})\s*{USC_NAME}\s*,?\s*(?:chapter|ch\.)\s*(?P<chapter2>\d+[a-z]?)"""
)
MORE_SECTIONS = _shape(
    rf"(?P<joint>\s*(?:,\s*and|,\s*or|,|;|and|or|&|through|to|{DASH})\s*){SIGN}?(?P<next>{SECTION}){TAIL}"
)

CFR = _shape(
    rf"""\b(?:title\s+)?(?P<title>\d{{1,2}})(?:,?\s+(?:of\s+)?(?:the\s+)?|\s*){CFR_NAME},?\s*
    (?:(?P<sub>subparts?\s+[A-Z]+\b)\s*,?\s*(?:of\s+)?)?
    (?:(?:subparts?\s*)?{SIGN}?(?P<section>{CFR_SECTION})
      |(?:chapter|ch\.?)\s*(?P<chapter>[IVXLC]+|\d+)\b(?:\s*,\s*(?:subchapter|subch\.)\s*(?P<subchapter>[A-Z]+)\b)?
      |(?:parts?|pts?\.?)?\s*(?P<part>\d+[a-z]?)\b(?!\s*(?:U\.?S\.?C|C\.?F\.?R|F\.?R\.|FR\b|Fed|Stat)))
    (?P<extra>\s*,?\s*(?:supp(?:lement|\.)?\s*(?:no\.?\s*)?(?P<supplement>\d+)|subpt?\.?(?:art)?\s+(?P<subpart>[A-Z]+)\b))?"""
)
CFR_WORDS = _shape(
    rf"""\b(?:supplement\s+(?:no\.?\s*)?(?P<supplement>\d+)\s+to\s+|subpart\s+(?P<subpart>[A-Z]+)\s+of\s+)?
    (?:parts?\s+(?P<part>\d+[a-z]?)|(?:§§?|sections?)\s*(?P<section>{CFR_SECTION}))
    (?P<more>(?:\s*(?:,\s*and|,|and|or|through|to|{DASH})\s*(?:parts?\s+)?(?:\d+[a-z]?(?:\.\d+)?))*)
    ,?\s+of\s+(?:the\s+)?(?:title\s+)?(?P<title>\d{{1,2}})(?:\s*,)?\s*(?:of\s+the\s+)?{CFR_NAME}"""
)
CFR_COMPILATION = _shape(
    rf"""\b3\s*{CFR_NAME},?\s*\(?(?P<years>\d{{4}}(?:\s*{DASH}\s*\d{{4}})?)\s*,?\s*Comp(?:ilation|\.)?\)?
    (?:\s*,?\s*(?:pp?\.|pages?|at)\s*(?P<page>\d+)|\s*,?\s*(?P<bare>\d+))?|
    \b3\s*{CFR_NAME}\s*,?\s*(?P<page2>\d{{2,4}})\s*\(\s*(?P<years2>\d{{4}}(?:\s*{DASH}\s*\d{{4}})?)\s*Comp(?:ilation|\.)?\s*\)"""
)
MORE_PARTS = _shape(
    rf"""(?P<joint>\s*(?:,\s*and|,|;|and|&|through|to|{DASH})\s*)(?:(?:parts?|pts?\.?|§§?)\s*)?
    (?P<next>\d+[a-z]?(?:\.\d+[a-z]*(?:{DASH}\d+)?)?(?:\s?\([0-9a-z]{{1,5}}\))*)\b(?!\s*(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R|F\.?\s?R\.|FR\b|Fed\.|Stat\b|,?\d{{3}}\b))"""
)

FEDERAL_REGISTER = _shape(
    rf"""\b(?P<volume>\d{{1,3}})\s*(?:Fed(?:eral|\.)?\s*Reg(?:ister|\.)?|F\.\s?R\.|FR)\s*,?\s*
    (?:(?:at|p\.|pp\.|page)\s*)?(?P<page>{NUMBER})"""
)
EXECUTIVE_ORDER = _shape(
    rf"""\b(?:Executive\s+Orders?|Exec\.?\s*Orders?|Exec\.?\s*Ord\.?|E\.?\s?O\.?(?:s|'s)?)\s*[-\u2013]?\s*\(?{NO}\)?\s*
    (?P<number>\d{{1,2}},\d{{3}}|\d{{3,5}})(?P<suffix>{DASH}?[A-Z]\b)?"""
)
PROCLAMATION = _shape(
    rf"\b(?:Presidential\s+)?(?:Proclamations?|Procl?\.)\s*{NO}\s*(?P<number>{NUMBER})(?P<suffix>{DASH}?[A-Z]\b)?"
)
MORE_NUMBERS = _shape(
    rf"\s*(?:,\s*and|,\s*or|,|;|and|or|&)\s*{NO}\s*(?P<next>\d{{2}},?\d{{3}}|\d{{4}})\b(?!\s*(?:Stat|U\.?\s?S|C\.?\s?F|F\.?\s?R|Fed))"
)

PUBLIC_LAW = _shape(
    rf"""\b(?:Public\s+Laws?|Pub\.?\s*L(?:aw)?s?\.?|P\.\s?L\.|PL)\s*{NO}\s*(?P<congress>\d{{2,3}})\s*{DASH}\s*(?P<law>\d{{1,4}})
    (?P<parts>(?:\s*,?\s*(?:div(?:ision|\.)?\s*[A-Z]{{1,2}}\b|tit(?:le|\.)\s*[IVXLC]+\b|subtit(?:le|\.)\s*[A-Z]\b|
    (?:§§?|ss?\.|sec(?:tion|\.)?)\s*\d+[A-Z]{{0,2}}(?:\([0-9a-z]{{1,5}}\))*))*)"""
)
PUBLIC_LAW_WORDS = _shape(
    rf"""\b(?P<part>(?:div(?:ision|\.)\s*[A-Z]{{1,2}}|tit(?:le|\.)\s*[IVXLC]+|(?:§|sec(?:tion|\.))\s*\d+[A-Z]{{0,2}}(?:\([0-9a-z]{{1,5}}\))*))
    \s+of\s+(?:the\s+)?(?:Public\s+Law|Pub\.?\s*L\.?|P\.\s?L\.)\s*{NO}\s*(?P<congress>\d{{2,3}})\s*{DASH}\s*(?P<law>\d{{1,4}})"""
)
STATUTES_AT_LARGE = _shape(
    rf"\b(?P<volume>\d{{1,3}})\s*(?:Stat\b\.?|Statutes\s+at\s+Large)\s*(?:(?:at|p\.)\s*)?(?P<page>{NUMBER})"
)
BILL = _shape(
    r"""(?<![.\w])(?P<chamber>H\.?\s?R\.?|S\.|H\.?\s?J\.?\s?Res\.?|S\.?\s?J\.?\s?Res\.?|H\.?\s?Con\.?\s?Res\.?|S\.?\s?Con\.?\s?Res\.?
    |H\.?\s?Res\.?|S\.?\s?Res\.?)\s*(?:No\.\s*)?(?P<number>\d{1,5})\b(?!\s*(?:U\.?S\.?C|Stat\b|F\.))
    (?:\s*,?\s*\(?\s*(?P<congress>\d{2,3})(?:st|nd|rd|th|d)\s+Cong(?:ress|\.)?)?"""
)
CONSTITUTION = _shape(
    r"""\b(?:U\.?\s?S\.?|United\s+States)\s+Const(?:itution|\.)?,?\s*(?P<unit>art(?:icle|\.)|amend(?:ment|\.))\s*(?P<number>[IVXLC]+|\d+)
    (?:\s*,?\s*(?:§|s\.|sec(?:tion|\.))\s*(?P<section>\d+))?(?:\s*,?\s*(?:cl\.|clause)\s*(?P<clause>\d+))?"""
)
