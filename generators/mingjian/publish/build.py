"""The build, from registry to published site. Read :func:`build_site` as a table of contents.

Nothing reaches the published folder before everything is read, checked, rendered and guarded (law 4).
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from mingjian import __version__
from mingjian.check.runner import check_registry
from mingjian.derive.disclosed import disclosed
from mingjian.derive.history import Depth, Trail, public_history
from mingjian.derive.leaving import public_until
from mingjian.derive.version import version_name
from mingjian.derive.views import Views, derive_views
from mingjian.load.build import load_registry
from mingjian.load.loaded import Loaded
from mingjian.load.source import FolderSource, refuse_broken_repository
from mingjian.model.errors import SourceError, UsageError
from mingjian.model.finding import Finding, FindingSeverity
from mingjian.model.registry import Registry
from mingjian.publish.crew import attempted, share_out
from mingjian.publish.guard import count_records, guard_counts, guard_tree, stop_if
from mingjian.publish.history import read_history
from mingjian.publish.manifest import Manifest, Shard
from mingjian.publish.memory import Memory
from mingjian.publish.offline import offline_part
from mingjian.publish.outdated import refuse_reappearing
from mingjian.publish.parts import (
    PARTS,
    SHARED,
    choose_parts,
    grouped_parts,
    prepare_data,
    prepare_press,
    prepare_shell,
    render_part,
)
from mingjian.publish.phases import Nobody, Phases, Watcher, long_lived
from mingjian.publish.scan import allowed_numbers
from mingjian.publish.shard import made_of, parts_of, refuse_other_kind, share_of, take_over
from mingjian.publish.stage import Crew, Render, side_by_side
from mingjian.publish.staging import Staging, refuse_foreign
from mingjian.publish.switch import only_build
from mingjian.publish.unwritable import as_output_error
from mingjian.render.pages.shellset import ShellSet
from mingjian.render.prints.press import Press

TOOL = f"mingjian {__version__}"


@dataclass(frozen=True)
class Plan:
    """What to build. ``as_of`` None means the day of the registry's last commit.

    ``newest`` is the revision of which nothing that it took down may come back, when an older one is built.
    ``shard`` (i, n) builds the i-th of n shares only, the first being 0; ``merged`` are the folders of all.
    """

    registry: Path
    config: Path
    out: Path
    as_of: date | None = None
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    jobs: int = 1
    cache: Path | None = None
    shard: tuple[int, int] | None = None
    merged: tuple[Path, ...] = ()
    newest: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of it. Without a manifest nothing was published; the findings say why."""

    loaded: Loaded
    findings: tuple[Finding, ...]
    manifest: Manifest | None
    written: int
    seconds: dict[str, float]
    depth: Depth = Depth.NONE


@dataclass(frozen=True)
class Prepared:
    """What every part is rendered from."""

    loaded: Loaded
    views: Views
    shell: ShellSet
    press: Press | None


def build_site(plan: Plan, watcher: Watcher | None = None) -> Outcome:
    """Read, check, derive, render, guard, publish."""
    phases = Phases(watcher or Nobody())
    parts = choose_parts(plan.only, plan.skip)
    refuse_place(plan)
    with only_build(plan.out), as_output_error(plan.out), long_lived() as all_this_stays:
        with phases.run("读取"):
            refuse_broken_repository(plan.registry)
            loaded = load_registry(FolderSource(plan.registry), plan.cache)
            as_of = plan.as_of or loaded.default_as_of
            all_this_stays()
        with phases.run("检查和推导"):
            findings, views = checked_and_derived(plan, parts, loaded, as_of)
            all_this_stays()
        if views is None:
            return Outcome(loaded, findings, None, 0, phases.seconds)
        if plan.newest is not None:
            refuse_reappearing(views.registry, as_of, plan.registry, plan.newest, loaded)
        with phases.run("外壳"):
            shell = prepare_shell(plan.config, views, plan.cache)
            press = prepare_press(parts, views, plan.registry, plan.cache)
            made = Prepared(loaded, views, shell, press)
        tree = Staging.open(plan.out)
        allowed = allowed_numbers(loaded.registry)
        memory = Memory.open(plan.cache, tree.previous, allowed)
        all_this_stays()
        crew = Crew(tree, allowed, phases.watcher, plan.jobs, memory)
        manifest = promise(plan, parts, made, tree)
        stage_parts(plan, parts, made, manifest, crew, phases)
        with phases.run("守门"):
            guards = loaded.registry.settings.guards
            limits = guard_counts(guards, manifest.records, tree.previous)
            stop_if([*crew.problems, *limits, *guard_tree(tree.entries)])
            refuse_changed(loaded)
        with phases.run("发布"):
            tree.publish(manifest)
            memory.save(manifest)
    return Outcome(loaded, findings, manifest, tree.written, phases.seconds, views.history.depth)


def checked_and_derived(
    plan: Plan, parts: tuple[str, ...], loaded: Loaded, as_of: date
) -> tuple[tuple[Finding, ...], Views | None]:
    """Check the registry, and derive the views beside it where there is a second processor for that.

    With an error among the findings there are no views: what cannot be derived then is not worth a word.
    """

    def work(index: int, _count: int) -> tuple[Finding, ...] | Views | Exception:
        return gate(loaded, as_of) if index else attempted(partial(derived, plan, parts, loaded, as_of))

    views, *checked = share_out(min(plan.jobs, 2), work)
    findings = cast("tuple[Finding, ...]", checked[0] if checked else gate(loaded, as_of))
    if any(finding.severity >= FindingSeverity.ERROR for finding in findings):
        return findings, None
    if isinstance(views, Exception):
        raise views
    return findings, cast("Views", views)


def derived(plan: Plan, parts: tuple[str, ...], loaded: Loaded, as_of: date) -> Views:
    """Derive everything parts are rendered from."""
    views = derive_views(loaded.registry, as_of, commit_of(loaded), TOOL)
    views = with_history(views, loaded.registry, read_history(plan.registry, plan.cache))
    prepare_data(parts, views)
    return views


def promise(plan: Plan, parts: tuple[str, ...], made: Prepared, tree: Staging) -> Manifest:
    """Return the manifest of the tree to come: everything but its files, which fill it as they are staged."""
    views, registry = made.views, made.loaded.registry
    last = public_until(registry, views.as_of)
    shard = None
    if plan.shard is not None:
        shard = Shard(*plan.shard, made_of(made.loaded.source, parts, views, made.shell, made.press))
    refuse_other_kind(tree.previous, shard)
    return Manifest(
        tool=TOOL,
        as_of=views.as_of.isoformat(),
        commit=views.commit,
        records=count_records(registry),
        files=tree.entries,
        until=None if last is None else last.isoformat(),
        shard=shard,
    )


def stage_parts(  # noqa: PLR0913, PLR0917 - what a build is made of
    plan: Plan, parts: tuple[str, ...], made: Prepared, manifest: Manifest, crew: Crew, phases: Phases
) -> None:
    """Put every part into the tree, by rendering it or from a shard."""
    tree = crew.tree
    if plan.merged:
        with phases.run("合并分片", tree.expected):
            made_here = made_of(made.loaded.source, parts, made.views, made.shell, made.press)
            take_over(tree, plan.merged, (manifest, made_here), phases.watcher.advance)
    for group in grouped_parts(parts_of(parts, SHARED, plan.shard, merging=bool(plan.merged))):
        with phases.run(f"生成{'、'.join(PARTS[part] for part in group)}", expected(group, tree)):
            renders = [renderer(part, made.views, made.shell, tree, made.press) for part in group]
            if group[0] in SHARED:
                crew.stage(True, share_of(renders[0], plan.shard))
            else:
                crew.stage(len(group) > 1, side_by_side(renders))


def expected(group: tuple[str, ...], tree: Staging) -> int | None:
    """Return how many files to expect of a group of parts."""
    return tree.expected if group[0] in SHARED else None


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


def refuse_changed(loaded: Loaded) -> None:
    """Refuse to publish what was read while it changed: pages would mix two states of the registry."""
    before = {file.path: file for file in loaded.listed}
    now = {file.path: file for file in loaded.source.files()}
    changed = sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
    if not changed and loaded.source.commit() == loaded.commit:
        return
    what = f"（{'、'.join(changed[:3])} 等 {len(changed)} 个文件）" if changed else "（有新的提交）"
    raise SourceError(f"登记库在生成过程中改动了{what}，没有发布，原有网站没有改动；请改完以后再生成一次。")
