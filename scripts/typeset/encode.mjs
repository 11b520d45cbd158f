let gb18030;

/** GB18030 for the basic plane, in two bytes or four, read off the decoder that every Node has: character → bytes. */
function table() {
  if (gb18030) return gb18030;
  gb18030 = new Map();
  const decoder = new TextDecoder('gb18030');
  const add = (...bytes) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && !gb18030.has(text)) gb18030.set(text, bytes);
  };
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) add(lead, trail);
    }
  for (let a = 0x81; a <= 0x84; a++)
    for (let b = 0x30; b <= 0x39; b++)
      for (let c = 0x81; c <= 0xfe; c++) for (let d = 0x30; d <= 0x39; d++) add(a, b, c, d);
  return gb18030;
}

/** Text as bytes in `utf-8` or `gb18030` (characters of the basic plane only; others are an error). */
export function encode(text, encoding) {
  if (encoding === 'utf-8') return Buffer.from(text);
  const bytes = [...text].flatMap((c) => {
    if (c < '\x80') return [c.charCodeAt(0)];
    const pair = table().get(c);
    if (!pair) throw new Error(`${c} has no form in ${encoding}`);
    return pair;
  });
  return Buffer.from(bytes);
}
