/** The command `ouro`: what it takes, and what it runs. CPython: Modules/main.c; docs: using/cmdline.html. */
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { runFile } from './run.ts';

const USAGE_STATUS = 2;

const EXAMPLES = `
Examples:
  ouro hello.py                     run a program
  ouro server.py --port 8080        what follows the file belongs to the program
  ouro --virtual-time sleepy.py     sleeping takes no time, the output is the same
  ouro -c 'print(6 * 7)'            run a command
  echo 'print("hi")' | ouro -       run what comes from the standard input`;

interface Options {
  command?: string;
  virtualTime?: boolean;
  seed?: number;
}

function command(): Command {
  return new Command('ouro')
    .description('Runs Python 3.13 programs; asyncio is its centre.')
    .argument('[file]', "the program, or '-' for the standard input")
    .argument('[args...]', 'arguments of the program (sys.argv[1:])')
    .option('-c, --command <text>', 'run a program given as text')
    .option('--virtual-time', 'let the clock jump to the next timer when everything sleeps')
    .option('--seed <number>', 'seed of what is random, for runs that can be repeated', wholeNumber)
    .version('Python 3.13.0 (Ouroboros 0.1.0)', '-V, --version')
    .helpOption('-h, --help', 'show this help')
    .addHelpText('after', EXAMPLES)
    .passThroughOptions()
    .exitOverride()
    .configureOutput({ outputError: () => {} });
}

/** `-c` ends the options: what follows its text belongs to the program. */
function separated(argv: readonly string[]): string[] {
  const at = argv.findIndex((arg, i) => i > 1 && (arg === '-c' || arg === '--command'));
  const isOurs = at >= 0 && argv.slice(2, at).every((arg) => arg.startsWith('-'));
  return isOurs && at + 1 < argv.length ? [...argv.slice(0, at + 2), '--', ...argv.slice(at + 2)] : [...argv];
}

/** What `python` says of a command line that it doesn't understand. */
function complain(error: CommanderError): void {
  const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? '';
  let what = error.message.replace(/^error: /, '');
  if (error.code === 'commander.unknownOption')
    what = `${option.startsWith('--') ? 'unknown option' : 'Unknown option:'} ${option}`;
  if (error.code === 'commander.optionMissingArgument')
    what = `Argument expected for the ${option.replace(/,$/, '')} option`;
  process.stderr.write(
    `${what}\nusage: ouro [option] ... [-c cmd | file | -] [arg] ...\nTry \`ouro -h' for more information.\n`,
  );
}

async function main(): Promise<number> {
  const program = command();
  try {
    program.parse(separated(process.argv));
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    complain(error);
    return USAGE_STATUS;
  }
  const options = program.opts<Options>();
  const [file, ...args] = program.args;
  return runFile({
    file: file ?? null,
    args,
    command: options.command ?? null,
    virtualTime: options.virtualTime ?? false,
    seed: options.seed ?? null,
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
