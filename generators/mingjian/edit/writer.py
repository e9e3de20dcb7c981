"""A tree back to canonical text with its comments in place. Tolerant: what the model does not know is kept.

For trees that satisfy their model the lines are those of ``load.canonical.emit``; a property test says so.
"""

from typing import Any

from mingjian.edit.comment import Comments
from mingjian.load.canonical import is_block, scalar_text
from mingjian.load.shape import FieldShape, shape_of
from mingjian.model.declaration import Model


def write(model: type[Model], tree: dict[str, Any], comments: Comments) -> str:
    """Return the canonical text of a tree; ``comments`` is used up."""
    writer = _Writer(comments)
    writer.above("", "")
    writer.mapping(model, tree, "", "")
    writer.lines += [*writer.carried, *comments.end]
    return "\n".join(writer.lines) + "\n"


def left_out(value: Any, field: FieldShape | None) -> bool:
    """Say whether a key is left out because its value says nothing."""
    if field is None:
        return False
    if value is None or value == []:
        return field.default is not ...
    if field.spec.model is not None and not field.spec.many:
        return isinstance(field.default, Model) and isinstance(value, dict) and _says_nothing(field, value)
    if isinstance(value, dict | list) or field.default is ...:
        return False
    return scalar_text(value, field) == scalar_text(field.default, field) and field.default is not None


def _says_nothing(field: FieldShape, value: dict[str, Any]) -> bool:
    shape = shape_of(field.spec.model) if field.spec.model else {}
    return all(key in shape and left_out(item, shape[key]) for key, item in value.items())


class _Writer:
    """Lines written so far, and comments whose line was left out."""

    def __init__(self, comments: Comments) -> None:
        self.comments = comments
        self.lines: list[str] = []
        self.carried: list[str] = []

    def mapping(self, model: type[Model] | None, data: dict[str, Any], indent: str, path: str) -> None:
        """Write the keys of a mapping: declared ones in canonical order, others after them."""
        shape = shape_of(model) if model else {}
        names = [name for name in shape if name in data] + [name for name in data if name not in shape]
        silent = [name for name in names if left_out(data[name], shape.get(name))]
        if len(silent) == len(names) and path:
            silent = [name for name in silent if data[name] in (None, [])]
        for name in names:
            here = f"{path}.{name}" if path else name
            if name in silent:
                self.carried += self.comments.take(here)
            else:
                self.entry(name, shape.get(name), data[name], indent, here)

    def entry(self, name: str, field: FieldShape | None, value: Any, indent: str, path: str) -> None:
        """Write one key with its value."""
        self.above(f"{path}#key", indent)
        model = field.spec.model if field else None
        if isinstance(value, dict) and value:
            self.line(f"{indent}{_key(name)}:", f"{path}#key")
            self.above(path, f"{indent}  ")
            self.mapping(model, value, f"{indent}  ", path)
        elif isinstance(value, list) and value:
            self.line(f"{indent}{_key(name)}:", f"{path}#key")
            self.above(path, f"{indent}  ")
            self.items(field, value, f"{indent}  ", path)
        else:
            self.above(path, indent)
            self.scalar(f"{indent}{_key(name)}: ", value, field, indent, path)
        self.after(path, f"{indent}  " if isinstance(value, dict | list) else indent)

    def items(self, field: FieldShape | None, values: list[Any], indent: str, path: str) -> None:
        """Write the items of a list."""
        for index, value in enumerate(values):
            here = f"{path}[{index}]"
            self.above(here, indent)
            if isinstance(value, dict) and value:
                self.item(field.spec.model if field else None, value, indent, here)
            else:
                self.scalar(f"{indent}- ", value, field, indent, here)
            self.after(here, indent)

    def item(self, model: type[Model] | None, value: dict[str, Any], indent: str, path: str) -> None:
        """Write a mapping as a list item: its first line carries the dash, comments stay above it."""
        start = len(self.lines)
        self.mapping(model, value, f"{indent}  ", path)
        for number in range(start, len(self.lines)):
            line = self.lines[number]
            if line.lstrip().startswith("#"):
                self.lines[number] = indent + line.lstrip()
                continue
            self.lines[number] = f"{indent}- {line[len(indent) + 2 :]}"
            break

    def scalar(self, head: str, value: Any, field: FieldShape | None, indent: str, path: str) -> None:
        """Write a value on the line of its key or dash, or as a block below it."""
        if is_block(value):
            self.release(indent)
            self.above_inline(f"{path}#key", indent)
            self.above_inline(path, indent)
            self.lines.append(f"{head}|-")
            deeper = f"{indent}  "
            self.lines += [f"{deeper}{line}" if line else "" for line in value.split("\n")]
            return
        if inline := self.comments.inline.pop(f"{path}#key", None):
            self.lines.append(f"{indent}{inline}")
        self.line(f"{head}{_text(value, field)}", path)

    def line(self, text: str, path: str) -> None:
        """Write a line with the comment that ended it."""
        self.release(text[: len(text) - len(text.lstrip(" "))])
        inline = self.comments.inline.pop(path, None)
        self.lines.append(f"{text}  {inline}" if inline else text)

    def above(self, path: str, indent: str) -> None:
        """Write the comments that stand above something."""
        self.release(indent)
        self.lines += [f"{indent}{text}" for text in self.comments.above.pop(path, [])]

    def above_inline(self, path: str, indent: str) -> None:
        """Write an inline comment above a block, whose first line has no room for it."""
        if inline := self.comments.inline.pop(path, None):
            self.lines.append(f"{indent}{inline}")

    def after(self, path: str, indent: str) -> None:
        """Write the comments that stand below something."""
        self.lines += [f"{indent}{text}" for text in self.comments.after.pop(path, [])]
        self.lines += [f"{indent}{text}" for text in self.comments.after.pop(f"{path}#key", [])]

    def release(self, indent: str) -> None:
        """Write the comments whose own line was left out."""
        self.lines += [f"{indent}{text}" for text in self.carried]
        self.carried.clear()


def _key(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else _text(name, None)


def _text(value: Any, field: FieldShape | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, list | dict):
        return "[]" if isinstance(value, list) else "{}"
    return scalar_text(value, field)
