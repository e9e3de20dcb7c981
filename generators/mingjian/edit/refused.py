"""An edit that must not be made: one sentence, nothing written, exit code 1."""

from mingjian.model.errors import MingjianError


class EditRefused(MingjianError):  # noqa: N818 - it names an outcome, not a fault
    """The edit does not fit the registry as it stands."""

    exit_code = 1
