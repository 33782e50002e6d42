"""Triggers that keep a counted day true: 45 days after signing moves when the signing day is corrected.

They stand in the database, so that no way of writing can leave a day behind. The row's own history
trigger records the move under whoever corrected the base. `us_federal_working_day` stands in migration
0007; a test compares it, day by day, with the library that knows the holidays.
"""

import pgtrigger

COUNT_THE_DAY = pgtrigger.Trigger(
    name="count_the_day",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    condition=pgtrigger.Q(new__counted_from__isnull=False),
    declare=[("base", "record"), ("step", "interval")],
    func="""
        IF EXISTS (
            WITH RECURSIVE chain(id) AS (
                SELECT NEW.counted_from_id
                UNION
                SELECT event.counted_from_id FROM measures_event event JOIN chain ON chain.id = event.id
                WHERE event.counted_from_id IS NOT NULL
            )
            SELECT 1 FROM chain WHERE id = NEW.id
        ) THEN
            RAISE EXCEPTION 'Counted from: an event cannot be counted from itself, not even through others'
                USING ERRCODE = 'check_violation';
        END IF;
        SELECT * INTO base FROM measures_event WHERE id = NEW.counted_from_id;
        IF base.measure_id <> NEW.measure_id THEN
            RAISE EXCEPTION 'Counted from: choose an event of the same measure'
                USING ERRCODE = 'check_violation';
        END IF;
        step := make_interval(
            years => CASE WHEN NEW.count_unit = 'years' THEN NEW.count ELSE 0 END,
            months => CASE WHEN NEW.count_unit = 'months' THEN NEW.count ELSE 0 END,
            weeks => CASE WHEN NEW.count_unit = 'weeks' THEN NEW.count ELSE 0 END,
            days => CASE WHEN NEW.count_unit = 'days' THEN NEW.count ELSE 0 END
        );
        NEW.happened_on := (base.happened_on + step)::date;
        NEW.happened_until := (base.happened_until + step)::date;
        NEW.precision := base.precision;
        IF NEW.rolls_to = 'us_federal' AND base.precision = 'day' THEN
            NEW.happened_on := us_federal_working_day(NEW.happened_on);
        END IF;
        RETURN NEW;
    """,
)

# Its name sorts behind count_the_day, so that a day that was just counted is the one it begins with.
HOLD_AS_LONG = pgtrigger.Trigger(
    name="hold_as_long",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    condition=pgtrigger.Q(new__lasts__isnull=False),
    func="""
        NEW.until := (
            coalesce(NEW.happened_until, NEW.happened_on) + make_interval(
                years => CASE WHEN NEW.lasts_unit = 'years' THEN NEW.lasts ELSE 0 END,
                months => CASE WHEN NEW.lasts_unit = 'months' THEN NEW.lasts ELSE 0 END,
                weeks => CASE WHEN NEW.lasts_unit = 'weeks' THEN NEW.lasts ELSE 0 END,
                days => CASE WHEN NEW.lasts_unit = 'days' THEN NEW.lasts ELSE 0 END
            )
        )::date;
        RETURN NEW;
    """,
)

MOVE_WHAT_IS_COUNTED = pgtrigger.Trigger(
    name="move_what_is_counted",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf(
        "happened_on", "happened_until", "precision", "counted_from_id", "count", "count_unit", "rolls_to"
    ),
    condition=pgtrigger.AnyChange("happened_on", "happened_until", "precision"),
    func="""
        UPDATE measures_event SET happened_on = happened_on WHERE counted_from_id = NEW.id;
        RETURN NULL;
    """,
)
