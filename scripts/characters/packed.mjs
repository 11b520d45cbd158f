/** A number is kept in this many steps on either side of 0, up to so many times their usual size. */
const STEPS = 7;
const WIDEST = 3;

/** The numbers of a table in four bits each, and the step between them. */
export function packed(table) {
  const usual = Math.sqrt(table.reduce((s, x) => s + x * x, 0) / table.length);
  const step = (WIDEST * usual) / STEPS;
  const steps = Array.from(table, (x) => Math.max(-STEPS, Math.min(STEPS, Math.round(x / step))) + STEPS);
  const bytes = Buffer.alloc(steps.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = 16 * steps[2 * i] + steps[2 * i + 1];
  return { step: Number(step.toFixed(4)), values: bytes.toString('base64') };
}
