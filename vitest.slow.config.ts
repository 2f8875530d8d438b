import { defineConfig } from 'vitest/config';

/** What takes long: large books, reading engines. */
export default defineConfig({
  test: {
    include: ['tests/slow/**/*.test.ts'],
    reporters: ['default', './tests/tally.ts'],
    testTimeout: 900_000,
    hookTimeout: 900_000,
    passWithNoTests: true,
  },
});
