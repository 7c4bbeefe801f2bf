import { words } from '../understanding/lexicon.ts'

/** What the Party's discipline organs and the judiciary do to a person: secret with a name beside it (domain.md 3.10.5). */
export const CASE_WORDS = {
  clue: words('问题线索 问题線索 問題線索 线索 線索'),
  stage: words(`
    立案 立了案 立案审查 立案调查 立案审查调查 立案侦查 立案偵查 初核 初步核实 初步核查 留置 谈话函询 談話函詢 函询 函詢 审查调查
    審查調查 组织审查 接受审查 纪律审查 监察调查 双规 雙規 两规 双指 双开 雙開 移送司法 移送检察 移交司法 移交检察 移送审查起诉
    审查起诉 刑事拘留 刑拘 批准逮捕 批捕 逮捕 采取强制措施`),
} as const

/** Words in which a case word is not one. */
export const NO_CASE = words('留置权 留置针 留置物')

/** Surnames that people bear (the commonest first). */
export const SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦柳邢岳梅欧穆苗纪蓝裴翁沙莫柯耿关岑刁涂鲍霍闫阮甘祝骆褚祁冉桂覃邬沃郁娄辛齐庄符舒屈项凌虞卞詹尉栾戚宫匡晏卓滕冼劳臧瞿巩丘巫靳桑牟佟佘谷麦华安',
)
/** Surnames that are everyday words as well: only behind a post (局长成志刚), where the given name is hidden (成某), or the person known. */
export const WORDLIKE_SURNAMES = new Set(
  '时成应单包全党干解和连宗房支路权经诸左容隗向边明盛游平强丛简卫车冷池古乐阳宁幸商喻官费童尚计阴管司支',
)
export const COMPOUND_SURNAMES = new Set(
  words('欧阳 上官 司马 诸葛 慕容 令狐 皇甫 尉迟 公孙 夏侯 司徒 南宫 长孙 宇文 端木 百里 呼延 申屠'),
)

/** Characters that no given name has. */
export const NOT_IN_NAMES = new Set(
  '的了在已被对与及是不未没无将从由等其该此各每就都并且或而但因把给让请使需须局委办部处科室组院厅所站队司厂校镇乡村沟屯寨区县市省街巷港塘坝店铺馆团项案件起人个户笔条日号次款额费税矿问题线索查上下内外前后我你他她它们这那哪谁么什说报送交收改做去到第两多少几位者员类级度量率被遭职务期间',
)

/** Words that begin like a name. */
export const NO_NAMES = words(`
  方面 方案 方式 方法 方向 方可 方能 方予 方才 方便 方针 任务 任何 任由 任意 任内 任上 任期 任用 任免 曾经 曾多 曾因
  万元 万余 万达 万科 万吨 万亩 常务 常委 常态 常规 常年 常住 常见 文件 文化 文明 文书 文旅 文物 文体 文字 文本
  于近 于上 于下 于去 于今 于昨 于前 于本 于是 于此 于其 于当 于年 于月 于周 于同 于该   高度 高校 高新 高效 高空 高压 高管 高标 高质 高额 高价 高速 高中 高等 高层 高级 高院 马上 马路
  马戏 周一 周二 周三 周四 周五 周六 周日 周末 周边 周期 周围 周报 周转 周密 周年 金额 金融 金属 金钱 石油 石材 石化
  石料 施工 施行 严格 严肃 严重 严禁 严查 严厉 严控 严明 单位 项目 程序 程度 何时 何人 何种 何况 许可 许多 安全 安排
  安装 安置 安监 安保 余额 余下 钱款 林业 林地 林木 林场 江南 江北 江河 江边 江西 江苏 黄金 黄牛 黄赌 黄河 白天 白酒
  白条 牛羊 牛奶 管理 管辖 管道 管控 管网 管护 华侨 华南 华东 华中 华北 章程 章节 纪检 纪律 纪要 纪实 纪监 关于 关键
  关联 关系 关注 田地 田间 水务 温泉 温馨 康复 康养 顾问 顾客 顾及 毕业 毕竟 季度 季末 路段 车辆 车队 房屋 房管 强制 平台 平安
  全部 全面 全体 全区 党员 党组 党委 干部 干警 解除 连夜 连续 尚未 尚无 成立 成功 成员 应急 应当 应用 应收 包工 时任
  余款 史志 易地 武装 武汉 温州 龙头 雷同 梁柱 孔洞 毛利 毛坯 段长 康乐 季节 申请 申报 申诉 申领 焦点 关口 穆斯林 蓝图 沙石
  沙场 沙土 祝贺 桂林 辛苦 齐全 庄严 符合 司法 司机 谷物 麦田 施救 施策 钟表 汪洋 夏季 秋季 冬季 卢浮 丁字 苏州
  杜绝 贾汪 郑州 徐州 洪水 洪涝 陶瓷 颜色 尤其 沃土 郁闷 屈服 项下 凌晨 卓越 劳动 劳务 劳资 巩固 巫山 桑树 张贴 张榜
  王府 孙子 胡乱 胡同 陈述 陈列 陈旧 杨树 易发 乔木 兰花 殷切 倪虹 芦苇 鲁班 葛根 柳树 梅花 欧盟
  苗木 苗圃 莫名 关停 关闭 刁难 涂改 涂料 鲍鱼 甘肃 祁连 冉冉 谢绝 唐山 董事 戴帽 夏天
  姜片 范围 范本 张家口 石家庄 马鞍山 秦皇 金库 陆续 陆地 白色 康庄 史上 侯任 龙门 段落 雷电 汤圆 文号 樊笼
  庞大 洪灾 牛市 伍佰 毕节 邢台 岳阳 翁牛 沙滩 耿直 关头 霍乱 阮籍 骆驼 管委 安徽 安康 华为 华润 国家 国土`)

/** Names of posts, which stand before or after a name; with one, a surname alone names somebody (王局长). */
export const TITLES = new Set(
  words(`
    同志 局长 副局长 书记 副书记 主任 副主任 科长 副科长 处长 副处长 镇长 副镇长 乡长 副乡长 县长 副县长 区长 副区长 市长
    副市长 部长 副部长 院长 副院长 校长 副校长 所长 副所长 站长 副站长 队长 支书 经理 总经理 董事长 组长 副组长 股长 厅长
    副厅长 行长 副行长 主席 秘书长 馆长 会计 出纳 调研员 总监 会长 委员 常委 负责人 法人`),
)

/** Between a name and a stage of a case: 王建国 已 被 立案. */
export const BEFORE_STAGE = new Set(
  words(`
    已 已经 已于 正 正在 正被 现 现已 现被 目前 刚 刚刚 刚被 又 也 均 都 再次 昨天 昨日 今天 今日 前天 日前 近日 上周 上月 本周
    本月 今年 去年 早 上 上午 下午 于 在 后 等 人 的 予以 进行 进行了 给予 实施 实施了 开展 开展了 采取 采取了 作出 作出了 做出 做出了 作了 做了 启动 启动了 提请 提出 决定 依法 依纪
    依规 依纪依法 区 县 市 纪委 区纪委 县纪委 市纪委 纪委监委 区纪委监委 县纪委监委 市纪委监委 监委 组织 公安 公安机关 检察院
    检察机关 机关 拟 拟被 将 将被 要 要被 可能 可能被 问题 有关问题 相关问题 案 一案 年 月 日 号 措施 违纪 违法
    违纪违法 严重 重大 职务犯罪 作 做 男 女 汉族 原 两人 二人 三人 双双 带走`),
)
/** Between a name and a clue: 李明 的 问题线索. */
export const BEFORE_CLUE = new Set(
  words(`
    的 等 人 有关 相关 问题 违纪 违法 违纪违法 严重 职务犯罪 一案 涉嫌 反映 举报 反映的 举报的 提供的 揭发的 受贿 贪污
    涉腐 腐败 经济 作风`),
)
/** With one of these between, it is told of a person. */
export const PASSIVE = new Set(
  words(
    '被 遭 遭到 接受 正接受 因 涉嫌 涉 同志 本人 已被 被区纪委 被采取 正接受组织 因涉嫌 主动投案 主动交代',
  ),
)

/** What people are charged with: its doer stands before it. */
export const OFFENCES = new Set(
  words(`
    因 涉嫌 收受 受贿 行贿 贪污 挪用 违规 违纪 违反 违法 利用 滥用 套取 骗取 侵占 私设 私分 插手 索贿 索取 吃拿 失职 渎职
    虚报 冒领 公款 涉黑 酒驾 醉驾 嫖娼 赌博 截留 伙同 充当`),
)

/** Between a case word and the name that follows. */
export const AFTER_CASE = new Set(
  words(`
    反映 指向 涉及 显示 举报 称 对象 人员 为 是 系 : ( “ " 【 [ 有 关于 其中 包括 审查 调查 了 查处 人 名 名单 的 提到 检举 揭发 1 2 3 4 5 6 7 8 9`),
)
/** After them the name may stand behind a post: 反映住建局局长刘强. */
export const POINTING = new Set(
  words('反映 指向 涉及 举报 关于 对象 人员 : 查处 审查 调查 了 提到 检举 揭发'),
)

/** Words that point at whom a clue is about, wherever they stand in its sentence. */
export const POINTERS = new Set(words('反映 举报 检举 揭发 涉及 指向 提到'))
/** A unit's name ends so, and whoever belongs to it may follow. */
export const UNIT_ENDS = new Set('局委办部处科室组院所站队司厂校镇乡村')

/** What may follow a name and shows where it ends. */
export const AFTER_NAME = new Set([
  ...OFFENCES,
  ...words(`
    同志 等 在 的 于 与 和 及 担任 任 存在 有 问题 以 向 被 已 一案 一事 本人 夫妇 将 让 把 长期 多次 曾 正 主动 涉 这 案 私 搞`),
])

/** A name of which only the end is seen begins after one of these, or after no Chinese character. */
export const BEFORE_NAME = new Set(
  '对将把给与及和是有的原了说据向查为找约使被局委办部处科室组院厅所站队会司厂校行社镇乡村区县市省州长记任员理席监事志人天日周月年晚午刚映报于指示称嫌前后名到悉在同经系',
)
