/**
 * Reads patterns. CPython: Lib/re/_parser.py; docs: library/re.html#regular-expression-syntax.
 *
 * The tree has the form that CPython's has, also where that is seen only in errors and in what repeats: branches of
 * single characters become sets, what all branches begin with stands before them.
 */
import { raise } from '../../runtime/kernel/errors.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { Complaints } from './complaints.ts';
import { ASCII, LOCALE, UNICODE, VERBOSE } from './flags.ts';
import { Groups } from './groups.ts';
import { escapedNode } from './parse-escape.ts';
import { parseGroup } from './parse-group.ts';
import { parseRepeat } from './parse-repeat.ts';
import { parseSet, uniqueItems } from './parse-set.ts';
import { PatternFault } from './pattern-fault.ts';
import type { Reader } from './reader.ts';
import { isBare, type Node, Sequence, type SetItem } from './tree.ts';

export interface Parsed {
  readonly body: Sequence;
  /** Those given and those that the pattern itself sets. */
  readonly flags: number;
  readonly groups: Groups;
}

export function parsePattern(reader: Reader, flags: number, complaints: Complaints, thread: Thread): Parsed {
  const parser = new Parser(reader, flags, complaints, thread);
  const body = parser.alternatives((flags & VERBOSE) !== 0, 0);
  const all = checkedFlags(reader.isText, parser.flags);
  if (reader.next !== null) throw reader.error('unbalanced parenthesis');
  for (const [number, place] of parser.groups.asked) {
    if (number >= parser.groups.count) {
      throw new PatternFault(`invalid group reference ${number}`, reader.source, place);
    }
  }
  return { body, flags: all, groups: parser.groups };
}

/** Refuses flags that do not go with the kind of pattern, or with each other. */
function checkedFlags(isText: boolean, flags: number): number {
  if (isText) {
    if (flags & LOCALE) raise.valueError('cannot use LOCALE flag with a str pattern');
    if (!(flags & ASCII)) return flags | UNICODE;
    if (flags & UNICODE) raise.valueError('ASCII and UNICODE flags are incompatible');
    return flags;
  }
  if (flags & UNICODE) raise.valueError('cannot use UNICODE flag with a bytes pattern');
  if (flags & LOCALE && flags & ASCII) raise.valueError('ASCII and LOCALE flags are incompatible');
  return flags;
}

/** Frames that CPython's parser takes for a level of groups, and beside them. */
const FRAMES_A_LEVEL = 2;
const FRAMES_BESIDE = 8;

export class Parser {
  readonly reader: Reader;
  readonly complaints: Complaints;
  readonly groups = new Groups();
  flags: number;
  private readonly deepest: number;
  readonly thread: Thread;

  constructor(reader: Reader, flags: number, complaints: Complaints, thread: Thread) {
    this.reader = reader;
    this.flags = flags;
    this.complaints = complaints;
    this.thread = thread;
    const level = (thread.frame?.level ?? 0) + FRAMES_BESIDE;
    this.deepest = (thread.limits.recursion - level) / FRAMES_A_LEVEL;
  }

  /** `a|b|c`, inside so many groups. */
  alternatives(verbose: boolean, depth: number): Sequence {
    const items = [this.sequence(verbose, depth, depth === 0)];
    while (this.reader.skip('|')) {
      const nowVerbose = depth === 0 ? (this.flags & VERBOSE) !== 0 : verbose;
      items.push(this.sequence(nowVerbose, depth, false));
    }
    return items.length === 1 ? items[0]! : joined(items);
  }

  /** What stands between bars. Flags of the whole pattern may stand only where the `first` one begins. */
  sequence(verbose: boolean, depth: number, first: boolean): Sequence {
    if (depth > this.deepest) raise.recursionError('maximum recursion depth exceeded');
    const { reader } = this;
    const nodes: Node[] = [];
    let isVerbose = verbose;
    while (reader.next !== null && reader.next !== '|' && reader.next !== ')') {
      const character = reader.take()!;
      if (isVerbose && (isBlank(character) || character === '#')) {
        if (character === '#') this.skipLine();
        continue;
      }
      switch (character) {
        case '[':
          nodes.push(parseSet(reader, this.complaints));
          break;
        case '?':
        case '*':
        case '+':
        case '{':
          parseRepeat(reader, character, nodes, this.thread);
          break;
        case '.':
          nodes.push({ op: 'any' });
          break;
        case '(': {
          const node = parseGroup(this, isVerbose, depth, first && nodes.length === 0);
          if (node === 'flags') isVerbose = (this.flags & VERBOSE) !== 0;
          else if (node !== null) nodes.push(node);
          break;
        }
        case '^':
          nodes.push({ op: 'at', place: 'beginning' });
          break;
        case '$':
          nodes.push({ op: 'at', place: 'end' });
          break;
        default:
          nodes.push(
            character.startsWith('\\')
              ? escapedNode(reader, character, this.groups)
              : { op: 'literal', code: character.codePointAt(0)! },
          );
      }
    }
    return new Sequence(unpacked(nodes));
  }

  private skipLine(): void {
    for (;;) {
      const character = this.reader.take();
      if (character === null || character === '\n') return;
    }
  }
}

function isBlank(character: string): boolean {
  return ' \t\n\r\v\f'.includes(character);
}

/** Without groups that do nothing. */
function unpacked(nodes: Node[]): Node[] {
  if (!nodes.some(isBare)) return nodes;
  return nodes.flatMap((node) => (isBare(node) ? node.body.nodes : [node]));
}

function joined(items: readonly Sequence[]): Sequence {
  const nodes: Node[] = [];
  const rests = items.map((item) => item.nodes);
  let common = 0;
  for (;;) {
    const first = rests[0]![common];
    if (first === undefined || !rests.every((rest) => isSame(rest[common], first))) break;
    nodes.push(first);
    common++;
  }
  const alternatives = common === 0 ? items : rests.map((rest) => new Sequence(rest.slice(common)));
  const set = asSet(alternatives);
  nodes.push(set ?? { op: 'branch', alternatives });
  return new Sequence(nodes);
}

/** Whether two nodes without parts of their own are the same. */
function isSame(node: Node | undefined, other: Node): boolean {
  if (node === undefined || node.op !== other.op) return false;
  switch (node.op) {
    case 'literal':
    case 'notLiteral':
      return node.code === (other as typeof node).code;
    case 'any':
    case 'failure':
      return true;
    case 'at':
      return node.place === (other as typeof node).place;
    case 'reference':
      return node.number === (other as typeof node).number;
    case 'set': {
      const { negated, items } = other as typeof node;
      return node.negated === negated && JSON.stringify(node.items) === JSON.stringify(items);
    }
    default:
      return false;
  }
}

/** The set of the characters when each alternative is one character. */
function asSet(alternatives: readonly Sequence[]): Node | null {
  const items: SetItem[] = [];
  for (const { nodes } of alternatives) {
    const [node] = nodes;
    if (nodes.length !== 1 || node === undefined) return null;
    if (node.op === 'literal') items.push({ kind: 'literal', code: node.code });
    else if (node.op === 'set' && !node.negated) items.push(...node.items);
    else return null;
  }
  return { op: 'set', negated: false, items: uniqueItems(items) };
}
