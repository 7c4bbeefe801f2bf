/**
 * Slips of hand and of the voice keyboard, each as long as what was meant, so that places in the text stay the same.
 * Only words that mean nothing as they are written.
 */
const SLIPS: readonly (readonly [slip: string, meant: string])[] = [
  ['问提', '问题'],
  ['问迼', '问题'],
  ['文题', '问题'],
  ['闻题', '问题'],
  ['问体', '问题'],
  ['问替', '问题'],
  ['问蹄', '问题'],
  ['问踢', '问题'],
  ['问庭', '问题'],
  ['稳题', '问题'],
  ['吻题', '问题'],
  ['问題', '问题'],
  ['进读', '进度'],
  ['晋度', '进度'],
  ['进渡', '进度'],
  ['进肚', '进度'],
  ['尽度', '进度'],
  ['消号', '销号'],
  ['肖号', '销号'],
  ['销好', '销号'],
  ['销毫', '销号'],
  ['销浩', '销号'],
  ['申请消耗', '申请销号'],
  ['申请小号', '申请销号'],
  ['申请削号', '申请销号'],
  ['深情销号', '申请销号'],
  ['延齐到', '延期到'],
  ['延起到', '延期到'],
  ['认零', '认领'],
  ['禁度', '进度'],
  ['肖好', '销号'],
  ['材料以上传', '材料已上传'],
  ['凭证以上传', '凭证已上传'],
  ['照片以上传', '照片已上传'],
  ['已上船', '已上传'],
  ['时侯', '时候'],
  ['玩成', '完成'],
  ['还木有', '还没有'],
  ['申清', '申请'],
  ['深请', '申请'],
  ['申情', '申请'],
  ['延其', '延期'],
  ['言期', '延期'],
  ['演期', '延期'],
  ['严期', '延期'],
  ['沿期', '延期'],
  ['佐正', '佐证'],
  ['左证', '佐证'],
  ['做证材料', '佐证材料'],
  ['材枓', '材料'],
  ['才料', '材料'],
  ['完城', '完成'],
  ['完诚', '完成'],
  ['以完成', '已完成'],
  ['己', '已'],
  ['幺', '一'],
  ['巳', '已'],
  ['整该', '整改'],
  ['整盖', '整改'],
  ['上穿', '上传'],
  ['认令', '认领'],
  ['认另', '认领'],
  ['佰分之', '百分之'],
  ['白分之', '百分之'],
]

/** Traditional characters of this trade's words and the simplified ones, in the same order. */
const TRADITIONAL =
  '號問題進請銷報傳認領證還沒個為們這項務議會開審過協調應後週禮國慶節內時間點幾誰麼嗎樣據說聽導辦實際資發現處對從將達總結書長東兩萬與無費錢煩謝話補齊簽訂條單標準備關於給級區縣財聯係別顆裡戶廠數歸階隊終層嚴雙優憂寬順緩設許試評査產權業極樓構機檔檢歲歷殘決況測滿漸濟煉營獎環療碼稱種積穩競筆約組細統維網緊線練績續罰職舉舊藥衛裝製複規視覺觀訊記訴診該誤課論諾謹譯護變讓貨購質賬贈趕車軟較輪輸轉農運違遞遠選遺鄉醫釋針鋼錄門閉陸陳險雖難電靈靜頁須預頓頭願顧類風養館馬驗體黨齡負責減贊儘盡僅漲屆當復剛託錯擬劃爭圖員動執壓堅塊夠幫張態慮懇擔斷暫滯濫牽狀獨畢異盤確簡紀絕罷聲脫蓋衝討詢詳語諮貸賠贏跡踐輔轄適郵釐鑑銀鋪鏈閱隨隱頒額餘駁駕騙徵佈併裏經紙純辭邊遲遷鐘鍵陣離顯飯飽敗賴買賣貼賞貫則劑勞勵匯圍場壞塵學寫寶專尋屬嶺帳帶幣廢廣廳強彈徑慣憑憲戰戲拋掃捨採換損搶撥攔擇擊擋擴攝敵暢樂橋歡殺毀氣湊溝漢潔災熱爺牆犧猶畫眾礙窮範築籌糾紅納紛絡綜綠綱編縫縮織繼聖肅膽臉臨興艱藝蘇虛蟲術褲見觸計訓訪註詞談諸謊謂講讀豐貧貴貿趨軌軍載輕輩鄭釘鎖鎮雜雞響頻飛'
const SIMPLIFIED =
  '号问题进请销报传认领证还没个为们这项务议会开审过协调应后周礼国庆节内时间点几谁么吗样据说听导办实际资发现处对从将达总结书长东两万与无费钱烦谢话补齐签订条单标准备关于给级区县财联系别颗里户厂数归阶队终层严双优忧宽顺缓设许试评查产权业极楼构机档检岁历残决况测满渐济炼营奖环疗码称种积稳竞笔约组细统维网紧线练绩续罚职举旧药卫装制复规视觉观讯记诉诊该误课论诺谨译护变让货购质账赠赶车软较轮输转农运违递远选遗乡医释针钢录门闭陆陈险虽难电灵静页须预顿头愿顾类风养馆马验体党龄负责减赞尽尽仅涨届当复刚托错拟划争图员动执压坚块够帮张态虑恳担断暂滞滥牵状独毕异盘确简纪绝罢声脱盖冲讨询详语咨贷赔赢迹践辅辖适邮厘鉴银铺链阅随隐颁额余驳驾骗征布并里经纸纯辞边迟迁钟键阵离显饭饱败赖买卖贴赏贯则剂劳励汇围场坏尘学写宝专寻属岭帐带币废广厅强弹径惯凭宪战戏抛扫舍采换损抢拨拦择击挡扩摄敌畅乐桥欢杀毁气凑沟汉洁灾热爷墙牺犹画众碍穷范筑筹纠红纳纷络综绿纲编缝缩织继圣肃胆脸临兴艰艺苏虚虫术裤见触计训访注词谈诸谎谓讲读丰贫贵贸趋轨军载轻辈郑钉锁镇杂鸡响频飞'
/** The simplified character for each UTF-16 unit, 0 for itself: looked up for every character of every message. */
const SIMPLE = new Uint16Array(0x10000)
for (const [n, char] of [...TRADITIONAL].entries()) SIMPLE[char.charCodeAt(0)] = SIMPLIFIED.charCodeAt(n)

const firstTraditional = (text: string): number => {
  for (let at = 0; at < text.length; at += 1) if (SIMPLE[text.charCodeAt(at)] !== 0) return at
  return -1
}

const simplified = (text: string): string => {
  const from = firstTraditional(text)
  if (from < 0) return text
  const units = Array.from({ length: text.length - from }, (_, n) => {
    const unit = text.charCodeAt(from + n)
    return String.fromCharCode(SIMPLE[unit] || unit)
  })
  return text.slice(0, from) + units.join('')
}

const MEANT = new Map(SLIPS)
const ANY_SLIP = new RegExp(SLIPS.map(([slip]) => slip).join('|'), 'g')
/** WT-O12, 8O%: letters for digits. */
const LETTER_CODE = /(?<![a-z])wt ?-? ?[0-9ol]{3,6}(?![a-z0-9])/g
const LETTER_PERCENT = /(?<=\d)o(?=%)/g

/** 12号间题, 12好问题: between a number and what must be 问题. */
const NUMBERED = /([\d一二三四五六七八九十])(?:[号好浩][间向闷门文吻稳][题提替体]|[好浩]问题)/g

/** 柒成, 伍号问题: the numerals of vouchers. */
const VOUCHER = '壹贰叁肆伍陆柒捌玖'
const VOUCHER_NUMERAL = /[壹贰叁肆伍陆柒捌玖](?:(?=成|号问题)|(?<=(?:第|问题).)(?=号|$|[,:。 ]))/g
const plainNumeral = (numeral: string): string => '一二三四五六七八九'.charAt(VOUCHER.indexOf(numeral))

const lettered = (text: string): string =>
  /[ol]/.test(text)
    ? text
        .replace(LETTER_PERCENT, '0')
        .replace(LETTER_CODE, (code) => code.replaceAll('o', '0').replaceAll('l', '1'))
    : text

/** Folds ASCII capitals and known slips; the same length as the text. Normalised text in, normalised text out. */
export const spelled = (text: string): string =>
  simplified(lettered(text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())))
    .replace(ANY_SLIP, (slip) => MEANT.get(slip) ?? slip)
    .replace(NUMBERED, '$1号问题')
    .replace(VOUCHER_NUMERAL, plainNumeral)
