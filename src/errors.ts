/** Exit codes of the command, documented in README and `--help`. */
export const EXIT = {
  ok: 0,
  /** `check` found a difference, `score` fell below `--min`, or some pages of a batch failed. */
  differs: 1,
  usage: 2,
  /** An input could not be read, or is not the text of a page. */
  input: 3,
  /** An output exists already, or could not be written. */
  output: 4,
  /** The audit refused a page, or another fault of the program itself. */
  internal: 5,
  interrupted: 130,
} as const;

/** A user's mistake or an input that is not what it should be: one sentence on what is wrong, one on what to do next. */
export class QingyangError extends Error {
  override readonly name = 'QingyangError';
  /**
   * @param code stable, for programs: `not-text`, `empty`, `encoding`, `no-chinese`, `audit` …
   * @param exitCode one of {@link EXIT}
   */
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string,
    readonly exitCode: number = EXIT.input,
  ) {
    super(message);
  }
}
