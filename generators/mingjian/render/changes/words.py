"""What pages, feeds and calendars of changes say, in one place."""

TITLE = "数据变更"
DESCRIPTION = "登记库每一次变更：哪一天、哪条记录、哪个字段、从什么变成什么。可以订阅。"
MONTH_TITLE = "{year}年{month}月的变更"
MONTH_DESCRIPTION = "{year}年{month}月登记库的每一次变更。"
FEEDS_TITLE = "订阅变更"
FEEDS_DESCRIPTION = (
    "按全部、记录种类、变更种类、地区、执业类别、机构订阅登记库的变更，Atom 和 JSON Feed 两种格式。"
)
FEED_ALL = "全部变更"
FEED_TITLE = "{site}：{topic}"
NOTICE_TITLE = "{name}：{what}"
NOTICE_OF_KIND = "{name}（{kind}）"
NOTICE_ADDED = "新增{kind}"
NOTICE_FIELDS = "{fields}有变化"
NOTICE_MORE_FIELDS = "{fields}等有变化"
NOTICE_ONE_FIELD = "{field} {old} → {new}"
FEED_DESCRIPTION = "{title}。{stamp}许可协议：{licence}。日期是登记库得知变化的日期。"
NOW = "现在登记的内容："
BULK_TITLE = "一次变更 {n} 条记录"
BULK_GROUP = "{title} {n} 条"
HISTORY_TITLE = "本库记录的变更"
HISTORY_NOTE = "这里是登记库得知变化的日期，不是事情发生的日期。"
SHALLOW = "这次生成只取得了部分版本历史，更早的变更不在这里。"
NONE = "这次生成没有取得版本历史，所以看不到变更。没有历史不等于没有变化。"
CALENDARS = {
    "expiries": "到期日历",
    "publication-ends": "公示截止日历",
    "deadlines": "期限日历",
    "events": "活动日历",
}
EVENT_LICENCE = "{name}：许可证 {number} 有效期届满"
EVENT_ACCREDITATION = "{name}：{kind} {number} 到期"
EVENT_RATING = "{name}：等级评定有效期届满"
EVENT_SANCTION = "{name}：处罚公示期满（{number}）"
EVENT_BLACKLIST = "{name}：严重失信名单公示期满（{number}）"
EVENT_CASE = "警示案例公示期满：{name}"
EVENT_RECTIFY = "{name}：整改期限"
EVENT_REVEAL = "随机抽取揭示期限（{id}）"
EVENT_MEASURE = "{document}：{what}"
EVENT_ANNOUNCEMENT = "公告到期撤下：{name}"
EVENT_PUBLIC = "{type}：{name}（{place}）"
COLUMNS = {
    "day": "登记库得知变化的日期（北京时间），不是事情发生的日期",
    "when": "提交的时刻（UTC）",
    "commit": "登记库的版本",
    "position": "在这一次变更里的次序，从 1 起；与版本合起来是主键",
    "kind": "记录种类的英文名，vocab 是词表",
    "kind_title": "记录种类的中文名",
    "id": "记录编号，词表是词表名",
    "name": "记录现在的名称",
    "action": (
        "added 新增、removed 移除、renamed 更名、moved 换地区、"
        "status 状态变化、changed 内容变化、checked 重新核对"
    ),
    "path": "字段的英文路径；新增和移除的为空",
    "title": "字段的中文名",
    "item": "列表里的哪一项",
    "old": "原来的值；原来没有的为空",
    "new": "现在的值；去掉的为空",
}
MORE_LINES = "另有 {n} 处"
