let gb18030;

/** The two-byte part of GB18030, read off the decoder that every Node has: character → bytes. */
function table() {
  if (gb18030) return gb18030;
  gb18030 = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if ([...text].length === 1 && !gb18030.has(text)) gb18030.set(text, [lead, trail]);
    }
  return gb18030;
}

/** Text as bytes in `utf-8` or `gb18030` (two-byte characters only; others are an error). */
export function encode(text, encoding) {
  if (encoding === 'utf-8') return Buffer.from(text);
  const bytes = [...text].flatMap((c) => {
    if (c < '\x80') return [c.charCodeAt(0)];
    const pair = table().get(c);
    if (!pair) throw new Error(`${c} has no two-byte form in ${encoding}`);
    return pair;
  });
  return Buffer.from(bytes);
}
