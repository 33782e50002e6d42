"""How the entries of clerks begin."""

from policies.dockets.entry_reading.naming import COURT_OF_APPEALS
from policies.dockets.entry_reading.words import Act, Actor

_CLERK = Actor.CLERK

HEADS: tuple[tuple[Actor, Act, str], ...] = (
    # The transcript of a hearing comes from the reporter, through the clerk.
    (
        _CLERK,
        Act.TRANSCRIPT,
        r"(?:notices? (?:of|re|regarding) (?:the )?(?:filing (?:of )?)?)?(?:redacted |unredacted |official "
        r"|electronic |"
        r"sealed |partial |trial |audio )*transcripts?(?! (?:order|request|designation|report|status|"
        r"purchase|deadline|"
        r"redaction))|pdf with attached audio|cancell?ed transcript order|audio (?:file|recording|"
        r"transcript)[^.;:]{0,40}|court reporter",
    ),
    (
        _CLERK,
        Act.SCHEDULING,
        r"~?util\b ?- (?!terminate (?:civil )?case)[^.;]{0,80}|(?:vacate|cancel|"
        r"continue|reset|reschedule)\w* (?:the )?(?:\w+ ){0,3}(?:hearings?|conferences?|"
        r"deadlines?)|(?:set|reset|terminate|clear|cancel|update|add|"
        r"continue)(?:/(?:re)?(?:set|terminate))?(?: motion and r ?(?:&|and) ?r)?(?: "
        r"(?:deadlines?|hearings?|motions?|scheduling|dates?|case management)[/\w]*)+(?: and "
        r"hearings?)?|"
        r"set/reset [\w/& ]{0,60}|(?:deadlines?|hearings?|responses?|schedule)(?: \w+)? "
        r"(?:re)?set|case (?:set|scheduled)|set for (?:argument|conference)|distributed for "
        r"conference|argument set|rescheduled|redistributed|clerk['’]?s? notice "
        r"(?:(?:re-?)?(?:setting|scheduling)|vacating|continuing|cancell?ing|resetting|"
        r"advancing)[^.;]{0,60}|(?:notice of )?(?:rescheduled|cancell?ed) [\w ]{0,40}|"
        r"calendar entry|marked off\b|(?:reassigned case[ –-]+)?notice of new (?:hearing|trial|conference|"
        r"court) date|"
        r"(?:[\w/]+ ){1,3}(?:deadlines?|due dates?) (?:re-?)?(?:set|updated|terminated|extended|entered|"
        r"cleared)|"
        r"(?:responses?|repl(?:y|ies)|answers?|briefs?|objections?)(?: (?:to|by|of) [^.;:]{0,60}?)? (?:is |"
        r"are )?due\b(?! to\b)|case added|circulated|briefing letter (?:issued|sent)|schedule (?:adjusted|"
        r"modified|revised|is (?:re)?set)|"
        r"notice of filing and publication of briefing schedule|schedule notice|"
        r"noting dates? (?:re-?)?set|terminate hearings?|(?:deadlines?|hearings?|schedule|calendar)s? "
        r"(?:updated|terminated|satisfied|reset|added|cleared|removed|changed)|(?:re)?scheduled[.]|"
        r"(?:motions?|objections?|applications?)(?=\b)(?:(?! by |filed|[.;:]).){1,120} hearings? "
        r"(?:re)?(?:set|scheduled)(?= )",
    ),
    (
        _CLERK,
        Act.DISMISSAL,
        r"(?:~?util - )?(?:terminate )?(?:civil |criminal )?case (?:[\w:-]{5,14} )?(?:terminated|closed)|"
        r"~?util "
        r"- terminate (?:civil )?case|close case",
    ),
    (
        _CLERK,
        Act.NOTICE,
        r"notices? of chapter \d{1,2} (?:bankruptcy )?(?:case|meeting)|(?:section )?341(?:\(a\))? "
        r"(?:meeting )?notice|pro se (?:\w+ ){0,2}letter",
    ),
    (
        _CLERK,
        Act.PROCEDURAL,
        r"(?:chief |district |magistrate |senior )*judges? (?:transferring|reassigning|"
        r"reassigns)\b[^.;:]{0,40}",
    ),
    (
        _CLERK,
        Act.CLERICAL,
        r"auto(?:matic)? summons|terminate motions?(?![/\w ]*(?:hearing|deadline))|arrest(?= of| as to|"
        r"[ .]*$)|costs taxed|"
        r"taxation of costs|"
        r"certified cop(?:y|ies)(?= (?:sent|mailed|to)|[ .]*$)|notices? of electronic filing|transfer of "
        r"jurisdiction|"
        r"(?:first |section )?(?:341 |341\(a\) )?meeting of creditors|(?:civil |criminal |adversary |"
        r"bankruptcy )?case re-?opened|"
        r"case remanded out|notices? of (?:requirement|assets|need to file|possible dividend|"
        r"debtor)[^.;:]{0,40}|"
        r"notices? of (?:\w+ ){0,2}(?:re)?assignment|close (?:adversary |bankruptcy )(?:case|proceeding)|"
        r"(?:adversary|bankruptcy) (?:case|proceeding) (?:[\w:-]{5,14} )?closed|(?:[a-z]+ ){0,3}fees? "
        r"(?:received|paid|payments?|due|not paid)",
    ),
    (
        _CLERK,
        Act.APPEAL_DOCKETED,
        r"notices? of (?:\w+ )?appeal[^;:]{0,120} (?:opened|docketed)(?=[. ]*(?:\[|$))|"
        r"(?:notices? of )?appellate case (?:opening|opened|number|docketed)|"
        rf"(?:received |from |of )*(?:the )?(?:{COURT_OF_APPEALS})[^.;:]{{0,20}} (?:case|appeal|docket) "
        rf"?(?:case )?(?:numbers?|no\b|#)|"
        r"(?:appeal|circuit) case (?:number|no\b)|case opened(?=[. ]+a copy of your)|"
        r"usca(?:[ -]\w+)? (?:case|appeal|docket|app\.?)? ?(?:case )?(?:number|no\b)|"
        r"(?:notice of )?(?:appeal|cause|case|petition) docketed|docketed cause|(?:us|"
        r"u\.s\.)? ?(?:civil|criminal|agency|bankruptcy|private|prisoner|preliminary)?[\w "
        r"-]{0,30}(?:case|appeal) docketed|appeal number|"
        r"(?:usca )?(?:notice of )?docketing (?:notice|record)|notice of docketing|[\w' -]{0,40} docketed",
    ),
    (
        _CLERK,
        Act.CLERICAL,
        r"(?:probation|supervised release) jurisdiction [^.;:]{0,30}transferred|"
        r"(?:notices? of )?(?:certified (?:and|&) )?transmi(?:ssion|ttal|tted)[^.;:]{0,80}|(?:nine|ten|"
        r"[\w]+ )?(?:\(\d+\) )?"
        r"(?:paper |hard |courtesy )*copies (?:of|received|\w+ed)[^.;:]{0,60}|compliance (?:received|"
        r"satisfied)|"
        r"submission (?:to (?:the )?(?:\w+ )?judge|"
        r"of \[?\d+\]? (?:[\w-]+ ){0,3}(?:motion|application|petition))|"
        r"motions?\(s\) referred|approv(?:al|ed) by (?:the )?clerk['’]?s?|"
        r"clerk (?:e-?)?(?:mailed|sent|notified)|"
        r"(?:paper |hard |courtesy )+cop(?:y|ies) (?:of [^.;:]{1,60} )?received|"
        r"hold for|passports? (?:received|returned|surrendered)|"
        r"(?:probation |supervised release )?jurisdiction transferred|instructional forms|new case manager|"
        r"notices?,? to counsel|record on appeal\b|(?:district court|agency) record (?:received|filed)|"
        r"pursuant "
        r"to 28 u\.?s\.?c[^;]{0,140} (?:notified|may consent)|"
        r"exhibits? [^.;:]{0,40}(?:returned to|received by|destroyed|retained)|"
        r"record (?:from [^;:]{0,60} is electronic|retained|returned|sent)|certificate of (?:record|"
        r"appealability form|readiness)|"
        r"(?:presentence|pretrial|probation|violation)(?: services?| investigation| officer)?(?: \w+){0,2} "
        r"reports?|"
        r"(?:arrest |bench |search |seizure )?warrants? (?:of arrest |for arrest )?(?:re)?issued|"
        r"(?:abstract|writ|citation|subpoena|commission|order for relief|letters? rogatory)s?(?: of "
        r"[^.;:]{0,60})? issued|"
        r"case opening|this (?:attorney )?case opening|(?:civil |criminal )?case (?:as to|consolidated|"
        r"unsealed|number)|"
        r"(?:this|the above[- ]\w+) (?:civil |criminal )?(?:action|case|matter) (?:is|has been|was) "
        r"(?:hereby )?"
        r"(?:consolidated|assigned|reassigned|designated|opened|related)|"
        r"(?:pro hac vice |local )?(?:counsel|attorney),? [^;:]{0,80} (?:has been|have been|was|is) "
        r"(?:added|admitted|terminated|removed)|"
        r"(?:notice of )?transfer (?:of case )?(?:in|out|to|from) [^.;:]{0,60}|transfer of case|"
        r"supervised release (?:jurisdiction )?transfer\w*|(?:certified |initial |supplemental |"
        r"assembled |electronic )*"
        r"(?:appeal )?record "
        r"(?:on appeal )?(?:sent|transmitted|received|requested|returned|filed|"
        r"issued)[^.;]{0,40}|(?:electronic )?(?:notice of appeal|index|appeal) (?:and |& "
        r")?[\w ]{0,40}(?:sent|transmitted|forwarded)|"
        r"usca (?:appeal )?(?:fees?|notice|record|remark)[^.;]{0,40}|preliminary record|"
        r"appeal (?:fee|record|remark|bond|information|instructions?|cover sheet)[^.;]{0,40}|(?:payment "
        r"of )?(?:docketing|filing|appeal) fees?[^.;]{0,40}|appeal fee payment|payment|"
        r"note to file|(?:bnc )?certificate of (?:mailing|clerk|notice)|"
        r"electronic notice and [\w ]{0,20}sent|notice (?:issued|sent|mailed)\b|"
        r"case (?:\w+ly )?(?:assigned|reassigned|designated|opened|unsealed|transferred|referred|"
        r"management[^.;:]{0,20}assigned|eligible)[^.;]{0,40}|(?:notice of )?(?:case "
        r")?(?:re)?assign(?:ed|ment)[^.;:]{0,40}|this case has been assigned|case assign\w+|"
        r"mail(?:ed|ing|\b)[^.;]{0,60}|certificate of mailing|certified (?:and first class "
        r")?mail[^.;]{0,40}|(?:court['’]s )?letter \[?\d*\]? ?(?:sent|issued)|"
        r"(?:court['’]s letter|letter \[\d+\]) to|remark|"
        r"motions? (?:terminated|no longer referred)|"
        r"add(?:ed)? (?:and terminate )?(?:attorney|part|judge)\w*|"
        r"terminate[ds]? [\w ]{0,30}|"
        r"(?:(?:attorney|party|new party|respondent|appell\w+|caption|counsel),? "
        r"[^;]{0,160}?(?:substituted|terminated|amended|added))|opened|electronic index|"
        r"notice (?:of|regarding) (?:magistrate|right to consent|assignment|availability|"
        r"case (?:re|assign|opening|open|number|transfer|designat|eligib|manage|closing|closed|"
        r"removed))[^.;]{0,60}|"
        r"notice to (?:parties|counsel|pro se|the parties|court)[^.;]{0,60}|initial "
        r"(?:case )?(?:assignment|order package)|clerk['’]?s? (?:notice|certificate|letter|"
        r"office|entry of default|memo\w*)|entry of default|clerks? entry|notice of "
        r"determination[^.;]{0,40}|copy (?:of|mailed)[^.;]{0,40}|magistrate "
        r"judge[^;:]{0,60} (?:added|assigned|designated|number)|"
        r"notice of (?:mediator|mediation)[^.;]{0,30}|judge [\w. ]{2,40} (?:added|assigned|no "
        r"longer)|record requested|financial entry|receipt|refund|credit card|exhibits? "
        r"(?:returned|received)|judgment returned|notification|cash|usca|request(?:ed)? "
        r"(?:for )?(?:trans|record)[^.;]{0,30}|mail returned|agency decision[^.;]{0,40}|"
        r"certified (?:list|index|record)[^.;]{0,40}|schedule set|rule \S+ (?:- )?documents (?:sent|"
        r"received)",
    ),
    (
        _CLERK,
        Act.HEARING_NOTICE,
        r"notice of setting\b|notices? to appear|"
        r"(?:clerk['’]?s? |amended |court['’]?s? |zoom |video |electronic |text |paperless )*notices?(?: "
        r"of| setting|"
        r" re| resetting| cancell?ing| vacating| scheduling| rescheduling| regarding)*:? ?"
        r"(?:(?:motion|telephonic|telephone|virtual|video|videoconference|zoom|remote|in-person|the|an?|re|"
        r"change|changed|"
        r"initial|final|pretrial|status|settlement|evidentiary|preliminary|detention|revocation|jury|bench|"
        r"confirmation|"
        r"show cause|scheduling|case management|mediation|rescheduled|reset|cancell?ed|mandatory|"
        r"injunction|markman|"
        r"set/reset|setting|of|and|on|rule \w+) ?)*"
        r"(?:hearings?|conferences?|oral argument|argument|cancellation|docket call|calendar call|plea|"
        r"sentencing|trial|"
        r"arraignment)(?:\(s\))?(?! (?:exhibits?|brief|witness\w*|transcripts?|memorandum|readiness|by\b))",
    ),
    (
        _CLERK,
        Act.SERVICE,
        r"summons(?:es)? (?:\(\d+\) )?(?:electronically |not )?(?:issued|reissued|and complaint "
        r"issued)[^.;]{0,60}|electronic summons",
    ),
)
