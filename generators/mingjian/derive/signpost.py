"""Titles, descriptions and addresses of the pages that guide citizens; the links other pages put to them."""

from mingjian.derive.piece import INDEX, Head, Link

PROBLEMS = Link("我遇到的事", "problems/")
FAQ = Link("常见问题", "faq/")
COMPLAINTS = Link("怎么投诉", "complaints/")
EXPLAIN = Link("这些词是什么意思", "explain/")
COMPARE = Link("比较机构", "compare/")
CALCULATOR = Link("收费计算器", "fees/calculator/")
VERIFY = Link("核对今天是否有效", "verify/")
PRINTS = Link("印刷品", "print/")
BADGES = Link("把登记状态放到别的网站", "badges/")

SITE_ADDRESS = "本站网址/"
"""Stands for the address of a site that has not stated one."""

_DESCRIPTIONS = {
    PRINTS: "可以打印的名册、上墙公示、收费公示牌和鉴定流程图，内容与网页一致，注明数据日期。",
    PROBLEMS: "遇到事故、纠纷、家事、污染，该做哪一类司法鉴定，谁可以委托，带什么，多少钱，附近谁有资质。",
    FAQ: "选机构、委托、费用、结果、监督：司法鉴定常见问题的回答和依据。",
    COMPLAINTS: "对司法鉴定机构、鉴定人的执业行为不满意：打给谁，带什么，多少天有答复，哪些不受理。",
    EXPLAIN: "本站出现的每个状态词、检查结果用语、价格用语和可信度标记的含义。",
    COMPARE: "把最多四家司法鉴定机构的状态、业务范围、认证认可、检查结果和收费放在一起看。",
    CALCULATOR: "按收费标准、数量、标的额试算司法鉴定费，看清公式和依据，问一问能不能减、免、缓。",
    VERIFY: "输入许可证号或者执业证号，看登记库里数据截至日的状态和有效期。",
    BADGES: "机构可以放到自己网站上的登记状态图片和数据，写明数据日期，过期提示核对。",
}


def head_of(page: Link, *above: Link) -> Head:
    """Return the head of one of the fixed pages."""
    return Head(page.text, _DESCRIPTIONS[page], above)


PROBLEMS_HEAD = head_of(PROBLEMS)
FAQ_HEAD = head_of(FAQ)
COMPLAINTS_HEAD = head_of(COMPLAINTS)
EXPLAIN_HEAD = head_of(EXPLAIN)
COMPARE_HEAD = head_of(COMPARE, INDEX["institutions"])
CALCULATOR_HEAD = head_of(CALCULATOR, INDEX["fees"])
VERIFY_HEAD = head_of(VERIFY)
BADGES_HEAD = head_of(BADGES, INDEX["institutions"])
PRINTS_HEAD = head_of(PRINTS)
