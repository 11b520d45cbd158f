import { picture, text } from './picture.mjs';

const WIDTH = 480;
const HEIGHT = 420;
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 96, 44, 48];
const SERIES = [
  ['lines', 'ours'],
  ['blocks', 'second'],
  ['articles', 'third'],
];
/** Bins with fewer decisions wander. */
const FEW = 20;

/** How often decisions are right against how sure the program was of them: on the diagonal, a confidence means what it says. */
export function drawCalibration({ calibration }) {
  const side = HEIGHT - TOP - BOTTOM;
  const x = (v) => LEFT + v * (WIDTH - LEFT - RIGHT);
  const y = (v) => TOP + (1 - v) * side;
  const grid = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((v) => [
    `<path class="grid" d="M${x(0)} ${y(v).toFixed(1)}H${x(1)}M${x(v).toFixed(1)} ${y(0)}V${y(1)}"/>`,
    text(LEFT - 8, y(v) + 4, String(v), { at: 'end' }),
    text(x(v), y(0) + 18, String(v), { at: 'middle' }),
  ]);
  const curves = SERIES.flatMap(([what, colour], s) => {
    const points = calibration[what].bins.filter((b) => b.n >= FEW);
    const at = ({ sure, right }) => `${x(sure).toFixed(1)} ${y(right).toFixed(1)}`;
    return [
      `<path class="${colour} line" d="M${points.map(at).join('L')}"/>`,
      ...points.map(
        (p) => `<circle class="${colour}" cx="${x(p.sure).toFixed(1)}" cy="${y(p.right).toFixed(1)}" r="3.5"/>`,
      ),
      text(x(1) + 14, y(1) + 4 + 18 * s, what, { as: colour }),
    ];
  });
  return picture(WIDTH, HEIGHT, 'Share of decisions that are right against the confidence given to them', [
    text(LEFT, 20, 'Share that is right, on papers never seen', { as: 'title' }),
    ...grid,
    `<path class="peer line" stroke-dasharray="4 4" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>`,
    ...curves,
    text((x(0) + x(1)) / 2, HEIGHT - 8, 'confidence', { at: 'middle' }),
  ]);
}
