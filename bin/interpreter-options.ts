/** The one-letter options of `python`, which may be joined (`-Ec`). CPython: Python/getopt.c, Python/initconfig.c; docs: using/cmdline.html. */
import type { Startup } from '../src/index.ts';

export interface InterpreterOptions {
  readonly startup: Startup;
  /** PYTHON* variables of the environment count for nothing. */
  readonly ignoresEnvironment: boolean;
  /** The program's folder is not put into `sys.path`. */
  readonly safePath: boolean;
  /** As given; null when nothing was said. */
  readonly intDigits: string | null;
}

/** What the command line says, and what is left of it. */
export interface TakenOptions extends InterpreterOptions {
  readonly argv: string[];
  /** The option whose argument is missing. */
  readonly incomplete: string | null;
}

/** Letters that stand for themselves. What `-B`, `-s`, `-S` and `-u` ask for is always so here. */
const letters = 'BdEIPqsSu';

/** Long options that may stand among the letters. */
const longFlags: ReadonlySet<string> = new Set(['--virtual-time']);

export function takeOptions(argv: readonly string[], environment: NodeJS.ProcessEnv): TakenOptions {
  const counts = new Map<string, number>();
  const given: Record<'W' | 'X', string[]> = { W: [], X: [] };
  const left = argv.slice(0, 2);
  let incomplete: string | null = null;
  let at = 2;
  for (; at < argv.length; at++) {
    const arg = argv[at]!;
    const cluster = /^-([a-zA-Z]+)(.*)$/s.exec(arg);
    if (cluster === null || arg === '-') {
      if (!longFlags.has(arg)) break;
      left.push(arg);
      continue;
    }
    let i = 1;
    while (letters.includes(arg[i] ?? ' ')) {
      counts.set(arg[i]!, (counts.get(arg[i]!) ?? 0) + 1);
      i++;
    }
    const letter = arg[i];
    if (letter === undefined) continue;
    if (letter === 'W' || letter === 'X') {
      const value = arg.slice(i + 1) || argv[++at];
      if (value === undefined) incomplete = `-${letter}`;
      else given[letter].push(value);
      continue;
    }
    left.push(`-${arg.slice(i)}`);
    if (letter === 'c' || letter === 'm') {
      at++;
      break;
    }
  }
  left.push(...argv.slice(at));
  const options = optionsOf(counts, given, environment);
  const startup = { ...options.startup, arguments: argv.slice(2) };
  return { argv: left, incomplete, ...options, startup };
}

function optionsOf(
  counts: ReadonlyMap<string, number>,
  given: Readonly<Record<'W' | 'X', readonly string[]>>,
  environment: NodeJS.ProcessEnv,
): InterpreterOptions {
  const has = (letter: string) => counts.has(letter);
  const isolated = has('I');
  const ignoresEnvironment = isolated || has('E');
  const variable = (name: string) => (ignoresEnvironment ? '' : (environment[name] ?? ''));
  const safePath = isolated || has('P') || variable('PYTHONSAFEPATH') !== '';
  const extensions = new Map<string, string | true>();
  for (const each of given.X) {
    const [, name, value] = /^([^=]*)(?:=(.*))?$/s.exec(each)!;
    extensions.set(name!, value ?? true);
  }
  const devMode = extensions.has('dev') || variable('PYTHONDEVMODE') !== '';
  const fromEnvironment = variable('PYTHONWARNINGS').split(',').filter(Boolean);
  const digits = extensions.get('int_max_str_digits') ?? variable('PYTHONINTMAXSTRDIGITS');
  return {
    ignoresEnvironment,
    safePath,
    intDigits: digits === '' ? null : String(digits),
    startup: {
      warnOptions: [...(devMode ? ['default'] : []), ...fromEnvironment, ...given.W],
      extensions,
      flags: {
        debug: counts.get('d') ?? 0,
        no_user_site: has('s') || isolated ? 1 : 0,
        no_site: has('S') ? 1 : 0,
        ignore_environment: ignoresEnvironment ? 1 : 0,
        quiet: has('q') ? 1 : 0,
        isolated: isolated ? 1 : 0,
        dev_mode: devMode,
        utf8_mode: extensions.has('utf8') && extensions.get('utf8') !== '0' ? 1 : 0,
        warn_default_encoding: extensions.has('warn_default_encoding') ? 1 : 0,
        safe_path: safePath,
      },
    },
  };
}
