"""The build, from registry to published site. Read :func:`build_site` as a table of contents.

Nothing reaches the published folder before everything is read, checked, rendered and guarded (law 4).
"""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from mingjian import __version__
from mingjian.check.runner import check_registry
from mingjian.derive.disclosed import disclosed
from mingjian.derive.history import Trail, public_history
from mingjian.derive.version import version_name
from mingjian.derive.views import Views, derive_views
from mingjian.load.build import load_registry
from mingjian.load.loaded import Loaded
from mingjian.load.source import FolderSource
from mingjian.model.errors import OutputError, UsageError
from mingjian.model.finding import Finding, FindingSeverity
from mingjian.model.registry import Registry
from mingjian.publish.guard import count_records, guard_counts, guard_tree, stop_if
from mingjian.publish.history import read_history
from mingjian.publish.manifest import Manifest
from mingjian.publish.memory import Memory
from mingjian.publish.offline import offline_part
from mingjian.publish.parts import (
    PARTS,
    SHARED,
    choose_parts,
    prepare_data,
    prepare_press,
    prepare_shell,
    render_part,
)
from mingjian.publish.phases import Nobody, Phases, Watcher, long_lived
from mingjian.publish.scan import allowed_numbers
from mingjian.publish.stage import Crew, Render
from mingjian.publish.staging import Staging, refuse_foreign
from mingjian.publish.switch import only_build
from mingjian.render.pages.shellset import ShellSet
from mingjian.render.prints.press import Press

CANNOT_WRITE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}
TOOL = f"mingjian {__version__}"


@dataclass(frozen=True)
class Plan:
    """What to build. ``as_of`` None means the day of the registry's last commit."""

    registry: Path
    config: Path
    out: Path
    as_of: date | None = None
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    jobs: int = 1
    cache: Path | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of it. Without a manifest nothing was published; the findings say why."""

    loaded: Loaded
    findings: tuple[Finding, ...]
    manifest: Manifest | None
    written: int
    seconds: dict[str, float]


def build_site(plan: Plan, watcher: Watcher | None = None) -> Outcome:
    """Read, check, derive, render, guard, publish."""
    phases = Phases(watcher or Nobody())
    parts = choose_parts(plan.only, plan.skip)
    refuse_place(plan)
    with only_build(plan.out), as_output_error(plan.out), long_lived() as all_this_stays:
        with phases.run("读取"):
            loaded = load_registry(FolderSource(plan.registry), plan.cache)
            as_of = plan.as_of or loaded.default_as_of
            all_this_stays()
        with phases.run("检查"):
            findings = gate(loaded, as_of)
        if any(finding.severity >= FindingSeverity.ERROR for finding in findings):
            return Outcome(loaded, findings, None, 0, phases.seconds)
        with phases.run("推导"):
            views = derive_views(loaded.registry, as_of, commit_of(loaded), TOOL)
            views = with_history(views, loaded.registry, read_history(plan.registry, plan.cache))
            prepare_data(parts, views)
            all_this_stays()
        with phases.run("外壳"):
            shell = prepare_shell(plan.config, views, plan.cache)
            press = prepare_press(parts, views, plan.registry, plan.cache)
        tree = Staging.open(plan.out)
        allowed = allowed_numbers(loaded.registry)
        memory = Memory.open(plan.cache, tree.previous, allowed)
        crew = Crew(tree, allowed, phases.watcher, plan.jobs, memory)
        for part in parts:
            with phases.run(f"生成{PARTS[part]}", tree.expected if part in SHARED else None):
                crew.stage(part in SHARED, renderer(part, views, shell, tree, press))
        with phases.run("守门"):
            records = count_records(loaded.registry)
            limits = guard_counts(loaded.registry.settings.guards, records, tree.previous)
            stop_if([*crew.problems, *limits, *guard_tree(tree.entries)])
        with phases.run("发布"):
            manifest = Manifest(TOOL, as_of.isoformat(), views.commit, records, tree.entries)
            tree.publish(manifest)
            memory.save(manifest)
    return Outcome(loaded, findings, manifest, tree.written, phases.seconds)


def renderer(part: str, views: Views, shell: ShellSet, tree: Staging, press: Press | None) -> Render:
    """Return what renders a part; the offline package is made of what the others have put into the tree."""
    if part == "offline":
        return lambda _share: offline_part(tree.folder, tree.entries)
    return partial(render_part, part, views, shell, files=tree.entries, press=press)


def refuse_place(plan: Plan) -> None:
    """Refuse an output among the registry's own files, or in the place of anybody's."""
    if plan.out.resolve().is_relative_to(plan.registry.resolve()):
        raise UsageError(f"输出文件夹 {plan.out} 在登记库里面，请换到外面。")
    refuse_foreign(plan.out)


def with_history(views: Views, whole: Registry, trail: Trail) -> Views:
    """Return the views with as much of the history as may be public."""
    shown = disclosed(whole, views.as_of)
    return replace(views, history=public_history(trail, whole, shown))


def gate(loaded: Loaded, as_of: date) -> tuple[Finding, ...]:
    """Return all findings of reading and checking, in the order of the files."""
    findings = [*loaded.findings, *check_registry(loaded, as_of)]
    return tuple(sorted(findings, key=lambda finding: finding.order))


def commit_of(loaded: Loaded) -> str | None:
    """Return the version the registry was read at, if it is under version control."""
    return version_name(loaded.commit.sha, loaded.source.has_changes()) if loaded.commit else None


@contextmanager
def as_output_error(out: Path) -> Iterator[None]:
    """Turn a full or read-only disk into one sentence."""
    try:
        yield
    except shutil.Error as error:  # many files at once: each with its place and reason, no number
        raise OutputError(f"写不进临时文件夹：{error.args[0][0][2]}。原有网站没有改动。") from error
    except OSError as error:
        if error.errno not in CANNOT_WRITE:
            raise
        raise OutputError(f"写不进 {out}：{error.strerror}。原有网站没有改动。") from error
