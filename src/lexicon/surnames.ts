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
