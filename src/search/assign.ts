import type { BylinePlace, Unit } from '../model/draft.js';
import { type Costs, HABITS, type Habit, type Order } from './articleWeights.js';
import { type AgainOdds, BlockTraits, type LineTraits } from './kinship.js';

/** A line that may belong to a headline block; `at` is its place in the stream. */
export type Display = Unit & { readonly at: number };

/** A run of headline lines that stand together: one headline block, or a heap of them. Lines are numbers of displays. */
interface Run {
  readonly lines: readonly number[];
  /** The body that begins right behind it, and the one that it stands right behind, or null. */
  readonly before: number | null;
  readonly after: number | null;
  /** Whether its last block says that its body is on another page. */
  readonly pointed: boolean;
}

/** What speaks for the blocks that a run of headline lines may be cut into, in nats. */
export interface Cuts {
  /** For a block ending before each line; 0 before the first. */
  readonly before: Float64Array;
  /** What the run weighs where it is not cut: cuts are told in log probabilities, so that one habit can be held against another. */
  readonly uncut: number;
}

/** What is known of a page when its headlines are given to its bodies. */
interface Question {
  readonly displays: readonly Display[];
  readonly lineTraits: LineTraits;
  readonly runs: readonly Run[];
  /** For each body, how well it accounts for the words of each display. */
  readonly fits: readonly Float64Array[];
  /** For each body, what each trait of a headline block is worth above it, in nats. */
  readonly kin: readonly Float64Array[];
  /** What speaks for a block's being another part of the headline of a body that has one. */
  readonly again: AgainOdds;
  /** Where some lines that stand together may be cut into blocks. */
  readonly cutsOf: (lines: readonly number[], bylines: BylinePlace) => Cuts;
  readonly costs: Readonly<Record<Order, Costs>>;
  /** What the runs' ends say of where bylines stand, in nats. */
  readonly bylineOdds: Readonly<Record<BylinePlace, number>>;
}

/** A headline block with its body, or null; or a byline that is the signature at the end of the body `signs`. */
export interface PlacedBlock {
  readonly units: readonly Display[];
  readonly body: number | null;
  readonly signs: number | null;
}

export interface Assignment {
  readonly blocks: readonly PlacedBlock[];
  readonly score: number;
  readonly habit: Habit;
}

/** No body. */
const NONE = -1;
/** How many of the likeliest partial assignments are followed. */
const BEAM = 12;
/** Those further than this behind the likeliest, in nats, are not. */
const WIDTH = 12;
const LONGEST_BLOCK = 8;
/** A headline line of so many characters has words in common with its body, as a rule: so much in nats. */
const LONG = 12;
const IN_COMMON = 2;
/** So much, in nats, speaks against a body on this page for a block that says it is on another. */
const POINTED = 6;
/** A headline is given to one of so many bodies about it: no page has more, and whole issues in one text stay affordable. */
const REACH = 60;

/** What can be done with a block, by number: it stays alone, it signs the body before it, it heads one of the bodies within reach. */
const ALONE = 0;
const SIGNS = 1;
const HEADS = 2;

/**
 * Headline blocks are cut out of their runs and given to bodies: where one block ends and the next begins is part of the assignment (a beam over the
 * runs, in page order). What fits none stays alone, and a body has one block, unless another is a further part of it.
 * @param habit where it is known; else the likelier one
 */
export function assign(question: Question, habit?: Habit): Assignment {
  if (habit) return follow(question, habit);
  return HABITS.map((h) => follow(question, h)).reduce((best, one) => (one.score > best.score ? one : best));
}

function follow(question: Question, habit: Habit): Assignment {
  const { costs: byOrder, bylineOdds, runs, fits } = question;
  const costs = byOrder[habit.order];
  // Every body is bare until a block is given to it.
  let sure = costs.bareBody * fits.length + bylineOdds[habit.bylines];
  let beam = [new State(0, 0, new Uint32Array((fits.length + 31) >> 5), NONE, NOTHING, null)];
  for (const run of runs) {
    const search = new RunSearch(question, costs, run, habit.bylines);
    sure += search.uncut;
    beam = search.from(beam);
  }
  const best = beam[0] as State;
  return { blocks: blocksOf(best, question.displays), score: best.score + sure, habit };
}

function blocksOf(last: State, displays: readonly Display[]): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  for (let s = last; s.before; s = s.before) {
    const { lines, body, signs } = s.cut;
    const units = lines.map((d) => displays[d] as Display);
    blocks.push({ units, body: body === NONE ? null : body, signs: signs === NONE ? null : signs });
  }
  return blocks.reverse();
}

/** A block as it was cut out of a run: displays, and the body that it heads or signs, or `NONE`. */
interface Cut {
  readonly lines: readonly number[];
  readonly body: number;
  readonly signs: number;
}
const NOTHING: Cut = { lines: [], body: NONE, signs: NONE };

/*
 * The classes below are asked thousands of times a page. Each field holds one kind of number, and arrays of numbers are typed: V8 compiles the search
 * once for what it has seen, and again for everything else.
 */

/** A partial assignment. */
class State {
  constructor(
    readonly score: number,
    /** Tells apart which bodies are used; states that differ in nothing that counts later have one mark. */
    readonly mark: number,
    /** A bit for each body. */
    readonly used: Uint32Array,
    /** The body that was given last, or `NONE`. */
    readonly lastBody: number,
    readonly cut: Cut,
    readonly before: State | null,
  ) {}

  has(body: number): boolean {
    return (((this.used[body >> 5] as number) >>> (body & 31)) & 1) === 1;
  }
}

/** A state that may be kept: not built until it is. */
class Candidate {
  constructor(
    readonly score: number,
    readonly mark: number,
    readonly lastBody: number,
    readonly from: State,
    readonly start: number,
    readonly body: number,
    readonly signs: number,
    readonly order: number,
  ) {}

  built(lines: readonly number[]): State {
    const { from, body, signs } = this;
    let { used } = from;
    if (body !== NONE) {
      used = used.slice();
      used[body >> 5] = (used[body >> 5] as number) | (1 << (body & 31));
    }
    return new State(this.score, this.mark, used, this.lastBody, { lines, body, signs }, from);
  }
}

/** The candidates that lead, the best first. */
class Leaders {
  readonly list: Candidate[] = [];
  /** What a candidate must at least be worth to be kept. */
  least = Number.NEGATIVE_INFINITY;

  /** Sets a candidate in its place; of equals the one of the lower order stands first. */
  offer(candidate: Candidate): void {
    const { list } = this;
    // Of two ways to the same bodies only the better one can be part of the best whole.
    const twin = this.#twinOf(candidate);
    if (twin >= 0 && (list[twin] as Candidate).score >= candidate.score) return;
    if (twin >= 0) list.splice(twin, 1);
    let at = list.length;
    for (; at > 0; at--) {
      const other = list[at - 1] as Candidate;
      if (other.score > candidate.score || (other.score === candidate.score && other.order < candidate.order)) break;
    }
    if (at === BEAM) return;
    list.splice(at, 0, candidate);
    if (list.length > BEAM) list.pop();
    this.least = (list[0] as Candidate).score - WIDTH;
    if (list.length === BEAM) this.least = Math.max(this.least, (list[BEAM - 1] as Candidate).score);
  }

  #twinOf({ mark, lastBody }: Candidate): number {
    for (let i = 0; i < this.list.length; i++) {
      const c = this.list[i] as Candidate;
      if (c.mark === mark && c.lastBody === lastBody) return i;
    }
    return -1;
  }
}

/** The way through one run: all blocks that it may be cut into, and the bodies that they may be given to. */
class RunSearch {
  readonly uncut: number;
  private readonly size: number;
  private readonly lineTraits: LineTraits;
  private readonly traits: BlockTraits;
  private readonly cuts: Float64Array;
  /** The bodies within reach, and the body right behind and right before the run, or `NONE`. */
  private readonly lowest: number;
  private readonly highest: number;
  private readonly next: number;
  private readonly previous: number;
  /** For each beginning, what the words in common with each body weigh so far: it grows with the block. */
  private readonly words: readonly Float64Array[];
  /** What each choice is worth for the block that is looked at. */
  private readonly worths: Float64Array;
  /** How much more or less it is worth as another part of what stands over each body. */
  private readonly agains: Float64Array;
  /** Those of them that may lead. */
  private readonly open: Int32Array;
  /** One of the other bodies, whichever. */
  private readonly elsewhere: number;
  private readonly inTurn: number;
  private readonly fits: readonly Float64Array[];
  private readonly kin: readonly Float64Array[];
  private readonly again: AgainOdds;
  /** The body that the run interrupts, or `NONE`; and for each beginning, how well that body accounts for the words of the block so far. */
  private readonly around: number;
  private readonly inCommon: Float64Array;

  constructor(
    { lineTraits, fits, kin, again, cutsOf }: Question,
    private readonly costs: Costs,
    private readonly run: Run,
    bylines: BylinePlace,
  ) {
    const { lines } = run;
    this.fits = fits;
    this.size = lines.length;
    this.kin = kin;
    this.again = again;
    this.lineTraits = lineTraits;
    this.traits = new BlockTraits(lineTraits);
    const { before, uncut } = cutsOf(lines, bylines);
    this.cuts = before;
    this.uncut = uncut;
    const near = run.before ?? fits.length;
    this.lowest = Math.max(0, Math.min(near - REACH / 2, fits.length - REACH));
    this.highest = Math.min(fits.length, this.lowest + REACH);
    this.next = run.before ?? NONE;
    this.previous = run.after ?? NONE;
    this.around = run.before === null ? this.previous : NONE;
    this.words = lines.map(() => new Float64Array(this.highest - this.lowest));
    this.inCommon = new Float64Array(lines.length);
    this.worths = new Float64Array(HEADS + this.highest - this.lowest);
    this.agains = new Float64Array(this.highest - this.lowest);
    this.open = new Int32Array(this.worths.length);
    this.elsewhere = costs.elsewhere - Math.log(Math.max(1, fits.length - 1));
    this.inTurn = Math.max(costs.turn, this.elsewhere);
  }

  /** The likeliest states behind the run, the best first. */
  from(beam: State[]): State[] {
    const ends = [beam];
    for (let end = 1; end <= this.size; end++) {
      const leaders = new Leaders();
      let bylines = 0;
      this.traits.clear();
      for (let start = end - 1; start >= Math.max(0, end - LONGEST_BLOCK); start--) {
        const line = this.run.lines[start] as number;
        this.traits.add(line);
        bylines += this.lineTraits.isByline[line] as number;
        const signs = this.weighBlock(start, end, bylines);
        this.extend(leaders, ends[start] as State[], start, end, signs);
      }
      ends.push(leaders.list.map((c) => c.built(this.run.lines.slice(c.start, end))));
    }
    return ends[this.size] as State[];
  }

  /**
   * Weighs everything that can be done with the lines `[start, end)`; those with one line less were weighed just before.
   * @returns the body that they may sign, or `NONE`
   */
  private weighBlock(start: number, end: number, bylines: number): number {
    const { costs, cuts, worths, lowest, highest, fits, lineTraits } = this;
    const last = this.run.lines[end - 1] as number;
    const isByline = lineTraits.isByline[last] === 1;
    const weight = isByline ? costs.bylineWords : costs.words;
    const alien = !isByline && (lineTraits.characters[last] as number) >= LONG ? costs.alien : 0;
    const fronts = end - start - bylines;
    const shape =
      (cuts[start] as number) +
      (bylines > 1 ? costs.secondByline * (bylines - 1) : 0) +
      (fronts === 0 ? costs.onlyByline : 0) +
      (fronts > 4 ? costs.long * (fronts - 4) : 0);
    const leaves = end === this.size && this.next !== NONE ? costs.leaves : 0;
    const pointed = this.run.pointed && end === this.size;
    worths[ALONE] = shape + (pointed ? 0 : costs.unattached) + leaves;
    // The block behind a signature begins anew, whatever is seen between the two.
    worths[SIGNS] = costs.signature - (this.size > 1 ? (cuts[1] as number) : 0);
    const sums = this.words[start] as Float64Array;
    const { around, inCommon } = this;
    if (around !== NONE && !isByline)
      inCommon[start] = (inCommon[start] as number) + ((fits[around] as Float64Array)[last] as number);
    const amid = this.again.amid + this.again.amidWords * (inCommon[start] as number);
    // What the first block of a body says of it does not count twice: that it is not bare, what whole blocks are like. A byline may be such a part.
    const again = dot(this.again.traits, this.traits.values) + costs.bareBody - (fronts === 0 ? costs.onlyByline : 0);
    const headed = shape - costs.bareBody - (pointed ? POINTED : 0);
    for (let b = lowest; b < highest; b++) {
      const fit = (fits[b] as Float64Array)[last] as number;
      const sum = (sums[b - lowest] as number) + weight * fit + (fit < IN_COMMON ? alien : 0);
      sums[b - lowest] = sum;
      const before = end === this.size && this.next === b;
      const kin = fronts > 0 ? dot(this.kin[b] as Float64Array, this.traits.values) : 0;
      this.agains[b - lowest] = again - kin + (b === around ? amid - sum : 0);
      worths[HEADS + b - lowest] = headed + sum + kin + (before ? costs.before : this.inTurn + leaves);
    }
    return start === 0 && fronts === 0 && bylines === 1 ? this.previous : NONE;
  }

  /** Offers what comes of some states by every choice for the block `[start, end)`, which was weighed. */
  private extend(leaders: Leaders, states: readonly State[], start: number, end: number, signs: number): void {
    const { worths, agains, open, lowest, elsewhere, inTurn } = this;
    const next = end === this.size ? this.next : NONE;
    // The best state comes first, and every state may leave the block alone.
    const best = (states[0] as State).score;
    const least = Math.max(leaders.least, best + (worths[ALONE] as number) - WIDTH);
    let choices = 0;
    for (let choice = 0; choice < worths.length; choice++) {
      const again = choice < HEADS ? 0 : Math.max(0, agains[choice - HEADS] as number);
      if (best + (worths[choice] as number) + again >= least && (choice !== SIGNS || signs !== NONE))
        open[choices++] = choice;
    }
    for (let s = 0; s < states.length; s++) {
      const state = states[s] as State;
      for (let c = 0; c < choices; c++) {
        const choice = open[c] as number;
        const body = choice < HEADS ? NONE : lowest + choice - HEADS;
        const isAgain = body !== NONE && state.has(body);
        // Most end here: what is out of turn costs, so no more than this can come of it.
        const most = state.score + (worths[choice] as number) + (isAgain ? (agains[body - lowest] as number) : 0);
        if (most < leaders.least) continue;
        const isInTurn =
          body === NONE ||
          body === next ||
          (isAgain ? body === this.around || body === state.lastBody : body === state.lastBody + 1);
        const score = isInTurn ? most : most + elsewhere - inTurn;
        if (score < leaders.least) continue;
        const order = (start * BEAM + s) * (this.fits.length + HEADS) + (body === NONE ? choice : body + HEADS);
        const mark = body === NONE || isAgain ? state.mark : state.mark ^ markOf(body);
        const lastBody = body === NONE ? state.lastBody : body;
        const signed = choice === SIGNS ? signs : NONE;
        leaders.offer(new Candidate(score, mark, lastBody, state, start, body, signed, order));
      }
    }
  }
}

/** What the traits of a block weigh together. */
function dot(weights: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += (weights[k] as number) * (values[k] as number);
  return sum;
}

/** A number of 30 bits for each body, so that sets of them can be told apart by the exclusive or (Zobrist 1970). */
function markOf(body: number): number {
  let h = Math.imul(body + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 2;
}
