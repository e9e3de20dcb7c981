"""The steps of a draw from the command line, in order and out of order, and its re-run."""

import shutil
import stat
from pathlib import Path

import pytest
import yaml
from mingjian.cli.app import run

REGISTRY = Path(__file__).parents[3] / "registry"
SOURCE = "示例彩票第1期|2026-08-25|6/33+1/16|主区六个从小到大，再写副区一个|顺延到下一期"
NUMBERS = "2,5,12,25,29,33+7"
PLAN = ("draw", "plan", "sl-t0006", "--on", "2026-06-22", "--reveal-by", "2027-01-20")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """The sample registry with its 2026 plan not yet drawn, already read once."""
    project = tmp_path_factory.mktemp("prepared") / "project"
    shutil.copytree(REGISTRY, project / "registry", ignore=shutil.ignore_patterns("schema"))
    (project / "registry/draws/2026/sl-w0003.yml").unlink()
    assert run(["check", "--registry", str(project / "registry")]) == 0
    return project


@pytest.fixture
def world(prepared, tmp_path, monkeypatch):
    """A registry of one's own; private files lie beside it."""
    monkeypatch.delenv("MINGJIAN_REGISTRY", raising=False)
    shutil.copytree(prepared, tmp_path / "project", copy_function=shutil.copy2)
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project/registry"


@pytest.fixture
def secret(world, tmp_path):
    return tmp_path / "secret.txt"


@pytest.fixture
def committed(world, secret, call):
    assert call(*PLAN, "--source", SOURCE).code == 0
    done = call("draw", "commit", "sl-w0003", "--on", "2026-06-24", "--secret-file", secret)
    assert done.code == 0, done.err
    return world


def record(world, name="draws/2026/sl-w0003.yml"):
    return yaml.safe_load((world / name).read_text("utf-8"))


def rewrite(world, old, new, name="draws/2025/sl-w0001.yml"):
    text = (world / name).read_text("utf-8")
    assert old in text
    (world / name).write_text(text.replace(old, new), encoding="utf-8")


def reveal(call, secret, *more, numbers=NUMBERS, on="2026-12-31"):
    files = ("--secret-file", secret, "--numbers", numbers)
    return call("draw", "reveal", "sl-w0003", "--on", on, *files, *more)


def test_plan_freezes_the_pool_and_says_how_much_randomness_is_needed(world, call):
    said = call(*PLAN, "--source", SOURCE, "--exclude", "sl-j0009=本年度已接受专项检查")
    assert said.code == 0, said.err
    assert "合计：名录 22 家，抽取 9 家，不列入 1 家。" in said.out
    assert "需要 18.9 位，公开随机数有 24.1 位" in said.out
    assert "承诺最迟在 2026-08-19 公布" in said.out
    written = record(world)
    assert len(written["strata"][0]["pool"]) == 22
    assert "sl-j0009" not in written["strata"][0]["pool"]
    assert written["exclusions"] == [{"institution": "sl-j0009", "reason": "本年度已接受专项检查"}]
    assert record(world, "inspection-plans/2026/sl-t0006.yml")["pool_size"] == 22
    assert call("check", "--as-of", "2026-06-30", world / "draws").code == 0
    assert call("fix", "--check").code == 0


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("region", ["明州市", "鉴湖市", "公正市", "示范市", "样例市"]),
        ("class", ["法医类", "物证类", "声像资料", "环境损害"]),
        ("grade", ["等级：A", "等级：B", "等级：C", "等级：D", "等级：未评定"]),
        ("result", ["上次检查：未发现问题", "上次检查：发现问题", "上次检查：发现问题", "上次检查：未检查"]),
        ("size", ["5人以下", "6至10人", "11人以上"]),
    ],
)
def test_plan_cuts_the_pool_in_layers_each_with_its_own_number(world, call, by, names):
    said = call(*PLAN, "--source", SOURCE, "--source", SOURCE, "--by", by)
    assert said.code == 0, said.err
    strata = record(world)["strata"]
    assert [item["name"] for item in strata if not item["name"].startswith(tuple(names))] == []
    assert len(strata) > 1
    everyone = [key for item in strata for key in item["pool"]]
    assert len(everyone) == len(set(everyone)) == 23
    assert all(item["select"] == -(-len(item["pool"]) * 40 // 100) for item in strata)
    assert call("check", "--as-of", "2026-06-30", world / "draws").code == 0


def test_a_layer_can_have_a_ratio_of_its_own(world, call):
    ways = ("--source", SOURCE, "--source", SOURCE, "--by", "grade", "--ratio", "20", "--ratio")
    assert call(*PLAN, *ways, "等级：C=100").code == 0
    ratios = {item["name"]: item["ratio"] for item in record(world)["strata"]}
    assert ratios.pop("等级：C") == 100
    assert set(ratios.values()) == {20}
    assert call("check", "--as-of", "2026-06-30", world / "draws").code == 0


@pytest.mark.parametrize("ratio", ["0", "101", "等级：C", "等级：Z=50", "等级：C=0"])
def test_a_ratio_that_cannot_be_is_refused_with_the_names_of_the_layers(world, call, ratio):
    said = call(*PLAN, "--source", SOURCE, "--by", "grade", "--ratio", ratio)
    assert (said.code, "等级：A、等级：B" in said.err) == (2, True), said.err


def test_layers_by_grade_need_a_scheme_that_exists(world, call):
    said = call(*PLAN, "--source", SOURCE, "--by", "grade", "--scheme", "nowhere")
    assert (said.code, "integrity" in said.err) == (2, True)


def test_an_institution_put_into_the_wrong_layer_is_noticed(world, call):
    assert call(*PLAN, "--source", SOURCE, "--source", SOURCE, "--by", "size").code == 0
    small, *_ = record(world)["strata"]
    rewrite(world, "most: 5", "most: 2", "draws/2026/sl-w0003.yml")
    said = call("draw", "verify", "sl-w0003", "--as-of", "2026-06-30")
    assert (said.code, small["name"] in said.out, "名录与当日在册机构不符" in said.out) == (1, True, True)


def test_plan_refuses_too_little_randomness_and_writes_nothing(world, call):
    said = call(*PLAN, "--source", SOURCE.replace("6/33+1/16", "1/10@0"))
    assert said.code == 1
    assert "随机量不足：需要 20.1 位，公开随机数只有 3.3 位" in said.err
    assert not (world / "draws/2026/sl-w0003.yml").exists()


def test_plan_shows_without_writing(world, call):
    assert call(*PLAN, "--source", SOURCE, "--show").code == 0
    assert not (world / "draws/2026/sl-w0003.yml").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--source", SOURCE.replace("2026-08-25", "2026-06-22")), 1, "就已产生，不能用"),
        (("--source", SOURCE.replace("2026-08-25", "2027-01-21")), 1, "早于公开随机数产生的日期"),
        (("--source", "示例彩票|2026-08-25|6/33"), 2, "公开随机数写法不对"),
        (("--source", SOURCE, "--exclude", "sl-j9999=没有这一家"), 2, "机构须在登记库里"),
        (("--source", SOURCE, "--exclude", "sl-j0009"), 2, "机构编号=理由"),
    ],
)
def test_plan_refuses_what_cannot_be(world, call, arguments, code, sentence):
    said = call(*PLAN, *arguments)
    assert (said.code, sentence in said.err) == (code, True), said.err


def test_a_plan_is_not_drawn_twice(committed, call):
    said = call(*PLAN, "--source", SOURCE)
    assert said.code == 1
    assert "已经有抽取 sl-w0003" in said.err
    assert call("draw", "plan", "sl-t9999", *PLAN[3:], "--source", SOURCE).code == 2


def test_commit_keeps_the_secret_outside_and_private(committed, secret, call):
    lines = secret.read_text("utf-8").splitlines()
    assert lines[:2] == ["mingjian-draw-secret/1", "sl-w0003"]
    assert len(lines[2]) == 64
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    every = "".join(path.read_text("utf-8") for path in committed.rglob("*.yml"))
    assert lines[2] not in every
    assert record(committed)["commitment"]["published"] == "2026-06-24"


def test_two_commitments_are_never_alike(world, tmp_path, call):
    found = set()
    for name in "ab":
        assert call(*PLAN, "--source", SOURCE).code == 0
        files = ("--secret-file", tmp_path / name)
        assert call("draw", "commit", "sl-w0003", "--on", "2026-06-24", *files).code == 0
        found.add(record(world)["commitment"]["sha256"])
        (world / "draws/2026/sl-w0003.yml").unlink()
    assert len(found) == 2


@pytest.mark.parametrize("place", ["secret.txt", "draws/secret.txt"])
def test_a_secret_is_not_put_where_it_would_be_published(world, call, place):
    assert call(*PLAN, "--source", SOURCE).code == 0
    said = call("draw", "commit", "sl-w0003", "--on", "2026-06-24", "--secret-file", world / place)
    assert said.code == 2
    assert "会随登记库一起公开" in said.err
    assert not (world / place).exists()


def test_commit_refuses_a_second_time_a_late_day_and_another_file_on_top(world, secret, call):
    assert call(*PLAN, "--source", SOURCE).code == 0
    commit = ("draw", "commit", "sl-w0003", "--secret-file", secret, "--on")
    late = call(*commit, "2026-08-25")
    assert (late.code, "承诺须更早" in late.err) == (1, True)
    early = call(*commit, "2026-06-21")
    assert (early.code, "早于冻结名录的日期 2026-06-22" in early.err) == (1, True)
    short = call(*commit, "2026-08-20")
    assert (short.code, "中间只有 2 个工作日，至少要 3 个" in short.err) == (1, True)
    secret.write_text("别的", encoding="utf-8")
    assert (call(*commit, "2026-06-24").code, secret.read_text("utf-8")) == (2, "别的")
    secret.unlink()
    assert call(*commit, "2026-06-24").code == 0
    again = call(*commit, "2026-06-24")
    assert (again.code, "不能换" in again.err) == (1, True)


def test_comments_in_the_record_survive(world, secret, call):
    assert call(*PLAN, "--source", SOURCE).code == 0
    rewrite(world, "rounding: ", "# 由抽取小组填写\nrounding: ", "draws/2026/sl-w0003.yml")
    assert call("draw", "commit", "sl-w0003", "--on", "2026-06-24", "--secret-file", secret).code == 0
    assert "# 由抽取小组填写\nrounding: " in (world / "draws/2026/sl-w0003.yml").read_text("utf-8")


def test_the_list_can_be_seen_before_the_visits_without_entering_the_registry(committed, secret, call):
    before = {path: path.read_bytes() for path in committed.rglob("*.yml")}
    said = reveal(call, secret, "--show", on="2026-08-26")
    assert said.code == 0
    assert "抽中 10 家：" in said.out
    assert {path: path.read_bytes() for path in committed.rglob("*.yml")} == before


def test_reveal_writes_secret_numbers_list_and_subjects_and_verify_agrees(committed, secret, call):
    assert reveal(call, secret).code == 0
    written = record(committed)
    assert written["reveal"]["secret"] in secret.read_text("utf-8")
    assert written["randomness"][0]["groups"][1]["values"] == [7]
    plan = record(committed, "inspection-plans/2026/sl-t0006.yml")
    assert plan["subjects"] == sorted(written["reveal"]["result"])
    assert plan["drawn_on"] == "2026-08-25"
    said = call("draw", "verify", "sl-w0003", "--as-of", "2027-01-01")
    assert said.code == 0, said.out
    assert "sl-w0003：复算一致。" in said.out
    assert all(key in said.out for key in written["reveal"]["result"])
    assert call("fix", "--check").code == 0


@pytest.mark.parametrize(
    ("numbers", "on", "code", "sentence"),
    [
        ("2,5,12,25,29,34+7", "2026-12-31", 2, "形式不符"),
        ("2,5,12,25,29,33", "2026-12-31", 2, "形式不符"),
        ("二", "2026-12-31", 2, "形式不符"),
        (NUMBERS, "2026-08-24", 1, "2026-08-25 才全部产生"),
    ],
)
def test_reveal_refuses_numbers_that_do_not_fit_and_a_day_too_early(
    committed, secret, call, numbers, on, code, sentence
):
    said = reveal(call, secret, numbers=numbers, on=on)
    assert (said.code, sentence in said.err) == (code, True), said.err
    assert "reveal" not in record(committed)


def test_reveal_refuses_another_secret_a_changed_plan_and_a_second_time(committed, secret, call):
    right = secret.read_text("utf-8")
    secret.write_text(right[:-2] + ("0" if right[-2] != "0" else "1") + "\n", encoding="utf-8")
    wrong = reveal(call, secret)
    assert (wrong.code, "秘密数与承诺不符" in wrong.err) == (1, True)
    secret.write_text(right.replace("sl-w0003", "sl-w0004"), encoding="utf-8")
    assert (reveal(call, secret).code, "reveal" in record(committed)) == (1, False)
    secret.write_text(right, encoding="utf-8")
    rewrite(committed, "      - sl-j0001\n", "", "draws/2026/sl-w0003.yml")
    changed = reveal(call, secret)
    assert (changed.code, "改动过" in changed.err) == (1, True)
    rewrite(committed, "    pool:\n", "    pool:\n      - sl-j0001\n", "draws/2026/sl-w0003.yml")
    assert reveal(call, secret).code == 0
    again = reveal(call, secret)
    assert (again.code, "已经揭示" in again.err) == (1, True)


def test_pairs_write_names_outside_and_counts_inside(committed, secret, tmp_path, call):
    people, out = tmp_path / "people.yml", tmp_path / "pairs.yml"
    inspectors = [{"id": f"示例{n}号", "recuse": ["sl-j0002"] if n == 1 else []} for n in range(1, 7)]
    people.write_text(yaml.safe_dump({"inspectors": inspectors}, allow_unicode=True), encoding="utf-8")
    files = ("--secret-file", secret, "--numbers", NUMBERS, "--out", out)
    said = call("draw", "pairs", "sl-w0003", people, "--on", "2026-08-26", *files)
    assert said.code == 0, said.err
    pairs = yaml.safe_load(out.read_text("utf-8"))["pairs"]
    listed = reveal(call, secret, "--show").out
    assert all(key in listed for key in pairs)
    assert all(len(set(pair)) == 2 for pair in pairs.values())
    assert "示例1号" not in pairs.get("sl-j0002", ())
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    counts = {"drawn": "2026-08-26", "inspectors": 6, "recusals": 1, "pairs": 10}
    assert record(committed)["pairing"] == counts
    every = "".join(path.read_text("utf-8") for path in committed.rglob("*.yml"))
    assert "示例1号" not in every


def test_pairs_refuse_files_in_the_registry_and_too_few_people(committed, secret, tmp_path, call):
    people = tmp_path / "people.yml"
    files = ("--secret-file", secret, "--numbers", NUMBERS, "--out")
    pairs = ("draw", "pairs", "sl-w0003", people, "--on", "2026-08-26", *files)
    people.write_text("inspectors:\n  - id: A\n", encoding="utf-8")
    assert call(*pairs, tmp_path / "out.yml").code == 2
    people.write_text("inspectors:\n  - id: A\n  - id: B\n", encoding="utf-8")
    assert "会随登记库一起公开" in call(*pairs, committed / "out.yml").err
    everyone = "[" + ", ".join(f"sl-j{n:04d}" for n in range(1, 31)) + "]"
    people.write_text(f"inspectors:\n  - id: A\n  - id: B\n    recuse: {everyone}\n", encoding="utf-8")
    short = call(*pairs, tmp_path / "out.yml")
    assert (short.code, "不足两名" in short.err) == (1, True)
    assert not (tmp_path / "out.yml").exists()


def test_verify_of_the_sample_says_good_failed_and_waiting(monkeypatch, call):
    monkeypatch.chdir(REGISTRY.parent)
    verify = ("draw", "verify", "--registry", REGISTRY, "--as-of", "2026-06-30")
    good = call(*verify, "sl-w0001")
    assert (good.code, "sl-w0001：复算一致。" in good.out) == (0, True)
    failed = call(*verify, "sl-w0002")
    assert failed.code == 1
    assert "抽取失败。揭示期限 2025-10-31 已过，没有揭示。说明：保存秘密数的存储介质损坏" in failed.out
    waiting = call(*verify, "sl-w0003")
    assert (waiting.code, "sl-w0003：已承诺" in waiting.out) == (0, True)
    assert call(*verify).code == 1
    unknown = call(*verify, "sl-w9999")
    assert (unknown.code, "现有：sl-w0001、sl-w0002、sl-w0003" in unknown.err) == (2, True)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("      - sl-j0012\n", "", "抽取方案改动过"),
        ("第2025038期开奖号码\n    known", "第2025039期开奖号码\n    known", "抽取方案改动过"),
        ("          - 33\n", "          - 32\n", "复算名单与记录不符"),
        ("          - 33\n", "          - 34\n", "公开随机数与公布的形式不符"),
        ("    - sl-j0030\nas_of", "    - sl-j0025\nas_of", "复算名单与记录不符"),
        ('"baf160', '"baf161', "秘密数与承诺不符"),
        ('"b3eebf', '"b3eebe', "秘密数与承诺不符"),
        ('published: "2025-03-24"', 'published: "2025-04-08"', "承诺公布得太晚"),
        ('published: "2025-03-24"', 'published: "2025-04-03"', "承诺公布到号码产生隔得太短"),
    ],
)
def test_verify_says_what_was_tampered_with(world, call, old, new, sentence):
    if "as_of" in old:
        old, new = old.replace("as_of", "pairing"), new.replace("as_of", "pairing")
    rewrite(world, old, new)
    said = call("draw", "verify", "sl-w0001", "--as-of", "2026-06-30")
    assert said.code == 1
    assert sentence in said.out
    assert "sl-w0001：不一致，这次抽取不成立" in said.out


def test_verify_says_when_it_looks_from_a_day_before_the_reveal(committed, secret, call):
    assert reveal(call, secret).code == 0
    said = call("draw", "verify", "sl-w0003", "--as-of", "2026-12-30")
    assert (said.code, "用 --as-of 2026-12-31 核对名单" in said.out) == (0, True)


def test_verify_reports_a_reveal_that_is_missing_without_a_word(committed, call):
    said = call("draw", "verify", "sl-w0003", "--as-of", "2027-01-21")
    assert said.code == 1
    assert "揭示期限 2027-01-20 已过，没有揭示。说明：没有见到" in said.out
    assert call("draw", "verify", "sl-w0003", "--as-of", "2027-01-20").code == 0
