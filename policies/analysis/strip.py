"""
The status strip: stage over time, the effect of every provision beneath it, the court orders.

Geometry only, in units of the drawing's own coordinates; the template writes the SVG and the table.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from policies.analysis import chip_marks
from policies.publication.vocabulary import EffectState, Stage

WIDTH = 960
NAME_WIDTH = 148
NAME_LETTERS = 21
TOP = 30
LANE = 34
BAR = 24
LETTER = 6.6  # mean width of a letter of the bars' type
SHORT = {
    EffectState.PENDING_DATE: "Pending",
    EffectState.DELAYED_BY_ISSUER: "Delayed",
    EffectState.STAYED_BY_COURT: "Stayed",
    EffectState.ENJOINED_TRO: "Blocked",
    EffectState.ENJOINED_PRELIMINARY: "Blocked",
    EffectState.ENJOINED_PERMANENT: "Blocked",
    EffectState.NOT_ENFORCED: "Not enforced",
    EffectState.IN_EFFECT: "In effect",
}


@dataclass(frozen=True)
class Span:
    """One state from one day (None: since ever) to another (None: still), with the events behind it."""

    label: str
    short: str
    tone: str
    start: date | None
    end: date | None
    events: tuple[int, ...]
    court: bool
    scope: str = ""


@dataclass(frozen=True)
class Bar:
    """A span as it is drawn."""

    span: Span
    x: float
    width: float
    text: str

    @property
    def text_x(self) -> float:
        return round(self.x + 7, 1)


@dataclass
class Lane:
    """A line of the drawing: the stage, or provisions that share their whole course."""

    name: str
    spans: list[Span]
    y: int = 0
    bars: list[Bar] = field(default_factory=list)

    @property
    def text_y(self) -> int:
        return self.y + 16


@dataclass(frozen=True)
class Order:
    """A court order, numbered in the drawing and in the table."""

    number: int
    event: int
    on: date
    x: float


@dataclass(frozen=True)
class Tick:
    """A date on the scale."""

    x: float
    text: str


@dataclass(frozen=True)
class Strip:
    """Everything the drawing and its table need."""

    width: int
    height: int
    bottom: int
    lanes: list[Lane]
    orders: list[Order]
    ticks: list[Tick]


def draw(document: dict[str, Any], day: date) -> Strip | None:
    """Lay out the strip as it reads on a day; None where nothing in it is dated."""
    lanes = [Lane("Stage", [_stage(part) for part in document["stage"]["timeline"]])]
    lanes += [
        Lane(title, [_effect(part) for part in parts]) for title, parts in sharing(document["provisions"])
    ]
    dates = sorted({at for lane in lanes for span in lane.spans for at in (span.start, span.end) if at})
    if not dates:
        return None
    first, last = dates[0], _last(dates, day)

    def x(at: date | None, open_x: float) -> float:
        if at is None:
            return open_x
        share = (at - first).days / max((last - first).days, 1)
        return round(NAME_WIDTH + share * (WIDTH - NAME_WIDTH), 1)

    for number, lane in enumerate(lanes):
        lane.y = TOP + number * LANE
        for span in lane.spans:
            left, right = x(span.start, NAME_WIDTH), x(span.end, WIDTH)
            lane.bars.append(_bar(span, left, max(right - left - 1, 1)))
    bottom = TOP + len(lanes) * LANE
    happened = {event["id"]: _date(event["happened_on"]) for event in document["events"]}
    orders = [
        Order(number, event, on, x(on, WIDTH))
        for number, (event, on) in enumerate(_orders(lanes, happened), start=1)
    ]
    ticks = [Tick(x(at, WIDTH), text) for at, text in _ticks(first, last)]
    return Strip(WIDTH, bottom + 22, bottom, lanes, orders, ticks)


def _stage(part: dict[str, Any]) -> Span:
    stage = Stage(part["stage"])
    return Span(
        str(stage.label),
        str(stage.label),
        chip_marks.of_stage(stage).tone,
        _date(part["from"]),
        _date(part["to"]),
        tuple(part["events"]),
        court=False,
    )


def _effect(part: dict[str, Any]) -> Span:
    state = EffectState(part["state"])
    return Span(
        str(state.label),
        SHORT.get(state, str(state.label)),
        chip_marks.of_state(state).tone,
        _date(part["from"]),
        _date(part["to"]),
        tuple(part["events"]),
        court=part["docket"] is not None,
        scope=part["scope"],
    )


def sharing(provisions: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Give each course of effects once, with a name for the provisions that share it."""
    shared: dict[str, list[dict[str, Any]]] = {}
    for provision in provisions:
        shared.setdefault(str(provision["effects"]), []).append(provision)
    return [(name(members), _since_text(members[0]["effects"])) for members in shared.values()]


def _since_text(effects: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out the time before there was any text, which says nothing."""
    return [part for part in effects if part["state"] != EffectState.NONE or part["from"] or not part["to"]]


def name(members: list[dict[str, Any]]) -> str:
    """Name several provisions at once, such as `Provisions 2 to 5`."""
    if len(members) == 1:
        label, short = str(members[0]["label"]), f"Provision {members[0]['number']}"
        return label if 0 < len(label) <= NAME_LETTERS else short
    numbers = [member["number"] for member in members]
    if all(after - before == 1 for before, after in pairwise(numbers)):
        return f"Provisions {numbers[0]} to {numbers[-1]}"
    return "Provisions " + ", ".join(str(number) for number in numbers)


def _last(dates: list[date], day: date) -> date:
    """Give the right end of the scale: room after the last change, but not past the day read for."""
    room = max(timedelta(days=30), (dates[-1] - dates[0]) / 5)
    return max(min(dates[-1] + room, day), dates[-1] + room / 3)


def _bar(span: Span, left: float, width: float) -> Bar:
    room = (width - 12) / LETTER
    fitting = [text for text in (span.label, span.short) if len(text) <= room]
    return Bar(span, left, round(width, 1), fitting[0] if fitting else "")


def _orders(lanes: list[Lane], happened: dict[int, date | None]) -> list[tuple[int, date]]:
    """Give the event and day of every court order that changed an effect, in order of time."""
    found: dict[int, date] = {}
    for span in (span for lane in lanes for span in lane.spans if span.court and span.start):
        causes = [event for event in span.events if happened.get(event) == span.start]
        for event in causes or span.events[-1:]:
            found.setdefault(event, span.start or date.min)
    return sorted(found.items(), key=lambda item: item[1])


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Give at most eight round dates between two days."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60) if months / step <= 8), 120)
    found = []
    for count in range(first.year * 12, (last.year + 1) * 12, step):
        at = date(count // 12, count % 12 + 1, 1)
        if first <= at <= last:
            found.append((at, str(at.year) if step >= 12 else at.strftime("%b %Y")))
    return found


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
