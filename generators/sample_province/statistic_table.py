"""The invented totals of four years, as somebody would note them down before anything is hidden.

A number is a count, a pair numerator and denominator, ``N`` a median of N cases as (value, N), a word the
state. ``parts`` are numbers in the order of the regions, categories or bands.
"""

from dataclasses import dataclass, field

YEARS = (2022, 2023, 2024, 2025)
NOT_PUBLISHED, NONE_RECORDED = "未公布", "未见记录"
Number = int | float | tuple[float, int] | str


@dataclass(frozen=True)
class Total:
    """The number of one year; with parts it is their sum. ``notes`` says what its readers need to know."""

    number: Number | None = None
    parts: dict[str, tuple[Number, ...]] = field(default_factory=dict)
    note: str | None = None


def years(*numbers: Number) -> tuple[Total, ...]:
    """Return plain totals of the four years."""
    return tuple(Total(number) for number in numbers)


def regions(*rows: tuple[Number, ...]) -> tuple[Total, ...]:
    """Return totals by city; the last city has no institution."""
    return tuple(Total(parts={"地区": row}) for row in rows)


def bands(*rows: tuple[Number, ...]) -> tuple[Total, ...]:
    """Return totals by band."""
    return tuple(Total(parts={"分档": row}) for row in rows)


def categories(*rows: tuple[Number, ...]) -> tuple[Total, ...]:
    """Return totals by class: 法医类, 物证类, 声像资料, 环境损害."""
    return tuple(Total(parts={"执业类别": row}) for row in rows)


def both(regions_: tuple[Number, ...], others: tuple[Number, ...], by: str) -> Total:
    """Return a total broken down in two ways."""
    return Total(parts={"地区": regions_, by: others})


TABLE: dict[str, tuple[Total, ...]] = {
    "caseload": (
        both((3760, 2310, 1390, 862, 598, 0), (6890, 1611, 331, 88), "执业类别"),
        both((3902, 2415, 1456, 921, 616, 0), (7120, 1733, 361, 96), "执业类别"),
        both((4055, 2502, 1523, 968, 640, 0), (7388, 1801, 388, 111), "执业类别"),
        both((4211, 2611, 1604, 1006, 670, 0), (7655, 1904, 421, 122), "执业类别"),
    ),
    "adoption": (
        Total(NOT_PUBLISHED),
        *categories(
            ((1932, 2101), (402, 451), (66, 78), (20, 27)),
            ((2044, 2199), (428, 474), (81, 93), (24, 31)),
            ((2156, 2302), (455, 499), (90, 102), (15, 18)),
        ),
    ),
    "reappraisal": categories(
        ((181, 6702), (46, 1588), (12, 322), (3, 84)),
        ((172, 7011), (41, 1690), (11, 352), (2, 91)),
        ((160, 7290), (38, 1777), (9, 380), (6, 108)),
        ((151, 7540), (35, 1880), (10, 411), (4, 118)),
    ),
    "duplicates": years(NONE_RECORDED, (9, 31), (7, 26), (11, 34)),
    "consultations": years(0, 12, 15, 9),
    "testimony": regions(
        ((61, 74), (38, 49), (20, 28), (7, 12), (6, 12), (0, 0)),
        ((70, 82), (45, 54), (24, 31), (9, 14), (3, 6), (0, 0)),
        ((83, 93), (51, 60), (27, 33), (14, 19), (5, 10), (0, 0)),
        ((97, 105), (60, 67), (33, 39), (17, 23), (9, 11), (0, 0)),
    ),
    "remote-testimony": years((0, 132), (19, 151), (41, 180), (77, 216)),
    "complaints-received": regions(
        (71, 38, 21, 12, 6, 0), (64, 35, 19, 11, 5, 0), (60, 33, 18, 9, 3, 0), (55, 30, 16, 10, 2, 0)
    ),
    "complaints-accepted": (
        Total(121),
        Total(109),
        Total(101),
        Total(116, note="包括上一年度收到、本年度补齐材料后受理的9件。"),
    ),
    "complaints-upheld": years((24, 118), (19, 120), (17, 105), (14, 122)),
    "complaint-days": years((52, 118), (47, 120), (41, 105), (38, 122)),
    "complaint-backlog": bands((17, 11, 8, 6), (15, 9, 7, 0), (13, 8, 6, 0), (12, 7, 2, 0)),
    "mediation": (
        Total(NONE_RECORDED),
        *bands(
            ((31, 44), (21, 32), (10, 18)), ((36, 47), (24, 35), (12, 19)), ((41, 52), (26, 36), (13, 20))
        ),
    ),
    "adjudications": years(NONE_RECORDED, 3, 6, 8),
    "mediation-links": years(64, 81, 97, 118),
    "satisfaction": (
        Total(NOT_PUBLISHED),
        *regions(
            ((612, 688), (401, 455), (230, 268), (118, 139), (66, 79), (0, 0)),
            ((690, 760), (455, 506), (262, 299), (131, 151), (74, 86), (0, 0)),
            ((744, 806), (498, 546), (289, 322), (140, 159), (80, 83), (0, 0)),
        ),
    ),
    "waivers": (
        both((92, 61, 33, 18, 9, 0), (131, 64, 18), "分档"),
        both((101, 66, 38, 21, 11, 0), (140, 75, 22), "分档"),
        both((113, 70, 41, 24, 4, 0), (149, 84, 19), "分档"),
        both((121, 77, 46, 25, 13, 0), (158, 96, 28), "分档"),
    ),
    "waiver-amount": years(31.4, 36.2, 38.75, 43.1),
    "aid-cases": regions(
        (44, 31, 18, 11, 6, 0), (49, 33, 20, 12, 7, 0), (52, 37, 22, 12, 3, 0), (58, 40, 24, 14, 9, 0)
    ),
    "aid-budget": years(60, 60, 70, 80),
    "aid-spent": (
        Total(52.3),
        Total(58.8),
        Total(73.45, note="超出预算的部分使用上一年度结余。"),
        Total(77.9),
    ),
    "ages": bands((29, 58, 62, 21), (37, 69, 74, 24), (41, 72, 76, 26), (39, 70, 73, 27)),
    "training": regions(
        ((77, 85), (20, 25), (21, 26), (17, 22), (7, 12), (0, 0)),
        ((86, 94), (24, 30), (26, 32), (22, 29), (13, 19), (0, 0)),
        ((91, 98), (27, 33), (26, 32), (24, 30), (17, 22), (0, 0)),
        ((89, 96), (28, 33), (26, 31), (22, 27), (19, 22), (0, 0)),
    ),
    "training-courses": years(6, 7, 8, 8),
    "insurance": years((11, 29), (15, 29), (19, 27), (21, 26)),
    "counsel": years((4, 29), (6, 29), (9, 27), (12, 26)),
    "oaths": years(0, 46, NONE_RECORDED, 31),
    "talks": (
        *bands((9, 7, 6, 0, 5), (8, 7, 5, 0, 6), (7, 6, 5, 3, 0)),
        Total(4),
    ),
    "major-reports": years(14, 17, 11, 13),
    "interference": years(NOT_PUBLISHED, NOT_PUBLISHED, NOT_PUBLISHED, NOT_PUBLISHED),
    "penalties": years(7, 9, 6, 8),
    "warning-education": years(4, 5, 5, 6),
    "credit-records": years(29, 29, 27, 26),
    "e-licences": years((0, 199), (96, 233), (181, 242), (229, 235)),
    "assessed-tasks": years(NOT_PUBLISHED, NONE_RECORDED, (24, 30), (27, 31)),
}

HALVES: dict[str, tuple[tuple[int, int], ...]] = {
    "callbacks": ((3011, 4302), (3290, 4488), (3477, 4521), (3699, 4720), (3902, 4811), (4120, 5010)),
}
"""Numbers of each half-year from 2023 on."""
