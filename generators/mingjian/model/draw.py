"""The draw of an inspection plan 双随机抽取 (S55, S56): frozen pool, commitment, public numbers, reveal.

The order in time is what makes it honest: the pool is frozen and the commitment published before anyone can
know the public numbers; the secret and the list become public only after the visits. Who inspects whom is
never recorded here, only how many (requirements §5.1).
"""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import CategoryCode, Model, RecordId, RegionCode, Text, Word, declare
from mingjian.model.inspection import Rounding
from mingjian.model.provenance import Record

SHA256 = r"^[0-9a-f]{64}$"
"""64 lower-case hexadecimal digits."""
RANDOM_LAW = "新疆 2020 意见第28条（双随机、一公开）"


class DrawAlgorithm(Word):
    """How the list follows from the inputs; a changed step is a new word."""

    RFC3797_SHA256 = "rfc3797-sha256", "RFC 3797 第4节的选取步骤，散列函数用 SHA-256"


class DrawState(Word):
    """How far a draw has come on a day; derived, never typed."""

    FROZEN = "已定名录", "检查对象名录已经冻结，承诺还没有公布"
    COMMITTED = "已承诺", "承诺已经公布，公开随机数还没有全部产生，谁也算不出结果"
    WAITING = "待揭示", "公开随机数已经产生，检查完成后揭示秘密数和抽取名单"
    VERIFIED = "复算一致", "秘密数已经揭示，用公布的数据重算得到同一份名单"
    FAILED = "抽取失败", "到期没有揭示，或者揭示的内容与公布在先的内容对不上"


class Numbers(Model):
    """One group of numbers of a public source, as its operator draws them."""

    pick: int = declare("开出个数", "这一组开出几个号码。", example=6, ge=1, le=100)
    of: int = declare("号码总数", "从多少个号码里开出。", example=33, ge=2, le=1_000_000)
    first: int = declare("最小号码", "号码从几开始编。", default=1, example=1, ge=0)
    values: tuple[int, ...] = declare(
        "开出的号码", "揭示时照公告填写。", default=(), example=[2, 5, 12, 25, 29, 33]
    )


class PublicSource(Model):
    """A public number announced beforehand, which nobody in the procedure can know or influence."""

    title: Text = declare("名称", "哪一种公开号码、哪一期。", example="示例福利彩票第2025038期开奖号码")
    known: date = declare("产生日期", "号码在哪一天产生并公布。", example="2025-04-08")
    reading: Text = declare(
        "怎样读取", "从公告里取哪些号码、怎样排列。", example="红球六个号码从小到大，再写蓝球一个号码"
    )
    fallback: str | None = declare(
        "备用办法", "号码没有产生时改用什么。", default=None, example="停售或者推迟的，顺延到下一期"
    )
    groups: tuple[Numbers, ...] = declare(
        "号码", "每组从多少个里开出几个，随机量由此算出。", example=[{"pick": 6, "of": 33}], min_length=1
    )
    notice: str | None = declare(
        "公告出处", "号码公告的名称或网址。", default=None, example="示例福利彩票第2025038期开奖公告"
    )


class Stratum(Model):
    """A layer of the pool that is drawn from by itself; a draw without layers has one."""

    name: Text = declare("名称", "这一层的名称；不分层写“全部机构”。", example="明州市")
    regions: tuple[RegionCode, ...] = declare(
        "地区",
        "这一层包括哪些地区；不填表示不按地区分层。",
        default=(),
        example=["990100"],
        vocabulary="regions",
    )
    categories: tuple[CategoryCode, ...] = declare(
        "业务",
        "这一层包括有哪些业务的机构，同时符合几层的列入前一层；不填表示不按业务分层。",
        default=(),
        example=["fy"],
        vocabulary="categories",
    )
    scheme: str | None = declare(
        "评定办法",
        "按等级分层的，写等级出自哪一个评定办法。",
        default=None,
        example="integrity",
        vocabulary="rating-schemes",
    )
    grades: tuple[Text, ...] = declare(
        "等级",
        "这一层包括冻结当日有哪些等级的机构；“未评定”指没有有效的等级。",
        default=(),
        example=["C", "D"],
    )
    results: tuple[Text, ...] = declare(
        "上次检查结果",
        "这一层包括上次已公开的检查是哪些结果的机构；“未检查”指没有已公开的检查结果。",
        default=(),
        example=["发现问题已责令改正"],
    )
    fewest: int | None = declare(
        "鉴定人不少于", "这一层机构在执业的鉴定人最少几名。", default=None, example=6, ge=0
    )
    most: int | None = declare(
        "鉴定人不多于", "这一层机构在执业的鉴定人最多几名。", default=None, example=10, ge=0
    )
    ratio: int = declare("抽查比例（%）", "这一层抽取的百分比。", example=40, ge=1, le=100)
    select: int = declare("抽取家数", "按比例和取整方式算出的家数。", example=4, ge=1)
    pool: tuple[RecordId, ...] = declare(
        "名录",
        "冻结当日这一层的全部机构，按编号排列；冻结后不得改动。",
        example=["sl-j0001"],
        ref="institution",
        min_length=1,
    )


class Exclusion(Model):
    """An institution that practised on the day and was still left out."""

    institution: RecordId = declare("机构", "没有列入名录的机构。", ref="institution", example="sl-j0009")
    reason: Text = declare("理由", "为什么不列入。", example="本年度已接受专项检查，按规定合并实施")
    law: str | None = declare("依据", "不列入的依据。", default=None, example="优化营商环境条例 第五十四条")


class Commitment(Model):
    """The fingerprint of the secret, published before the public numbers are known."""

    published: date = declare(
        "公布日期", "承诺公布的日期，早于任何一个公开随机数的产生日期。", example="2025-03-24"
    )
    sha256: str = declare(
        "承诺", "秘密数的 SHA-256 指纹。", identifier=True, example="0" * 64, pattern=SHA256
    )
    notice: str | None = declare(
        "公布在哪里", "公告的名称、文号或网址。", default=None, example="示例省司法厅公告栏"
    )


class Reveal(Model):
    """The secret and the list, published after the visits."""

    published: date = declare("揭示日期", "秘密数和名单公布的日期。", example="2025-11-14")
    secret: str = declare(
        "秘密数", "公布承诺时保存的 64 位十六进制数。", identifier=True, example="0" * 64, pattern=SHA256
    )
    result: tuple[RecordId, ...] = declare(
        "抽取名单", "按抽出的先后，逐层排列。", example=["sl-j0001"], ref="institution", min_length=1
    )


class Failure(Model):
    """Why a draw came to nothing. It stays public: an aborted draw must be explained."""

    recorded: date = declare("说明日期", "作出说明的日期。", example="2025-08-15")
    reason: Text = declare("原因", "为什么没有揭示。", example="保存秘密数的存储介质损坏，无法读取")
    successor: RecordId | None = declare(
        "改用的抽取", "另行组织的抽取。", default=None, ref="draw", example="sl-w0009"
    )


class Pairing(Model):
    """How many inspectors were drawn; names and pairs stay outside the registry."""

    drawn: date = declare("选派日期", "抽取检查人员的日期。", example="2025-04-10")
    inspectors: int = declare("名录库人数", "执法检查人员名录库的人数。", example=24, ge=2)
    recusals: int = declare("回避人次", "全部名录里需要回避的人次；只算抽中的会泄露名单。", example=3, ge=0)
    pairs: int = declare("选派组数", "选派了多少组检查人员，每组两人。", example=11, ge=1)


class Draw(Record):
    """One draw, from the frozen pool to the revealed list."""

    model_config = ConfigDict(title="随机抽取")

    plan: RecordId = declare("检查计划", "为哪一个检查计划抽取。", ref="plan", example="sl-t0001")
    year: int = declare("年度", "与检查计划和所在文件夹一致。", example=2025, ge=2000, le=2100)
    algorithm: DrawAlgorithm = declare("算法", "选取步骤的版本。", example="rfc3797-sha256")
    frozen: date = declare(
        "冻结日期", "检查对象名录冻结的日期。", example="2025-03-20", law="新疆 2020 意见第28条（“一单两库”）"
    )
    rounding: Rounding = declare("取整方式", "比例不是整数时怎样取整；每层至少抽取一家。", example="进一")
    strata: tuple[Stratum, ...] = declare(
        "名录与分层", "冻结的名录；不分层的只有一层。", example=[{"name": "全部机构"}], min_length=1
    )
    exclusions: tuple[Exclusion, ...] = declare("不列入名录的机构", "逐家写明理由。", default=())
    randomness: tuple[PublicSource, ...] = declare(
        "公开随机数",
        "事先公布、事后才产生的号码，按使用次序。",
        example=[{"title": "示例开奖号码"}],
        min_length=1,
    )
    reveal_due: date = declare("揭示期限", "最迟哪一天揭示；到期没有揭示的，抽取失败。", example="2025-11-30")
    announced_sha256: str = declare(
        "方案指纹",
        "抽取方案文本（名录、分层、家数、公开随机数、揭示期限）的 SHA-256 指纹。",
        identifier=True,
        example="0" * 64,
        pattern=SHA256,
    )
    commitment: Commitment | None = declare("承诺", "公布承诺以后填写。", default=None, law=RANDOM_LAW)
    reveal: Reveal | None = declare("揭示", "检查完成以后填写。", default=None, law=RANDOM_LAW)
    failure: Failure | None = declare("失败说明", "抽取失败的，说明原因。", default=None)
    pairing: Pairing | None = declare("检查人员选派", "只公布人数，不公布姓名。", default=None)
