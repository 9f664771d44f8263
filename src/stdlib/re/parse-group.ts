/** `(...)` in patterns, with all that may follow the parenthesis. CPython: Lib/re/_parser.py (_parse, _parse_flags). */
import { quoted } from '../../lexer/quoted.ts';
import { isAlpha } from '../../runtime/objects/unicode.ts';
import { flagOfLetter, LOCALE, TYPE_FLAGS, UNICODE, VERBOSE } from './flags.ts';
import type { Parser } from './parse.ts';
import { lengthOf, type Reader } from './reader.ts';
import type { Node, Sequence } from './tree.ts';

/** One less than the number of a group can be. */
const MOST_GROUPS = 1073741823;

interface Flags {
  readonly added: number;
  readonly removed: number;
}

/** Reads on after the parenthesis; null for a comment, `flags` for flags of the whole pattern. */
export function parseGroup(
  parser: Parser,
  verbose: boolean,
  depth: number,
  atStart: boolean,
): Node | null | 'flags' {
  const { reader } = parser;
  const start = reader.place - 1;
  if (!reader.skip('?')) return capturing(parser, null, verbose, depth, start);
  const kind = needed(reader);
  switch (kind) {
    case 'P':
      return extension(parser, verbose, depth, start);
    case ':':
      return plain(parser, { added: 0, removed: 0 }, verbose, depth, start);
    case '#':
      skipComment(reader, start);
      return null;
    case '=':
    case '!':
    case '<':
      return look(parser, kind, verbose, depth, start);
    case '(':
      return conditional(parser, verbose, depth, start);
    case '>':
      return { op: 'atomic', body: inside(parser, verbose, depth, start) };
    default:
  }
  if (!flagOfLetter.has(kind) && kind !== '-') {
    throw reader.error(`unknown extension ?${kind}`, lengthOf(kind) + 1);
  }
  const flags = parseFlags(parser, kind);
  if (flags !== null) return plain(parser, flags, verbose, depth, start);
  if (!atStart) {
    throw reader.error('global flags not at the start of the expression', reader.place - start);
  }
  return 'flags';
}

/** What stands in a group, and its end. */
function inside(parser: Parser, verbose: boolean, depth: number, start: number): Sequence {
  const body = parser.alternatives(verbose, depth + 1);
  close(parser.reader, start);
  return body;
}

function close(reader: Reader, start: number): void {
  if (!reader.skip(')')) {
    throw reader.error('missing ), unterminated subpattern', reader.place - start);
  }
}

function needed(reader: Reader): string {
  const character = reader.take();
  if (character === null) throw reader.error('unexpected end of pattern');
  return character;
}

function capturing(
  parser: Parser,
  name: string | null,
  verbose: boolean,
  depth: number,
  start: number,
): Node {
  const { groups, reader } = parser;
  const number = groups.open(name, reader);
  const body = inside(parser, verbose, depth, start);
  groups.close(number, body.width);
  return { op: 'group', number, added: 0, removed: 0, body };
}

function plain(
  parser: Parser,
  { added, removed }: Flags,
  verbose: boolean,
  depth: number,
  start: number,
): Node {
  const nowVerbose = (verbose || (added & VERBOSE) !== 0) && (removed & VERBOSE) === 0;
  return { op: 'group', number: null, added, removed, body: inside(parser, nowVerbose, depth, start) };
}

/** `(?P<name>...)`, `(?P=name)` */
function extension(parser: Parser, verbose: boolean, depth: number, start: number): Node {
  const { groups, reader } = parser;
  if (reader.skip('<')) {
    const name = reader.takeUntil('>', 'group name');
    reader.checkName(name, 1);
    return capturing(parser, name, verbose, depth, start);
  }
  if (!reader.skip('=')) {
    const character = needed(reader);
    throw reader.error(`unknown extension ?P${character}`, lengthOf(character) + 2);
  }
  const name = reader.takeUntil(')', 'group name');
  reader.checkName(name, 1);
  const number = named(parser, name);
  const width = groups.widthOf(number);
  if (width === null) throw reader.error('cannot refer to an open group', lengthOf(name) + 1);
  groups.checkInLookbehind(number, reader);
  return { op: 'reference', number, width };
}

function named({ groups, reader }: Parser, name: string): number {
  const number = groups.names.get(name);
  if (number === undefined) throw reader.error(`unknown group name ${quoted(name)}`, lengthOf(name) + 1);
  return number;
}

function skipComment(reader: Reader, start: number): void {
  for (;;) {
    if (reader.next === null) throw reader.error('missing ), unterminated comment', reader.place - start);
    if (reader.take() === ')') return;
  }
}

/** `(?=...)`, `(?!...)`, `(?<=...)`, `(?<!...)` */
function look(parser: Parser, first: string, verbose: boolean, depth: number, start: number): Node {
  const { groups, reader } = parser;
  const behind = first === '<';
  let kind = first;
  const outer = groups.firstInLookbehind;
  if (behind) {
    kind = needed(reader);
    if (kind !== '=' && kind !== '!') throw reader.error(`unknown extension ?<${kind}`, lengthOf(kind) + 2);
    groups.firstInLookbehind ??= groups.count;
  }
  const body = parser.alternatives(verbose, depth + 1);
  if (behind) groups.firstInLookbehind = outer;
  close(reader, start);
  if (kind === '!' && body.nodes.length === 0) return { op: 'failure' };
  return { op: 'look', behind, negated: kind === '!', body };
}

/** `(?(1)yes|no)` */
function conditional(parser: Parser, verbose: boolean, depth: number, start: number): Node {
  const { groups, reader } = parser;
  const name = reader.takeUntil(')', 'group name');
  let number: number;
  if (/^[0-9]+$/.test(name)) {
    number = Number(name);
    if (number === 0) throw reader.error('bad group number', name.length + 1);
    if (number >= MOST_GROUPS) {
      throw reader.error(`invalid group reference ${BigInt(name)}`, name.length + 1);
    }
    if (!groups.asked.has(number)) groups.asked.set(number, reader.place - name.length - 1);
  } else {
    reader.checkName(name, 1);
    number = named(parser, name);
  }
  groups.checkInLookbehind(number, reader);
  const yes = parser.sequence(verbose, depth + 1, false);
  let no: Sequence | null = null;
  if (reader.skip('|')) {
    no = parser.sequence(verbose, depth + 1, false);
    if (reader.next === '|') throw reader.error('conditional backref with more than two branches');
  }
  close(reader, start);
  return { op: 'conditional', number, yes, no };
}

/** Letters, then perhaps a minus and letters; null when a parenthesis ends them. */
function parseFlags(parser: Parser, first: string): Flags | null {
  const { reader } = parser;
  let added = 0;
  let removed = 0;
  let character = first;
  if (character !== '-') {
    for (;;) {
      added |= addedFlag(reader, character, added);
      character = nextLetter(reader, ')-:', 'missing -, : or )');
      if (!flagOfLetter.has(character)) break;
    }
  }
  if (character === ')') {
    parser.flags |= added;
    return null;
  }
  if (character === '-') {
    character = nextLetter(reader, '', 'missing flag');
    do {
      const flag = flagOfLetter.get(character)!;
      if (flag & TYPE_FLAGS) {
        throw reader.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
      }
      removed |= flag;
      character = nextLetter(reader, ':', 'missing :');
    } while (character !== ':');
  }
  if (added & removed) throw reader.error('bad inline flags: flag turned on and off', 1);
  return { added, removed };
}

function addedFlag(reader: Reader, letter: string, before: number): number {
  const flag = flagOfLetter.get(letter)!;
  if (reader.isText && flag === LOCALE) {
    throw reader.error("bad inline flags: cannot use 'L' flag with a str pattern");
  }
  if (!reader.isText && flag === UNICODE) {
    throw reader.error("bad inline flags: cannot use 'u' flag with a bytes pattern");
  }
  if (flag & TYPE_FLAGS && ((before | flag) & TYPE_FLAGS) !== flag) {
    throw reader.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
  }
  return flag;
}

/** A letter of a flag, or one of `others`. */
function nextLetter(reader: Reader, others: string, complaint: string): string {
  const character = reader.take();
  if (character === null) throw reader.error(complaint);
  if (flagOfLetter.has(character) || (others !== '' && others.includes(character))) return character;
  const message = isAlpha(character) ? 'unknown flag' : complaint;
  throw reader.error(message, lengthOf(character));
}
