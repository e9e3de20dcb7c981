"""The Chinese words of prints that do not stand in a layout, because they name files, books and failures."""

ROSTER_TITLE = ("国家司法鉴定人和", "司法鉴定机构名册")
"""In the parts between which the cover may break it."""
ROSTER_SAMPLE_TITLE = ("{region}司法鉴定机构和鉴定人", "登记情况（示例）")
ROSTER_SHORT = "{region}司法鉴定人和司法鉴定机构名册"
EDITION = "{year}年版（第{number}版）"
DRAFT = "{year}年未定版"
NO_FONTS = (
    "没有可用的中文字体，印刷品没有生成。Debian 和 Ubuntu 上安装 fonts-noto-cjk，"
    "或者用 MINGJIAN_FONTS 指明放中文字体的文件夹。"
)
NO_REGION = "没有代码为 {region} 的地区。"
NO_INSTITUTION = "没有编号为 {id} 的机构。"
INCOMPLETE = "{name}（{id}）的公示不完整，没有生成：缺少{parts}。"
NOT_PRACTISING = "{name}（{id}）的公示没有生成：{why}。"
POSTERS = {
    "wall": "{name}上墙公示",
    "fees": "{name}收费公示",
    "process": "{name}工作流程",
}
CARDS = {"desk": "{name}工作牌", "badge": "{name}胸牌"}
NOBODY = "没有可以制作证牌的人：只给本人和所在机构当日都可以执业的鉴定人制作。"
NO_PERSON = "没有编号为 {id} 的鉴定人。"
NOT_FOR_PERSON = "{name}（{id}）的证牌没有制作：本人登记状态为“{status}”。"
NOT_FOR_HOME = "{name}（{id}）的证牌没有制作：所在的{home}登记状态为“{status}”。"
NOT_AT_HOME = "{name}（{id}）的证牌没有制作：登记库里没有现在的执业机构。"
NOT_FOR_STAFF = "{name}（{id}）的证牌没有制作：机构登记状态为“{status}”。"
NO_STAFF = "{name}（{id}）的证牌没有制作：没有在执业的鉴定人。"
BAD_PHOTO = "照片 {file} 读不出来，不是 JPEG 或者 PNG 图片，或者文件已经损坏。请换一张再印。"
NO_PHOTO = "没有照片，留了空框：{people}。照片的文件名应为“鉴定人编号.jpg”或者“.png”。"
CROPPED_PHOTO = (
    "照片 {file} 是 {width}×{height}，与 25×35 毫米的证件照比例相差较多，四周会被裁去一部分，请看一看样张。"
)
COARSE_PHOTO = "照片 {file} 只有 {width}×{height} 像素，印出来会模糊；证件照宽度不应少于 {least} 像素。"
NO_PLEDGES = "登记库没有 vocab/notice-texts.yml，工作牌背面的办事承诺无从印起。"
PHOTOS_INSIDE = "照片文件夹 {folder} 在登记库里面；照片不得进入登记库，请放到外面。"
NO_INSPECTION = "没有编号为 {id} 的检查。"
NOT_PUBLIC = "检查 {id} 的结果还没有公开，不能印成公示。"
RESULT_TITLE = "司法鉴定机构检查结果公示"
APPROVAL_SHEET_TITLE = "司法鉴定登记变更审批单"
YEARBOOK_TITLE = "{year}年司法鉴定统计"
NONE = "（没有）"
NO_YEARBOOK = "没有{year}年公开的统计数字，可以印的年份：{years}。"
EXPIRING_TITLE = "许可证和执业证到期提醒"
DUE = "限{day}前"
NO_REVIEW = "没有编号为 {id}、已经公开的考核评价。"
NOT_NAMED = "（不列）"
APPROVALS_TITLE = "司法鉴定行政审批决定公示"
