"""Numbers with a structure: unified credit codes, licence numbers, practice numbers."""

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
LICENSED_BODY = "34"
HOST_PREFIX = {
    "医疗机构": "12",
    "高等院校": "12",
    "科研机构": "12",
    "企业": "91",
    "社会服务机构": "52",
    "其他": "52",
}


def body_code(eight: str) -> str:
    """Return the nine characters of an organisation code: eight and their check (GB 11714)."""
    total = sum(int(char, 36) * weight for char, weight in zip(eight, BODY_WEIGHTS, strict=True))
    check = 11 - total % 11
    return eight + {10: "X", 11: "0"}.get(check, str(check))


def uscc(prefix: str, region: str, serial: int) -> str:
    """Return a unified social credit code (GB 32100) with a valid check character."""
    body = prefix + region + body_code(f"MB{serial:06d}")
    total = sum(USCC_ALPHABET.index(char) * weight for char, weight in zip(body, USCC_WEIGHTS, strict=True))
    return body + USCC_ALPHABET[(31 - total % 31) % 31]


def licence_number(region: str, year: int, serial: int) -> str:
    """Return a licence number: province 2, city 2, year 2, serial 3."""
    return f"{region[:4]}{year % 100:02d}{serial:03d}"


def practice_number(region: str, year: int, institution: int, person: int) -> str:
    """Return a practice number: province 2, city 2, year 2, institution 3, person 3."""
    return f"{region[:4]}{year % 100:02d}{institution:03d}{person:03d}"
