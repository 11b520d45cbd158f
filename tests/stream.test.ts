import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { records } from '../src/batch/records.js';
import { runStream, type StreamOptions } from '../src/batch/runStream.js';
import { BIN, command, descendants, folder, POISON, page, WORKER, write } from './batchTools.js';

const parse = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const ndjson = (count: number) =>
  Array.from({ length: count }, (_, i) => `${JSON.stringify({ id: i, text: page(i) })}\n`).join('');
const lines = (...values: unknown[]) =>
  values.map((v) => `${typeof v === 'string' ? v : JSON.stringify(v)}\n`).join('');

async function stream(input: string | Uint8Array, options: Partial<StreamOptions> = {}) {
  let out = '';
  const result = await runStream(
    Readable.from([Buffer.from(input)]),
    async (line) => {
      out += Buffer.from(line).toString();
    },
    { raw0: false, format: 'json', clean: {}, jobs: 2, timeout: 20_000, worker: WORKER, ...options },
  );
  return { ...result, lines: out === '' ? [] : parse(out) };
}

it('cuts a stream into records whatever the chunks are', async () => {
  const all = Buffer.from('一\n\n二二\n三');
  for (let size = 1; size <= all.length; size++) {
    const chunks: Buffer[] = [];
    for (let i = 0; i < all.length; i += size) chunks.push(all.subarray(i, i + size));
    const got: (string | null)[] = [];
    for await (const record of records(Readable.from(chunks), 10, 6)) got.push(record && record.toString());
    expect(got).toEqual(['一', '二二', '三']);
  }
  const tooLong: (string | null)[] = [];
  for await (const record of records(Readable.from([all]), 10, 5)) tooLong.push(record && record.toString());
  expect(tooLong).toEqual(['一', null, '三']);
});

/** The command line of a process, empty where it has ended meanwhile. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

describe('stream', () => {
  it('answers every line, in order, with the id and the page', async () => {
    const { lines: out } = await stream(ndjson(200), { jobs: 3 });
    expect(out.map((o) => o.id)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(out[7]).toMatchObject({ format: 'qingyang/1', source: { name: '7' } });
    expect(JSON.stringify(out[7])).toContain('第7位过桥');
  });

  it('answers what cannot be cleaned with an error, and goes on', async () => {
    const at = folder();
    write(at, { 'p.txt': page(5) });
    const input = Buffer.concat([
      Buffer.from(
        lines(
          { id: 'a', text: page(1) },
          '{"id": "b", ',
          '[1]',
          { text: page(6) },
          { id: 'c' },
          { id: 'd', text: 'x', path: 'y' },
          { id: 'e', path: join(at, 'gone') },
          { id: 'f', path: join(at, 'p.txt') },
          '',
        ),
      ),
      Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d, 10]),
      Buffer.from(lines({ id: 'g', text: '' }, { id: 'h', text: page(2) })),
    ]);
    const { lines: out, records: n, failed } = await stream(input);
    expect(n).toBe(11);
    expect(out.map((o) => [o.id, o.error?.code ?? 'ok'])).toEqual([
      ['a', 'ok'],
      [null, 'bad-record'],
      [null, 'bad-record'],
      [null, 'ok'],
      ['c', 'bad-record'],
      ['d', 'bad-record'],
      ['e', 'ENOENT'],
      ['f', 'ok'],
      [null, 'bad-record'],
      ['g', out[9].error?.code],
      ['h', 'ok'],
    ]);
    expect(failed).toBe(out.filter((o) => o.error).length);
  });

  it('outlives pages that kill or hang a worker', async () => {
    const at = folder();
    write(at, { 'abort.txt': page(1), 'endless.txt': page(2), 'once.txt': page(3) });
    const input = lines(
      ...['abort', 'endless', 'once'].flatMap((id) => [
        { id, path: join(at, `${id}.txt`) },
        { id: `after ${id}`, text: page(4) },
      ]),
    );
    const { lines: out } = await stream(input, { worker: POISON, timeout: 4000 });
    expect(out.map((o) => [o.id, o.error?.code ?? 'ok'])).toEqual([
      ['abort', 'worker-died'],
      ['after abort', 'ok'],
      ['endless', 'timeout'],
      ['after endless', 'ok'],
      ['once', 'ok'],
      ['after once', 'ok'],
    ]);
  });

  it('takes texts that end in NUL, in their own encodings', () => {
    const gb = new Uint8Array([
      0xb1, 0xbe, 0xb1, 0xa8, 0xd1, 0xb6, 0xa3, 0xac, 0xbd, 0xf1, 0xcc, 0xec, 0xb5, 0xc4, 0xca, 0xc2, 0xa1, 0xa3,
    ]); // 本报讯，今天的事。
    const input = Buffer.concat([Buffer.from(`${page(1)}\0`), gb, Buffer.from(`\0${page(3)}`)]);
    const run = command(['stream', '--raw0', '-f', 'txt', '--encoding', 'gb18030'], {
      input: Buffer.concat([gb, Buffer.from('\0')]),
    });
    expect(parse(run.out)).toEqual([{ id: 1, format: 'txt', text: expect.stringContaining('本报讯，今天的事。') }]);
    expect(parse(command(['stream', '--raw0'], { input }).out).map((o) => o.id)).toEqual([1, 2, 3]);
  });

  it('answers at once, without waiting for more', async () => {
    const child = spawn(process.execPath, [BIN, 'stream', '-j', '1'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.write(ndjson(1));
    const first = await new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
    expect(JSON.parse(first).id).toBe(0);
    child.stdin.end();
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  });

  it('reads no further than a slow reader takes', async () => {
    let given = 0;
    let taken = 0;
    async function* endless() {
      for (; ; given++) yield Buffer.from(`${JSON.stringify({ id: given, text: page(given) })}\n`);
    }
    const ahead: number[] = [];
    const enough = new Error('enough');
    await expect(
      runStream(
        endless(),
        async () => {
          await sleep(5);
          ahead.push(given - taken);
          if (++taken === 100) throw enough;
        },
        { raw0: false, format: 'json', clean: {}, jobs: 2, timeout: 20_000, worker: WORKER },
      ),
    ).rejects.toBe(enough);
    expect(Math.max(...ahead)).toBeLessThan(40);
  });

  it('ends quietly when nobody reads on, also while the input stays open', async () => {
    const child = spawn('sh', [
      '-c',
      `(cat; sleep 5) | '${process.execPath}' '${BIN}' stream -j 1 | head -n 1; echo done`,
    ]);
    let [out, err] = ['', ''];
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.stdin.end(ndjson(300));
    await new Promise((resolve) => child.once('exit', resolve));
    expect(out.trim().split('\n')).toHaveLength(2);
    expect(err).toBe('');
  });
});

const hasParallel = /GNU parallel/u.test(spawnSync('parallel', ['--version']).stdout?.toString() ?? '');
if (!hasParallel)
  console.warn('stream: GNU parallel is not installed (apt install parallel); running under it is not tested');

describe.skipIf(!hasParallel)('under GNU parallel', () => {
  it('loses nothing and doubles nothing, also when a worker is killed', async () => {
    const at = folder();
    const count = 3000;
    writeFileSync(join(at, 'pages.ndjson'), ndjson(count));
    const child = spawn(
      'parallel',
      ['--will-cite', '--pipe', '--block', '100k', '-j', '2', `'${process.execPath}' '${BIN}' stream -j 1`],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    child.stdin.end(readFileSync(join(at, 'pages.ndjson')));
    const out: Buffer[] = [];
    child.stdout.on('data', (data) => out.push(data));
    const gone = new Promise((resolve) => child.once('close', resolve));
    let killed = 0;
    for (let i = 0; i < 200 && killed === 0; i++) {
      await sleep(20);
      for (const pid of descendants(child.pid as number))
        if (killed === 0 && commandOf(pid).includes('bin/worker.js')) {
          process.kill(pid, 'SIGKILL');
          killed++;
        }
    }
    expect(await gone).toBe(0);
    expect(killed).toBe(1);
    const got = parse(Buffer.concat(out).toString());
    expect(got.filter((o) => o.error)).toEqual([]);
    expect(got.map((o) => o.id).sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
  });

  it('does a file again whose filter was killed, with --retries over files', async () => {
    const at = folder();
    const [parts, each] = [6, 400];
    const all = ndjson(parts * each)
      .trimEnd()
      .split('\n');
    for (let i = 0; i < parts; i++)
      writeFileSync(join(at, `part.${i}`), `${all.slice(i * each, (i + 1) * each).join('\n')}\n`);
    const child = spawn(
      'parallel',
      [
        '--will-cite',
        '-j',
        '2',
        '--retries',
        '3',
        `'${process.execPath}' '${BIN}' stream -j 1 < {} > {}.out`,
        ':::',
      ].concat(Array.from({ length: parts }, (_, i) => join(at, `part.${i}`))),
      { stdio: ['ignore', 'ignore', 'ignore'] },
    );
    const gone = new Promise((resolve) => child.once('close', resolve));
    let killed = 0;
    while (killed === 0 && child.exitCode === null) {
      await sleep(20);
      // Its first answers are written: half a file must not survive.
      if (!existsSync(join(at, 'part.0.out')) || statSync(join(at, 'part.0.out')).size === 0) continue;
      for (const pid of descendants(child.pid as number)) {
        const line = commandOf(pid).split('\0');
        if (killed === 0 && line[1] === BIN) {
          process.kill(pid, 'SIGKILL');
          killed++;
        }
      }
    }
    expect(await gone).toBe(0);
    expect(killed).toBe(1);
    const got = Array.from({ length: parts }, (_, i) => parse(readFileSync(join(at, `part.${i}.out`), 'utf8'))).flat();
    expect(got.map((o) => o.id)).toEqual(Array.from({ length: parts * each }, (_, i) => i));
  });
});
