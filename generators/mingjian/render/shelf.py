"""Where what takes long to make is kept between builds. Publishing owns the disk; renderers only ask."""

from typing import Protocol


class Shelf(Protocol):
    """A place for finished things, by name."""

    def get(self, name: str, key: str) -> bytes | None:
        """Return the thing of a name if it was made of what the key stands for."""

    def put(self, name: str, key: str, data: bytes) -> None:
        """Keep a thing in place of the former one of that name."""
