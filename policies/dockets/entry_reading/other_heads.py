"""How the entries of clerks and parties begin, and those that take an entry back."""

from policies.dockets.entry_reading.words import Act, Actor

_PARTY = Actor.PARTY
_CLERK = Actor.CLERK

# Asked before the court's own: they hold words of an order that is none.
FIRST: tuple[tuple[Actor, Act, str], ...] = (
    (
        _CLERK,
        Act.CORRECTION,
        r"(?:court )?(?:deleted|stricken|vacated) (?:incorrect |document|entry|docket entry|duplicate)+|"
        r"correction:|(?:docket )?entry \d+ [^.;]{0,80}(?:entered|filed|docketed) in error|"
        r"(?:this )?(?:document |docket entry |entry )?(?:was )?(?:entered|filed|docketed|"
        r"issued|uploaded) in error|incorrect (?:document|entry|event|pdf)[^.;]{0,60}|"
        r"(?:clerk['’]?s? |clerical |court )?notices? to (?:filer|attorney|counsel)s?\b"
        r"(?= ?(?:regarding|re\b|re-?|of|to re-?file|:))|"
        r"(?:clerk['’]?s? |clerical |court )?notices? to filers?|"
        r"(?:clerk['’]?s? |clerical |court )?notices? (?:of|regarding|to attorney|to filer|"
        r"re) ?(?:the )?(?:docket(?:ing)? |clerical |filing |electronic filing |document |"
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
        _PARTY,
        Act.PROPOSED,
        r"[\[({]? ?proposed ?[\])}]?(?: (?:agreed|consent|stipulated|final|temporary|preliminary|"
        r"permanent|amended|"
        r"form of))* (?:order|judgment|injunction|restraining order|tro|stipulat\w+|"
        r"findings(?! (?:of fact )?(?:and|&) recommend)|"
        r"scheduling|pretrial|protective|"
        r"jury|verdict|voir|discovery|conclusions|text|consent|document)[^.;:]{0,40}|"
        r"[\[({]proposed[\])}]|text of proposed order|(?:notice of )?(?:lodging|lodgment|"
        r"lodged)[^.;]{0,20}|notice of (?:filing )?(?:of )?proposed (?:order|judgment)|"
        r"(?:stipulation (?:and|with) )\[?\(?proposed\]?\)? order|order \(?\[?proposed\]?\)?|"
        r"submission of (?:proposed )?order|draft order|"
        r"(?:(?:final|preliminary|permanent|temporary|consent|default) )?"
        r"(?:judgment|injunction|restraining order|tro|decree|"
        r"findings of fact(?:,? (?:and|&) conclusions of law)?)[ -]*[\[({] ?proposed ?[\])}]",
    ),
    (
        _CLERK,
        Act.CLERICAL,
        r"(?:received )?(?:letter|notice|notification|correspondence) "
        r"(?:from|of(?! (?:u\.?s\.? )?supreme court \w)) (?:the "
        r")?(?:clerk of (?:the )?)?(?:(?:u\.?s\.? |united states )?supreme court|usca|court of appeals|"
        r"u\.?s\.? court of appeals|\w+ circuit)",
    ),
    (
        _CLERK,
        Act.PROCEDURAL,
        r"supreme court case info(?![^.]{0,400}(?:ruling: \w|action \d?:? ?(?:granted|"
        r"denied)))",
    ),
    (Actor.SUPREME_COURT, Act.RULING, r"supreme court case info"),
)

HEADS: tuple[tuple[Actor, Act, str], ...] = (
    # Clerks.
    (
        _CLERK,
        Act.SCHEDULING,
        r"~?(?:util|1)\b ?- (?!terminate (?:civil )?case)[^.;]{0,80}|(?:vacate|cancel|"
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
        r"calendar entry|case added|terminate hearings?",
    ),
    (
        _CLERK,
        Act.DISMISSAL,
        r"(?:~?util - )?(?:terminate )?(?:civil |criminal )?case (?:terminated|closed)|~?util "
        r"- terminate (?:civil )?case|close (?:adversary )?case",
    ),
    (
        _CLERK,
        Act.APPEAL_DOCKETED,
        r"usca(?:[ -]\w+)? (?:case|appeal|docket|app\.?)? ?(?:case )?(?:number|no\b)|"
        r"(?:notice of )?(?:appeal|cause|case|petition) docketed|docketed cause|(?:us|"
        r"u\.s\.)? ?(?:civil|criminal|agency|bankruptcy|private|prisoner|preliminary)?[\w "
        r"-]{0,30}(?:case|appeal) docketed|appeal number|"
        r"(?:usca )?(?:notice of )?docketing (?:notice|record)|notice of docketing|[\w' -]{0,40} docketed",
    ),
    (
        _CLERK,
        Act.CLERICAL,
        r"transmi(?:ssion|ttal|tted)[^.;:]{0,80}|(?:certified |initial |supplemental |"
        r"assembled |electronic )*"
        r"(?:appeal )?record "
        r"(?:on appeal )?(?:sent|transmitted|received|requested|returned|filed|"
        r"issued)[^.;]{0,40}|(?:electronic )?(?:notice of appeal|index|appeal) (?:and |& "
        r")?[\w ]{0,40}(?:sent|transmitted|forwarded)|"
        r"usca (?:appeal )?(?:fees?|notice|record|remark)[^.;]{0,40}|preliminary record|"
        r"appeal (?:fee|record|remark|bond|information|instructions?)[^.;]{0,40}|(?:payment "
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
        r"filing (?:of )?(?:official )?transcript|case)[^.;]{0,60}|"
        r"notice to (?:appear|parties|counsel|pro se|the parties|court)[^.;]{0,60}|initial "
        r"(?:case )?(?:assignment|order package)|clerk['’]?s? (?:notice|certificate|letter|"
        r"office|entry of default|memo\w*)|entry of default|clerks? entry|notice of "
        r"(?:determination|hearing by)[^.;]{0,40}|copy (?:of|mailed)[^.;]{0,40}|magistrate "
        r"judge[^.;:]{0,40}(?:added|assigned|number)|"
        r"notice of (?:mediator|mediation)[^.;]{0,30}|judge [\w. ]{2,40} (?:added|assigned|no "
        r"longer)|record requested|financial entry|receipt|refund|credit card|exhibits? "
        r"(?:returned|received)|judgment returned|notification|cash|usca|request(?:ed)? "
        r"(?:for )?(?:trans|record)[^.;]{0,30}|mail returned|agency decision[^.;]{0,40}|"
        r"certified (?:list|index|record)[^.;]{0,40}|schedule set|rule \S+ - documents (?:sent|received)",
    ),
    (
        _CLERK,
        Act.HEARING_NOTICE,
        r"notice of setting\b|"
        r"(?:clerk['’]?s? |amended |court['’]s |zoom |video |electronic )*notice (?:of|"
        r"setting|re|resetting)?:? ?(?:motion |telephonic |virtual |video |zoom |remote |the |"
        r"re)*(?:hearing|conference|oral argument|argument|status conference|rescheduled "
        r"hearing|cancellation)s?",
    ),
    (
        _PARTY,
        Act.HEARING_NOTICE,
        r"notice of (?:motion\b(?=[^.;]{0,200}presentment)|presentment)|notice of "
        r"motion presentment|amended notice of motion",
    ),
    (
        _CLERK,
        Act.SERVICE,
        r"summons(?:es)? (?:\(\d+\) )?(?:electronically |not )?(?:issued|reissued|and complaint "
        r"issued)[^.;]{0,60}|electronic summons",
    ),
    # Parties.
    (
        _PARTY,
        Act.SERVICE,
        r"(?:affidavit|certificate|proof|return|waiver|acknowledg\w+|affirmation) of service|"
        r"summons(?:es)? returned|return of service|service|executed|request for (?:issuance "
        r"of )?summons|summons(?! and complaint)",
    ),
    (
        _PARTY,
        Act.NOTICE_OF_APPEAL,
        r"(?:joint |protective |amended |interlocutory |corrected |second |bankruptcy )*notices? (?:of "
        r")?(?:interlocutory |cross[- ]?|conditional |civil |joint |protective |bankruptcy "
        r")*(?:appeal|cross[- ]?appeal)(?! (?:fee|remark|info))|notice, appeal|appeal (?:to|"
        r"of|from)|cross[- ]appeal|petition for (?:permission|leave) to appeal|claim of "
        r"appeal|notice of appeal to",
    ),
    (
        _PARTY,
        Act.COMPLAINT,
        r"summons and complaint(?! issued)|"
        r"(?:\w+ )?(?:amended |supplemental |verified |class action |third[- ]party |"
        r"intervenor |adversary |original |corrected |redacted |sealed )*(?:complaint(?!s)|"
        r"notice of removal|crossclaim|counterclaim|cross-complaint)",
    ),
    (_PARTY, Act.BRIEF, r"(?:application|motion|request)s? (?:for judicial notice )?exhibits?"),
    (
        _PARTY,
        Act.PETITION,
        r"petitions?(?: \(other\))?(?: (?:for|of|to)\b)?(?: (?:review|an?|writ|certiorari|"
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
        Act.MOTION,
        r"(?:\w+ )?(?:letter[- ]|cross[- ]|pre[- ]?motion |oral |consent |third[- ]party "
        r")*(?:motions?|application|request|letter motion)s?(?! (?:exhibit|stricken|submitted|"
        r"referred|terminated))\b(?: \(other\))?|motion\(s\)|filed \((?:ecf|acms)\) "
        r"[^.;:]{0,160}?(?:motion|application|petition)|suggestion of (?:mootness|bankruptcy)|"
        r"bill of costs|stipulation|letter motion|miscellaneous motion|sealed motion|ex parte "
        r"(?:application|motion)|submitted \(ecf\) [^.;:]{0,100}?motion",
    ),
    (
        _PARTY,
        Act.BRIEF,
        r"(?!notices?\b)(?:(?:\w+['’]?s?['’]? ){0,3}?)(?:memorandum|memo|brief|briefs|response|reply|"
        r"opposition|objections?|declarations?|affidavits?|affirmation|exhibits?|statement|"
        r"support|sur-?reply|supplement|appendix|addendum|joinder|answer|answers|traverse|"
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
        r"jury demand|witness|opening brief|redacted document|sealed document|document|"
        r"entered|ssa administrative|final pretrial disclosures",
    ),
    (
        _PARTY,
        Act.APPEARANCE,
        r"(?:acknowledgment and )?(?:notices? of )?(?:attorney |limited |entry of |withdrawal "
        r"of |change of |withdrawal and |substitution |additional )*(?:appearances?|"
        r"substitution of (?:counsel|attorney|party)|change of (?:address|counsel|firm)|"
        r"withdrawal(?: of (?:counsel|attorney|appearance))?(?! of)|appear pro hac vice|"
        r"attorney appearance|entry of appearance)|attorney (?:appearance|substitution)|"
        r"acknowledg\w+ and notice|substitution of counsel|consent to",
    ),
    (_PARTY, Act.NOTICE, r"notices?\b(?: \(other\))?(?: of| to| re| by| that)?|(?:plea )?agreement"),
)
