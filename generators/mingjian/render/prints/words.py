"""The Chinese words of prints that do not stand in a layout, because they name files, books and failures."""

ROSTER_TITLE = "国家司法鉴定人和司法鉴定机构名册"
ROSTER_SAMPLE_TITLE = "{region}司法鉴定机构和鉴定人登记情况（示例）"
ROSTER_SHORT = "{region}司法鉴定人和司法鉴定机构名册"
EDITION = "{year}年版（第{number}版）"
DRAFT = "{year}年未定版"
NO_FONTS = (
    "没有可用的中文字体，印刷品没有生成。Debian 和 Ubuntu 上安装 fonts-noto-cjk，"
    "或者用 MINGJIAN_FONTS 指明放中文字体的文件夹。"
)
NO_REGION = "没有代码为 {region} 的地区。"
