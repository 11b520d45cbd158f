import { describe, expect, it } from 'vitest';
import type { GroupedPage, LabelledLine, LabelledPage } from '../src/model/draft.js';
import { Text } from '../src/model/text.js';
import { doubtsOf } from '../src/search/doubts.js';
import { FITTED_DOUBTS } from '../src/search/fittedDoubts.js';
import { articleWorth, groupArticles } from '../src/stages/groupArticles.js';
import { joinParagraphs } from '../src/stages/joinParagraphs.js';
import { labelledOf } from './units.js';

const FERRY = [
  labelledOf('front', '柳溪渡口渡船开航'),
  labelledOf('opening', '停了九年的渡口昨天重新开航，头一班渡船坐了三十二个人。'),
  labelledOf('first', '渡船每天往返六趟，船工把缆绳解开，渡口响起掌声。'),
];
const TEA = [
  labelledOf('opening', '白鹭山的茶厂添了一台新机器，炒茶不用烧柴。'),
  labelledOf('first', '往年炒茶要守一夜，茶厂的机器两个钟头就能炒完一锅茶。'),
];
/** Text as it seems, display type perhaps; or the other way round. */
const verse = (value: string, against: number, fronts = 0.4): LabelledLine =>
  labelledOf('verse', value, { fronts, otherwise: { role: 'front', confidence: 0.9, against } });
const front = (value: string, against: number): LabelledLine =>
  labelledOf('front', value, { fronts: 0.5, otherwise: { role: 'verse', confidence: 0.8, against } });

/** The page of these lines, each in its own place of the source, in the order of a stream. */
function pageOf(...lines: LabelledLine[]): LabelledPage {
  const source = lines.map((l) => l.line.text.value).join('\n');
  let start = 0;
  const labelled = lines.map((l, i): LabelledLine => {
    const end = start + l.line.text.length;
    const line = { ...l.line, number: i + 1, text: Text.of(source, start, end) };
    start = end + 1;
    return { ...l, line };
  });
  return { lines: labelled.map((l) => l.line), labelled, era: 'modern' as const, removed: [], notes: [] };
}
const grouped = (...lines: LabelledLine[]): GroupedPage => groupArticles(pageOf(...lines), joinParagraphs);
/** The headlines of the bodies, in their order. */
const headlines = ({ bodies, blocks }: GroupedPage): (string | null)[] =>
  bodies.map(
    (_, i) =>
      blocks
        .find((b) => b.body === i)
        ?.units.map((u) => u.text.value)
        .join('/') ?? null,
  );

describe('groupArticles, in doubt of a line', () => {
  it('takes for a headline what a body wants for one, though it seemed to be text', () => {
    const page = grouped(...FERRY, verse('茶厂炒茶有了机器', 0.4), ...TEA);
    expect(headlines(page)).toEqual(['柳溪渡口渡船开航', '茶厂炒茶有了机器']);
  });

  it('shows the line as it was read in the end, and why', () => {
    const { labelled } = grouped(...FERRY, verse('茶厂炒茶有了机器', 0.4), ...TEA);
    expect(labelled[FERRY.length]).toMatchObject({ role: 'front', why: ['the articles fit better so'] });
    expect(labelled[FERRY.length]?.confidence).toBeLessThan(0.9);
  });

  it('leaves it text where the search over lines was sure', () => {
    const page = grouped(...FERRY, verse('茶厂炒茶有了机器', 3), ...TEA);
    expect(headlines(page)).toEqual(['柳溪渡口渡船开航', null]);
  });

  it('does not ask the articles where they could hardly say enough', () => {
    const asked = (against: number, era: 'modern' | 'old'): number => {
      let joins = 0;
      const page = { ...pageOf(...FERRY, verse('茶厂炒茶有了机器', against), ...TEA), era };
      groupArticles(page, (read) => {
        joins++;
        return joinParagraphs(read);
      });
      return joins - 1;
    };
    expect(asked(0.4, 'modern')).toBe(1);
    expect(asked(1.2, 'modern')).toBe(1);
    expect(asked(2, 'modern')).toBe(0);
    // Where the articles are trusted less, they would have to gain more: more than 8 nats no page gains.
    const most = 8 * FITTED_DOUBTS.old;
    expect(most).toBeLessThan(1.6);
    expect(asked(0.9 * most, 'old')).toBe(1);
    expect(asked(1.1 * most, 'old')).toBe(0);
    expect(asked(1.1 * most, 'modern')).toBe(1);
  });

  it('leaves it text where no body has anything to say of it', () => {
    const poem = ['井沿上落了一层白', '水桶提起半个月亮', '谁也没有说话', '只有绳子咯吱响着', '石阶上的青苔都醒了'];
    const lines = poem.map((value, i) => (i === 3 ? verse(value, 0.4) : labelledOf('verse', value)));
    expect(headlines(grouped(...FERRY, labelledOf('front', '井沿'), ...lines))).toEqual(['柳溪渡口渡船开航', '井沿']);
  });

  it('takes for text what seemed to be a headline in the midst of an article', () => {
    const cut = labelledOf('first', '渡口的船工姓魏，他守着渡船过了二十年，最难忘的是');
    const page = grouped(...FERRY, cut, front('一九九八年', 0.1), labelledOf('more', '涨水的那一晚。'));
    expect(page.bodies).toHaveLength(1);
    expect(page.blocks).toHaveLength(1);
  });
});

describe('articleWorth', () => {
  const head = labelledOf('front', '茶厂炒茶有了机器');
  const [opening, on] = TEA as [LabelledLine, LabelledLine];
  const page = pageOf(...FERRY, head, opening, on);
  const order = (...places: number[]): LabelledPage => {
    const labelled = places.map((at) => page.labelled[at] as LabelledLine);
    return { ...page, labelled, lines: labelled.map((l) => l.line) };
  };
  /** The second paragraphs of the two articles in each other's place. */
  const crossed = order(0, 1, 5, 3, 4, 2);
  const LEAST = Number.NEGATIVE_INFINITY;

  it('is more where the words of each headline are in one body', () => {
    const worth = articleWorth(joinParagraphs);
    const right = worth(page, LEAST) as number;
    expect(worth(crossed, LEAST)).toBeLessThan(right);
    expect(articleWorth(joinParagraphs)(crossed, LEAST)).toBeLessThan(right);
  });

  it('does not hang on what was asked before', () => {
    const worth = articleWorth(joinParagraphs);
    const first = worth(crossed, LEAST);
    const then = worth(page, LEAST) as number;
    expect(then).toBeCloseTo(articleWorth(joinParagraphs)(page, LEAST) as number, 9);
    expect(worth(crossed, LEAST)).toBeCloseTo(first as number, 9);
  });

  it('holds all orders against each other by the weights of the first, however the page looks in another', () => {
    const worth = articleWorth(joinParagraphs);
    const first = worth(page, LEAST) as number;
    const old = { ...page, era: 'old' as const };
    expect(worth(old, LEAST)).toBeCloseTo(first, 9);
    expect(articleWorth(joinParagraphs)(old, LEAST)).not.toBeCloseTo(first, 1);
  });

  it('says nothing of an order that can hardly be worth what is asked', () => {
    const worth = articleWorth(joinParagraphs);
    const right = worth(page, LEAST) as number;
    expect(worth(crossed, right + 20)).toBeNull();
  });
});

describe('doubtsOf', () => {
  const sure = labelledOf('first', '渡船每天往返六趟。', { otherwise: { role: 'front', confidence: 1, against: 4 } });

  it('finds lines in a row that may be display type or text', () => {
    expect(doubtsOf([sure, verse('甲', 0.2), verse('乙', 0.6), sure, verse('丙', 1)])).toEqual([
      { from: 1, to: 3, against: 0.4 },
      { from: 4, to: 5, against: 1 },
    ]);
  });

  it('parts what seems to be text from what seems to be display type', () => {
    expect(doubtsOf([verse('甲', 0.2), front('乙', 0.6)])).toEqual([
      { from: 0, to: 1, against: 0.2 },
      { from: 1, to: 2, against: 0.6 },
    ]);
  });

  it('asks once more for those that are likelier the other way, where others stand beside them', () => {
    expect(doubtsOf([front('甲', -0.5), front('乙', 1.5)])).toEqual([
      { from: 0, to: 2, against: 0.5 },
      { from: 0, to: 1, against: -0.5 },
    ]);
    expect(doubtsOf([front('甲', -0.5)])).toEqual([{ from: 0, to: 1, against: -0.5 }]);
  });

  it('has none where nothing was left open', () => {
    expect(doubtsOf([sure, labelledOf('furniture', '第3版')])).toEqual([]);
  });

  it('keeps to the greatest on a page of many, and has none in a whole volume in one text', () => {
    const doubtful = (against: number) => [sure, verse('甲', against)];
    expect(doubtsOf(Array(40).fill(doubtful(0.2)).flat())).toHaveLength(40);
    const many = [...Array(390).fill(doubtful(1)), ...Array(10).fill(doubtful(0.2))].flat();
    expect(doubtsOf(many).filter((d) => d.against === 0.2)).toHaveLength(10);
    expect(doubtsOf(many)).toHaveLength(25);
    expect(doubtsOf(Array(2001).fill(doubtful(0.2)).flat())).toEqual([]);
  });
});
