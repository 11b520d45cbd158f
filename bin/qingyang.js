#!/usr/bin/env node
const { run } = await import('../dist/bin/run.js').catch(notSetUp);
process.exitCode = await run(process.argv.slice(2));

/** A clone that was not built, or that lacks what the program stands on. */
function notSetUp(error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stderr.write(
    `qingyang: not set up: ${error.message.split('\n')[0]}\n  Run npm ci and npm run build in the program's folder.\n`,
  );
  process.exit(5);
}
