/** What a search can know of the places where a pattern may match. CPython: Lib/re/_compiler.py (_compile_info). */
import type { Assembler } from './assembler.ts';
import type { Beginnings } from './first.ts';
import { combinedFlags, DOTALL, MULTILINE } from './flags.ts';
import type { Search } from './program.ts';
import { isExact, type SingleNode, singleOf } from './sets.ts';
import { isSingle, type Repeat, type Sequence, UNLIMITED } from './tree.ts';

/** A longer text would not make the search faster. */
const LONGEST = 8;

export function searchFor(
  body: Sequence,
  flags: number,
  assembler: Assembler,
  beginnings: Beginnings,
): Search {
  const [first] = body.nodes;
  if (first?.op === 'at') {
    if (first.place === 'beginningOfText') return { kind: 'here' };
    if (first.place === 'beginning') return { kind: flags & MULTILINE ? 'lines' : 'here' };
  }
  const repeat = hasReferences(body) ? null : leadingRepeat(body, flags);
  if (repeat !== null && repeat.node.min === 0 && repeat.single.op === 'any') {
    // What does not match here matches nowhere further on in the line: the dots would have come there.
    return { kind: repeat.flags & DOTALL ? 'here' : 'lines' };
  }
  const codes: number[] = [];
  collect(body, flags, codes);
  if (codes.length > 0) {
    return { kind: 'text', text: codes.map((code) => String.fromCodePoint(code)).join(''), codes };
  }
  const start = beginnings.ofSequence(body, flags);
  if (start.isOpen) return { kind: 'anywhere' };
  const run = repeat === null ? null : assembler.classNumber(repeat.single, repeat.flags);
  return { kind: 'filter', filter: assembler.filter(start), run };
}

/** The text that each match begins with; true when that is the whole sequence. */
function collect({ nodes }: Sequence, flags: number, codes: number[]): boolean {
  for (const node of nodes) {
    if (codes.length >= LONGEST) return false;
    if (node.op === 'literal' && isExact(node.code, flags)) codes.push(node.code);
    else if (node.op !== 'group') return false;
    else if (!collect(node.body, combinedFlags(flags, node.added, node.removed), codes)) return false;
  }
  return true;
}

interface LeadingRepeat {
  readonly node: Repeat;
  readonly single: SingleNode;
  readonly flags: number;
}

/** `.*` or `(\w+)`: the repetition without limit of a single character that a pattern begins with. */
function leadingRepeat({ nodes }: Sequence, flags: number): LeadingRepeat | null {
  const [node] = nodes;
  if (node?.op === 'group') return leadingRepeat(node.body, combinedFlags(flags, node.added, node.removed));
  if (node?.op !== 'repeat' || node.max !== UNLIMITED || !isSingle(node.body)) return null;
  if (node.mode === 'possessive' && node.min === 0) return null;
  const [single, inner] = singleOf(node.body, flags);
  return { node, single, flags: inner };
}

/** Whether matching depends on what groups have matched. */
function hasReferences({ nodes }: Sequence): boolean {
  return nodes.some((node) => {
    switch (node.op) {
      case 'reference':
      case 'conditional':
        return true;
      case 'branch':
        return node.alternatives.some(hasReferences);
      case 'group':
      case 'atomic':
      case 'repeat':
      case 'look':
        return hasReferences(node.body);
      default:
        return false;
    }
  });
}
