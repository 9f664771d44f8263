/** The tests: beside their files in src/, and the conformance suite. */
import { defineConfig } from 'vitest/config';
import { vitePythonModules } from './scripts/python-modules.mjs';

export default defineConfig({
  plugins: [vitePythonModules],
  test: {
    include: ['src/**/*.test.ts', 'conformance/**/*.test.ts'],
    testTimeout: 30_000,
    reporters: ['default'],
  },
});
