/**
 * Bundles the sources into dist/. Run by prepare.mjs; `npm run build` forces it.
 *
 * The command line starts from a V8 code cache: dist/ouro.js loads dist/main.js through vm.Script with dist/main.cache,
 * made here after one run, so that the functions which every start needs come compiled.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esbuildPythonModules } from './python-modules.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const unfinished = join(dist, `.unfinished-${process.pid}`);
const started = new Date();

const node = { platform: 'node', target: 'node20' };

/** Reading main.js is part of every start: without its blanks, 2 to 3 ms of 115 less. */
const small = { minifyWhitespace: true };

/** Bundles are ASCII, so latin1 reads them fastest. A cache of another Node is rejected by V8 and does no harm. */
const launcher = `#!/usr/bin/env node
'use strict';
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');
const filename = __dirname + '/main.js';
let cachedData;
try {
  cachedData = readFileSync(__dirname + '/main.cache');
} catch {}
const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData });
script.runInThisContext()(exports, require, module, filename, __dirname);
`;
const saveCache = `
process.on('exit', () => require('node:fs').writeFileSync(__dirname + '/main.cache', script.createCachedData()));
`;

const bundles = [
  { entry: 'bin/ouro.ts', output: 'main.js', options: { ...node, ...small, format: 'cjs', ...asFunction() } },
  { entry: 'bin/worker.ts', output: 'worker.js', options: { ...node, format: 'cjs' } },
  { entry: 'src/index.ts', output: 'index.mjs', options: { ...node, format: 'esm' } },
  {
    entry: 'src/browser.ts',
    output: 'browser.mjs',
    options: { platform: 'browser', target: 'es2022', format: 'esm' },
  },
  { entry: 'conformance/golden.ts', output: 'golden.mjs', options: { ...node, format: 'esm' } },
  { entry: 'bench/bench.ts', output: 'bench.mjs', options: { ...node, format: 'esm' } },
].filter(({ entry }) => existsSync(join(root, entry)));

rmSync(join(dist, 'build.json'), { force: true });
mkdirSync(unfinished, { recursive: true });
writeFileSync(join(unfinished, 'package.json'), '{ "type": "commonjs" }\n');
try {
  await Promise.all(bundles.map(bundle));
  if (existsSync(join(unfinished, 'main.js'))) addLauncher();
  publish();
} finally {
  rmSync(unfinished, { recursive: true, force: true });
}

function bundle({ entry, output, options }) {
  return build({
    entryPoints: [join(root, entry)],
    outfile: join(unfinished, output),
    bundle: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [esbuildPythonModules],
    ...options,
  });
}

/** The text of main.js is one function, as require() would make of it, so that the launcher joins no strings. */
function asFunction() {
  return {
    banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
    footer: { js: '})' },
  };
}

function addLauncher() {
  writeFileSync(join(unfinished, 'ouro.js'), launcher, { mode: 0o755 });
  const recorder = join(unfinished, 'record.js');
  writeFileSync(recorder, `${saveCache}${launcher.replace(/^#!.*/, '')}`);
  spawnSync(process.execPath, [recorder, join(root, 'scripts', 'warm.py')], { cwd: root, timeout: 20_000 });
  rmSync(recorder);
}

/** The stamp comes last: an interrupted build counts as none. */
function publish() {
  const outputs = [...bundles.map(({ output }) => output), 'package.json'];
  if (outputs.includes('main.js')) outputs.push('main.cache', 'ouro.js');
  rmSync(join(dist, 'main.cache'), { force: true });
  for (const output of outputs) {
    if (existsSync(join(unfinished, output))) renameSync(join(unfinished, output), join(dist, output));
  }
  writeFileSync(join(dist, 'build.json'), `${JSON.stringify({ node: process.version, outputs })}\n`);
  utimesSync(join(dist, 'build.json'), started, started);
}
