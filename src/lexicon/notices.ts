import { light } from './patterns.js';

/** What a notice or an advertisement is called: `寻物启事`, `招聘`, `声明`; in both scripts. `特此声明` closes one. */
export const NOTICE_HEADLINE =
  /^(?!特此).*(?:[启啟啓]事|公告|通告|[声聲]明|[讣訃][告闻聞]|[预預]告|[谢謝][启啟啓]|小[启啟啓]|[广廣]告|通知|公示|[诚誠招急][聘邀募工租生领領标標]|出[租售]|[转轉][让讓]|[寻尋][人物亲親]|[遗遺]失|更正|致歉|[鸣鳴][谢謝]|[征徵][稿文集婚求]|拍[卖賣]|分[类類])/u;
/** What stands in a notice: how to reach whom, for what pay, and how it ends. */
export const NOTICE_MARK =
  /[电電][话話]|手[机機]|[热熱][线線]|[邮郵信]箱|[联聯][系絡络]人|地址|[咨諮][询詢]|接洽|月薪|面[议議]|特此|此[启啟啓]|[谨謹敬][启啟啓]|作[废廢]|\d{3,4}[-—－]\d{4,}|[*＊]{3,}|[℡☎]/u;
/** The same, to be counted. */
export const NOTICE_MARKS = new RegExp(NOTICE_MARK.source, 'gu');
/** Who signs a notice: `某某自来水公司`, `某某同志治丧小组`. An office is known by how such names end. */
export const OFFICE = light(
  /^[\p{Script=Han}（）()·“”]{3,24}[司厂廠行院校学學会會处處所局社站店部组組队隊馆館室园園团團办辦]$/u,
);
