"""What the open data says about itself, in one place. Files in English carry both languages."""

INDEX_REGISTER = "编号与来源"
VOCABULARY_REGISTER = "词表与规则"
TITLE = "{site}开放数据"
DESCRIPTION = "{site}的全部公开记录：每条记录、每个字段、每项来源，以及字段字典和词表。数据截至{as_of}。"
THEME = "司法、法律制度和公共安全"
"""The theme of data about justice in the vocabulary of European catalogues, in Chinese."""
KEYWORDS = ("司法鉴定", "鉴定机构", "鉴定人", "收费标准", "监督检查", "政务公开", "forensic appraisal")
CITATION = "{publisher}：《{title}》，数据截至{as_of}，版本 {commit}{url}。"
STAMP = "示例数据·非官方名册：人员与机构均为虚构，不得作为委托或者办案依据。"
README = """{title}
{line}

{description}
{stamp}
许可协议 / Licence：{licence}{licence_url}
引用 / Cite as：{citation}
数据截至 / As of：{as_of}    版本 / Commit：{commit}    生成工具 / Tool：{tool}

每张表有主键，表与表用编号相连，没有嵌套的单元格。空白表示没有登记或者没有公布，不表示零。
Every table has a key; tables are joined by ids; no cell is nested. Empty means not recorded or not
published, never zero. Dates are ISO 8601, texts UTF-8, money yuan.

字段字典 / Data dictionary：{dictionary}
压缩包里另有 dictionary.csv 和 SHA256SUMS。/ The bundles hold dictionary.csv and SHA256SUMS as well.
有公示期限的记录（处罚、严重失信、警示案例、公告等）期满后从所有文件里撤下；保存副本的，请按同样的期限处理。
Entries with a publication term leave every file when it ends; please treat copies alike.
"""
ABOUT_SHEET = "说明"
NAMES_SHEET = "编号对照"
NAMES_HEADER = ("编号或代码", "种类", "名称")
DICTIONARY_SHEET = "字段字典"
ABOUT_HEADER = ("项目", "内容")
DICTIONARY_HEADER = (
    "表",
    "表名（英文）",
    "列",
    "列名（英文）",
    "类型",
    "必填",
    "主键",
    "对应的表",
    "说明",
    "依据",
    "固定取值",
    "已填比例",
)
ABOUT_ROWS = ("名称", "说明", "数据性质", "发布者", "数据截至", "版本", "许可协议", "引用", "怎么读")
HOW_TO_READ = (
    "每张工作表是一张表，第一行是列名，上面中文，下面英文。编号指谁，查“编号对照”；"
    "用编号把表连起来。空白表示没有登记或者没有公布，不表示零。"
)
OFFICIAL = "依法公开的登记数据"
TYPES = {
    "string": "文本 text",
    "integer": "整数 integer",
    "number": "小数 number",
    "boolean": "是否 boolean",
    "date": "日期 date",
}
YES = "是"
DATABASE_TITLE = "SQLite 数据库"
CSV_ZIP_TITLE = "全部 CSV"
EXCEL_ZIP_TITLE = "全部 CSV（Excel 用）"
WORKBOOK_TITLE = "{register}工作簿"
FORMAT_TITLES = {
    "csv": "CSV（UTF-8）",
    "excel": "CSV（Excel 用，带 BOM）",
    "jsonl": "JSON Lines",
    "parquet": "Parquet",
}
FILE_TITLE = "{table}：{form}"
REGISTER_DESCRIPTION = "{register}的全部公开记录及其所有明细。数据截至{as_of}。"
SITE = "本站网址"
DATA_TITLE = "下载数据"
DATA_DESCRIPTION = (
    "全部公开记录的数据下载：Excel 工作簿、CSV、SQLite、JSON、Parquet，附字段字典、许可协议和校验值。"
)
DICTIONARY_TITLE = "字段字典"
DICTIONARY_DESCRIPTION = (
    "开放数据每张表、每一列的含义、类型、依据和完整程度。Data dictionary: tables, columns, types."
)
REGISTER_TITLE = "{register}：字段字典"
REGISTER_PAGE_DESCRIPTION = (
    "{register}的每张表、每一列：中文名、英文名、类型、含义、依据、已填比例和下载文件。"
)
WORDS_TITLE = "固定取值"
WORDS_DESCRIPTION = "数据里每一个固定取值的含义：状态、类型、方式等。"
VIEWS = {
    "current_institutions": "机构现状",
    "current_appraisers": "鉴定人现状",
    "current_prices": "公示价格与收费标准对照",
    "current_sanctions": "公示中的处罚与惩戒",
    "inspection_results": "已公开的检查结果",
}
VIEW_DESCRIPTION = "为常问的问题备好的查询，由其他表算出。A query made from other tables."
COLUMN = "{title}：{description}"
RESOURCES_SHEET = "信息资源目录"
COUNT_OF = "记录数"
RESOURCES = (
    "信息资源名称",
    "摘要",
    "标识符",
    "提供方",
    "分类",
    "格式",
    COUNT_OF,
    "开放属性",
    "更新周期",
    "数据截至",
    "在线链接",
    "接口",
    "许可协议",
    "元数据维护方",
    "元数据版本",
)
OPEN = "无条件开放"
OPEN_WITH_TERM = "无条件开放；有公示期限的记录到期撤下"
CADENCES = {"P1D": "每天", "P1W": "每周", "P1M": "每月", "P1Y": "每年"}
FORMAT_NAMES = {
    "xlsx": "XLSX",
    "csv": "CSV",
    "jsonl": "JSON Lines",
    "parquet": "Parquet",
    "registry.sqlite": "SQLite",
}
SEARCH_TITLE = "全文检索"
SEARCH_DESCRIPTION = (
    "三个字以上用 MATCH；一个字、两个字的到 search_short 里找。"
    "Use MATCH for three characters or more; look for one or two in search_short."
)
SHORT_TITLE = "短词检索"
SHORT_DESCRIPTION = (
    "名称里的每一个字和每两个相邻的字，用 MATCH。"
    "Every character of a title and every pair of neighbours: use MATCH with one or two characters."
)
