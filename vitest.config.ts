import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Many tests start processes, and a busy machine takes its time over that; a test that hangs still ends.
    testTimeout: 120_000,
    include: ['tests/**/*.test.ts'],
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary', 'json-summary'] },
  },
});
