/**
 * Characters that any Chinese newspaper page is full of, in both scripts, with the marks that stand between them. A decoding that is wrong
 * gives about as many characters, but hardly any of these: that is how one legacy encoding is told from another.
 */
export const COMMON_CHARACTERS: ReadonlySet<string> = new Set([
  ...'的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从',
  ...'市县区镇村长新开部工作者电记报讯员本社今昨月号日星期第版元万亿全民高建设展业务党政府服重要实际力基文化教育科技创产品质量水平资金项目企业公司经济社会组织管理办法政策关系情况问题加强提升推进完成达到',
  ...'這為個們來時說國會過發對裡後還進經當與學從將無軍種見沒點開關長業務電記報訊員號萬億區縣鎮鄉黨書辦東車馬門問間題實際產質選舉類體應該話語請讓認識計劃設機構動場線網絡總統縣議員灣臺灣兩歲錢銀價費園團圓',
  ...'并或及其但被把给向让各每次位名条件些样点头手口水火山路车门间房老少女男早晚春夏秋冬东南西北内外左右先再已正在很更最至于由自四五六七八九百千',
  ...'，。、：；？！“”‘’「」『』（）《》〈〉【】—…·\u3000',
]);
