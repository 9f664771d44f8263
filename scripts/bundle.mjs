/** Bundles one script that is run by hand: `node scripts/bundle.mjs conformance/fuzz.ts` makes dist/fuzz.mjs. */
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esbuildPythonModules } from './python-modules.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [entry, name = basename(entry ?? '', '.ts')] = process.argv.slice(2);
if (entry === undefined) {
  process.stderr.write('usage: node scripts/bundle.mjs ENTRY.ts [NAME]\n');
  process.exit(2);
}
await build({
  entryPoints: [entry],
  outfile: join(root, 'dist', `${name}.mjs`),
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [esbuildPythonModules],
});
