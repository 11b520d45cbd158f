import { setFlagsFromString } from 'node:v8';

/**
 * What V8 compiles takes time from the pages: a quarter of all that a worker does in its first thousand. So functions are compiled when they have
 * run twice as long as usual, with more kinds of input seen, which saves compiling them again; less is compiled into one another; and a pattern, each
 * of which is tried on thousands of lines, is compiled once and not twice. Two workers over 800 pages: about a tenth less work in all.
 */
const FLAGS = ['--interrupt-budget=150000', '--max-inlined-bytecode-size-cumulative=100', '--no-regexp-tier-up'];

// A flag that a later V8 does not know is named on the worker's stderr, which is shown only where the worker dies, and changes nothing.
for (const flag of FLAGS) setFlagsFromString(flag);
