import { expect, test } from 'vitest';
// @ts-expect-error a script without types
import { asOften } from '../scripts/asOften.mjs';

interface Block {
  readonly shape: string;
  readonly weight: number;
  readonly printed: boolean;
}
const some = (printed: boolean, shapes: string, weight: number): Block[] =>
  [...shapes].map((shape) => ({ shape, weight, printed }));

test('a shape of block counts among those of the stock what it counts among the others', () => {
  const others = [...some(false, 'kd', 1), ...some(false, 'd', 2)];
  const weighed: Block[] = asOften([...others, ...some(true, 'kkkkkddx', 0.5)]);
  expect(weighed.filter((b) => !b.printed)).toEqual(others);
  const stock = weighed.filter((b) => b.printed);
  const weightOf = (shape: string): number =>
    stock.filter((b) => b.shape === shape).reduce((sum, b) => sum + b.weight, 0);
  expect(weightOf('k')).toBeCloseTo(1);
  expect(weightOf('d')).toBeCloseTo(3);
  expect(weightOf('x')).toBe(0);
});

test('where nothing was printed of the stock, weights stay as they are', () => {
  const others = some(false, 'kkd', 1);
  expect(asOften(others)).toEqual(others);
});
