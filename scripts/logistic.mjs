/** Logistic regression on named evidence, for shares as well as for yes and no (Newton's method, with a pull towards zero). */

/**
 * @param rows `{ evidence: { name: number }, right: 0 to 1 }`
 * @returns a weight for each name that occurs
 */
export function fitLogistic(rows, pull = 1) {
  const names = Object.keys(rows[0].evidence);
  const n = names.length;
  const w = new Array(n).fill(0);
  for (let round = 0; round < 50; round++) {
    // The gradient stands in the last column of the system that the step solves.
    const system = names.map((name, i) => {
      const row = new Array(n + 1).fill(0);
      row[i] = name === 'any' ? 1e-6 : pull;
      row[n] = name === 'any' ? 0 : -pull * w[i];
      return row;
    });
    for (const { evidence, right } of rows) {
      const x = names.map((name) => evidence[name]);
      const p = 1 / (1 + Math.exp(-x.reduce((sum, v, i) => sum + v * w[i], 0)));
      for (let i = 0; i < n; i++) {
        system[i][n] += (right - p) * x[i];
        for (let j = 0; j < n; j++) system[i][j] += Math.max(p * (1 - p), 1e-6) * x[i] * x[j];
      }
    }
    const step = solve(system);
    step.forEach((s, i) => {
      w[i] += s;
    });
    if (Math.max(...step.map(Math.abs)) < 1e-8) break;
  }
  return Object.fromEntries(names.map((name, i) => [name, w[i]]));
}

/** Gauss–Jordan with the largest pivot. */
function solve(system) {
  const n = system.length;
  for (let i = 0; i < n; i++) {
    let most = i;
    for (let r = i; r < n; r++) if (Math.abs(system[r][i]) > Math.abs(system[most][i])) most = r;
    [system[i], system[most]] = [system[most], system[i]];
    for (let r = 0; r < n; r++) {
      if (r === i) continue;
      const f = system[r][i] / system[i][i];
      for (let c = i; c <= n; c++) system[r][c] -= f * system[i][c];
    }
  }
  return system.map((row, i) => row[n] / row[i]);
}
