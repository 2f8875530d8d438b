import { defineConfig } from 'vitest/config';

/** The tests that hold the rules of recovery: `npm run test:mutants` changes the rules, and one of these has to fail. */
export default defineConfig({
  test: {
    include: ['tests/recovery/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
