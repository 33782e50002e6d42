"""How entries begin that hold words of an order which is none: asked before the court's own."""

from policies.dockets.entry_reading.naming import COURT_OF_APPEALS
from policies.dockets.entry_reading.words import Act, Actor

_PARTY = Actor.PARTY
_CLERK = Actor.CLERK

HEADS: tuple[tuple[Actor, Act, str], ...] = (
    (
        _CLERK,
        Act.CORRECTION,
        r"(?:court )?(?:deleted|stricken|vacated) (?:incorrect |document|entry|docket entry|duplicate)+|"
        r"notices? (?:of|re|regarding) (?:the )?(?:deleted|stricken|erroneous|incorrect) "
        r"(?:document|entry|filing|pleading)s?|"
        r"(?:notice|letter)s? of deficienc(?:y|ies)|notices? of (?:[\w-]+ ){1,3}errors?|"
        r"\(?non-?conforming entry|(?:docket )?entry error|(?:[a-z]+ "
        r"){0,2}(?:filing|docket(?:ing)?|clerical|"
        r"event|pdf|data entry) errors?(?= *(?:[-–:.(]|$))|wi\w{0,4}drawn(?= related|[ :.*)-]*(?:$|[-–:*]))|"
        r"corrections? (?:of|to|re) (?:the )?(?:docket|document|entry|record|clerical|image)[^.;]{0,40}|"
        r"modification (?:of|to) (?:the )?docket|(?:clerk['’]?s? )?(?:office )?quality control|corrective "
        r"(?:entry|docket)|notification of docket correction|"
        r"returns? (?:of )?[^;]{1,120}? for correction|"
        r"clerk['’]?s? request for correct\w+|notices?:? (?:of )?attorney action (?:required|requested)|"
        r"this (?:docket )?entry (?:has been|was) (?:removed|deleted|stricken)|"
        r"document (?:\[?\d+\]? )?(?:locked|rejected|returned|not filed|withdrawn|restricted in error)|"
        r"rejection of|rejected (?:document|filing|pleading)|(?:wrong|duplicate) (?:event|pdf|document|"
        r"case|entry)|"
        r"(?:brief |filing |document |appendix |case opening )*deficiency (?:notice|letter|memo\w*)|"
        r"notices? (?:of|re|regarding) (?:[\w'’]+ ){0,2}(?:deficient|defective|corrected (?:image|document|"
        r"pdf))\S*|"
        r"(?=[abcjmprs])[^;:]{1,200}?\bnot accepted for filing|"
        r"error(?=[ .]*$)|correction:|(?:docket )?entry \d+ [^.;]{0,80}(?:entered|filed|docketed) in error|"
        r"(?:this )?(?:document |docket entry |entry )?(?:was )?(?:entered|filed|docketed|"
        r"issued|uploaded) in error|incorrect (?:document|entry|event|pdf)[^.;]{0,60}|"
        r"(?:clerk['’]?s? |clerical |court )?notices? to (?:filer|attorney|counsel)s?\b"
        r"(?= ?(?:regarding|re\b|re-?|of (?:the )?(?:error|defic|correct|wrong|incorr)|to re-?file|:))|"
        r"(?:clerk['’]?s? |clerical |court )?notices? to filers?|"
        r"(?:clerk['’]?s? |clerical |court )?notices? (?:of|regarding|to attorney|to filer|"
        r"re) ?(?:the )?(?:docket(?:ing)? |entry |clerical |filing |electronic filing |document |"
        r"deficien\w+ |filer )*"
        r"(?:errors?|corrections?|correction of docket|corrected docket entry|deficien\w+|"
        r"defective \w+|docket (?:correction|modification|annotation)|erroneous \w+|to "
        r"(?:re-?file|attorney)[^.;]{0,40})|"
        r"notice of corrected docket entry|notice of (?:docket )?(?:text )?(?:modification|"
        r"correction)|docket (?:annotation|correction|modification)|clerk['’]?s? "
        r"(?:correction|entry correction)|"
        r"\(?(?:please )?disregard\b[^.;]{0,60}|error[:.]|\(?void(?:ed)?\b|docket text "
        r"(?:corrected|modified)|terminated in error|(?:cured )?defective document|notice of "
        r"qc|document (?:stricken|deleted|removed)|attention (?:attorney|filer)|note to "
        r"(?:attorney|filer|counsel)",
    ),
    (
        _CLERK,
        Act.PROCEDURAL,
        r"(?:ex parte )?(?:received |submitted )?unsigned (?:proposed )?(?:order|judgment)|"
        r"(?:ex parte )?received (?:un\w+ |proposed )+order|"
        r"proposed (?:order|judgment)(?: to show cause| of \w+)? "
        r"(?:received|reviewed|approved|rejected|forwarded)",
    ),
    (
        _CLERK,
        Act.CLERICAL,
        r"(?:findings|reports?) (?:&|and) recommendations? (?:re-?)?(?:referred|submitted)",
    ),
    (
        _CLERK,
        Act.CLERICAL,
        # How a magistrate judge may be consented to.
        r"(?:in accordance with|pursuant to|an? (?:u\.?s\.?|united states))[^;]{0,250}?(?:parties are "
        r"(?:hereby )?"
        r"notified|magistrate judge[^.;]{0,40} (?:is|are) available)",
    ),
    # What parties propose for the trial is no order.
    (
        _PARTY,
        Act.BRIEF,
        r"[\[({]? ?proposed ?[\])}]? (?:jury|verdict|voir|exhibit|witness|special verdict|"
        r"(?:[\w-]+ ){0,2}schedule)"
        r"[^.;:]{0,40}",
    ),
    (_PARTY, Act.SERVICE, r"proposed summons"),
    (_PARTY, Act.NOTICE, r"underlying decision"),
    (
        _CLERK,
        Act.CLERICAL,
        r"per (?:the )?(?:above |court )?orders?\b|clerk['’]?s? action|(?:letter|notice|memorandum|report) "
        r"(?:by|from) "
        r"(?:the )?(?:deputy )?clerk(?!['’]?s? of (?:the )?(?:u\.?s\.? |united states )?(?:supreme|usca|"
        r"court of app))",
    ),
    (
        _PARTY,
        Act.PROPOSED,
        r"proposed (?:[\w-]+ ){1,4}(?:orders?|judgment|decree|injunction)\b|"
        r"(?=[ojfps])[^.;:]{1,80}?[-–(] ?(?:unsigned|proposed)\)?(?=[ .]*$)|"
        r"[\[({]? ?proposed ?[\])}]?(?: (?:agreed|consent|stipulated|final|temporary|preliminary|"
        r"permanent|amended|"
        r"form of))* (?:order|judgment|injunction|restraining order|tro|stipulat\w+|"
        r"scheduling|pretrial|protective|form of|findings(?! (?:of fact )?(?:and|&) recommend)|discovery|"
        r"conclusions|text|consent|document)[^.;:]{0,40}|"
        r"[\[({]proposed[\])}]|text of proposed order|(?:notice of )?(?:lodging|lodgment|"
        r"lodged)[^.;]{0,20}|notice of (?:filing )?(?:of )?proposed (?:order|judgment)|"
        r"(?:joint )?(?:stipulation (?:and|with) )\[?\(?proposed\]?\)? order|order \(?\[?proposed\]?\)?|"
        r"submission of (?:[\w-]+ ){0,3}order|draft order|"
        r"(?:(?:final|preliminary|permanent|temporary|consent|default) )?"
        r"(?:judgment|injunction|restraining order|tro|decree|"
        r"findings of fact(?:,? (?:and|&) conclusions of law)?)[ -]*[\[({] ?proposed ?[\])}]",
    ),
    (
        # What the clerk above tells of is the Supreme Court's own, where it is an answer.
        Actor.SUPREME_COURT,
        Act.RULING,
        r"(?:received )?(?:letter|notice|notification|correspondence) (?:\[\d+\] )?(?:received )?from "
        r"(?:the )?clerk of (?:the )?(?:u\.?s\.? |united states )?supreme court"
        r"(?=[^;]{0,300}\b(?:is|was|are|were|been) "
        r"(?:granted|denied|stayed|vacated|reversed|affirmed|dismissed)\b)",
    ),
    (
        _CLERK,
        Act.CLERICAL,
        r"(?:received |scheduling |docketing |briefing |transmittal )*(?:letter|notice|notification|"
        r"correspondence) (?:\[?\d+\]? )?(?:received )?"
        r"(?:from|of(?! (?:u\.?s\.? )?supreme court \w)) (?:the )?(?:clerk of (?:the )?)?"
        rf"(?:(?:u\.?s\.? |united states )?supreme court|{COURT_OF_APPEALS}|\w+ circuit)|"
        r"(?:u\.?s\.? |united states )?supreme court (?:notice|letter|case (?:number|no\b))",
    ),
    (
        _CLERK,
        Act.PROCEDURAL,
        r"supreme court case info(?![^.]{0,400}(?:ruling: \w|action \d?:? ?(?:granted|"
        r"denied)))",
    ),
    (Actor.SUPREME_COURT, Act.RULING, r"supreme court case info"),
)
