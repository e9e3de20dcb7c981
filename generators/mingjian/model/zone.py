"""The one time zone of the registries: a day is a day in China, wherever the computer stands."""

from datetime import timedelta, timezone

CHINA = timezone(timedelta(hours=8))
"""China has one time, without summer time since 1991."""
