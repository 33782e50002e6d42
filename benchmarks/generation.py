"""Made-up measures of about 3 KB: names, words and dates by chance, shares as in a real collection.

A few targets, authorities and words are very frequent and most are rare (Zipf), because that is what
makes lists and counts slow.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from policies.publication.vocabulary import Effect, EvidenceLevel, Instrument, Stage

SYLLABLES = tuple("bcdfghjklmnprstvwxz"[place % 19] + "aeiou"[place % 5] for place in range(19 * 5))
SEED = 20201007
FIRST_DAY = date(2019, 1, 1)
DAYS = 2_800


class Zipf:
    """Draw from a list, the n-th of it with a weight of 1 / (n + offset)."""

    def __init__(self, chance: random.Random, things: Sequence[str], offset: float = 2.0) -> None:
        self.chance = chance
        self.things = things
        self.weights = list(accumulate(1 / (place + offset) for place in range(len(things))))

    def draw(self, number: int) -> list[str]:
        """Give that many things, repetitions left out."""
        drawn = self.chance.choices(self.things, cum_weights=self.weights, k=number)
        return list(dict.fromkeys(drawn))

    def text(self, number: int) -> str:
        """Give a text of that many words."""
        return " ".join(self.chance.choices(self.things, cum_weights=self.weights, k=number))


class Collection:
    """A made-up collection; the same seed gives the same documents."""

    def __init__(self) -> None:
        self.chance = random.Random(SEED)  # noqa: S311 - nothing secret
        self.words = Zipf(self.chance, self._words(12_000), offset=50)
        names = [word.capitalize() for word in self._words(3_500)]
        self.targets = Zipf(self.chance, names[:2_500])
        self.authorities = Zipf(self.chance, names[2_500:2_900])
        self.bodies = Zipf(self.chance, names[2_900:3_020])
        self.courts = Zipf(self.chance, names[3_020:3_120])
        self.jurisdictions = Zipf(self.chance, names[3_120:3_180], offset=1)
        self.sectors = Zipf(self.chance, names[3_180:3_199])
        self.areas = Zipf(self.chance, names[3_200:3_218])
        self.stages = Zipf(self.chance, list(Stage.values), offset=1)
        self.effects = Zipf(self.chance, list(Effect.values), offset=1)
        self.levels = Zipf(self.chance, list(EvidenceLevel.values), offset=1)
        self.instruments = Zipf(self.chance, list(Instrument.values), offset=1)

    def document(self, number: int, edition: int = 1) -> dict[str, Any]:
        """Make the document of the measure with that number."""
        chance = self.chance
        first = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        days = sorted(first + timedelta(days=chance.randrange(400)) for _ in range(chance.randint(1, 3)))
        events = [self._event(place, day) for place, day in enumerate(days, start=1)]
        jurisdiction = self.jurisdictions.draw(1)[0]
        stage, effect = self.stages.draw(1)[0], self.effects.draw(1)[0]
        courts = self.courts.draw(1) if chance.random() < 0.25 else []
        return {
            "schema": "measure/1",
            "reference": f"BENCH-{number:06}",
            "slug": f"measure-{number}",
            "title": self.words.text(7).capitalize() + (f" ({edition})" if edition > 1 else ""),
            "summary": self.words.text(36),
            "jurisdiction": {"code": jurisdiction[:8].upper(), "name": jurisdiction},
            "instrument": self.instruments.draw(1)[0],
            "official_citation": None,
            "official_document": None,
            "official_url": None,
            "concern": self.words.text(10),
            "note": "",
            "policy_areas": self._named(self.areas.draw(2)),
            "sectors": self._named(self.sectors.draw(2)),
            "bodies": [entry | {"role": "issuing"} for entry in self._named(self.bodies.draw(2))],
            "authorities": [self._authority(name) for name in self.authorities.draw(2)],
            "options": [],
            "targets": [
                self._target(place, name) for place, name in enumerate(self.targets.draw(2), start=1)
            ],
            "provisions": [],
            "events": events,
            "claims": [],
            "litigation": [self._case(name) for name in courts],
            "relations": [],
            "sources": [],
            "stage": {
                "as_released": stage,
                "since": days[0].isoformat(),
                "timeline": [{"stage": stage, "from": days[0].isoformat(), "to": None, "events": [1]}],
            },
            "effect": {
                "as_released": effect,
                "ever_in_effect": effect == "in_effect",
                "timeline": [{"effect": effect, "from": days[-1].isoformat(), "to": None, "events": [1]}],
            },
            "evidence": {
                "level": self.levels.draw(1)[0],
                "origins": chance.randint(1, 4),
                "disputed": chance.random() < 0.1,
                "events": [1],
            },
            "expected": [],
            "latest_event_on": days[-1].isoformat(),
        }

    def _words(self, number: int) -> list[str]:
        words: dict[str, None] = {}
        while len(words) < number:
            words["".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 3)))] = None
        return list(words)

    def _named(self, names: list[str]) -> list[dict[str, str]]:
        return [{"slug": name.lower(), "name": name} for name in names]

    def _event(self, number: int, day: date) -> dict[str, Any]:
        citation = {
            "id": number,
            "article": None,
            "docket_entry": None,
            "attribution": {
                "kind": "on_record",
                "count": None,
                "descriptor": "",
                "speaker": "A spokesman",
                "title": "",
            },
            "words": "a spokesman",
            "paraphrase": "",
            "quote": "",
            "contradicts": False,
        }
        return {
            "id": number,
            "kind": "reported",
            "kind_label": "Reported",
            "summary": self.words.text(11),
            "happened_on": day.isoformat(),
            "happened_until": None,
            "precision": "day",
            "when": f"{day:%d %B %Y}",
            "time": None,
            "time_zone": None,
            "reported_on": day.isoformat(),
            "expected": False,
            "until": None,
            "lasts": None,
            "counted": None,
            "check": "verified",
            "note": "",
            "provisions": [],
            "option": None,
            "docket": None,
            "by": None,
            "scope": "",
            "citations": [citation],
        }

    def _authority(self, name: str) -> dict[str, Any]:
        return {
            "slug": name.lower(),
            "title": f"{name} Act",
            "kind": "statute",
            "citation": "",
            "url": None,
            "check": "verified",
            "rests_on": [],
        }

    def _target(self, number: int, name: str) -> dict[str, Any]:
        entity = {
            "slug": name.lower(),
            "name": name,
            "schema": "Company",
            "country": None,
            "aliases": [f"{name} Holdings"],
            "identifiers": [],
            "relations": [],
            "related": [],
            "related_by_steps": [],
        }
        return {"id": number, "role": "target", "note": "", "entity": entity, "citations": []}

    def _case(self, name: str) -> dict[str, Any]:
        docket = {
            "id": 1,
            "court": name.lower(),
            "court_name": name,
            "docket_number": "1:20-cv-00001",
            "caption": "A v. B",
            "judge": "",
            "filed_on": None,
        }
        return {
            "id": 1,
            "relation": "challenges",
            "provisions": [],
            "docket": docket,
            "appeal_from": None,
        }
