import type { Failure } from './failure.js';
import { compare } from './findInputs.js';
import type { Entry, Journal } from './journal.js';
import { sorted } from './tally.js';

/** A page that a person should look at, and why; or an issue, which has no confidence. */
export interface Worry {
  readonly page: string;
  readonly confidence: number | null;
  readonly why: readonly string[];
}

/** What lies in an output folder. Holds no times unless they were asked for: equal pages give an equal report. Characters as in Tally. */
export interface Report {
  readonly format: 'qingyang-report/1';
  readonly pages: { readonly written: number; readonly failed: number; readonly look: number };
  readonly articles: number;
  readonly characters: {
    readonly in: number;
    readonly kept: number;
    readonly dropped: Readonly<Record<string, number>>;
  };
  readonly notes: Readonly<Record<string, number>>;
  readonly issues?: { readonly count: number; readonly tied: number; readonly notes: Readonly<Record<string, number>> };
  readonly failed: readonly ({ readonly page: string } & Pick<Failure, 'code' | 'message' | 'hint'>)[];
  /** Those that need an eye, the neediest first; `more` tells how many are not listed. */
  readonly look: readonly Worry[];
  readonly leastCertain: readonly { readonly page: string; readonly confidence: number }[];
  /** The pages with the most characters, which are those that take longest. */
  readonly longest: readonly { readonly page: string; readonly characters: number }[];
  /** In milliseconds of cleaning; only of pages that were done with `times`. */
  readonly slowest?: readonly { readonly page: string; readonly ms: number }[];
  readonly more: number;
}

const LISTED = 1000;
const LEAST = 20;
const LONGEST = 10;
/** Below it a page asks for an eye whatever its notes say. */
const CERTAIN = 0.8;

/** Adds the journal up, without holding it. */
export function reportOn(journal: Pick<Journal, 'entries'>, lives: (entry: Entry) => boolean): Report {
  const failed: Report['failed'][number][] = [];
  const look = new Shortlist<Worry & { readonly doubts: number }>(
    LISTED,
    (a, b) => b.doubts - a.doubts || (a.confidence ?? 1) - (b.confidence ?? 1) || compare(a.page, b.page),
  );
  const least = new Shortlist<{ readonly page: string; readonly confidence: number }>(
    LEAST,
    (a, b) => a.confidence - b.confidence || compare(a.page, b.page),
  );
  const longest = new Shortlist<Report['longest'][number]>(
    LONGEST,
    (a, b) => b.characters - a.characters || compare(a.page, b.page),
  );
  const slowest = new Shortlist<{ readonly page: string; readonly ms: number }>(
    LONGEST,
    (a, b) => b.ms - a.ms || compare(a.page, b.page),
  );
  const dropped: Record<string, number> = {};
  const notes: Record<string, number> = {};
  const issueNotes: Record<string, number> = {};
  let [written, articles, characters, kept, issues, tied, issuesToLookAt] = [0, 0, 0, 0, 0, 0, 0];
  for (const entry of journal.entries()) {
    if (!lives(entry)) continue;
    const { page, tally, failure, issue, ms } = entry;
    if (failure) {
      const { code, message, hint } = failure;
      failed.push({ page, code, message, ...(hint === undefined ? {} : { hint }) });
    }
    if (issue) {
      issues++;
      tied += issue.tied;
      add(issueNotes, issue.notes);
      if (issue.look.length > 0) {
        look.offer({ page, confidence: null, why: issue.look, doubts: 0 });
        issuesToLookAt++;
      }
    }
    if (!tally) continue;
    written++;
    articles += tally.articles;
    characters += tally.characters;
    kept += tally.kept;
    add(dropped, tally.dropped);
    add(notes, tally.notes);
    least.offer({ page, confidence: tally.confidence });
    longest.offer({ page, characters: tally.characters });
    if (ms !== undefined) slowest.offer({ page, ms });
    const why = [...tally.look, ...(tally.confidence < CERTAIN ? [`confidence ${tally.confidence.toFixed(2)}`] : [])];
    if (why.length > 0) look.offer({ page, confidence: tally.confidence, why, doubts: tally.doubts });
  }
  return {
    format: 'qingyang-report/1',
    pages: { written, failed: failed.length, look: look.offered - issuesToLookAt },
    articles,
    characters: { in: characters, kept, dropped: sorted(dropped) },
    notes: sorted(notes),
    ...(issues > 0 ? { issues: { count: issues, tied, notes: sorted(issueNotes) } } : {}),
    failed,
    look: look.items.map(({ page, confidence, why }) => ({ page, confidence, why })),
    leastCertain: least.items,
    longest: longest.items,
    ...(slowest.offered > 0 ? { slowest: slowest.items } : {}),
    more: look.offered - look.items.length,
  };
}

function add(sum: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [key, n] of Object.entries(counts)) sum[key] = (sum[key] ?? 0) + n;
}

/** The first few of many by an order, without keeping the many. */
class Shortlist<T> {
  #items: T[] = [];
  offered = 0;
  constructor(
    private readonly size: number,
    private readonly order: (a: T, b: T) => number,
  ) {}

  offer(item: T): void {
    this.offered++;
    this.#items.push(item);
    if (this.#items.length >= 2 * this.size) this.#cut();
  }

  get items(): readonly T[] {
    this.#cut();
    return this.#items;
  }

  #cut(): void {
    this.#items = this.#items.sort(this.order).slice(0, this.size);
  }
}
