import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/slow/**', 'node_modules/**'],
    reporters: ['default', './tests/tally.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
