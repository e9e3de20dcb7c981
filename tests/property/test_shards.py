"""Shards: however many machines share a build, the merged site is the one a single machine builds."""

import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest
from mingjian.model.errors import GuardStopped, SourceError, UsageError
from mingjian.publish.build import Plan, build_site
from mingjian.publish.manifest import NAME, Manifest

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests/golden/tiny/registry"
DAY = date(2026, 6, 30)


def tree(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny registry with the site of the sample, built once as a whole."""
    folder = tmp_path_factory.mktemp("sharded")
    shutil.copytree(TINY, folder / "registry")
    shutil.copytree(ROOT / "site", folder / "site")
    shutil.copy2(ROOT / "mkdocs.yml", folder)
    build(folder, "whole")
    return folder


def build(project: Path, out: str, **more: object) -> Path:
    plan = Plan(project / "registry", project / "mkdocs.yml", project / out, DAY, cache=project / "cache")
    outcome = build_site(Plan(**{**vars(plan), **more}))
    assert outcome.manifest is not None, [finding.message for finding in outcome.findings]
    return project / out


def shards(project: Path, count: int, jobs: int = 1) -> tuple[Path, ...]:
    return tuple(
        build(project, f"shards/{index}-{count}", shard=(index, count), jobs=jobs) for index in range(count)
    )


@pytest.fixture(scope="module")
def pair(project: Path) -> tuple[Path, ...]:
    return shards(project, 2)


@pytest.mark.parametrize(("count", "jobs"), [(1, 1), (2, 2), (7, 1)])
def test_merged_shards_are_the_single_build_byte_for_byte(project: Path, count: int, jobs: int) -> None:
    made = shards(project, count, jobs)
    merged = build(project, f"merged-{count}", merged=made[::-1])
    assert tree(merged) == tree(project / "whole")
    pages = [set(Manifest.read(folder).files) for folder in made]
    assert sum(map(len, pages)) == len(set().union(*pages))


def test_every_shard_has_work_and_none_of_them_is_a_site(pair: tuple[Path, ...]) -> None:
    for folder in pair:
        assert len(Manifest.read(folder).files) > 100
        assert not (folder / "sitemap.xml").exists()
        assert not (folder / "data/SHA256SUMS").exists()


def copies(pair: tuple[Path, ...], folder: Path) -> tuple[Path, ...]:
    return tuple(Path(shutil.copytree(one, folder / one.name, copy_function=shutil.copy2)) for one in pair)


def test_a_missing_or_doubled_shard_is_named(project: Path, pair: tuple[Path, ...]) -> None:
    with pytest.raises(UsageError, match=r"有 1/2，应当从 1/2 到 2/2"):
        build(project, "no", merged=pair[:1])
    with pytest.raises(UsageError, match=r"有 1/2、1/2、2/2"):
        build(project, "no", merged=(*pair, pair[0]))
    assert not (project / "no").exists()


def test_a_shard_of_another_day_or_another_registry_is_refused(
    project: Path, pair: tuple[Path, ...], tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="分片 1/2 不是由现在的登记库、日期和工具生成的"):
        build(project, "no", merged=pair, as_of=date(2026, 7, 1))
    other = tmp_path / "project"
    shutil.copytree(project, other, ignore=shutil.ignore_patterns("whole", "merged*", "shards"))
    with (other / "registry/registry.yml").open("a", encoding="utf-8") as settings:
        settings.write("# 改动\n")
    with pytest.raises(UsageError, match="不是由现在的登记库"):
        build(other, "no", merged=pair)


def test_a_file_changed_or_lost_on_the_way_is_named(
    project: Path, pair: tuple[Path, ...], tmp_path: Path
) -> None:
    first, second = copies(pair, tmp_path)
    path = next(path for path in Manifest.read(first).files if path.endswith("index.html"))
    (first / path).write_bytes(b"half")
    with pytest.raises(SourceError, match="与它的清单不符"):
        build(project, "no", merged=(first, second))
    (first / path).unlink()
    with pytest.raises(SourceError, match=f"缺少 {path}"):
        build(project, "no", merged=(first, second))
    (first / NAME).unlink()
    with pytest.raises(SourceError, match="不是生成完的分片"):
        build(project, "no", merged=(first, second))


def test_a_shard_cannot_reach_outside_the_tree(project: Path, pair: tuple[Path, ...], tmp_path: Path) -> None:
    first, second = copies(pair, tmp_path)
    text = (first / NAME).read_text(encoding="utf-8")
    path = next(iter(Manifest.read(first).files))
    (first / NAME).write_text(text.replace(f'"{path}"', '"../../evil.html"'), encoding="utf-8")
    with pytest.raises(GuardStopped, match="evil"):
        build(project, "no", merged=(first, second))


def test_a_shard_never_replaces_a_site_nor_a_site_a_shard(project: Path, pair: tuple[Path, ...]) -> None:
    with pytest.raises(UsageError, match="已有完整的网站"):
        build(project, "whole", shard=(0, 2))
    with pytest.raises(UsageError, match="是分片"):
        build(project, pair[0].relative_to(project).as_posix())
    with pytest.raises(UsageError, match="不是分片"):
        build(project, "no", merged=(project / "whole",))


def test_a_personal_number_stops_the_shard_that_would_carry_it(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "project"
    shutil.copytree(project, other, ignore=shutil.ignore_patterns("whole", "merged*", "shards"))
    with (other / "site/pages/about.md").open("a", encoding="utf-8") as page:
        page.write("\n\n联系人手机 138" + "0" * 8 + "\n")
    with pytest.raises(GuardStopped, match="about/index"):
        shards(other, 2)
