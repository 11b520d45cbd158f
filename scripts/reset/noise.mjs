/** Characters that engines take for one another. */
const ALIKE = [
  '己已巳',
  '未末',
  '土士',
  '日曰目',
  '人入八',
  '大太犬',
  '干于千',
  '天夫',
  '问间',
  '木本',
  '白自',
  '王玉主',
  '令今',
  '风凤',
  '免兔',
  '睛晴',
  '侯候',
  '治冶',
  '冷泠',
  '戊戌戍',
  '折拆析',
  '辨辩',
  '竟竞',
  '徒徙',
  '拢扰',
  '爪瓜',
  '历厉',
  '没设',
  '儿几',
  '鸟乌',
  '田由甲申',
  '刀力',
  '贝见',
  '处外',
  '休体',
  '位拉',
  '住往',
  '找我',
  '卖买',
  '古占',
  '右石',
  '洲州',
  '侍待',
  '清淸',
  '為爲',
  '開閒',
  '開間',
  '間問',
  '說説',
  '島鳥',
  '祇祗',
  '管營',
  '輪輸',
  '遣遺',
  '嬴贏',
  '候侯',
  '已巳',
  '失矢',
  '第笫',
  '的旳',
  '元无',
  '万方',
  '一—',
  '二＝',
];
const alike = new Map();
for (const group of ALIKE)
  for (const c of group)
    alike.set(
      c,
      [...group].filter((x) => x !== c),
    );
const HALF = {
  '，': [',', ', '],
  '：': [':', ': '],
  '；': [';', '; '],
  '（': ['('],
  '）': [')'],
  '！': ['!'],
  '？': ['?'],
  '“': ['"', '“'],
  '”': ['"', '“', '” '],
  '。': ['。', '.', '。 '],
  '、': ['、', '.'],
};
const SPECKS = ['|', '一', '.', '—_', '| |', "'", '~', '，', '= —', 'i', ':', '-', '。', '一一一', '■', '4', '|：'];

/** An engine's errors on the rows of a page, by a rate of 1 to 4 in 100 characters; specks come in as rows without a role. */
export function misread(rows, dice) {
  const rate = dice.one([0.01, 0.02, 0.03, 0.04]);
  const half = dice.one([0, 0, 0.3, 1]);
  const blanks = dice.one([0, 0, 0.01, 0.05]);
  const specks = dice.one([0, 0.01, 0.03]);
  const lost = dice.one([0, 0, 0.01]);
  const common = [...rows.map((r) => r.text).join('')].filter((c) => /\p{Script=Han}/u.test(c));
  const read = (c) => {
    if (HALF[c]) return dice.chance(half) ? dice.one(HALF[c]) : c;
    if (!/\p{Script=Han}/u.test(c)) return c;
    if (dice.chance(rate))
      return alike.has(c) && dice.chance(0.6) ? dice.one(alike.get(c)) : dice.chance(0.05) ? '' : dice.one(common);
    return dice.chance(blanks) ? `${c} ` : c;
  };
  return rows.flatMap((row) => {
    if (row.role === 'more' && dice.chance(lost)) return [];
    const text = [...row.text].map(read).join('');
    const speck = dice.chance(specks) ? [{ text: dice.one(SPECKS), role: null, indent: '' }] : [];
    return text.trim() ? [{ ...row, text }, ...speck] : speck;
  });
}
