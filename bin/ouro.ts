/** The command `ouro`: what it takes, and what it runs. CPython: Modules/main.c; docs: using/cmdline.html. */
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { addInspections, inspectionComplaint } from './inspect.ts';
import { takeOptions } from './interpreter-options.ts';
import { runFile } from './run.ts';

const USAGE_STATUS = 2;

const EXAMPLES = `
Options of python, which may be joined:
  -W <filter>                what becomes of warnings: action:message:category:module:lineno
  -X <option>                dev, utf8, int_max_str_digits=N
  -E                         ignore PYTHON* variables of the environment
  -I                         isolated: -E, -P and -s
  -P                         don't put the program's folder into sys.path
  -B -d -q -s -S -u          accepted

Examples:
  ouro hello.py                     run a program
  ouro server.py --port 8080        what follows the file belongs to the program
  ouro --virtual-time sleepy.py     sleeping takes no time, the output is the same
  ouro -c 'print(6 * 7)'            run a command
  ouro -m package.tool --flag       run a module, or a package with a __main__
  echo 'print("hi")' | ouro -       run what comes from the standard input
  ouro ast hello.py                 print its syntax tree
  ouro tokens hello.py              list its tokens
  ouro ./ast                        run a program that is called as a command is`;

interface Options {
  command?: string;
  module?: string;
  virtualTime?: boolean;
  seed?: number;
}

function command(): Command {
  return new Command('ouro')
    .description('Runs Python 3.13 programs; asyncio is its centre.')
    .argument('[file]', "the program, or '-' for the standard input")
    .argument('[args...]', 'arguments of the program (sys.argv[1:])')
    .option('-c, --command <text>', 'run a program given as text')
    .option('-m, --module <name>', 'run a module by its name')
    .option('--virtual-time', 'let the clock jump to the next timer when everything sleeps')
    .option('--seed <number>', 'seed of what is random, for runs that can be repeated', wholeNumber)
    .version('Python 3.13.0 (Ouroboros 0.1.0)', '-V, --version')
    .helpOption('-h, --help', 'show this help')
    .addHelpText('after', EXAMPLES)
    .passThroughOptions()
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => {}, writeOut })
    .action(() => {});
}

/** Whoever reads the help may stop reading it. */
function writeOut(text: string): void {
  process.stdout.on('error', () => {});
  process.stdout.write(text);
}

/** `-c` and `-m` end the options: what follows the text or the name belongs to the program. */
function separated(argv: readonly string[]): string[] {
  const at = argv.findIndex((arg, i) => i > 1 && endsOptions.has(arg));
  const isOurs = at >= 0 && argv.slice(2, at).every((arg) => arg.startsWith('-'));
  return isOurs && at + 1 < argv.length ? [...argv.slice(0, at + 2), '--', ...argv.slice(at + 2)] : [...argv];
}

const endsOptions: ReadonlySet<string> = new Set(['-c', '--command', '-m', '--module']);

/** What follows a program's text or two dashes is no command. Most command lines have none, and start faster without. */
function mayHaveCommand(given: readonly string[], argv: readonly string[]): boolean {
  const dashes = argv.indexOf('--');
  const name = argv.findIndex((arg) => /^(?:ast|tokens|-h|--help)$/.test(arg));
  return name >= 0 && given.length === argv.length && (dashes < 0 || name < dashes);
}

/** What `python` says of a command line that it doesn't understand. */
function complain(error: CommanderError): void {
  const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? '';
  let what = error.message.replace(/^error: /, '');
  if (error.code === 'commander.unknownOption')
    what = `${option.startsWith('--') ? 'unknown option' : 'Unknown option:'} ${option}`;
  if (error.code === 'commander.optionMissingArgument')
    what = `Argument expected for the ${option.replace(/,$/, '')} option`;
  complainOf(what);
}

function complainOf(what: string): number {
  process.stderr.write(
    `${what}\nusage: ouro [option] ... [-c cmd | file | -] [arg] ...\nTry \`ouro -h' for more information.\n`,
  );
  return USAGE_STATUS;
}

async function main(): Promise<number> {
  const program = command();
  const taken = takeOptions(process.argv, process.env);
  if (taken.incomplete !== null) return complainOf(`Argument expected for the ${taken.incomplete} option`);
  const argv = separated(taken.argv);
  let inspection: (() => Promise<number>) | null = null;
  if (mayHaveCommand(taken.argv, argv)) {
    addInspections(program, (work) => {
      inspection = work;
    });
  }
  try {
    program.parse(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    const complaint = inspectionComplaint(argv[2], error);
    if (complaint === null) complain(error);
    else process.stderr.write(complaint);
    return USAGE_STATUS;
  }
  if (inspection !== null) return (inspection as () => Promise<number>)();
  const options = program.opts<Options>();
  const [file, ...args] = program.args;
  return runFile({
    file: file ?? null,
    args,
    command: options.command ?? null,
    module: options.module ?? null,
    virtualTime: options.virtualTime ?? false,
    seed: options.seed ?? null,
    options: taken,
  });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`ouro: internal error: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 70;
  },
);
