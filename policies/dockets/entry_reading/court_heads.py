"""How the entries of courts begin, the longer wordings first."""

from policies.dockets.entry_reading.naming import COURT_OF_APPEALS, NAMED_SO
from policies.dockets.entry_reading.words import Act, Actor

_COURT = Actor.COURT
_RULING = Act.RULING

# "Motion for a stay is granted" is a ruling; "motion to vacate the stay that was granted" asks for one.
_ASKED = r"(?:the )?(?:motion|application|petition|request|stay|injunction|rehearing|certiorari)s?"
_OF_OTHERS = (
    r"that|which|who|whom|because|where|when|since|while|as the|after|previously|"
    r"already|whether|if|should|be|not|"
    r"arguing|asking|urging|stating|requesting|seeking|claiming|alleging"
)
_FILER = r"|filed|by(?! (?:him|her|them|justice|the chief|judge|the court))"
_ANSWER = r"(?:hereby )?(?:granted|denied|dismissed)"
_ALONE = (
    r"(?=\s*(?:[.;,:)\]\[(-]|$|in (?:part|its|full|light)|as moot|with|for|and\b|limited|"
    r"pursuant|subject|per\b|"
    r"to the extent|by (?:the c|justice|judge|chief)|on the))"
)

HEADS: tuple[tuple[Actor, Act, str], ...] = (
    # What a judge, the chambers or the court wrote itself, under whatever title.
    (
        _COURT,
        _RULING,
        r"(?:letter|memo(?:randum)?|correspondence|notice|request|questions?|concurrence|dissent|"
        r"explanation|errat\w+|"
        r"response|advisory|message)s?(?: (?:to|re|regarding) [^.;:]{1,40}?)? (?:from|by) (?:the "
        r")?(?:chambers|"
        r"court(?! (?:of app|report|clerk|staff|security|order|admin))|(?:hon(?:orable|\.)? |chief |"
        r"magistrate |district )*"
        r"(?:judge|justice) [a-z][\w.-]*)|(?:statement|dissent|concurrence) of (?:chief )?(?:judge|justice|"
        r"the "
        r"court)|"
        r"(?:errat\w+|addendum|appendix|supplement|amendment|attachment|exhibit \w+) (?:to|re) (?:the "
        r")?(?:\d+ )?"
        r"(?:opinion|order|judgment|decision)(?! to show)(?![^;]{0,200}\b(?:by|filed|behalf|submitted)\b)|"
        r"notices? of (?:entry of )?(?:judgment|decision|ruling|order)(?![^;]{0,200}\b(?:by|filed|related|"
        r"other|another)\b)|"
        r"certifi(?:ed|cation of) questions?|(?:denial|grant|approval|allowance) of (?:motion|application|"
        r"petition|"
        r"certificate|stay|leave)|"
        r"concurrence|dissent|affirmance|remittitur|clarification(?! (?:motion|request))|letter (?:ruling|"
        r"opinion|decision)|"
        r"(?:tro|temporary restraining order|(?:preliminary |permanent )?injunction|stay)s? (?:is |are "
        r")?(?:hereby )?"
        r"(?:extended|dissolved|lifted|vacated|modified)|"
        r"(?:case|action|matter|proceeding|deadline)s? (?:is |are )?(?:hereby )?stayed",
    ),
    (
        _COURT,
        Act.PROCEDURAL,
        r"notices? of (?:court['’]s )?(?:intent(?:ion)? to dismiss|impending dismissal)|rule 4\(?m\)? notice|"
        r"notices? of striking|recusal|referral to|appointment of (?:counsel|federal)|jury (?:notes?|"
        r"questions?)(?! by)|"
        r"(?:court['’]s |final )(?:jury )?instructions|instructions to the jury|"
        r"(?:case )?administratively (?:closed|terminated)|case administratively closed",
    ),
    # What another court did, received or copied.
    (
        Actor.SUPREME_COURT,
        _RULING,
        r"(?:letter received: |received |copy of |certified copy of |filed )*"
        r"(?:an? |the )?(?:orders?|judgment|opinion) "
        r"(?:from|of) (?:the )?(?:u\.?s\.? |united states )?supreme court|"
        r"(?:u\.?s\.? |united states )?supreme court (?:orders?|judgment|mandate|opinion|ruling)|"
        r"notice of (?:u\.?s\.? |united states )?supreme court (?:orders?|decision|ruling)"
        r"(?![^.;]{0,200} by )",
    ),
    (
        _COURT,
        Act.MANDATE,
        r"(?:(?:certified )?copy of |true copy of |received |formal |corrected |certified |final |"
        r"(?:order[-/ ]+)?judgment[-/ ]+(?:and )?)*"
        rf"(?:(?:{COURT_OF_APPEALS}) (?:final )?)?mandate(?: of (?:the )?(?:{COURT_OF_APPEALS})| issued| "
        rf"recalled)?|"
        r"orders? (?:on|re|filing|spreading|upon|regarding) (?:the )?(?:usca )?mandate|"
        r"(?:certified )?copy of (?:usca )?judgment issued [^.;]{0,20}mandate|(?:certified "
        r")?judgment (?:issued|of usca) (?:as|"
        r"in lieu of|forthwith)[^.;]{0,20}mandate|"
        r"(?:certified )?judge?ment issued|"
        r"court['’]s mandate|order (?:of the )?court recalling (?:the )?mandate",
    ),
    (
        _COURT,
        _RULING,
        r"(?:certified copy of |true copy of |(?:information )?copy of |received )*"
        rf"(?:(?:{COURT_OF_APPEALS})(?:['’]s)? (?:per curiam |final |unpublished |published |slip )*"
        r"(?:orders?|opinion|judgment|decision|ruling|disposition|memorandum)|"
        r"(?:orders?|opinion|judgment|decision|memorandum)(?: \([^()]{0,30}\))? (?:of|from|by|issued by) "
        r"(?:the )?"
        rf"(?:{COURT_OF_APPEALS}|u\.?s\.?c\.?a\.?|\w+ circuit))",
    ),
    (
        _COURT,
        _RULING,
        r"received copy of (?:the )?district court (?:order|opinion|judgment)|"
        r"(?:certified )?(?:true )?copy of (?:the )?(?:[\w-]+ ){0,4}orders? (?:from|of|by) (?:the )?"
        r"(?:mdl|jpml|judicial|panel|multi|bankruptcy|state)",
    ),
    # A recommendation is no ruling, whatever stands in it.
    (
        _COURT,
        Act.RECOMMENDATION,
        r"tentative (?:ruling|order|decision|opinion)|magistrate(?: judge)?['’]?s recommendations?|"
        r"(?:order,? (?:and|&) |memorandum,? (?:and |& )?|opinion (?:and|&) |magistrate "
        r"judge['’]?s? |final |supplemental |amended )*"
        r"(?:report(?:s|ed)?,? (?:and|&|/) (?:recommendations?|recommended \w+)|reports? "
        r"(?:of|by) magistrate judge|"
        r"(?:proposed )?findings (?:of fact )?(?:and|&) (?:recommendations?|recommended \w+)|"
        r"memorandum (?:and|&) "
        r"recommendations?|recommended disposition|"
        r"recommended (?:decision|ruling)|recommendations? of|proposed findings of fact and "
        r"recommendations?|r ?& ?r\b|f ?& ?r\b)",
    ),
    (
        _COURT,
        Act.SHOW_CAUSE,
        r"(?:civil )?minutes?(?: orders?)?[^;:]{0,80}: ?order to show cause|"
        r"(?:further )?(?:order|notice|text order|"
        r"rule)(?: \(1\))?(?: "
        r"directing [^.;]{0,60}| of court)?,? (?:to )?show cause|show cause order",
    ),
    (_COURT, _RULING, r"(?:adjudged to be|judge?ment(?= (?:is )?(?:affirmed|reversed|vacated)))"),
    (
        _COURT,
        Act.SCHEDULING,
        r"response (?:to [^.;]{0,80}?)?requested|the time to [^.;]{0,80} extended|"
        # A date that a judge or a panel keeps, told in the court's own notice.
        r"(?:clerk['’]?s? |amended |text |electronic )*notices? (?:of )?(?:oral )?argument(?! "
        r"by)(?=[^;]{0,120}"
        r"(?:\d{4}|courtroom))|notices? (?:of |re |regarding )?(?:vacated|cancell?ed|continued|rescheduled|"
        r"adjourned) "
        r"(?:[\w-]+ ){0,2}(?:hearings?|conferences?|trial|argument|sentencing)(?:\(s\))?|"
        r"(?:the )?(?:cross-?)?motions?[^.;]{0,80}? (?:is|are) set for (?:oral )?argument|"
        r"case calendaring|calendared (?:for|on)|calendar:|case (?:continued from|placed on|removed from|"
        r"set on|tentatively|"
        r"calendared|scheduled)[^.;]{0,60}|"
        r"hearing orders?|briefing schedule(?= (?:from|frm|sent|notice)|[ .:(]*$)|"
        r"briefing (?:schedule|notice) (?:set|issued|sent|filed)[^.;]{0,20}|"
        r"(?:oral )?argument (?:scheduled|calendared|set|rescheduled|cancell?ed|removed|vacated)",
    ),
    # A default or judgment of the clerk is a court act all the same.
    (
        _COURT,
        Act.JUDGMENT,
        r"clerk['’]?s?['’]? judge?ment|judge?ment - clerk|"
        r"(?:rule \d\S* )?(?:final |partial |amended |corrected |"
        r"consent |default |partial |separate |declaratory )*"
        r"judge?ment(?: order| in a civil (?:action|case)| set forth| and permanent "
        r"injunction| and order| by default| by the court| on the merits| entered| filed| - "
        r"consent)*(?! (?:creditor|debtor|returned))|"
        r"final (?:decree|order and judge?ment)|consent (?:decree|judge?ment)|order (?:and|&) "
        r"(?:final )?judge?ment|default judge?ment",
    ),
    # Dates.
    (
        _COURT,
        Act.SCHEDULING,
        r"(?:scheduling/)?docket control order|"
        r"(?:case management (?:and )?|civil |briefing |informal |pretrial |trial |amended |"
        r"final |initial |rule 16\(?b?\)? )*"
        r"(?:scheduling|briefing|case management|pretrial|status report|trial) orders?(?: "
        r"filed)?(?! (?:granting|denying))|"
        r"order (?:re-?)?(?:setting|scheduling)(?! (?:aside|forth|conditions|bond|bail|out|amount|interest))|"
        r"order (?:continuing|adjourning|"
        r"vacating|cancell?ing|for|requiring|directing) "
        r"(?:the |an? |initial |joint |rule \S+ |motion |telephonic |status |pretrial |video |in-person )*"
        r"(?:hearings?|conferences?|case management|scheduling|briefing(?: schedule)?|trial|"
        r"deadlines?|schedule|oral argument|status (?:conference|report|hearing)|"
        r"pretrial|initial pretrial conference)|so-ordered scheduling notification|order to "
        r"continue(?! sentencing)|order re:? (?:briefing )?schedul\w+|"
        r"(?:1 - )?scheduling(?=[ .]*$)|calendar(?:ing)? notice|notice of trial calendar|case calendared|"
        r"order to continue "
        rf"- interest of justice|rule (?:16|26)(?![\d.])\S* (?:{NAMED_SO}){{0,4}}orders?",
    ),
    (
        _COURT,
        Act.PROCEDURAL,
        r"notices? (?:and orders? )?of (?:document )?discrepanc\w+(?: and orders?(?: thereon)?)?|(?:case "
        r")?reassignment order|(?:(?:case|cause|appeal) )?submitted (?:on (?:the )?briefs|to)|"
        r"(?:case|cause|appeal) submitted|certificate of appealability|statement of "
        r"reasons|"
        r"cja ?\d\d\S*(?: as to [^;:]{0,60}:)? (?:appointment|authorization)|(?:matter|motion|case|"
        r"cause)s? (?:is |are )?(?:taken "
        r")?under (?:advisement|submission)|"
        rf"(?:general|administrative|standing) orders?(?! of)|standing (?:{NAMED_SO}){{1,5}}orders?(?! of)|"
        r"order (?:of|for|directing) "
        r"(?:re)?(?:assign\w*|recusal|"
        r"service|entry|reference|referral)|orders? referring(?! (?:to|the) (?:panel))|"
        r"motions? referred|mediation referral order|order reassigning case|transfer order|"
        r"order (?:directing|regarding|on|for) (?:payment of|prisoner|pro hac|filing "
        r"fee)[^.;]{0,60}|protective order|case management plan|"
        r"discovery plan (?:and|&|/) ?(?:scheduling )?order",
    ),
    (
        _COURT,
        _RULING,
        r"(?:civil |criminal )?minutes?(?: of| ?- ?general)?[ :-]*\(?in[ -]chambers\)?"
        r"(?:[ :-]*(?:court )?order)?",
    ),
    # Minutes of a hearing; the text after may still hold a ruling.
    (
        _COURT,
        Act.HEARING,
        r"ep(?=:)|(?:electronic )?clerk['’]?s? notes for [^.;:]{0,100}|case,? (?:before [^;:]{0,80}, )?"
        r"(?:argued|heard)|"
        r"(?:courtroom |civil |criminal |court |general )?minute(?:s| entry| sheet)? (?:entry "
        r")?(?:for|of) (?:the |telephonic |video |in-court |zoom |remote )*(?:proceedings?|"
        r"hearing|motion|conference|status|"
        r"tele\w+|video|oral|civil|temporary|preliminary|tro|trial|bench|initial|evidentiary|"
        r"\w+ hearing|\w+ conference)[^.;:]{0,100}|(?:courtroom |civil |criminal )minutes?|"
        r"minute entry(?=:? ?for\b)|"
        r"clerk['’]?s? minutes?|"
        r"minutes|(?:minute entry[.:,]? )?proceedings? (?:(?:of|in|on|"
        r"for) [^.;:]{1,80}? )?(?:held )?(?:before|held)[^.;:]{0,100}|"
        r"(?:motion|status|show cause|evidentiary|tro|temporary restraining order|preliminary "
        r"injunction|permanent injunction|telephonic|"
        r"oral argument|scheduling|discovery|settlement|pretrial|initial|in-court|telephone|"
        r"zoom|video|case management|injunction)(?: motion| and| &|/\w+| scheduling| status| "
        r"show cause| pretrial| settlement| oral)* "
        r"(?:hearing|conference|argument)s?(?: (?:held|proceedings?|continued|begun|completed))?|"
        r"(?:oral )?argument(?: (?:held|heard|conducted))|(?:case |cause )?argued(?: and "
        r"submitted| before| orally)?|hearing(?:s)? held|(?:jury |bench )?trial (?:held|begun|"
        r"completed|- \w+)|"
        r"(?:jury|bench) trial(?! order)(?: - \w+)?|pretrial conference|status conference|motion "
        r"hearing|hearing on [^.;:]{0,80}?held|deferred|case heard|motions? submitted|oral "
        r"argument(?! statement)|hearing(?! notice| appearance| session| order)|courtroom (?:hearing|"
        r"minutes)(?:/minutes)?|"
        r"(?:(?:initial appearance|arraignment|change of plea|plea|sentencing|re-?sentencing|detention|"
        r"revocation|bond|bail|"
        r"identity|removal|rule 5|rule 20|rule 40|waiver|faretta|competency|jury selection|voir dire|final|"
        r"preliminary|"
        r"confirmation|fairness|markman|daubert|mediation|docket call|calendar call|first appearance|"
        r"examination|and|/|"
        r"claim construction|default|damages|contempt|forfeiture|restitution|supervised release|violation) "
        r"?){1,6}"
        r"(?:hearings?|conferences?|proceedings?)(?! (?:exhibits?|transcript|brief|memorandum))|"
        r"(?:final hearing re )?revocation of (?:supervised release|probation)(?: hearing)?|in[- ]chambers "
        r"(?:conference|hearing)|"
        r"(?:initial appearance|arraignment(?: (?:and|&) (?:plea|detention))?|sentencing|plea entered|"
        r"preliminary examination|jury selection|voir dire|docket call|calendar call|"
        r"change of plea)(?= (?:held|as to|before|re\b|on \d)|[.: ]*$)|"
        rf"(?!(?:re)?set|terminate|clear|cancel|update|add|continue|"
        rf"vacate)(?:{NAMED_SO}){{1,3}}(?:hearings?|conferences?)(?= (?:held|set|re-?set|scheduled|before|"
        rf"continued)|[.: ]*$)",
    ),
    # Endorsements of letters and margin orders.
    (
        _COURT,
        _RULING,
        r"(?:memo(?:randum)?|endorsed|margin|letter|so[- ]ordered|marginal) endorsements?(?: "
        r"order)?|memo endorsed[^.;:]{0,80}|endorsed (?:order|letter)|endorsement(?: order)?|"
        r"(?:document|motion|letter|paper|filing|notice|stipulation)s? endorsed|"
        r"so[- ]ordered(?: stipulation| letter)?|margin(?:al)? (?:order|entry)",
    ),
    # The order is what it is an order of.
    (
        _COURT,
        Act.DISMISSAL,
        r"(?:(?:joint )?stipulat(?:ion|ed)(?: and|,| &)? (?:consent )?|(?:agreed |consent |final |joint "
        r")+)?orders? (?:of|for) (?:voluntary )?"
        r"(?:dismissal|discontinuance)|orders? (?:to dismiss|dismissing) (?:the )?(?:case|action|complaint|"
        r"adversary)|notice of (?:voluntary )?dismissal ?[-–(]+ ?(?:signed|so[- ]ordered)",
    ),
    (
        _COURT,
        _RULING,
        r"(?:joint )?stipulation (?:and|&) (?:\[?proposed\]? )?orders?|stipulat(?:ion|ed) "
        r"(?:and )?(?:consent )?order|stipulation so ordered|so ordered stipulation|consent "
        r"order|agreed order",
    ),
    # Orders, opinions, decisions.
    (
        _COURT,
        _RULING,
        r"(?:(?:court|court['’]s|judge['’]s|clerk['’]?s?|minute|oral|letter|bench|judge|text|"
        r"virtual|chambers|single[- ]judge|panel|motion|in[- ]chambers|docket text|docket "
        r"entry|paper(?:less)?|electronic|text-only|procedural|interlocutory|"
        r"written|sealed|advisory|administrative|general|management|per curiam|strike|"
        r"judgment|clarif\w+|protective|civil|corrected|chambers|standing|order|opinion|"
        r"ruling|decision|findings|memorandum|stay|discovery|memo) )*"
        r"(?:text entry )?(?:orders?|ord)(?:\(other\)|/\w+)?(?: of (?:the )?court| by (?:the )?court|"
        r" of| and|"
        r" entered| issued)?(?: filed| rendered)?",
    ),
    (
        _COURT,
        _RULING,
        r"(?:minute entry|minutes?)(?: (?:entry|order))?(?: (?:before|by|entered))?|"
        r"(?:magistrate |chief |district |senior )*judge [a-z][\w.' -]{1,40}: "
        r"?(?:(?:electronic|paperless|text|endorsed|oral|minute) )*orders?",
    ),
    (
        _COURT,
        _RULING,
        r"(?:memorandum|slip|per curiam|court['’]?s?|signed|authored|unpublished|published|"
        r"concurring|dissenting|redacted|public|sealed)?[ /,&and]{0,6}(?:opinions?|decisions?|"
        r"rulings?)"
        r"(?:(?: and|,|/| &|;) ?(?:order|judgment|decision|opinion))*(?: issued| filed| "
        r"delivered| entered)?(?: in case)?|"
        r"memorandum(?: (?:and|&|decision|order|opinion|ruling|judgment|decree))+(?!\w)|"
        r"memorandum/(?:opinion|order)|"
        r"memorandum disposition|"
        r"notice (?:and|&) order|(?:notice|response|letter|statement) (?:from|by) the court(?! of appeals)|"
        r"notice of (?:decision|ruling|entry of (?:order|judgment))(?=\W*(?:$|see\b|signed\b))|"
        r"bench ruling|findings of fact[,]? ?(?:and|&) conclusions of law|declaratory ruling|"
        r"summary order|tentative ruling",
    ),
    (
        _COURT,
        _RULING,
        r"filed[, ]+(?:and entered )?(?:\([^)]{0,60}\) ?)?(?:clerk |court |per curiam |"
        r"amended |unpublished |published |en banc |dispositive |sealed |text |signed |"
        r"judgment[, ]+(?:and )?)*(?:orders?|opinion|memorandum(?: disposition)?|judgment|"
        r"order and (?:amended )?opinion)",
    ),
    (
        _COURT,
        _RULING,
        r"(?:it is |is )?ordered(?=[ ,:])|(?:(?:text(?:[- ]only)?|scheduling|docket|electronic) )*(?:entry|"
        r"notice)(?: \(in chambers\))?:? "
        r"by (?:the )?(?:chief |magistrate |district |senior )*(?:judge|court)|approved(?=:)|"
        r"case termination|terminated "
        r"on the merits|(?:the )?court(?: "
        r"hereby)? (?:grants?|"
        r"denies|denied|granted|orders?|vacates?|dismiss\w+|has|will|is|finds?|notes|directs|sets|"
        r"adopts|holds|requires|takes|having)|it is (?:hereby |further "
        r")?ordered|upon consideration|in consideration of|discharge of (?:joint )?debtors?|by the court|"
        r"before the court|pending before|"
        r"having (?:considered|reviewed|read|heard)|for the reasons|in light of|"
        r"pursuant to(?! 28 u\.?s\.?c[^;]{0,140}(?:notified|"
        r"may consent))|in view of",
    ),
    (
        _COURT,
        Act.DISMISSAL,
        r"(?:civil )?case (?:is )?dismissed|dismissal (?:of|without|with|order)|action "
        r"dismissed",
    ),
    # The order itself named by its relief or its answer.
    (
        _COURT,
        _RULING,
        r"(?:temporary )?(?:administrative )?stay(?: pending appeal)? "
        r"(?:entered|issued|granted|denied|lifted|dissolved)|"
        r"(?:temporary restraining order|tro|(?:preliminary|permanent) injunction)(?: order| issued| entered|"
        r"(?=\s*(?:[.;:,(]|$|and\b|against|signed|by (?:the )?(?:court|judge))))",
    ),
    (
        _COURT,
        _RULING,
        r"affirmed|reversed|vacated(?= (?:and|in)\b|[;,])|remanded|dismissed|(?:further )?consideration of",
    ),
    (_COURT, _RULING, r"eo(?=:)|court directive|directive"),
    (
        _COURT,
        _RULING,
        r"writ of (?:injunction|mandamus) issued|"
        rf"rule \d\S* (?:{NAMED_SO}){{0,4}}orders?|"
        rf"{_ASKED}(?![^;]{{0,400}}\bfiled\.?\s*$)(?:(?!\b(?:{_OF_OTHERS})\b)[^.;]){{0,200}}?\b(?:is|are) "
        rf"{_ANSWER}|"
        rf"{_ASKED}(?:(?!\b(?:{_OF_OTHERS}{_FILER})\b)[^.;]){{0,200}}? {_ANSWER}{_ALONE}",
    ),
    # Whatever else is called an order: "ADR SCHEDULING ORDER", "Application and Order".
    (
        _COURT,
        _RULING,
        rf"(?:{NAMED_SO}(?:& )?){{1,7}}(?:orders?|opinion|decision|verdicts?|minutes)(?! (?:forms?|"
        rf"returned))|"
        r"tentative findings|verdicts?(?! form)",
    ),
    (
        _COURT,
        Act.JUDGMENT,
        rf"(?:{NAMED_SO}(?:& )?){{1,4}}(?:judge?ment|decree)(?! (?:returned|creditor|debtor))",
    ),
)
