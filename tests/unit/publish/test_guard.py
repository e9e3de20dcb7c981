"""The gate before publication: numbers of records, paths, sizes."""

import pytest
from mingjian.model.errors import GuardStopped
from mingjian.model.settings import Guard
from mingjian.publish.guard import MAX_FILE_BYTES, guard_counts, guard_paths, guard_sizes, stop_if
from mingjian.publish.manifest import Entry, Manifest


def last(**records: int) -> Manifest:
    return Manifest("test", "2026-06-30", None, records)


def counts(guard: Guard, now: int, before: int | None = None) -> list[str]:
    return list(
        guard_counts([guard], {"institution": now}, None if before is None else last(institution=before))
    )


def test_counts_within_the_limits_pass() -> None:
    assert counts(Guard(kind="institution", min=1, max=3), 3, before=3) == []


def test_too_few_stop() -> None:
    assert counts(Guard(kind="institution", min=4), 3) == ["司法鉴定机构只有 3 条，少于发布闸门规定的 4 条。"]


def test_too_many_stop() -> None:
    assert counts(Guard(kind="institution", max=2), 3) == ["司法鉴定机构有 3 条，多于发布闸门规定的 2 条。"]


@pytest.mark.parametrize(("now", "stops"), [(100, False), (80, False), (79, True), (0, True), (120, False)])
def test_a_drop_beyond_the_limit_stops(now: int, stops: bool) -> None:
    assert bool(counts(Guard(kind="institution", max_drop=20), now, before=100)) is stops


def test_a_first_publication_has_nothing_to_drop_from() -> None:
    assert counts(Guard(kind="institution"), 0) == []


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a//b", "a/./b", "a\\b", "", "a/../../b"])
def test_paths_that_leave_the_site_stop(path: str) -> None:
    assert len(list(guard_paths([path]))) == 1


def test_names_that_clash_without_case_stop() -> None:
    assert len(list(guard_paths(["a/Index.html", "a/index.html", "b/index.html"]))) == 1


def test_names_too_long_for_a_disk_stop() -> None:
    assert len(list(guard_paths(["字" * 85, "字" * 86]))) == 1


def test_a_huge_file_stops() -> None:
    assert len(list(guard_sizes([Entry("a", "", MAX_FILE_BYTES), Entry("b", "", MAX_FILE_BYTES + 1)]))) == 1


def test_all_reasons_are_told_at_once() -> None:
    with pytest.raises(GuardStopped, match=r"(?s)原有网站没有改动.*甲.*乙") as stopped:
        stop_if(["甲", "乙"])
    assert stopped.value.exit_code == 4


def test_a_flood_of_reasons_is_cut_and_counted() -> None:
    with pytest.raises(GuardStopped, match="另有 5 处"):
        stop_if(str(number) for number in range(25))


def test_no_reason_no_stop() -> None:
    stop_if([])
