/** What a search can know of the places where a pattern may match. CPython: Lib/re/_compiler.py (_compile_info). */
import type { Assembler } from './assembler.ts';
import type { Beginnings } from './first.ts';
import { combinedFlags, DOTALL, MULTILINE } from './flags.ts';
import type { Search } from './program.ts';
import { isExact } from './sets.ts';
import { type Sequence, UNLIMITED } from './tree.ts';

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
  if (beginsWithDots(body) && !hasReferences(body)) {
    // What does not match here matches nowhere further on in the line: the dots would have come there.
    return { kind: dotsPassLines(body, flags) ? 'here' : 'lines' };
  }
  const codes: number[] = [];
  collect(body, flags, codes);
  if (codes.length > 0) {
    return { kind: 'text', text: codes.map((code) => String.fromCodePoint(code)).join(''), codes };
  }
  const start = beginnings.ofSequence(body, flags);
  return start.isOpen ? { kind: 'anywhere' } : { kind: 'filter', filter: assembler.filter(start) };
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

/** `.*` or `(.*)` */
function beginsWithDots({ nodes }: Sequence): boolean {
  const [first] = nodes;
  if (first?.op === 'group') return beginsWithDots(first.body);
  return (
    first?.op === 'repeat' &&
    first.mode !== 'possessive' &&
    first.min === 0 &&
    first.max === UNLIMITED &&
    first.body.nodes.length === 1 &&
    first.body.nodes[0]!.op === 'any'
  );
}

function dotsPassLines({ nodes }: Sequence, flags: number): boolean {
  const [first] = nodes;
  if (first?.op !== 'group') return (flags & DOTALL) !== 0;
  return dotsPassLines(first.body, combinedFlags(flags, first.added, first.removed));
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
