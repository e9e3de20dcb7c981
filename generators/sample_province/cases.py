"""Case records from the stories: years, papers and anonymising offices are added here."""

from typing import Any

from sample_province import places
from sample_province.stories import TYPICAL
from sample_province.warnings_told import WARNINGS

COLLECTION = "示例省司法鉴定典型案例汇编（虚构）"
CHECKED_BY = "示例省司法厅公共法律服务管理处"


def _record(serial: int, story: dict[str, Any]) -> dict[str, Any]:
    city = places.CITIES[serial % 5]
    told = {key: value for key, value in story.items() if key != "published"}
    return {
        "id": f"sl-k{serial:04d}",
        "region": city.code if story["kind"] == "典型" else places.PROVINCE,
        "anonymised_by": f"{city.name}司法局司法鉴定管理科",
        "checked_by": CHECKED_BY,
        "as_of": places.AS_OF,
        "sources": [
            {
                "title": COLLECTION if story["kind"] == "典型" else "违法违规执业情况通报（虚构）",
                "number": f"示司办〔{story['published'][:4]}〕{20 + serial}号",
                "dated": story["published"],
            }
        ],
        **told,
    }


def cases() -> list[dict[str, Any]]:
    """Return the typical cases, then the warning cases."""
    stories = [{"kind": "典型", **story} for story in TYPICAL] + [
        {"kind": "警示", **story} for story in WARNINGS
    ]
    return [_record(serial, story) for serial, story in enumerate(stories, start=1)]
