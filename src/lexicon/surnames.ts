/**
 * The hundred commonest surnames of today, which more than four in five names begin with, then as many of the next as begin few words; the writers
 * of a paper have them more often than its readers. Both scripts.
 */
export const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱' +
  '江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤' +
  '張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸賈韋鄒閻閆龍賀顧龔萬錢嚴湯蔣傅' +
  '柳温卜邬晏柯裴阮翁庞樊兰殷施洪童欧俞舒伍涂褚戚项梅麦骆耿祁岳佟桂蓝倪景蒲季聂焦辛迟管柴蔺牟冉鲍毕裘商凌葛霍甘宁符游鲁苗尤翟卓屈闵邢靳单詹祝楚练' +
  '章包左祖巩艾班廉岑滕卞齐康伏臧虞昝郁嵇路沙盛穆邸谷车栾牛刁隋房瞿邝敖冼喻茅尚栗鞠宫池桑贝米屠仇逄隗晁訾阚饶巢蒯荆竺桓佘阙苟' +
  '溫鄔龐蘭歐項麥駱聶遲藺鮑畢寧魯閔單練鞏齊車欒鄺';

/** Surnames of two characters, in both scripts. */
export const DOUBLE_SURNAMES = '欧阳|歐陽|上官|司马|司馬|诸葛|諸葛|司徒|皇甫|慕容|令狐|尉迟|尉遲';

/**
 * Surnames that names are told by where a credit says that names stand there, beside those above: what begins words elsewhere (和, 安, 时)
 * begins a name behind 记者. Of the *Hundred Family Surnames* (百家姓) and of today's registers, in both scripts.
 */
export const RARE_SURNAMES =
  '丛东丰乌乐乔乜习云亓井从仝代仰仲伊但位佴信修候储儲元充党全公关养冀农冶冷凤初別利别劳勞勾匡区區华南占卫印危却厉厍厲双古司吉后和咎咸国堯堵壽夔奚姬娄婁安宓宗官宛宣宦宰家容宿寇富寿封尧居展山巫巴帅师帥師席常干平年幸广庄应庹庾廣弓弘强归怀惠愛慎慕' +
  '應戈戎成战戰扈扶揭支敬文斜於时昌明易時暨暴曲木权束杭東松柏查植榮樂權步歸殳殴毋水汲沃沐法浦海湛滑滚满滿漆濮烏燕爱牧狄璩甄由申皮益盖相矫禄福禹秋税空窦竇简簡籍粟糜紀索綦繆红纪终经缪羊羿習聞胥能芦芮花苍苑茹荀荣莊莘萧蒙蒼蓋蓟蓬蔚薄薊融衛衡衣补補' +
  '解言計談諶諸譙计诸谈谌谯豐貢費賁贡贲费赖越蹇辜農边连通連逯邊那邰邴郎郏郗郜郟郤郦都鄂鄢酆鈕钮門閉關门闭闻阎阳阴陀陰陽隆雍雙雲青韶須顏须颜養饒鬱魚鱼鲜鳳鹿麻黨';
/** The same of two characters. */
export const RARE_DOUBLE_SURNAMES =
  '万俟|东方|東方|赫连|赫連|澹台|澹臺|公冶|宗政|濮阳|濮陽|淳于|单于|單于|太叔|申屠|公孙|公孫|仲孙|仲孫|轩辕|軒轅|钟离|鍾離|宇文|长孙|長孫|鲜于|鮮于|闾丘|司空|呼延|南宫|南宮|百里|端木|夏侯|闻人|聞人|左丘|梁丘|东郭|东门|西门|拓跋|独孤|完颜|乐正|巫马|巫馬';
