/**
 * Repetitions. The common ones need no counter: a single character again and again, and loops whose body matches at least
 * one character. A filter tells when what follows can't match, so that nothing has to be remembered for coming back.
 */
import type { Compiler } from './compile.ts';
import { anything, type First } from './first.ts';
import {
  JUMP,
  LOOP_ENTER,
  LOOP_GREEDY,
  LOOP_LAZY,
  LOOP_UNDO,
  ONE_GREEDY,
  ONE_IN_GROUP,
  ONE_LAZY,
  ONE_POSSESSIVE,
  POSSESSIVE_ENTER,
  POSSESSIVE_NEXT,
  POSSESSIVE_TEST,
  SPLIT,
} from './program.ts';
import { singleOf } from './sets.ts';
import { isSingle, type Repeat, type Sequence, UNLIMITED } from './tree.ts';

/** Counters stop here: no text is so long. */
const MOST = 0x7fffffff;

export function emitRepeat(compiler: Compiler, node: Repeat, flags: number, follow: First): void {
  const { assembler } = compiler;
  const { min, max, body } = node;
  if (isSingle(body)) repeatSingle(compiler, node, flags, follow);
  else if (max === 0) {
    // Compiled for its errors only.
    const { here } = assembler;
    compiler.sequence(body, flags, anything);
    assembler.cut(here);
  } else if (node.mode === 'possessive') possessiveLoop(compiler, node, flags);
  else if (min === 1 && max === 1) compiler.sequence(body, flags, follow);
  else if (node.mode === 'greedy' && isSingleInGroup(body)) repeatGroup(compiler, node, flags, follow);
  else if (min === 0 && max === 1) option(compiler, node, flags, follow);
  else if (min <= 1 && max === UNLIMITED && body.width.least > 0) loop(compiler, node, flags, follow);
  else countedLoop(compiler, node, flags, follow);
}

function repeatSingle(
  compiler: Compiler,
  { mode, min, max, body }: Repeat,
  flags: number,
  follow: First,
): void {
  const { assembler } = compiler;
  const [node, inner] = singleOf(body, flags);
  if (min === 1 && max === 1) {
    compiler.single(node, inner);
    return;
  }
  const number = assembler.classNumber(node, inner);
  const [least, most] = bounds(min, max);
  if (mode === 'lazy') {
    assembler.emit(ONE_LAZY, number, least, most, assembler.filter(follow));
    return;
  }
  // When no member can follow, giving some back can't help.
  if (mode === 'possessive' || follow.excludes(assembler.classFor(node, inner))) {
    assembler.emit(ONE_POSSESSIVE, number, least, most);
  } else assembler.emit(ONE_GREEDY, number, least, most, assembler.filter(follow));
}

/** `(a)` */
function isSingleInGroup({ nodes }: Sequence): boolean {
  const [node] = nodes;
  return nodes.length === 1 && node?.op === 'group' && node.number !== null && isSingle(node.body);
}

function repeatGroup(compiler: Compiler, { min, max, body }: Repeat, flags: number, follow: First): void {
  const { assembler } = compiler;
  const group = body.nodes[0] as Extract<Sequence['nodes'][number], { op: 'group' }>;
  const [node, inner] = singleOf(group.body, flags);
  const number = assembler.classNumber(node, inner);
  const mark = (group.number! - 1) * 2;
  assembler.emit(ONE_IN_GROUP, number, ...bounds(min, max), assembler.filter(follow), mark);
}

function bounds(min: number, max: number): readonly [min: number, max: number] {
  return [Math.min(min, MOST), Math.min(max, MOST)];
}

/** `(...)?` */
function option(compiler: Compiler, { mode, body }: Repeat, flags: number, follow: First): void {
  const { assembler, beginnings } = compiler;
  const inside = assembler.filter(beginnings.ofNodes(body.nodes, 0, flags, follow));
  const outside = assembler.filter(follow);
  const split = assembler.emit(SPLIT, 0, 0, 0, 0);
  const start = assembler.here;
  compiler.sequence(body, flags, follow);
  patchSplit(compiler, split, mode === 'greedy', [start, inside], [assembler.here, outside]);
}

/** A loop that has no need to count, because its body always matches something. */
function loop(compiler: Compiler, { mode, min, body }: Repeat, flags: number, follow: First): void {
  const { assembler, beginnings } = compiler;
  const first = beginnings.ofSequence(body, flags);
  const again = first.or(follow, first.isOpen || follow.isOpen);
  const jump = min === 0 ? assembler.emit(JUMP, 0) : null;
  const start = assembler.here;
  compiler.sequence(body, flags, again);
  const split = assembler.emit(SPLIT, 0, 0, 0, 0);
  if (jump !== null) assembler.patch(jump, 1, split);
  const inside = assembler.filter(first);
  const outside = assembler.filter(follow);
  patchSplit(compiler, split, mode === 'greedy', [start, inside], [assembler.here, outside]);
}

type Way = readonly [target: number, filter: number];

function patchSplit(
  compiler: Compiler,
  split: number,
  insideFirst: boolean,
  inside: Way,
  outside: Way,
): void {
  const [first, second] = insideFirst ? [inside, outside] : [outside, inside];
  const operands = [first[0], second[0], first[1], second[1]];
  for (const [i, operand] of operands.entries()) compiler.assembler.patch(split, i + 1, operand);
}

function countedLoop(
  compiler: Compiler,
  { mode, min, max, body }: Repeat,
  flags: number,
  follow: First,
): void {
  const { assembler, beginnings } = compiler;
  const register = assembler.register(2);
  const first = beginnings.ofSequence(body, flags);
  assembler.emit(LOOP_ENTER, register);
  const jump = assembler.emit(JUMP, 0);
  const start = assembler.here;
  compiler.sequence(body, flags, first.or(follow, first.isOpen || follow.isOpen));
  assembler.patch(jump, 1, assembler.here);
  // An open body may match nothing, whatever comes next.
  const filters = [assembler.filter(first), assembler.filter(follow)];
  const operation = mode === 'lazy' ? LOOP_LAZY : LOOP_GREEDY;
  assembler.emit(operation, register, ...bounds(min, max), start, ...filters);
  assembler.emit(LOOP_UNDO, register);
}

function possessiveLoop(compiler: Compiler, { min, max, body }: Repeat, flags: number): void {
  const { assembler } = compiler;
  const register = assembler.register(3);
  assembler.emit(POSSESSIVE_ENTER, register, ...body.marks);
  const test = assembler.emit(POSSESSIVE_TEST, register, ...bounds(min, max), 0);
  compiler.sequence(body, flags, anything);
  assembler.emit(POSSESSIVE_NEXT, register, test);
  assembler.patch(test, 4, assembler.here);
}
