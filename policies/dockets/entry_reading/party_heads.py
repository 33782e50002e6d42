"""How the entries of parties begin."""

from policies.dockets.entry_reading.naming import ADJECTIVES, NAMED_SO
from policies.dockets.entry_reading.words import Act, Actor

_PARTY = Actor.PARTY

HEADS: tuple[tuple[Actor, Act, str], ...] = (
    (
        _PARTY,
        Act.NOTICE,
        r"request for (?:courtesy )?(?:notice|nef|service of)|(?:acknowledge?ment of )?(?:full |partial "
        r")?satisfaction|"
        r"transfers?(?:/assignment)? of (?:claim|agreement)|consent (?:to|of)(?= (?:proceed|jurisdiction|"
        r"magistrate|"
        r"transfer|trial|disposition|entry))|consent/declination|declination|(?:guilty |cooperation )?plea "
        r"agreement|praecipe|"
        r"(?:notice of )?change of (?:address|firm|contact)|(?:notice of )?withdrawal\b(?! (?:and|& )|"
        r"(?: of)? (?:counsel|att|as|"
        r"app|compl|claim))|"
        r"chapter \d{1,2} (?:trustee['’]?s )?(?:plan|statement|report|[\w ]{0,30} (?:recommendation|report|"
        r"means test))",
    ),
    (
        _PARTY,
        Act.OTHER,
        r"(?:appearance |unsecured |secured |property |surety |cash |personal recognizance |pr )+bond(?! "
        r"hearing)",
    ),
    (_PARTY, Act.HEARING_NOTICE, r"notice of hearing by (?:filer|movant|attorney|party)"),
    (
        _PARTY,
        Act.HEARING_NOTICE,
        r"notice of (?:motion\b(?=[^;]{0,200}presentment)|presentment)|notice of "
        r"motion presentment|amended notice of motion presentment",
    ),
    (
        _PARTY,
        Act.TRANSCRIPT,
        r"transcript (?:order|request|designation|report|status|purchase)[^.;:]{0,30}|"
        r"(?:notice of )?(?:intent to )?request (?:for |of )?(?:\w+ )?transcripts?|designation of transcript",
    ),
    (
        _PARTY,
        Act.MOTION,
        r"notice and (?:[\w-]+ )?motions?|notices? of motion(?: and (?:[\w-]+ ){0,3}motions?)?(?! "
        r"(?:withdraw|exhibit))",
    ),
    (
        _PARTY,
        Act.SERVICE,
        r"(?:affidavit|certificate|proof|return|waiver|acknowledg\w+|affirmation) of service|"
        r"summons(?:es)? returned|return of service|service|executed|(?:u\.?s\.? ?|usms |marshal(?:s|['’]s|"
        r"s['’])? )*?(?:process )?returns? (?:of|on) [^.;:]{0,40}|"
        r"(?:[a-z]+ ){1,4}returned(?: un)?(?:executed|served)?|requests? (?:from|by) [^.;:]{1,30} (?:for|"
        r"of) (?:issuance of )?summons|request for (?:issuance "
        r"of )?summons|summons(?! and complaint)",
    ),
    (
        _PARTY,
        Act.BRIEF,
        # To the judge of the same court.
        r"(?:notices? of )?(?:appeal|objections?) (?:of|from) (?:the )?(?:\d+ )?"
        r"(?:(?:order|decision|ruling) (?:of |by )?(?:the )?)?(?:magistrate|report)",
    ),
    (
        _PARTY,
        Act.NOTICE_OF_APPEAL,
        r"(?:joint |protective |amended |interlocutory |corrected |second |bankruptcy |criminal )*notices? "
        r"(?:of "
        r")?(?:interlocutory |cross[- ]?|conditional |civil |criminal |direct |joint |protective |bankruptcy "
        r")*(?:appeal|cross[- ]?appeal)(?! (?:fee|remark|info))|notice, appeal|appeal (?:to|"
        r"of|from)|cross[- ]appeal|petition for (?:permission|leave) to appeal|claim of "
        r"appeal|notice of appeal to",
    ),
    (
        _PARTY,
        Act.COMPLAINT,
        rf"summons and complaint(?! issued)|(?:{NAMED_SO}){{1,4}}complaint(?= (?:against|by|filed|for|"
        rf"with)|[ .(,;:]*$)|"
        r"(?:superseding )?(?:indictment|information)(?= as to| filed|,| \(|[ .]*$)|"
        r"(?:\w+ )?(?:amended |supplemental |verified |class action |third[- ]party |"
        r"intervenor |adversary |original |corrected |redacted |sealed )*(?:complaint(?!s)|"
        r"notice of removal|crossclaim|counterclaim|cross-complaint)",
    ),
    (_PARTY, Act.BRIEF, r"(?:application|motion|request)s? (?:for judicial notice )?exhibits?"),
    (
        _PARTY,
        Act.PETITION,
        r"(?:chapter \d{1,2} )?(?:in)?voluntary petition(?: \(chapter \d+\))?|petitions?(?: \(other\))?(?: "
        r"(?:for|of|to)\b)?(?: (?:review|an?|writ|certiorari|"
        r"mandamus|habeas|rehearing|permission|removal))*|application for (?:writ|review)|"
        r"petition",
    ),
    (
        _PARTY,
        Act.SETTLEMENT,
        r"(?:joint |notice of |stipulation of |stipulation and |class action "
        r")*(?:settlement)(?: agreement)?(?! conference)|settlement agreement|offer of "
        r"judgment|acceptance",
    ),
    (
        _PARTY,
        Act.DISMISSAL,
        r"(?:joint |notice of |stipulation (?:of|for|to) |stipulated |agreement to "
        r")*(?:voluntary )?(?:dismissal|dismissing)(?: (?:of|with|without))?|stipulation "
        r"(?:of|for|to|re)(?: \w+){0,3} dismiss\w*|withdrawal of (?:appeal|complaint|claim)",
    ),
    (
        _PARTY,
        Act.APPEARANCE,
        r"(?:filed|submitted) \((?:ecf|acms)\) (?:[\w'’/-]+ ){0,3}?(?:notices? of )?"
        r"(?:appearance|withdrawal of (?:counsel|attorney)|substitution of (?:counsel|attorney))",
    ),
    (
        _PARTY,
        Act.BRIEF,
        r"submitted (?:[\w'’/-]+ ){0,4}(?:briefs?|appendix|reply|response|opposition)(?= by\b)",
    ),
    (
        _PARTY,
        Act.MOTION,
        r"(?:\w+ )?(?:letter[- ]|cross[- ]|pre[- ]?motion |oral |consent |third[- ]party "
        r")*(?:motions?|application|request|letter motion)s?(?! (?:exhibit|stricken|submitted|"
        r"referred|terminated))\b(?: \(other\))?|motion\(s\)|filed \((?:ecf|acms)\) "
        r"(?:(?!response|opposition|reply|objection)[^.;:]){0,160}?(?:motion|application|petition)|"
        r"suggestion of (?:mootness|bankruptcy)|"
        r"bill of costs|miscellaneous motion|sealed motion|ex parte "
        r"(?:application|motion)|submitted \(ecf\) [^.;:]{0,100}?motion",
    ),
    (
        _PARTY,
        Act.STIPULATION,
        rf"(?!(?:{ADJECTIVES})[\s:.,/*-])"
        r"(?:[a-z][\w.'’&-]{1,20} ){0,3}stipulations?(?: and (?:agreement|consent))?\b",
    ),
    (
        _PARTY,
        Act.LETTER,
        r"(?:status |joint |reply |response |opposition |cover |pre-?motion |motion )*letter(?:-brief)?s?"
        r"(?! (?:order|motion|sent|request for|brief|response|reply))\b|correspondence",
    ),
    (
        _PARTY,
        Act.ANSWER,
        r"answers?(?! (?:brief|in support|due))\b(?: (?:to|and|with)\b)?|answer and (?:counterclaim|"
        r"affirmative)",
    ),
    (
        _PARTY,
        Act.BRIEF,
        rf"(?!notices?\b)(?!(?:{ADJECTIVES})[\s:.,/*-])"
        r"(?:(?:(?!(?:on|to|of|for|by|from|re|as|at|is|was|the|that|submitted|endorsed|due)\b)"
        r"\w+['’]?s?['’]? ){0,3}?)(?:memorandum|memo|brief|briefs|response|reply|"
        r"opposition|objections?|declarations?|affidavits?|affirmation|exhibits?|statement|"
        r"support|sur-?reply|supplement|appendix|addendum|joinder|answers?|traverse|"
        r"letter|"
        r"status report|joint status report|report|certificate|certification|transcript|"
        r"errata|proof|rule|discovery plan|reply brief|appellant brief|appellee brief|excerpts|evidence|"
        r"deposition|citation|designation|list|suggestion|trial brief|record|points and "
        r"authorities|proffer|comment|surreply|disclosures?)(?:s)?\b",
    ),
    (
        _PARTY,
        Act.BRIEF,
        r"filed \((?:ecf|acms)\)|submitted \((?:ecf|acms)\)|(?:opening|answering|reply|"
        r"principal|response|amicus) brief|citations? of supplemental|answering|oral argument "
        r"statement|form [\w-]{1,8}|amic\w+|docketing statement|mediation questionnaire|"
        r"statement of|civil (?:case )?cover sheet|cover sheet|corporate disclosure|rule "
        r"\d\S* [^.;]{0,60}|corporate|waiver|administrative record|sentencing|fee|pretrial|"
        r"(?:jury )?demand(?: for [\w ]{0,20}(?:trial|jury))?|bill of particulars|factual basis|consent of|"
        r"supplemental "
        r"authorit(?:y|ies)|"
        r"filed original and|(?:l\.?cv\.?r|l\.?cr\.?r|l\.?r|frap|local rule)\.? ?\d[\d.]*[^.;]{0,60}|"
        r"schedules? [a-j]\b[^.;:]{0,10}|schedules and|summary of (?:assets|schedules)|(?:creditor|mailing "
        r")?matrix|witness|opening brief|redacted document|sealed document|document|"
        r"entered|ssa administrative|final pretrial disclosures",
    ),
    (
        _PARTY,
        Act.APPEARANCE,
        r"(?:acknowledgment and )?(?:notices? of )?(?:attorney |limited |entry of |withdrawal "
        r"of |change of |withdrawal and |substitution |additional )*(?:appearances?|"
        r"substitution of (?:counsel|attorney|party)|change of (?:address|counsel|firm)|"
        r"withdrawal of (?:counsel|attorney|appearance)(?! of)|appear pro hac vice|"
        r"attorney appearance|entry of appearance)|attorney (?:appearance|substitution)|"
        r"acknowledg\w+ and notice|substitution of counsel|consent to",
    ),
    (
        _PARTY,
        Act.APPEARANCE,
        r"hearing appearance|(?:appearance|notice of appearance) form|counsel information|"
        r"designation of (?:lead )?counsel|(?:motion|application)? ?for admission",
    ),
    (_PARTY, Act.NOTICE, r"notices?\b(?: \(other\))?(?: of| to| re| by| that)?|(?:[a-z-]+ ){0,2}agreement"),
)
