/** Finds an installed CPython 3.13, the oracle of the suite: OURO_CPYTHON, else what PATH or pyenv offers. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface CPython {
  /** The interpreter itself, not a shim that would choose another version elsewhere. */
  readonly executable: string;
  readonly version: string;
  readonly stdlib: string;
}

export function findCPython(): CPython | undefined {
  const chosen = process.env['OURO_CPYTHON'];
  if (chosen) {
    const found = inspect(chosen);
    if (found === undefined) throw new Error(`OURO_CPYTHON=${chosen} is not a CPython 3.13`);
    return found;
  }
  for (const candidate of ['python3.13', 'python3', 'python', ...pyenvVersions()]) {
    const found = inspect(candidate);
    if (found !== undefined) return found;
  }
  return undefined;
}

const question = [
  'import sys, sysconfig, platform',
  'print(platform.python_implementation(), *sys.version_info[:2])',
  'print(sys.executable, platform.python_version(), sysconfig.get_path("stdlib"), sep="\\n")',
].join('\n');

function inspect(command: string): CPython | undefined {
  const { status, stdout } = spawnSync(command, ['-I', '-c', question], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const [kind, executable, version, stdlib] = stdout.split(/\r?\n/);
  return kind === 'CPython 3 13'
    ? { executable: executable!, version: version!, stdlib: stdlib! }
    : undefined;
}

function pyenvVersions(): string[] {
  const folder = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith('3.13.'))
    .sort((a, b) => Number(b.slice(5)) - Number(a.slice(5)))
    .map((name) => join(folder, name, 'bin', 'python3'));
}
