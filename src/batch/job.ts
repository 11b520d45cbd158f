import type { CleanOptions } from '../options.js';
import type { Format } from '../render/formats.js';

export interface OutputFile {
  readonly format: Format;
  readonly path: string;
  /** What messages call it: its path below the output folder. */
  readonly name: string;
  /** SHA-256 of what an earlier run of ours wrote there; null where the journal knows of nothing. */
  readonly ours: string | null;
}

/** Clean one file and write it in one or several formats. */
export interface FileJob {
  readonly kind: 'file';
  readonly path: string;
  /** Its path below the base of the inputs. */
  readonly name: string;
  readonly outputs: readonly OutputFile[];
  readonly options: CleanOptions;
  /** Write over a file that is there already and is not ours. */
  readonly force: boolean;
}

/** Clean what one record of a stream holds, and give the record that goes out. */
export interface LineJob {
  readonly kind: 'line';
  readonly bytes: Uint8Array;
  /** Where the bytes are the text itself (`--raw0`): the id that it is given. Otherwise the bytes are a JSON object. */
  readonly rawId: number | null;
  readonly format: Format;
  readonly options: CleanOptions;
}

/** Tie the pages of one issue together, from their JSON as written. */
export interface IssueJob {
  readonly kind: 'issue';
  readonly pages: readonly { readonly name: string; readonly path: string; readonly json: string }[];
  readonly output: OutputFile;
  readonly force: boolean;
}

export type Job = FileJob | LineJob | IssueJob;
