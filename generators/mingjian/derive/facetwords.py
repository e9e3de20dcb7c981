"""The Chinese words of facets: what a list can be narrowed by, and the titles of its narrowed pages."""

TITLES = {
    "region": "地区",
    "category": "执业类别",
    "status": "登记状态",
    "accreditation": "认证认可",
    "inspected": "最近检查",
    "service": "便民服务",
    "window": "服务窗口",
    "validity": "许可证期限",
    "data": "数据核对",
    "title": "职称级别",
    "employment": "执业方式",
    "year": "年份",
    "result": "检查结果",
    "matter": "检查事项",
    "kind": "种类",
    "type": "类型",
    "severity": "失信程度",
    "performance": "履行情况",
    "grade": "等级",
    "term": "评定有效期",
}
NO_ACCREDITATION = "未见有效证书"
INSPECTED_1Y = "一年内检查过"
INSPECTED_2Y = "两年内检查过"
INSPECTED_EARLIER = "两年以前检查过"
INSPECTED_NONE = "未见检查记录"
INSPECTED_NONE_MEANING = "登记库里没有检查记录，不表示没有检查过"
WINDOW_NEAR = "所在县区有窗口"
WINDOW_NEAR_MEANING = "机构所在的县（市、区）有公共法律服务中心的司法鉴定窗口，可以先去问"
EXPIRING = "{days}天内到期"
EXPIRED = "有效期已过"
PENDING = "已届满，延续审查中"
STALE = "超过{days}天没有核对"
GRADE_IN_FORCE = "没有过期"
GRADE_EXPIRED = "已过期"
YEAR = "{year}年"
NARROWED = "{list}：{value}"
DESCRIPTION = "{list}，{facet}：{value}，共{n}条。"
