/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function random(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What is left to chance, from one stream of random numbers. */
export function diceOf(seed) {
  const next = random(seed);
  const whole = (from, to) => from + Math.floor(next() * (to - from + 1));
  const one = (list) => list[Math.floor(next() * list.length)];
  return {
    /** True in a share `p` of the cases. */
    chance: (p) => next() < p,
    /** A whole number, both ends possible. */
    whole,
    one,
    /** A key of `{ key: weight }`. */
    weigh(weights) {
      const entries = Object.entries(weights);
      let at = next() * entries.reduce((sum, [, w]) => sum + w, 0);
      for (const [key, w] of entries) {
        at -= w;
        if (at < 0) return key;
      }
      return entries[0][0];
    },
    shuffle(list) {
      const out = [...list];
      for (let i = out.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1));
        [out[i], out[j]] = [out[j], out[i]];
      }
      return out;
    },
  };
}
