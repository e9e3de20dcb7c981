"""registry.yml: the marker file of a registry and its settings."""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import Model, RecordId, RegionCode, Text, Word, declare


class Footer(Model):
    """Fields Chinese government sites show at the foot of every page."""

    organiser: str | None = declare("主办单位", "网站主办单位。", default=None, example="示例省司法厅")
    site_code: str | None = declare("网站标识码", "政府网站标识码。", default=None, identifier=True)
    icp: str | None = declare("ICP备案号", "ICP 备案号。", default=None)
    police: str | None = declare("公安备案号", "公安备案号。", default=None)
    contact: str | None = declare("联系方式", "网站联系方式。", default=None)


class Publisher(Model):
    """Who publishes. Without ``legal_basis`` the site is stamped 示例数据·非官方名册 (law 7)."""

    name: Text = declare("发布者", "发布单位名称。", example="示例省司法厅（虚构）")
    authority: RecordId | None = declare(
        "司法行政机关", "发布者对应的机关。", default=None, ref="authority", example="sl-a001"
    )
    legal_basis: str | None = declare(
        "编制依据",
        "依法有权编制名册的依据；不填则全站标示为示例。",
        default=None,
        law="司发通〔2010〕84号（省级司法行政机关编制名册）",
    )
    corrections: str | None = declare(
        "纠错渠道",
        "邮箱或网址；网址里的 {subject} 和 {body} 换成这一条的编号、网址和版本。",
        default=None,
        example="jiucuo@example.invalid",
    )
    footer: Footer = declare("页脚", "政府网站页脚字段。", default=Footer())


class CheckException(Model):
    """A dated, reasoned permission to break a rule on one record."""

    code: Text = declare("规则", "规则代码。", example="R208", pattern=r"^[FIRMPTSW]\d{3}$")
    record: RecordId = declare("记录", "哪一条记录。", example="sl-j0005")
    reason: Text = declare("理由", "为什么允许。", example="新核准的鉴定人证书制作中")
    until: date = declare("到期日", "例外到这一天为止。", example="2026-12-31")
    approved_by: Text = declare("批准岗位", "谁批准的（岗位）。", example="公共法律服务管理处")


class LinkException(Model):
    """A web address that the link check leaves alone until a day."""

    url: Text = declare(
        "网址",
        "记录里写的网址，一字不差。",
        example="https://example.invalid/old",
        pattern=r"^https?://[^\s<>\"]+$",
    )
    reason: Text = declare("理由", "为什么暂不检查。", example="对方网站改版，下月恢复")
    until: date = declare("到期日", "到这一天为止不检查。", example="2026-12-31")


class Guard(Model):
    """How many records of a kind must and may exist; outside it nothing is published."""

    kind: Text = declare("记录种类", "institution、appraiser 等。", example="institution")
    min: int = declare("最少", "少于这个数停止发布。", default=0, ge=0)
    max: int | None = declare("最多", "多于这个数停止发布。", default=None, ge=0)
    max_drop: int = declare(
        "最大降幅（%）", "比上次发布减少超过这个百分比停止发布。", default=20, ge=0, le=100
    )


class Parameters(Model):
    """Numbers that differ between provinces."""

    min_appraisers: int = declare(
        "每类别最少鉴定人", "每项业务至少几名在执业的鉴定人。", default=3, ge=1, law="司法部令第95号 第十四条"
    )
    expiring_days: int = declare("即将到期天数", "离到期多少天起提示。", default=90, ge=1)
    stale_days: int = declare("陈旧天数", "数据多少天没有核对起提示。", default=365, ge=1)
    publication_days: int = declare(
        "结果公开期限（工作日）",
        "检查办结后多少个工作日内公开。",
        default=20,
        ge=1,
        law="政府信息公开条例 第二十六条",
    )
    decision_days: int = declare(
        "决定公开期限（工作日）",
        "许可和处罚决定作出后多少个工作日内公开。",
        default=7,
        ge=1,
        law="国务院关于“双公示”的要求",
    )
    small_staff: int = declare(
        "小微机构人数",
        "鉴定人不超过几人的列入内部名单。",
        default=5,
        ge=1,
        law="新疆 2020 意见第6条（“以下”包括本数）",
    )
    draw_notice_days: int = declare(
        "承诺提前（工作日）",
        "抽取的承诺公布以后，至少隔多少个工作日才可以产生第一个公开随机数，好让人存下承诺。",
        default=3,
        ge=1,
    )
    small_count: int = declare(
        "小数下限",
        "涉及当事人和个人的统计，1以上、这个数以下的不登记、不公布。",
        default=5,
        ge=3,
        law="个人信息保护法 第四条（不能识别特定自然人）",
    )
    rate_minimum: int = declare(
        "比率的最小分母", "分母小于这个数的不算比率，只写分子分母。", default=20, ge=1
    )


class PromiseReading(Word):
    """What the promised share is a share of; the document does not say (see docs/requirements.md, S07)."""

    STATUTE = "行政许可法", "以行政许可法的二十个工作日为基数"
    REGULATION = "地方条例", "以地方条例写明的期限为基数"


class Promise(Model):
    """A promise to decide faster: down TO this share of the statutory limit, not by it (S07)."""

    percent: int = declare("承诺比例（%）", "缩减至法定时限的百分之几。", example=30, ge=1, le=100)
    reading: PromiseReading = declare("基数", "按哪一个法定时限计算。", example="行政许可法")
    law: Text = declare("依据", "承诺的出处。", example="重庆 2021 举措（审批提速）")


class BlacklistOrder(Model):
    """The rule that orders a blacklist to be public. Without it there is none (S77)."""

    rule: Text = declare("规定", "规定公布名单的文件和条款。", example="示例省司法鉴定失信惩戒办法 第八条")
    since: date = declare("施行日期", "自这一天起公布。", example="2026-01-01")


class OpenData(Model):
    """Under which licence the data is given out, and how often it is renewed (S144)."""

    licence: Text = declare(
        "许可协议", "开放数据的许可协议名称。", default="CC BY 4.0", example="CC BY 4.0（署名）"
    )
    licence_url: str | None = declare(
        "许可协议网址",
        "许可协议全文的网址。",
        default="https://creativecommons.org/licenses/by/4.0/deed.zh-hans",
        pattern=r"^https?://[^\s<>\"]+$",
    )
    cadence: Text = declare(
        "更新周期", "ISO 8601 时长，P1D 为每天。", default="P1D", example="P1D", pattern=r"^P\d+[YMWD]$"
    )


class Erratum(Model):
    """One line of the slip that corrects a printed edition."""

    place: Text = declare("位置", "第几页、哪一家机构或哪一个人。", example="第12页，明州市")
    wrong: Text = declare("误", "印错的内容。", example="电话 0990-5550100")
    right: Text = declare("正", "正确的内容。", example="电话 0990-5550101")
    found: date = declare("更正日期", "发现并更正的日期。", example="2026-03-02")


class Edition(Model):
    """One edition of the printed roster: the state of the registry on a day (S28)."""

    number: int = declare("版次", "第几版。", example=1, ge=1)
    as_of: date = declare("数据截至", "名册反映哪一天的情况，一般为12月31日。", example="2025-12-31")
    note: str | None = declare("说明", "印在编制说明里的话。", default=None)
    errata: tuple[Erratum, ...] = declare("勘误", "印出以后发现的错误。", default=())


class Prints(Model):
    """How paper is made of this registry."""

    fonts: tuple[Text, ...] = declare(
        "字体文件夹", "放中文字体的文件夹，相对登记库；不填用系统里的 Noto CJK。", default=()
    )
    layouts: Text | None = declare(
        "版式文件夹", "放自己的版式（.typ）的文件夹，相对登记库，同名的代替内置版式。", default=None
    )


class Redaction(Model):
    """A value taken out of a record that its public history must not bring back (a withdrawn name, say)."""

    record: RecordId = declare("记录", "哪一条记录。", example="sl-j0005")
    field: str | None = declare(
        "字段", "字段路径；不填表示整条记录的历史。", default=None, example="contact.hotline"
    )
    decided: date = declare("决定日期", "这一天及以前的变化不再展示。", example="2026-05-20")
    reason: Text = declare("理由", "为什么不再展示，不写被隐去的内容。", example="更正时误填的号码")


class Settings(Model):
    """registry.yml"""  # noqa: D415

    model_config = ConfigDict(title="登记库设置")

    schema_version: int = declare("数据格式版本", "当前为 1。", example=1, ge=1)
    prefix: Text = declare(
        "编号前缀", "两个小写字母，本库编号都以它开头。", example="sl", pattern=r"^[a-z]{2}$"
    )
    region: RegionCode = declare(
        "地区", "本库所属省级地区。", identifier=True, example="990000", vocabulary="regions"
    )
    site_name: Text = declare("站点名称", "网站名称。", example="示例省司法鉴定公示")
    site_url: str | None = declare(
        "站点网址", "发布后的网址，以 / 结尾。", default=None, pattern=r"^https?://\S+/$"
    )
    fictional: bool = declare("虚构数据", "示例库填 true，全站标示。", default=False)
    publisher: Publisher = declare("发布者", "谁发布。")
    parameters: Parameters = declare("参数", "各省可不同的数字。", default=Parameters())
    promise: Promise | None = declare("审批承诺", "承诺的审批期限；没有承诺不填。", default=None)
    blacklist: BlacklistOrder | None = declare(
        "公布严重失信名单", "有规定要求公布的才填写；不填则不公布。", default=None, law="新疆 2020 意见第31条"
    )
    open_data: OpenData = declare("开放数据", "开放数据的许可协议和更新周期。", default=OpenData())
    editions: tuple[Edition, ...] = declare(
        "名册版次",
        "编印过的名册，按日期排列。",
        default=(),
        law="司发通〔2010〕84号（每年编制，反映12月31日的情况）",
    )
    prints: Prints = declare("印制", "字体和版式。", default=Prints())
    redactions: tuple[Redaction, ...] = declare("历史隐去", "记录的变化历史里不再展示的内容。", default=())
    guards: tuple[Guard, ...] = declare("发布闸门", "数量上下限。", default=())
    exceptions: tuple[CheckException, ...] = declare("例外", "有期限、有理由的例外。", default=())
    link_exceptions: tuple[LinkException, ...] = declare(
        "暂不检查的链接", "每周的链接检查跳过这些网址。", default=()
    )
