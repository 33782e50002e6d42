"""The geometry of the status strip."""

from datetime import date
from itertools import pairwise

from policies.analysis import strip
from tests.analysis import samples


def test_provisions_with_the_same_course_share_a_lane():
    drawn = strip.draw(samples.prohibitions(), date(2021, 12, 1))
    assert drawn is not None
    assert [lane.name for lane in drawn.lanes] == ["Stage", "Prohibition 1", "Provisions 2 to 5"]


def test_bars_of_a_lane_follow_each_other_within_the_drawing():
    drawn = strip.draw(samples.prohibitions(), date(2021, 12, 1))
    assert drawn is not None
    for lane in drawn.lanes:
        assert lane.bars[0].x == strip.NAME_WIDTH
        assert lane.bars[-1].x + lane.bars[-1].width <= strip.WIDTH
        assert all(left.x + left.width <= right.x for left, right in pairwise(lane.bars))


def test_court_orders_are_numbered_in_order_of_time_and_stand_at_their_day():
    drawn = strip.draw(samples.prohibitions(), date(2021, 12, 1))
    assert drawn is not None
    assert [(order.number, order.event, order.on) for order in drawn.orders] == [
        (1, 23, date(2020, 9, 27)),
        (2, 24, date(2020, 10, 30)),
        (3, 25, date(2020, 12, 7)),
    ]
    assert drawn.orders[0].x == drawn.lanes[1].bars[1].x


def test_what_courts_blocked_has_a_tone_of_its_own():
    drawn = strip.draw(samples.prohibitions(), date(2021, 12, 1))
    assert drawn is not None
    assert [bar.span.tone for bar in drawn.lanes[1].bars] == ["wait", "halt", "over"]


def test_a_single_open_stage_fills_the_strip():
    drawn = strip.draw(samples.payments(), date(2020, 10, 8))
    assert drawn is not None
    (bar,) = drawn.lanes[0].bars
    assert bar.x == strip.NAME_WIDTH
    assert bar.width >= strip.WIDTH - strip.NAME_WIDTH - 1


def test_nothing_is_drawn_where_nothing_is_dated():
    document = samples.payments()
    document["stage"]["timeline"] = [{"stage": "reported", "from": None, "to": None, "events": []}]
    assert strip.draw(document, date(2020, 10, 8)) is None


def test_the_scale_has_at_most_nine_dates_however_long_the_course():
    document = samples.payments()
    document["stage"]["timeline"] = [
        {"stage": "reported", "from": "1990-01-15", "to": "2025-06-01", "events": []},
        {"stage": "in_force", "from": "2025-06-01", "to": None, "events": []},
    ]
    drawn = strip.draw(document, date(2026, 1, 1))
    assert drawn is not None
    assert 2 <= len(drawn.ticks) <= 9


def test_the_time_before_there_was_any_text_is_left_out():
    parts = dict(strip.sharing(samples.prohibitions()["provisions"]))["Provisions 2 to 5"]
    assert [part["state"] for part in parts][:2] == ["pending_date", "enjoined_preliminary"]


def test_a_long_name_gives_way_to_the_number():
    provision = samples.prohibitions()["provisions"][0]
    assert strip.name([provision]) == "Prohibition 1"
    assert strip.name([provision | {"label": "Offering, maintaining and updating"}]) == "Provision 1"
