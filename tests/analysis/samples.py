"""Published documents to draw: one at the stage of a press report, one blocked by courts."""

from tests.analysis.parts import DOCKETS, Json, case, citation, effect, entity, event, option


def payments() -> Json:
    """Give the reference case as first published: reported, three options, one anonymous origin."""
    people = citation(1, "anonymous", "two people familiar with the matter")
    return {
        "schema": "measure/1",
        "reference": "US-2019-0007",
        "slug": "ant-group-tencent-payment-platforms",
        "title": "Possible restrictions on Ant Group (Alipay) and Tencent (WeChat Pay) payment platforms",
        "summary": "Officials are exploring curbs on two Chinese payment platforms. No decision is near.",
        "jurisdiction": {"code": "US", "name": "United States"},
        "instrument": "undetermined",
        "official_citation": None,
        "official_document": None,
        "official_url": None,
        "concern": "Officials worry that the platforms could give China access to bank and personal data.",
        "note": "",
        "policy_areas": [{"slug": "data-governance", "name": "Data governance"}],
        "sectors": [{"slug": "digital-payments", "name": "Digital payments"}],
        "bodies": [{"slug": "doc", "name": "Department of Commerce", "role": "implementing"}],
        "authorities": [
            {
                "slug": "eo13873",
                "title": "Securing the ICT and Services Supply Chain",
                "kind": "executive_order",
                "citation": "EO 13873, 84 FR 22689",
                "url": "https://www.federalregister.gov/d/2019-10538",
                "check": "verified",
                "rests_on": [{"slug": "ieepa", "title": "International Emergency Economic Powers Act"}],
            }
        ],
        "options": [
            option(
                1,
                "Use the supply-chain order",
                "agency_determination",
                body={"slug": "doc", "name": "Department of Commerce"},
                authorities=[
                    {"slug": "eo13873", "title": "Securing the ICT Supply Chain", "citation": "EO 13873"}
                ],
                litigation_risk="Courts have just enjoined two orders resting on the same statute.",
                citations=[people],
            ),
            option(2, "A new executive order", "executive_order", standing="preferred", check="recalled"),
            option(
                3,
                "Listing as Specially Designated Nationals",
                "sanctions_designation",
                body={"slug": "ofac", "name": "Office of Foreign Assets Control"},
                resulted_in={"reference": "US-2021-0001", "title": "EO 13971"},
            ),
        ],
        "targets": [
            {
                "id": 1,
                "role": "target",
                "note": "",
                "entity": entity(
                    "ant-group",
                    "Ant Group Co., Ltd.",
                    aliases=["Ant Financial"],
                    relations=[{"kind": "owned_by", "slug": "alibaba", "name": "Alibaba Group Holding"}],
                    related=["alibaba", "alipay"],
                ),
                "citations": [],
            },
            {
                "id": 2,
                "role": "target",
                "note": "",
                "entity": entity(
                    "tencent",
                    "Tencent Holdings Limited",
                    identifiers=[
                        {"scheme": "lei", "value": "254900N4SLUMW4XUYY11", "check": "verified"},
                        {"scheme": "wikidata", "value": "Q181642", "check": "rejected"},
                    ],
                ),
                "citations": [],
            },
            {
                "id": 3,
                "role": "incidental",
                "note": "",
                "entity": entity("alipay", "Alipay", "Asset"),
                "citations": [],
            },
        ],
        "provisions": [],
        "events": [
            event(
                6,
                "meeting",
                "Senior officials reportedly discussed the idea in the Situation Room.",
                "2020-09-30",
                "30 September 2020",
                reported_on="2020-10-07",
                citations=[people],
            ),
            event(
                7,
                "reported",
                "Bloomberg reports that curbs are being explored; the legal form is not settled.",
                "2020-10-07",
                "7 October 2020",
                citations=[citation(2, "anonymous", "people familiar with the matter")],
            ),
            event(
                8,
                "response",
                "Ant says that it is unaware of any such discussions.",
                "2020-10-07",
                "7 October 2020",
                check="conflict",
                citations=[
                    citation(3, "statement", "Ant Group, in a statement", contradicts=True),
                    citation(4, "declined_to_comment", "the White House declined to comment", article=6),
                ],
            ),
            event(
                9,
                "milestone",
                "Presidential election.",
                "2020-11-03",
                "3 November 2020",
                expected=True,
                check="recalled",
            ),
        ],
        "claims": [],
        "litigation": [
            {
                "id": 1,
                "relation": "precedent",
                "provisions": [],
                "docket": DOCKETS["dcd"],
                "appeal_from": None,
            },
        ],
        "relations": [
            {
                "kind": "precedent",
                "in_part": False,
                "direction": "in",
                "measure": {"reference": "US-2020-0002", "title": "EO 13942 on TikTok / ByteDance"},
            },
            {
                "kind": "overtaken_by",
                "in_part": True,
                "direction": "out",
                "measure": {"reference": "US-2021-0001", "title": "EO 13971"},
            },
        ],
        "sources": [
            {
                "origin": {"id": 1, "label": "Bloomberg"},
                "articles": [
                    {
                        "id": pk,
                        "title": f"US explores curbs on Ant Group and Tencent, {publisher}",
                        "publisher": publisher,
                        "url": f"https://news.example/{pk}",
                        "archived_url": "https://archive.example/5" if pk == 5 else None,
                        "published_on": "2020-10-07" if pk == 5 else None,
                        "kind": "news",
                    }
                    for pk, publisher in ((5, "Bloomberg"), (6, "South China Morning Post"), (7, "Reuters"))
                ],
            }
        ],
        "stage": {
            "as_released": "reported",
            "since": "2020-10-07",
            "timeline": [{"stage": "reported", "from": "2020-10-07", "to": None, "events": [7]}],
        },
        "effect": {
            "as_released": "none",
            "ever_in_effect": False,
            "timeline": [{"effect": "none", "from": None, "to": None, "events": []}],
        },
        "evidence": {"level": "single_origin_anonymous", "origins": 1, "disputed": True, "events": [7, 8]},
        "expected": [
            {
                "event": 9,
                "on": "2020-11-03",
                "until": None,
                "precision": "day",
                "label": "Presidential election",
            }
        ],
        "latest_event_on": "2020-10-07",
    }


def prohibitions() -> Json:
    """Give a measure of five provisions that two courts blocked one after the other."""
    first = [
        effect("pending_date", "2020-09-18", "2020-09-27", [21]),
        effect("enjoined_preliminary", "2020-09-27", "2021-06-16", [23], "dcd"),
        effect("ended", "2021-06-16", None, [26]),
    ]
    others = [
        effect("none", None, "2020-09-18", []),
        effect("pending_date", "2020-09-18", "2020-10-30", [21]),
        effect("enjoined_preliminary", "2020-10-30", "2020-12-07", [24], "paed"),
        effect("enjoined_preliminary", "2020-12-07", "2021-06-16", [24, 25], "paed"),
        effect("ended", "2021-06-16", None, [26]),
    ]
    court = {"court": "dcd", "docket_number": "1:20-cv-02658"}
    order = citation(
        20,
        "official_document",
        "",
        article=None,
        docket_entry={**court, "entry_number": 30, "filed_on": "2020-09-27", "label": "Memorandum opinion"},
    )
    document = payments()
    document.update(
        reference="US-2019-0004",
        slug="identification-tiktok",
        title="Commerce identification of prohibited TikTok transactions",
        summary="Five categories of transactions with TikTok are prohibited.",
        instrument="agency_determination",
        official_citation="85 FR 60061",
        official_document="2020-21193",
        official_url="https://www.federalregister.gov/d/2020-21193",
        options=[],
        expected=[],
        latest_event_on="2021-06-16",
        provisions=[
            {"id": 900 + n, "number": n, "label": f"Prohibition {n}", "effects": first if n == 1 else others}
            for n in range(1, 6)
        ],
        events=[
            event(21, "issued", "Five categories are published.", "2020-09-18", "18 September 2020"),
            event(
                22,
                "postponed",
                "Prohibition 1 moved to 27 September.",
                "2020-09-19",
                "19 September 2020",
                provisions=[1],
            ),
            event(
                23,
                "enjoined_preliminary",
                "The court enjoins prohibition 1 hours before it was due to start.",
                "2020-09-27",
                "27 September 2020",
                time="20:15",
                time_zone="America/New_York",
                provisions=[1],
                docket=court,
                scope="nationwide",
                citations=[order],
            ),
            event(
                24,
                "enjoined_preliminary",
                "A second court enjoins prohibitions 2 to 5.",
                "2020-10-30",
                "30 October 2020",
                provisions=[2, 3, 4, 5],
                docket={"court": "paed", "docket_number": "2:20-cv-04597"},
            ),
            event(
                25,
                "enjoined_preliminary",
                "The first court enjoins all five prohibitions.",
                "2020-12-07",
                "7 December 2020",
                docket=court,
            ),
            event(
                26,
                "revoked",
                "The identification is rescinded.",
                "2021-06-16",
                "June 2021",
                precision="month",
                by={"reference": "US-2021-0002", "title": "EO 14034"},
            ),
        ],
        litigation=[
            case(1, "cadc", appeal_from="dcd"),
            case(2, "dcd", provisions=[1]),
            case(3, "paed", provisions=[2, 3, 4, 5]),
        ],
        stage={
            "as_released": "revoked",
            "since": "2021-06-16",
            "timeline": [
                {"stage": "issued", "from": "2020-09-18", "to": "2021-06-16", "events": [21]},
                {"stage": "revoked", "from": "2021-06-16", "to": None, "events": [26]},
            ],
        },
        effect={
            "as_released": "ended",
            "ever_in_effect": False,
            "timeline": [
                {"effect": "pending", "from": "2020-09-18", "to": "2020-09-27", "events": [21]},
                {"effect": "partly_blocked", "from": "2020-09-27", "to": "2020-10-30", "events": [23]},
                {"effect": "blocked", "from": "2020-10-30", "to": "2021-06-16", "events": [24]},
                {"effect": "ended", "from": "2021-06-16", "to": None, "events": [26]},
            ],
        },
        evidence={"level": "primary_document", "origins": 3, "disputed": False, "events": []},
    )
    return document
