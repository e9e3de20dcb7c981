from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_windows_lists_what_disappears_next(call) -> None:
    said = call(
        "job",
        "windows",
        "--dry-run",
        "--registry",
        ROOT / "registry",
        "--as-of",
        "2026-06-30",
        "--days",
        "30",
    )
    assert said.code == 0
    assert "2026-07-08 是最后一天（还有 8 天）  处罚与惩戒 sl-s0011" in said.out
    assert "2026-06-30 起 30 天内有 1 条停止公示" in said.out


def test_windows_says_when_nothing_disappears(call) -> None:
    said = call(
        "job", "windows", "--dry-run", "--registry", ROOT / "registry", "--as-of", "2026-06-30", "--days", "5"
    )
    assert said.code == 0
    assert "2026-06-30 起 5 天内没有停止公示的。" in said.out


def test_a_number_of_days_is_asked_for(call) -> None:
    assert call("job", "windows", "--dry-run", "--registry", ROOT / "registry", "--days", "0").code == 2


def test_small_lists_who_has_few_appraisers(call) -> None:
    said = call("job", "small", "--dry-run", "--registry", ROOT / "registry", "--as-of", "2026-06-30")
    assert said.code == 0
    assert "4 人  sl-j0024" in said.out
    assert "2026-06-30：在执业鉴定人 5 人以下（含 5 人）的机构有" in said.out
