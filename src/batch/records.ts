/** One record of a stream, without its separator; null where it was longer than allowed and was passed over. */
export type Record = Buffer | null;

/**
 * Cuts a stream of bytes into records. Never holds more than one record and one chunk; what is longer than `longest` bytes is not
 * held at all. A last record without a separator counts; an empty one does not.
 */
export async function* records(
  input: AsyncIterable<Uint8Array>,
  separator: number,
  longest: number,
): AsyncGenerator<Record> {
  let parts: Buffer[] = [];
  let length = 0;
  const take = (): Record | undefined => {
    const record = length > longest ? null : length > 0 ? Buffer.concat(parts, length) : undefined;
    parts = [];
    length = 0;
    return record;
  };
  for await (const piece of input) {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    let start = 0;
    for (let stop = chunk.indexOf(separator); ; stop = chunk.indexOf(separator, start)) {
      const part = chunk.subarray(start, stop < 0 ? chunk.length : stop);
      length += part.length;
      if (length > longest) parts = [];
      else if (part.length > 0) parts.push(part);
      if (stop < 0) break;
      const record = take();
      if (record !== undefined) yield record;
      start = stop + 1;
    }
  }
  const last = take();
  if (last !== undefined) yield last;
}
