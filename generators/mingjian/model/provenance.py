"""Where a fact comes from, how sure we are, and on which day it was true."""

from datetime import date

from mingjian.model.declaration import Model, RecordId, Text, Word, declare


class Confidence(Word):
    """How well a value is supported by what was seen."""

    CERTAIN = "certain", "已核实：见到原文或官方页面，或两处以上一致"
    LIKELY = "likely", "有旁证：只见到一处转述，或由旁证推得"
    MEMORY = "memory", "未核实：凭记忆录入，使用前须核对原文"

    @property
    def label(self) -> str:
        """Short Chinese label shown beside a value."""
        return {"certain": "已核实", "likely": "有旁证", "memory": "未核实"}[self.value]


class Source(Model):
    """One source of a record: a decision, a document or a page."""

    title: Text = declare("来源名称", "文件、决定或网页的名称。", example="准予延续登记决定书")
    document: RecordId | None = declare(
        "库内文件", "文件库中的文件编号。", default=None, ref="document", example="cq-2021"
    )
    number: str | None = declare("文号", "文件或决定的文号。", default=None, example="示司鉴许〔2021〕12号")
    url: str | None = declare(
        "网址",
        "可以打开的网址，以 http 开头。",
        default=None,
        example="https://example.invalid/notice",
        pattern=r"^https?://[^\s<>\"]+$",
    )
    dated: date | None = declare("来源日期", "文件或决定的日期。", default=None, example="2021-05-20")
    shows: str | None = declare("证明内容", "这个来源证明了哪些内容。", default=None, example="五个专业名称")


class Record(Model):
    """What every published record carries: an id, a day on which it was true, and its sources."""

    id: RecordId = declare("编号", "本库编号，与文件名相同；一经公布不再改变、不再重用。", example="sl-j0001")
    as_of: date = declare(
        "核对日期",
        "这份记录在哪一天经核对属实。",
        example="2026-06-30",
        law="四川 2020 要点第22点（信息披露）",
    )
    sources: tuple[Source, ...] = declare(
        "来源", "记录的依据，至少一项。", example=[{"title": "准予设立登记决定书"}], min_length=1
    )
