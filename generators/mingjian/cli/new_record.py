"""``mingjian new KIND``: a record with the next free id, from flags, from answers, or as a template."""

import sys
from pathlib import Path
from typing import Any

import click

from mingjian.cli.carry_out import How, desk_for, do
from mingjian.cli.messages import say
from mingjian.edit.desk import Desk
from mingjian.edit.fresh import Tree, built, missing
from mingjian.edit.ids import is_free, next_id
from mingjian.edit.plan import Plan
from mingjian.edit.refused import EditRefused
from mingjian.edit.setting import title_of
from mingjian.edit.step import Step
from mingjian.edit.template import about, template
from mingjian.edit.words import say as word
from mingjian.model.errors import UsageError
from mingjian.model.registry import Kind


def add_record(kind: Kind, pairs: tuple[str, ...], key: str | None, how: How) -> int:
    """Add a record, or write a template where something is still missing."""
    root, desk = desk_for(how)
    if key is not None and not is_free(desk, root, kind, key):
        raise EditRefused(word("id_used", id=key))
    key = key or next_id(desk, root, kind)
    known = [("as_of", how.day.isoformat()), *(_pair(text) for text in pairs)]
    tree = _with_answers(kind, known, desk) if sys.stdin.isatty() else built(kind.model, known)
    gaps = [path for path, _ in missing(kind.model, tree)]
    if gaps:
        return _write_template(root, desk, kind, {"id": key, **tree}, gaps)
    whose = str(tree.get("institution") or tree.get("appraiser") or "")
    about_whom = desk.registry.institutions.get(whose) or desk.registry.appraisers.get(whose)
    name = tree.get("name") or tree.get("title") or (about_whom.name if about_whom else kind.title)
    title = word("create_title", kind=kind.title, name=word("named", name=name, id=key))
    return do(root, desk, Plan(title, (Step(key, "", None, tree, kind.key),)), how)


def _pair(text: str) -> tuple[str, str]:
    path, sign, value = text.partition("=")
    if not sign or not value:
        raise UsageError(word("no_pair", text=text))
    return path, value


def _with_answers(kind: Kind, known: list[tuple[str, str]], desk: Desk) -> Tree:
    """Ask for what is missing; an empty answer leaves it to the template."""
    for path, field in list(missing(kind.model, built(kind.model, known))):
        question = say(
            "new_ask", about=about(field, desk.registry.words), path=path, example=field.spec.example
        )
        if answer := click.prompt(question, default="", show_default=False).strip():
            known.append((path, answer))
    return built(kind.model, known)


def _write_template(root: Path, desk: Desk, kind: Kind, tree: Tree, gaps: list[str]) -> int:
    path = f"{_folder(desk, kind, tree)}/{tree['id']}.yml"
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(template(kind.model, tree, desk.registry.words))
    fields = "、".join(title_of(kind.model, gap) for gap in gaps)
    click.echo(say("new_template", path=_from_here(target), count=len(gaps), fields=fields))
    return 0


def _from_here(target: Path) -> Path:
    here = Path.cwd()
    return target.relative_to(here) if target.is_relative_to(here) else target


def _folder(desk: Desk, kind: Kind, tree: dict[str, Any]) -> str:
    """Return the folder a record belongs in, by the field that decides it."""
    if not kind.shard:
        return kind.folder
    field = kind.year_of if kind.shard == "year" else "institution" if kind.key == "price" else "region"
    value = str(tree.get(field) or "")
    if kind.key == "price":
        house = desk.registry.institutions.get(value)
        value = house.region if house else ""
    if not value:
        raise UsageError(word("no_shard", field=field, title=title_of(kind.model, field)))
    return f"{kind.folder}/{value[:4] if kind.shard == 'year' else value}"
