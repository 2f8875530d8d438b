import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/slow/**', 'node_modules/**'],
    // Vitest leaves a core to others; of two, that is half of the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Modules are read once for all files of a worker, which takes a third of the time off: no test changes what is in them.
    isolate: false,
    reporters: ['default', './tests/tally.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
