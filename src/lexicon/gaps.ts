/**
 * Where a single space beside a number was set by the typesetter to fill a line, and means nothing. Character classes for a pattern.
 * Where neither holds, a space beside a number may part two phrases of a headline (`老桥拆了 32户搬新家`) or two cells, and stays.
 */

/** Before the space: characters that need what follows. `通报了 2021年`, `1月 19日`, `其中 3人` */
export const LEANS_ON_NUMBER =
  '年月了的在于於至到从從为為是约約达達过過近超比和与與及或每第共将將已仅僅有以由自距逾满滿增降升跌占佔获獲';

/** After the space: units. `2022 年度`, `3 人`, `15 公里` */
export const UNITS =
  '年月日号號时時点點分秒天周週岁歲元角亿億万萬千百十余餘多个個人名位次件条條项項家户戶届屆期版页頁章节節级級层層座栋棟台辆輛艘架米公里吨噸斤克升度亩畝倍成％%℃';
