"""The size bands of institutions by appraisers who practise there (S16); a size, not a judgement."""

from mingjian.derive import wording

MIDDLE = 10
"""The last size that is not large."""


def bands(small: int) -> tuple[tuple[str, int, int | None], ...]:
    """Return the bands with their fewest and most, the smallest first; 以下 includes the number itself."""
    middle = max(MIDDLE, small + 1)
    return (
        (wording.BAND_SMALL.format(n=small), 0, small),
        (wording.BAND_MIDDLE.format(low=small + 1, high=middle), small + 1, middle),
        (wording.BAND_LARGE.format(low=middle + 1), middle + 1, None),
    )
