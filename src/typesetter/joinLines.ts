import { Text } from '../model/text.js';

/** Lines as one text: a space where two Latin words meet, none inside a number or beside a Han character. */
export function joinLines(lines: readonly Text[]): Text {
  const parts: Text[] = [];
  for (const line of lines) {
    const before = parts[parts.length - 1]?.value ?? '';
    if (/[A-Za-z][,;.)]?$/u.test(before) && /^[A-Za-z(]/u.test(line.value)) parts.push(Text.glue(' '));
    parts.push(line);
  }
  return Text.concat(parts);
}
