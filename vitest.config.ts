import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'webview/**/*.test.ts', 'test/unit/**/*.test.ts'],
    isolate: false,
    setupFiles: ['test/support/same-draws.ts'],
    // Against tests that hang, not slow machines.
    testTimeout: 120_000,
  },
});
