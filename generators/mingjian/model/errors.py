"""Problems of the tool or its use (not of the data): one sentence for the user and an exit code."""


class MingjianError(Exception):
    """Base of all tool problems; ``exit_code`` is what the command line returns."""

    exit_code = 70


class UsageError(MingjianError):
    """The command was called wrongly."""

    exit_code = 2


class SettingsError(MingjianError):
    """registry.yml is missing or cannot be used."""

    exit_code = 2


class SourceError(MingjianError):
    """The registry cannot be read (folder gone, git missing, unknown revision)."""

    exit_code = 3


class GuardStopped(MingjianError):  # noqa: N818 - it names an outcome, not a fault
    """A guard stopped publication; the previous output is untouched."""

    exit_code = 4


class OutputError(MingjianError):
    """The output cannot be written; the previous output is untouched."""

    exit_code = 5
