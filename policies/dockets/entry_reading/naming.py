"""How dockets name papers and the courts above their own."""

_ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|"
    r"federal|fed\.?|d\.?c\.?)"
)
COURT_OF_APPEALS = (
    r"(?:u\.?s\.? |united states )?(?:usca|cca|bap|bankruptcy appellate panel|court of appeals|appeals court|"
    rf"circuit court of appeals)(?:[ -]+(?:{_ORDINAL}[ -]circuit|{_ORDINAL}|\w{{2,4}}(?= (?:order|opin|"
    rf"judg|mand))))?|"
    rf"{_ORDINAL}[ -](?:circuit|cir\.?|cca|usca)(?: court of appeals| cca)?|\d{{1,2}}cca|ccapp"
)
# What changes nothing about the form of the paper that it stands before.
ADJECTIVES = (
    r"sealed|redacted|unredacted|restricted|public|amended|corrected|updated|revised|superseding|modified|"
    r"second|first|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)|another|"
    r"supplemental|emergency|urgent|unopposed|opposed|uncontested|consent|assented[ -]to|joint|agreed|"
    r"ex-?parte(?:/consent)?|ex parte|under seal|stipulated|standing|renewed|partial|limited|omnibus|"
    r"paperless|electronic|text(?:[- ]only)?|virtual|docket|written|oral|initial|interim|final|per curiam|"
    r"unpublished authored|unpublished|published|not precedential|precedential|en banc|verified|expedited|"
    r"time[- ]sensitive|immediate|special|general|subsequent|additional|certified|pro se|rule \d{1,2}\S*|"
    r"deficient|confidential|"
    r"proposed intervenors?|[\w.&-]{1,30}(?:['’]s|s['’])|"
    r"(?:defendant|plaintiff|petitioner|respondent|movant|debtor|creditor|trustee|intervenor|claimant)s?|"
    r"appell(?:ee|ant)s?|usa|government|third[- ]party|ecf filer|filed(?=:)|the|an?|this|uscourts|chief"
)
# A word of the name of an order, a hearing or a complaint; what is asked for or proposed is none of it.
NAMED_SO = (
    rf"(?!(?:{ADJECTIVES})[\s:.,/*-])(?!(?:to|of|for|by|in|re|from|on|against|with|that|as|is|was|are|at|"
    rf"under|transcript|proposed|unsigned|draft|"
    r"lodged|money|appeal\w*|notices?|tendered|restraining|agency|mail|received|abstract|set|reset|terminate|update|clear|demand)\b)(?!(?:motion|"
    r"application|petition|request|brief|objection|response|"
    r"reply|answer|letter|memo\w*|stipulation|statement|affidavit|declaration|exhibit|report)s?\b(?! "
    r"(?:(?:and|&) )?orders?\b))"
    r"[a-z][\w.'’/-]{0,25},? "
)
