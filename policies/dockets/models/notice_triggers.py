"""Triggers that keep a notice's copy of its entry true, whichever way either is written."""

import pgtrigger

CARRY_WEIGHT_AND_DOCKET = pgtrigger.Trigger(
    name="carry_weight_and_docket",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("entry_id"),
    func="""
        SELECT entry.docket_id, entry.weight INTO NEW.docket_id, NEW.weight
        FROM dockets_docketentry entry WHERE entry.id = NEW.entry_id;
        RETURN NEW;
    """,
)

WEIGH_NOTICES = pgtrigger.Trigger(
    name="weigh_notices",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("weight"),
    condition=pgtrigger.AnyChange("weight"),
    func="""
        UPDATE dockets_notice SET weight = NEW.weight WHERE entry_id = NEW.id AND state = 'open';
        RETURN NULL;
    """,
)
