"""The Chinese sentences that views put together; everything else readers see stands in the templates.

One catalogue, so that the words can be reviewed in one place. Placeholders are filled with ``str.format``.

Longer than others: a table of words.
"""

VALID_UNTIL = "有效期至{until}"
VALID_EXPIRED = "有效期至{until}（截至{as_of}已过期）"
VALID_PENDING = "有效期至{until}（已届满，延续审查中）"
VALID_EXPIRING = "有效期至{until}（还有{days}天）"
VALID_OPEN = "证书未写截止日期"
NO_LICENCE = "未见记录"
STATUS_EXPIRED = "{status}（证已过期）"
STATUS_UNSURE = "登记状态没有变，但证书有效期已过；是否已准予延续，请向登记机关核实"
NO_STATUS = "状态未见记录"
NO_STATUS_MEANING = "登记库没有这一天的状态记录"

PRICE_SINGLE = "{amount}元"
PRICE_RANGE = "{low}—{high}元"
PRICE_FROM = "{low}元起"
PRICE_UPTO = "不超过{high}元"
PRICE_UNIT = "{price}/{unit}"
PRICE_SURCHARGE = "{price}，特殊检材加收{surcharge}%"
PRICE_CAP = "{price}，合计不超过{cap}元"
PRICE_TIERED = "{price}，涉及财产的按标的额分段累计"
PRICE_UNKNOWN = "未见价格"
TEN_THOUSAND = "{amount}万元"

BAND_FIXED = "{low}元"
BAND_RANGE = "{low}—{high}元"
BAND_INSIDE = "在幅度内"
BAND_OUTSIDE = "超出幅度"
BAND_MARKET = "机构自主定价"
BAND_UNKNOWN = "无基准价可比"

TIER_FIRST = "{upto}以下（含）"
TIER_STEP = "超过{over}至{upto}（含）"
TIER_LAST = "超过{over}"
TIER_PRICE = "按表列单价"
TIER_RATE = "{rate}%"

IN_FORCE = "执行中"
NOT_YET = "尚未施行"
OUT_OF_FORCE = "已停止执行"
FORCE_UNKNOWN = "施行日期未见记录"
FORCE_MEANINGS = {
    IN_FORCE: "在数据截至日有效",
    NOT_YET: "施行日期晚于数据截至日",
    OUT_OF_FORCE: "在数据截至日之前已停止执行，留作查考",
    FORCE_UNKNOWN: "没有找到施行日期，不能断定是否有效",
}

AGO_TODAY = "当日"
AGO_DAYS = "{n}天前"
AGO_MONTHS = "{n}个月前"
AGO_YEARS = "{n}年前"

RESULT_PENDING = "结果尚未公开"
RESULT_PENDING_MEANING = "检查结果还没有公开日期，或公开日期晚于数据截至日"
RESULT_NOT_INSPECTED = "抽中未检查"
RESULT_NOT_INSPECTED_MEANING = "抽中以后没有检查，原因写在这次检查的页面"

RECTIFY_DONE = "已完成整改"
RECTIFY_OPEN = "整改中"
RECTIFY_OVERDUE = "期限已过，未见完成记录"
RECTIFY_NONE = "未见整改要求"

EVENT_STATUS = "状态"
EVENT_LICENCE = "证书"
EVENT_NAME = "名称"
EVENT_SCOPE = "业务范围"
EVENT_ACCREDITATION = "认证认可"
EVENT_AFFILIATION = "执业机构"
EVENT_CATEGORY = "执业类别"
EVENT_INSPECTION = "检查结果公开"
TEXT_LICENCE = "{act}，证号{number}，{valid}"
TEXT_NAME = "停用名称“{name}”，改用现名"
TEXT_SCOPE_ADDED = "增加{category}"
TEXT_SCOPE_ENDED = "{category}到期或取消"
TEXT_ACCREDITATION = "取得{kind}（{number}）"
TEXT_ACCREDITATION_ENDED = "{kind}（{number}）到期"
TEXT_JOINED = "在{institution}执业（{employment}）"
TEXT_LEFT = "不再在{institution}执业"
TEXT_GROUND = "{status}（{ground}）"
TEXT_REASON = "{status}：{reason}"

WITHOUT = "（{categories}除外）"
STAFFED = "{staff}人（不少于{minimum}人）"
STAFF_SHORT = "{staff}人（应不少于{minimum}人）"
ACCREDITED = "已覆盖"
NOT_ACCREDITED = "未见有效证书"
NOT_REQUIRED = "不要求"
EXPIRED = "已到期"
VALID = "有效"
CONFIRMED = "{day}核对"
NOT_CONFIRMED = "未见核对记录"
OTHER_LETTER = "其他"
PAGE = "第{n}页"

DESCRIPTION_INSTITUTION = "{name}，{region}，登记状态：{status}，许可证号{number}。{classes}"
DESCRIPTION_APPRAISER = "司法鉴定人{name}，执业证号{number}，执业机构：{institution}，执业状态：{status}。"

INDEX_TITLES = {
    "institutions": "鉴定机构",
    "appraisers": "司法鉴定人",
    "categories": "执业类别",
    "regions": "地区",
    "fees": "收费",
    "inspections": "监督检查",
    "draws": "随机抽取",
    "cases": "典型案例",
    "documents": "文件与法规",
    "measures": "改革措施",
    "authorities": "司法行政机关",
    "deadlines": "期限与依据",
    "supervision": "监督总览",
    "sanctions": "处罚与惩戒",
    "ratings": "等级与考核",
    "approvals": "行政审批",
    "services": "服务和窗口",
    "coverage": "覆盖情况",
    "standards": "标准与方法",
    "facilities": "科研平台",
    "experts": "专家",
    "associations": "协会和调处组织",
    "pilots": "试点",
    "events": "公开活动",
    "announcements": "公告",
    "statistics": "统计",
}
INDEX_DESCRIPTIONS = {
    "institutions": "按地区列出本库登记的司法鉴定机构，附登记状态、许可证有效期和业务范围。",
    "appraisers": "按姓名拼音列出本库登记的司法鉴定人，附执业证号、职称、执业类别和执业机构。",
    "categories": "司法鉴定执业类别：每一类能回答什么问题，有什么依据，谁有资质，在哪里。",
    "regions": "各地区的司法鉴定机构和执业类别覆盖情况，没有机构的地区也列出。",
    "fees": "司法鉴定收费标准、分段收费规则、机构收费公示和减免缓规则。",
    "inspections": "“双随机、一公开”检查计划、抽取的机构和检查结果。",
    "draws": "检查对象怎样随机抽取：名录、承诺、公开随机数、名单，谁都可以重算一遍。",
    "cases": "脱敏后的典型案例，以及公示期内的警示案例。",
    "documents": "法律、法规、规章、规范性文件、规划和改革文件：现在算不算数，谁代替了谁。",
    "measures": "政策文件提出的措施：期限、目标、责任单位和登记库里的记录。",
    "authorities": "司法行政机关的联系方式、投诉渠道和公开的检查信息。",
    "deadlines": "许可、公开、投诉和鉴定活动的期限及其依据。",
    "supervision": "计划、抽取、检查、问题、整改、公开，各到了哪一步；逾期的排在前面。",
    "sanctions": "公示期内的行政处罚和行业惩戒，分开列出；公示期满自动撤下。",
    "ratings": "签发的等级评定、年度考核、质量评查、能力验证和表彰；本站不计算等级。",
    "approvals": "行政审批决定，承诺时限、法定时限和实际用时对照。",
    "services": "公共法律服务中心的司法鉴定窗口、绿色通道、上门和邮寄、法律援助、协作协议。",
    "coverage": "哪些地区能做哪些鉴定、哪些地区有窗口；没有的写明最近在哪里。",
    "standards": "各类鉴定用什么标准，现行还是已被代替，以及经过审查的非标准方法。",
    "facilities": "重点实验室、共享仪器、基础数据库、培训基地和专家工作室，以及谁在哪一天认定的。",
    "experts": "本人书面同意公开的司法鉴定专家，聘期届满自动撤下。",
    "associations": "司法鉴定协会、涉鉴纠纷调处组织、鉴定人维权中心：办什么、在哪里、收不收费、按什么规则。",
    "pilots": "什么措施在哪里试、从哪天到哪天、结果如何；没有决定的不写结果。",
    "events": "开放日、培训、宣传、论坛、比武和宣誓：什么时候、在哪里、谁可以参加；可以放进日历。",
    "announcements": "有效的通知、声明、更正和对社会关切的回应；有期限的到期自动撤下。",
    "statistics": "投诉、满意度、出庭、减免、培训、队伍等各项统计：每个数字写明分子分母、单位、来源和查询。",
}
SEARCH = "查找"
SEARCH_DESCRIPTION = "按名称、拼音、首字母、证号、地区、执业类别和收费项目查找机构、鉴定人和其他公开记录。"
TITLE_ENDED_INSTITUTIONS = "已终止的机构"
TITLE_ENDED_APPRAISERS = "已终止执业的鉴定人"
TITLE_INSPECTION = "{institution}（{day}检查）"
TITLE_APPRAISERS_BY = "姓名首字母{letter}"
TITLE_PRICE_LIST = "{institution}收费公示（{since}起）"
TITLE_WAIVERS = "减收、免收、缓收"
TITLE_MATTERS = "抽查事项与结果用语"
NO_INSTITUTION = "未见记录"
DESCRIPTION_CATEGORY = "{name}：依据、谁有资质、在哪里、收费项目。"
DESCRIPTION_REGION = "{name}的司法鉴定机构、执业类别和司法行政机关。"
TARGET = "{metric}：{op}{value}{unit}"
TARGET_NOTE = "{text}（{note}）"
RECURRENCE = "每{every}：{what}"
UNIT_MARK = "："
UNIT_OF = "{issuer}：{unit}"
UNIT_LEAD = "牵头"
UNIT_RESPONSIBLE = "责任"
UNIT_COOPERATING = "配合"
UNIT_MENTIONED = "提及"
DESCRIPTION_AUTHORITY = "{name}：联系方式、投诉电话、监督渠道和公开的审批、检查、监管信息。"
LIMIT = "{n}{unit}"
LIMIT_UNITS = {"wd": "个工作日", "d": "个自然日", "m": "个月", "y": "年"}
"""How a number of each unit is said."""
LIMIT_EXTEND = "{n}{unit}（可延长{more}{unit}）"
LIMIT_BEFORE = "提前{n}{unit}"
LIMIT_RANGE = "{low}{low_unit}至{high}{high_unit}"
WINDOW = "最长{n}个月"
WINDOW_LEAST = "{longest}；满{least}个月可以申请修复"
WINDOW_OPTIONAL = "原则上不公示；确有必要的，最长{n}个月"
WINDOW_NONE = "不公示"
SEPARATOR = "，"
TITLE_PAGED = "{title}（{page}）"
DESCRIPTION_HOME = "{name}：查司法鉴定机构、鉴定人、执业类别、收费标准、检查结果和典型案例。"
COUNTS = {
    "institutions": "家机构可以接受委托",
    "appraisers": "名鉴定人在执业",
    "categories": "个执业领域",
    "fees": "份收费标准",
    "inspections": "次检查已公开结果",
    "cases": "个案例",
    "measures": "项改革措施",
}

TITLE_DRAW = "{plan}：随机抽取"
DESCRIPTION_DRAW = "{plan}的检查对象怎样抽取：冻结的名录、事先公布的承诺和公开随机数、可以重算的名单。"
DRAW_FAULTS = {
    "ANNOUNCEMENT": "抽取方案在公布以后改动过：现在的文本与公布的指纹对不上。",
    "FEW_BITS": "公开随机数的随机量不够，有些名单永远不会出现。",
    "LATE_COMMITMENT": "承诺公布时，公开随机数可能已经产生。",
    "COMMITMENT": "揭示的秘密数不是事先承诺的那一个。",
    "NUMBERS": "填写的公开随机数与公布的形式不符。",
    "RESULT": "用公布的数据重算，得到的名单与公布的名单不同。",
}

MONEY = "{amount}元"
SANCTION_FINE = "罚款{amount}元"
SANCTION_SEIZED = "没收违法所得{amount}元"
SANCTION_MONTHS = "停止从事司法鉴定业务{months}个月"
SANCTION_TITLE = "{type}：{subject}（{day}）"
SANCTION_LINE = "{type}：{kinds}"
SANCTION_DESCRIPTION = "{subject}的{type}：种类、依据、事由和公示期限。"
WITHDRAWN_TITLE = "公示已撤回（{day}）"
WITHDRAWN_DESCRIPTION = "一条处罚信息的公示已经撤回，并公开说明理由。"
BLACKLIST_LINE = "列入严重失信名单，至{until}"
INSPECTED_LINE = "检查：{matters}"
ACCREDITED_LINE = "{kind}（{number}），到{until}，覆盖{scope}"
NO_END = "长期"
TESTED_LINE = "{title}（{provider}）"
TRAINED_LINE = "{trained}名鉴定人中有{done}名记录了年度培训合格"
TRAINED_PERSON = "达到年度继续教育要求"
RATING_LINE = "{scheme}（{year}年度）：{grade}"
RATING_OLD = "评定有效期至{until}，已过"
HONOUR_LINE = "{title}（{grantor}）"
PART_TITLES = ("规范化建设", "认证认可", "能力验证", "教育培训", "执业考评", "奖励惩处")
PART_OF_INSTITUTION = "见执业机构的记录"
TESTED = "{result}（{year}年）"
CLOCK = "{days}个工作日"
CLOCK_DAYS = "{days}日"
CLOCK_UNKNOWN = "{days}个工作日（含未知年份，按周一至周五计）"
ON_TIME = "按期"
LATE = "超期"
PROMISE_KEPT = "兑现承诺"
PROMISE_MISSED = "未达承诺"
QUARTER = "{year}年第{quarter}季度"
DUTY_INSPECTION = "检查结果（办结后{limit}个工作日内公开）"
DUTY_SANCTION = "处罚决定（作出后{limit}个工作日内公开）"
DUTY_APPROVAL = "许可决定（作出后{limit}个工作日内公开）"
DISCLOSURE_KINDS = ("行政审批", "执法检查", "执业监管")
STAGES = {
    "drawn": "已抽取，未见检查记录",
    "checked": "已检查，未办结",
    "closed": "已办结，未公开",
    "open": "已公开，未发现问题或无须整改",
    "rectifying": "已公开，整改中",
    "overdue": "已公开，整改超期",
    "done": "已公开，整改完成",
}
CHART_SUPERVISION = "{count}个检查对象各到了哪一步"
TITLE_GUIDE = "审批事项与办理指南"
CAMPAIGN_OPEN = "进行中"
CAMPAIGN_OVER = "已结束"
EVENT_SANCTION = "处罚与惩戒"
TITLE_CONDUCT = "违法违规负面清单"
DESCRIPTION_CONDUCT = "司法鉴定机构和鉴定人不得有的行为、依据和后果。"
CHART_APPROVALS = "各审批事项实际用时与期限"
CHART_PUNCTUALITY = "公开用了几个工作日"
CHART_PUNCTUAL = "{authority}：{duty}"
CHART_SIZES = "机构规模"
CHART_GRADES = "{title}：各等级的家数"
CHART_REVIEW = "{title}：结果分布"
CHART_PROGRESS = "{title}：进展"
DESCRIPTION_ROUND = "{title}的结果和没有参加的机构。"
DESCRIPTION_GUIDE = "机构和鉴定人的审批事项：材料、期限、在哪里办；哪些证明可以用承诺代替。"
EXPERT_CLOCK = "{kind}：{actual}（期限{limit}个）"
LAYER_GRADE = "等级：{word}"
LAYER_RESULT = "上次检查：{word}"
BAND_SMALL = "{n}人以下（含）"
BAND_MIDDLE = "{low}至{high}人"
BAND_LARGE = "{low}人以上（含）"
GRADE_MEANING = "{scheme}：{meaning}"
CORRECTION_SUBJECT = "纠错：{name}（{id}）"
CORRECTION_BODY = (
    "页面：{address}\r\n数据截至：{as_of}，登记库版本：{commit}\r\n\r\n"
    "哪里不对：\r\n应当是：\r\n依据：\r\n\r\n（不要写身份证号，不要附案卷材料）\r\n"
)
DESCRIPTION_PLAIN = "{kind}：{title}"
EVENT_AHEAD = ("未开始", "info", "还没有到开始日期")
EVENT_RUNNING = ("进行中", "ok", "数据截至日在活动期间")
EVENT_OVER = ("已结束", "none", "活动已经结束，留作查考")
EVENT_CANCELLED = ("已取消", "warn", "活动不再举行")
STANDARD_IN_USE = ("现行", "ok", "数据截至日有效")
STANDARD_COMING = ("尚未施行", "info", "施行日期晚于数据截至日")
STANDARD_REPLACED = ("已被代替", "warn", "已被新的代替，留作查考")
STANDARD_ENDED = ("已失效", "stop", "已废止，或者期限届满")
STANDARD_UNKNOWN = ("施行日期未见", "none", "没有见到施行日期，不能断定是否有效")
FACILITY_OPEN = ("有效", "ok", "数据截至日在期限内")
FACILITY_OVER = ("已到期", "none", "期限已过，留作查考")
LABORATORIES = "{stage}的重点实验室"
LABORATORIES_MEDICAL = "其中法医类（{stage}）"
HONOUR_OVER = "有效期至{until}，已过"
MEASURES_BY: dict[str, tuple[str, str, str]] = {
    "due": (
        "措施：按期限",
        "文件写明的期限，过了没有；没有证据不等于没有做。",
        "文件未写期限的",
    ),
    "units": (
        "措施：按责任单位",
        "单位名称照文件所写，以后改名的不改；前面是发文机关，两地同名的单位不混在一起。可以当任务单用。",
        "文件没有写明牵头、责任单位的",
    ),
    "hedges": (
        "措施：留有余地的用语",
        "文件写“争取”“探索”“适时”“逐步”等的，照录；这样写的措施说不上完成或者没有完成。",
        "没有这类用语的",
    ),
    "pilots": (
        "措施：试点地方",
        "文件点名的试点；写着“等地”的，名单不完整。结果没有记录的不写。",
        "文件没有点名试点的",
    ),
    "numbers": (
        "措施：写明数字的",
        "文件里的目标数字和只用来划范围的数字分开列；“左右”“不少于”照录。",
        "文件未写数字的",
    ),
}
"""Title, lead and heading of the rest by order of the measures."""
TITLE_THEMES = "措施：按制度"
DESCRIPTION_THEMES = "一百六十五项制度，五份文件各写了几项措施；没有写的是零。"
DESCRIPTION_THEME = "{name}：各份文件怎么写的，期限、数字和记录对照。"
TITLE_PARTICULARS = "附记事项"
DESCRIPTION_PARTICULARS = "法院委托名单、电子证照、场所设备、助理人数和内部制度：谁提供的信息，自哪一天起。"
TARGET_ABOUT = "{metric}：{value}{unit}左右"
