/** `ouro tokens` and `ouro ast`: what `python -m tokenize -e` and `python -m ast -a` print. CPython: Lib/tokenize.py, Lib/ast.py (main). */
import { type Command, type CommanderError, InvalidArgumentError, Option } from 'commander';
import { PythonSyntaxError, type SyntaxWarningNote } from '../src/lexer/errors.ts';
import { decodeEscaped, withReplacements } from '../src/lexer/escaped-bytes.ts';
import { decodeListed } from '../src/lexer/listed-file.ts';
import { encodingToken, TokenListing, tokenLine } from '../src/lexer/listing.ts';
import { quoted } from '../src/lexer/quoted.ts';
import { dumpProblem, writeDump } from '../src/parser/dump.ts';
import type { Mode } from '../src/parser/grammar/parser.ts';
import { parseBytes, UndecodableText } from '../src/parser/parse-bytes.ts';
import { attachTypeComments } from '../src/parser/type-comments.ts';
import { HostError } from '../src/runtime/host/host.ts';
import { hostError } from '../src/runtime/host/node/errors.ts';
import { nodeHost } from '../src/runtime/host/node/node-host.ts';
import { asOsError, reasonOf } from '../src/runtime/objects/host-errors.ts';
import { syntaxLines } from '../src/runtime/traceback/syntax.ts';

/** What goes to the standard error, and the exit status. */
export interface Report {
  readonly errors: string;
  readonly status: number;
}

type Write = (text: string) => void;

export interface DumpRequest {
  readonly mode: Mode;
  readonly indent: number;
  readonly typeComments: boolean;
}

/** `filename` is null for the standard input, which has no encoding of its own, and whose tokens come up to an error. */
export function listTokens(bytes: Uint8Array, filename: string | null, write: Write): Report {
  const file =
    filename === null ? { encoding: null, text: decodeEscaped(bytes) } : decodeListed(bytes, filename);
  if (typeof file === 'string') return { errors: `${filename}: error: ${file}\n`, status: 1 };
  const listing = new TokenListing(file.text);
  let errors = listing.warnings.map((note) => warningText('<string>', note)).join('');
  const isShown = !listing.fails || filename === null;
  if (isShown && file.encoding !== null) write(tokenLine(encodingToken(file.encoding)));
  for (const token of listing.tokens()) if (isShown) write(tokenLine(token));
  const { error } = listing;
  if (error === null) return { errors, status: 0 };
  if (error.lineno === 0) errors += `unexpected error: ${error.message}\n`;
  else errors += `${filename ?? '<stdin>'}:${error.lineno}:${error.column}: error: ${error.message}\n`;
  return { errors, status: 1 };
}

/** An error is told as `ouro FILE` tells it. */
export function dumpTree(bytes: Uint8Array, filename: string, request: DumpRequest, write: Write): Report {
  try {
    const { source, tree, warnings } = parseBytes(bytes, filename, request.mode);
    const typeComments = request.typeComments
      ? attachTypeComments(source, tree)
      : { of: new Map(), ignores: [] };
    const problem = dumpProblem(tree);
    if (problem !== null) return { errors: `${problem}\n`, status: 1 };
    writeDump(tree, { attributes: true, indent: request.indent, typeComments }, write);
    write('\n');
    const line = (number: number) => (filename.startsWith('<') ? null : source.lineText(number));
    return {
      errors: warnings.map((note) => warningText(filename, note, line(note.lineno))).join(''),
      status: 0,
    };
  } catch (error) {
    if (error instanceof UndecodableText)
      return { errors: `UnicodeDecodeError: ${error.message}\n`, status: 1 };
    if (error instanceof PythonSyntaxError) return { errors: syntaxErrorText(error, filename), status: 1 };
    throw error;
  }
}

/** As the module `warnings` shows it; others than SyntaxWarning are not shown by default. */
function warningText(filename: string, note: SyntaxWarningNote, line: string | null = null): string {
  if (note.category !== 'SyntaxWarning') return '';
  const shown = line === null || line.trim() === '' ? '' : `  ${line.trim()}\n`;
  return `${filename}:${note.lineno}: ${note.category}: ${note.message}\n${shown}`;
}

function syntaxErrorText(error: PythonSyntaxError, filename: string): string {
  const { type, message, lineno, offset, end_lineno, end_offset, text } = error;
  const hasPlace = lineno !== 0 || text !== null || offset !== 0;
  const place = {
    filename,
    line: String(lineno),
    endLine: String(end_lineno),
    offset,
    endOffset: end_offset,
    text: text === null ? null : withReplacements(text),
  };
  return `${hasPlace ? syntaxLines(place).join('') : ''}${type}: ${message}\n`;
}

// ── The commands ───────────────────────────────────────────────────────────────────────────────────

/** Adds the commands to the program; `choose` is told the work of the one that is wanted. */
export function addInspections(program: Command, choose: (work: () => Promise<number>) => void): void {
  program
    .command('tokens')
    .description('list the tokens of a program')
    .argument('[file]', "the program; without it or with '-', the standard input")
    .option('-e, --exact', 'names of exact types; always on')
    .helpOption('-h, --help', 'show this help')
    .allowExcessArguments()
    .addHelpText('after', '\nExample:\n  ouro tokens hello.py')
    .action((file: string | undefined, _, command: Command) => {
      refuseMore(command);
      choose(() => tokensOf(file ?? '-'));
    });
  program
    .command('ast')
    .description('print the syntax tree of a program')
    .argument('[file]', "the program; without it or with '-', the standard input")
    .addOption(new Option('-m, --mode <mode>', 'what the text is').choices(modes).default('exec'))
    .option('--no-type-comments', 'take type comments for comments')
    .option('-a, --include-attributes', 'places of nodes; always on')
    .option('-i, --indent <number>', 'spaces for each level', indentation, 3)
    .helpOption('-h, --help', 'show this help')
    .allowExcessArguments()
    .addHelpText('after', "\nExamples:\n  ouro ast hello.py\n  echo '6 * 7' | ouro ast -m eval -i 1")
    .action((file: string | undefined, options: DumpRequest, command: Command) => {
      refuseMore(command);
      choose(() => treeOf(file ?? '-', options));
    });
}

const modes: readonly Mode[] = ['exec', 'single', 'eval'];

function refuseMore(command: Command): void {
  const more = command.args.slice(1);
  if (more.length > 0) command.error(`unrecognized arguments: ${more.join(' ')}`);
}

/** What CPython's `argparse` says of a command line; null when it is none of these commands'. */
export function inspectionComplaint(name: string | undefined, error: CommanderError): string | null {
  const usage = name === undefined ? undefined : usages[name];
  if (usage === undefined) return null;
  const [, short, long, value, reason] =
    /option '(-\w), (--[\w-]+) [^']*' argument (?:'(.*)' is invalid\. (.*)|missing)/s.exec(error.message) ??
    [];
  let what = error.message.replace(/^error: /, '');
  if (error.code === 'commander.unknownOption') what = `unrecognized arguments: ${/'(.*)'/.exec(what)?.[1]}`;
  else if (short !== undefined) {
    const choices = modes.map((mode) => quoted(mode)).join(', ');
    const isChoice = long === '--mode';
    const problem = isChoice ? `invalid choice: ${quoted(value ?? '')} (choose from ${choices})` : reason;
    what = `argument ${short}/${long}: ${value === undefined ? 'expected one argument' : problem}`;
  }
  return `${usage}\nouro ${name}: error: ${what}\n`;
}

const usages: Readonly<Record<string, string>> = {
  tokens: 'usage: ouro tokens [-h] [-e] [file]',
  ast: 'usage: ouro ast [-h] [-m {exec,single,eval}] [--no-type-comments] [-a] [-i INDENT] [file]',
};

function indentation(text: string): number {
  if (!/^\s*[-+]?\d+(?:_\d+)*\s*$/.test(text)) throw new InvalidArgumentError(`invalid int value: '${text}'`);
  return Number(text.replaceAll('_', ''));
}

function tokensOf(file: string): Promise<number> {
  const name = file === '-' ? null : file;
  return answer(
    file,
    (bytes, write) => listTokens(bytes, name, write),
    (error, path) => `error: ${osErrorText(error, path)}`,
  );
}

function treeOf(file: string, options: DumpRequest): Promise<number> {
  return answer(
    file,
    (bytes, write) => dumpTree(bytes, file === '-' ? '<stdin>' : file, options, write),
    (error, path) => `${asOsError(error).type.name}: ${osErrorText(error, path)}`,
  );
}

/** Reads, prints and reports; `explain` words what goes wrong with the file or the output. */
async function answer(
  file: string,
  inspect: (bytes: Uint8Array, write: Write) => Report,
  explain: (error: HostError, path: string | null) => string,
): Promise<number> {
  const { console, files } = nodeHost();
  const output = new Output((text) => console.write('stdout', text));
  let path: string | null = file === '-' ? null : file;
  try {
    const bytes = path === null ? await standardInput() : files.read(path);
    path = null;
    const { errors, status } = inspect(bytes, (text) => output.write(text));
    output.flush();
    console.flush();
    console.write('stderr', errors);
    return status;
  } catch (error) {
    if (error instanceof RangeError)
      process.stderr.write('MemoryError\n'); // longer than JavaScript's strings
    else if (!(error instanceof HostError)) throw error;
    else process.stderr.write(`${explain(error, path)}\n`);
    return 1;
  }
}

function osErrorText(error: HostError, path: string | null): string {
  const [number, text] = reasonOf(error);
  return `[Errno ${number}] ${text}${path === null ? '' : `: ${quoted(path)}`}`;
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  } catch (error) {
    throw hostError(error);
  }
  return Buffer.concat(chunks);
}

/** Small texts go out in large ones: a terminal would flush at each line. */
class Output {
  #text = '';
  readonly #out: Write;

  constructor(out: Write) {
    this.#out = out;
  }

  write(text: string): void {
    this.#text += text;
    if (this.#text.length >= 1 << 16) this.flush();
  }

  flush(): void {
    this.#out(this.#text);
    this.#text = '';
  }
}
