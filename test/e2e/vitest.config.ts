import { defineConfig } from 'vitest/config';

// A real browser and a real VS Code: one file after the other, since each has the machine to itself.
export default defineConfig({
  test: { include: ['test/e2e/**/*.test.ts'], fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000 },
});
