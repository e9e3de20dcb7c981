"""Titles and descriptions of the columns and tables that no field is declared for."""

FOR_EDITORS = (
    ("，须加引号", ""),
    ("；代码须加引号", ""),
    ("，与所在文件夹一致", ""),
    ("，与文件名相同", ""),
    ("和所在文件夹一致", "一致"),
    ("的写 true", "的为 true"),
    ("的填 true", "的为 true"),
)
"""What a description tells those who write files, and what readers of a table are told instead."""
NESTED_TITLE = "{outer}·{inner}"
CHILD_TITLE = "{parent}·{child}"
MAIN_TABLE = "{title}，每条记录一行。"
PARENT_KEY = "{parent}·{column}"
PARENT_KEY_MEANING = "这一行属于哪一条上级记录。"
PARENT_POSITION_MEANING = "这一行属于上级表“{parent}”里次序为几的那一行。"
POSITION = "次序"
POSITION_MEANING = "在“{list}”里的次序，从 1 起。"
ID = "编号"
ID_MEANING = "本库编号，一经公布不再改变、不再重用。"
KIND = "种类"
KIND_MEANING = "记录种类的英文名。"
KIND_TITLE = "种类名称"
KIND_TITLE_MEANING = "记录种类的中文名。"
RECORD_TITLE = "名称"
RECORD_TITLE_MEANING = "记录的名称或者标题；没有名称的为空。"
RECORDS = "全部记录"
RECORDS_MEANING = "全库每一条记录一行，用来按编号查它是什么。"
RECORD_ID = "记录编号"
SOURCES = "来源"
SOURCES_MEANING = "每条记录的依据，一项来源一行。"
HEADER = "总述"
HEADER_MEANING = "词表自身的说明，只有一行。"
STEM = "词表"
STEM_MEANING = "词表文件的英文名。"
STEM_TITLE = "词表名称"
STEM_TITLE_MEANING = "词表的中文名。"
NOTE = "整理说明"
NOTE_MEANING = "词表的整理说明。"
VERSION = "文本日期"
VERSION_MEANING = "这份文本从哪一天起使用；只有成套的文本写。"
VOCABULARIES = "词表清单"
VOCABULARIES_MEANING = "全部词表和规则表，一个词表一行。"
LIST = "取值表"
LIST_MEANING = "取值表的英文名；字段字典里写明哪一列用哪一张取值表。"
LIST_POSITION_MEANING = "在取值表里的次序，从 1 起。"
WORD = "取值"
WORD_MEANING = "数据里使用的词。"
WORD_EXPLAINED = "含义"
WORD_EXPLAINED_MEANING = "用大白话说明。"
WORDS = "固定取值"
WORDS_MEANING = "状态、类型等固定取值和含义；数据里只会出现这些词。"
