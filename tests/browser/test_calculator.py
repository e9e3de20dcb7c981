import pytest

pytestmark = pytest.mark.browser
PAGE = "fees/calculator/"


def result(page):
    return page.locator("#mj-fees-result").inner_text()


def test_the_address_fills_the_form_and_the_formula_is_shown(visit):
    page = visit(f"{PAGE}#s=sl-f0001&i=wz-001&n=2")
    assert "2,400元" in result(page)
    assert "1,200元 × 2项" in result(page)
    page.fill("#mj-fees-amount", "50万")
    assert "6,000元" in result(page)
    assert "超过100,000元的部分 400,000元 × 0.9% ＝ 3,600元" in result(page)
    assert "示发改价〔2024〕9号" in result(page)


def test_a_quoted_price_is_held_against_the_band(visit):
    page = visit(f"{PAGE}#s=sl-f0001&i=wz-001&n=1")
    page.fill("#mj-fees-quote", "1500")
    assert "超出幅度" in result(page)
    page.check("#mj-fees-hard")
    assert "在幅度内" in result(page)


def test_full_width_digits_are_understood_and_nonsense_is_said(visit):
    page = visit(f"{PAGE}#s=sl-f0001&i=wz-001")
    page.fill("#mj-fees-quantity", "３")
    assert "3,600元" in result(page)
    page.fill("#mj-fees-quantity", "三")
    assert "数量要写1以上的整数" in result(page)


def test_a_schedule_no_longer_in_force_says_so(visit):
    page = visit(f"{PAGE}#s=cn-f2009&i=fy-019")
    assert "700元" in result(page)
    assert "已停止执行" in result(page)


def test_an_item_without_a_price_is_not_given_one(visit):
    page = visit(f"{PAGE}#s=cn-f2009&i=wz-031")
    assert "没有找到价格" in result(page)


def test_a_waiver_question_leads_to_what_to_bring(visit):
    page = visit(PAGE)
    page.get_by_label("法律援助受援人").first.check()
    said = page.locator("#mj-waivers-result").inner_text()
    assert "可以减收、可以免收" in said
    assert "法律援助决定书" in said
    assert "法律援助法 第五十三条" in said


def test_nothing_typed_reaches_the_address(visit):
    page = visit(f"{PAGE}#s=sl-f0001&i=wz-001")
    page.fill("#mj-fees-amount", "123456")
    page.fill("#mj-fees-quote", "987")
    assert "123456" not in page.url
    assert "987" not in page.url


def test_the_form_works_by_keyboard_alone(visit):
    page = visit(f"{PAGE}#s=sl-f0001&i=wz-001")
    page.focus("#mj-fees-quantity")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    assert "4,800元" in result(page)


def test_without_a_script_the_page_tells_how_to_compute(unscripted):
    page = unscripted(PAGE)
    assert not page.locator("#mj-fees").is_visible()
    said = page.inner_text("main")
    assert "没有脚本时" in said
    assert "超过10万元至50万元（含）" in said
