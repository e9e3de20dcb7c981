"""The scanner finds people and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mingjian.check import personal
from mingjian.check.checkdigit import identity_numbers, is_identity_number, uscc_check_digit
from mingjian.check.detect import DETECTORS, may_be_odd
from mingjian.check.scan import examine


def test_the_credit_code_of_a_real_page_has_its_check_character() -> None:
    assert uscc_check_digit("1151000000828313XE") == "E"


@pytest.mark.parametrize("code", ["", "115100000082831", "11510000008283I3XE", "115100000082831中X"])
def test_what_is_no_credit_code_has_no_check_character(code: str) -> None:
    assert uscc_check_digit(code) is None


@given(st.integers(0, 16), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_a_credit_code_with_one_wrong_character_is_noticed(position: int, char: str) -> None:
    right = "1151000000828313XE"
    wrong = right[:position] + char + right[position + 1 :]
    assert (uscc_check_digit(wrong) == "E") == (wrong == right)


@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002X",
        "身份证号：11010519491231002x。",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
    ],
)
def test_identity_numbers_are_found(text: str) -> None:
    assert list(personal.identity(text))


@pytest.mark.parametrize(
    "text",
    [
        "204401000512500229",  # a case code: its birth year would be 0005
        "110105194912310021",  # wrong check character
        "110105194913310022",  # month 13
        "12990000MB0000013R",
        "11010519491231002X7",
        "A11010519491231002X",
    ],
)
def test_what_only_looks_like_an_identity_number_is_left_alone(text: str) -> None:
    assert not list(personal.identity(text))


@given(st.from_regex(r"[0-9]{17}[0-9X]", fullmatch=True))
def test_an_identity_number_always_has_a_real_birth_date(text: str) -> None:
    if is_identity_number(text):
        assert 1 <= int(text[10:12]) <= 12
        assert identity_numbers(f"号码 {text} 止") == [text]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("原告张三诉被告某公司", "张三"),
        ("患者：刘小明，男，三十岁", "刘小明"),
        ("死者王建国的家属", "王建国"),
        ("被申请人李强与申请人某某", "李强"),
        ("姓名：欧阳明", "欧阳明"),
    ],
)
def test_names_of_parties_are_found(text: str, name: str) -> None:
    assert list(personal.names_of_parties(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "原告王某诉被告李某某",
        "被告应当举证",
        "死者周围没有血迹",
        "申请人单位出具证明",
        "证人陈述一致",
        "当事人于当日签字",
        "被告高度怀疑",
        "原告方提出异议",
        "委托人明州市人民法院",
        "伤者全身多处骨折",
        "患者张××，男",
        "当事人和解",
    ],
)
def test_ordinary_words_after_a_party_are_no_names(text: str) -> None:
    assert not list(personal.names_of_parties(text))


@pytest.mark.parametrize(
    "text", ["〔2024〕示01民初123号", "（2024）示0102刑初45号", "示某鉴所（2013）司鉴字第413号"]
)
def test_case_numbers_are_found(text: str) -> None:
    assert list(personal.case_numbers(text))


@pytest.mark.parametrize(
    "text", ["示司鉴罚〔2025〕2号", "新司通〔2020〕50号", "发改价格〔2009〕2264号", "司规〔2020〕3号"]
)
def test_document_numbers_are_no_case_numbers(text: str) -> None:
    assert not list(personal.case_numbers(text))


@pytest.mark.parametrize("text", ["13912345678", "139-1234-5678", "+86 139 1234 5678", "手机13912345678。"])
def test_mobile_numbers_are_found(text: str) -> None:
    assert list(personal.mobiles(text))


@pytest.mark.parametrize(
    "text", ["0990-5550101", "239913912345678001", "12348", "400-123-4567", "990116001001"]
)
def test_other_numbers_are_no_mobiles(text: str) -> None:
    assert not list(personal.mobiles(text))


@pytest.mark.parametrize("text", ["京A12345", "示A·D12345", "川B 1234学"])
def test_plates_are_found(text: str) -> None:
    assert list(personal.plates(text))


@pytest.mark.parametrize("text", ["苏B/T 123", "新GB 32100", "豫ABCDEF"])
def test_standards_and_words_are_no_plates(text: str) -> None:
    assert not list(personal.plates(text))


@pytest.mark.parametrize("text", ["家住明州市示范区和平路3号", "住址：示例县某镇某村", "3号楼2单元501室"])
def test_home_addresses_are_found(text: str) -> None:
    assert list(personal.home_addresses(text))


@pytest.mark.parametrize("text", ["住院三十日", "家住明州市", "公正路1号", "适用标准第3号"])
def test_other_places_are_no_homes(text: str) -> None:
    assert not list(personal.home_addresses(text))


PIECES = [
    "原告张三，", "示A12345", "11010519491231002X", "13912345678", "〔2024〕示01民初1号", "（", "）", "(", ")", "。。", "  ",
    " ", "\n", "１２", "鑑", "待补充", "XXX", "？？？", "保证胜诉", "百分之百", "a@b.cn", "1970年1月2日出生", "生于1970年1月",
    "银行账号6222020200112233445", "家住明州市和平路3号", "3栋1单元501室", "示司规〔2021〕1号", "990116001", "示例中心", "\u200b",
    "TODO", "110105 19491231 002X", "，、", "“", "”", "139 1234 5678", "x", "1", "-",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=5).map("".join))
def test_the_quick_look_misses_nothing(text: str) -> None:
    """What any detector finds, the cheap test before it has let through."""
    assert may_be_odd(text) or not examine(text)


@given(st.text(max_size=40))
def test_detectors_accept_any_text(text: str) -> None:
    assert set(examine(text)) <= set(DETECTORS)
    assert may_be_odd(text) or not examine(text)
