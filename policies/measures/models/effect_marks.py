"""Triggers that mark a measure whose effect must be computed again, whoever changed its facts and however.

The mark is a row of EffectDue. Writing it takes a lock that `effects.settle` waits for before it reads
the facts, so no change can fall between what was read and the mark that is taken away.
"""

import pgtrigger

# The columns of an event that derive.facts.Fact is made of.
FACTS = (
    "measure_id",
    "kind",
    "happened_on",
    "precision",
    "happened_until",
    "at_time",
    "reported_on",
    "expected",
    "until",
    "option_id",
    "docket_id",
    "scope",
)

_MARK = """
    INSERT INTO measures_effectdue (measure_id, marked_in) VALUES ({measure}, txid_current())
    ON CONFLICT (measure_id) DO UPDATE SET marked_in = EXCLUDED.marked_in;
"""
_MARK_NEW = _MARK.format(measure="NEW.measure_id")
_MARK_OLD = _MARK.format(measure="OLD.measure_id")
_MARK_BOTH = f"{_MARK_NEW} IF OLD.measure_id <> NEW.measure_id THEN {_MARK_OLD} END IF;"


def marks(*columns: str) -> list[pgtrigger.Trigger]:
    """Give the triggers of a table with the facts of a measure, of which these columns count."""
    return [
        pgtrigger.Trigger(
            name="effect_due_insert",
            when=pgtrigger.After,
            operation=pgtrigger.Insert,
            func=f"{_MARK_NEW} RETURN NULL;",
        ),
        pgtrigger.Trigger(
            name="effect_due_update",
            when=pgtrigger.After,
            operation=pgtrigger.Update,
            condition=pgtrigger.AnyChange(*columns),
            func=f"{_MARK_BOTH} RETURN NULL;",
        ),
        pgtrigger.Trigger(
            name="effect_due_delete",
            when=pgtrigger.After,
            operation=pgtrigger.Delete,
            func=f"{_MARK_OLD} RETURN NULL;",
        ),
    ]


MARK_OF_A_TIE = pgtrigger.Trigger(
    name="effect_due",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    declare=[("changed", "bigint")],
    func="""
        FOR changed IN
            SELECT DISTINCT measure_id FROM measures_event
            WHERE id IN (
                CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE NEW.event_id END,
                CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE OLD.event_id END
            )
            ORDER BY measure_id
        LOOP
            INSERT INTO measures_effectdue (measure_id, marked_in) VALUES (changed, txid_current())
            ON CONFLICT (measure_id) DO UPDATE SET marked_in = EXCLUDED.marked_in;
        END LOOP;
        RETURN NULL;
    """,
)

MARK_A_NEW_MEASURE = pgtrigger.Trigger(
    name="effect_due_insert",
    when=pgtrigger.After,
    operation=pgtrigger.Insert,
    func=f"{_MARK.format(measure='NEW.id')} RETURN NULL;",
)

FORGET_THE_EFFECT = pgtrigger.Trigger(
    name="forget_effect",
    when=pgtrigger.After,
    operation=pgtrigger.Delete,
    func="""
        DELETE FROM measures_effectperiod WHERE measure_id = OLD.id;
        DELETE FROM measures_measureeffect WHERE measure_id = OLD.id;
        DELETE FROM measures_effectdue WHERE measure_id = OLD.id;
        RETURN NULL;
    """,
)
