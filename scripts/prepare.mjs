/** Makes a fresh clone ready: installs packages and builds when something is missing or out of date, else does nothing. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lockfile = join(root, 'package-lock.json');
const installedLockfile = join(root, 'node_modules', '.package-lock.json');
/** The build writes this file last and dates it to its start. */
const buildStamp = join(root, 'dist', 'build.json');
const sources = [
  'src',
  'bin',
  'conformance',
  'bench',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

requireNode(20, 19);
if (packagesAreOutOfDate()) installPackages();
if (process.argv.includes('--build') && buildIsOutOfDate()) build();

function requireNode(major, minor) {
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  fail(`Ouroboros needs Node ${major}.${minor} or newer; this is Node ${process.versions.node}.`);
}

function packagesAreOutOfDate() {
  if (!existsSync(installedLockfile)) return true;
  if (statSync(lockfile).mtimeMs <= statSync(installedLockfile).mtimeMs) return false;
  if (!sameVersions()) return true;
  const now = new Date();
  utimesSync(installedLockfile, now, now);
  return false;
}

/** npm and git touch the lockfile without changing it; only its contents tell. */
function sameVersions() {
  const wanted = JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedLockfile, 'utf8')).packages;
  for (const [path, { version, integrity, optional }] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    if (found === undefined ? !optional : found.version !== version || found.integrity !== integrity)
      return false;
  }
  return Object.keys(installed).every((path) => path in wanted);
}

function installPackages() {
  const npm = process.env.npm_execpath;
  const options = ['ci', '--include=dev', '--loglevel=error'];
  if (npm?.endsWith('js')) run('Installing packages', process.execPath, [npm, ...options]);
  else run('Installing packages', process.platform === 'win32' ? 'npm.cmd' : 'npm', options);
}

function buildIsOutOfDate() {
  if (!existsSync(buildStamp)) return true;
  const { mtimeMs } = statSync(buildStamp);
  // The code cache in dist/ belongs to one version of Node.
  if (JSON.parse(readFileSync(buildStamp, 'utf8')).node !== process.version) return true;
  return sources.some((name) => newerThan(join(root, name), mtimeMs));
}

/** Folders count as well: their date tells of removed and renamed files. */
function newerThan(path, time) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return false;
  if (status.isFile()) return /\.(m?[tj]s|json|py)$/.test(path) && status.mtimeMs > time;
  return status.mtimeMs > time || readdirSync(path).some((name) => newerThan(join(path, name), time));
}

function build() {
  run('Building', process.execPath, [join(root, 'scripts', 'build.mjs')]);
}

function run(what, command, options) {
  const start = performance.now();
  if (process.stderr.isTTY) process.stderr.write(`${what} ...`);
  const shell = process.platform === 'win32' && command.endsWith('.cmd');
  const { status, error, stdout, stderr } = spawnSync(command, options, {
    cwd: root,
    encoding: 'utf8',
    shell,
  });
  if (status !== 0) {
    fail(
      `${process.stderr.isTTY ? '\n' : ''}${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}\n${what} failed.`,
    );
  }
  if (process.stderr.isTTY) process.stderr.write(` ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
