/** Trees of patterns become programs. CPython: Lib/re/_compiler.py. */
import { Assembler } from './assembler.ts';
import { emitRepeat } from './compile-repeat.ts';
import { anything, Beginnings, type First } from './first.ts';
import { combinedFlags, IGNORECASE, LOCALE, MULTILINE, UNICODE } from './flags.ts';
import { PatternFault } from './pattern-fault.ts';
import {
  ANY,
  ATOMIC_END,
  ATOMIC_ENTER,
  BEGINNING,
  BEGINNING_OF_LINE,
  BOUNDARY,
  BRANCH,
  CHARACTER,
  CLASS,
  CLOSE,
  CONDITIONAL,
  END,
  END_OF_LINE,
  END_OF_TEXT,
  EVERY,
  FAIL,
  FOLD_ASCII,
  FOLD_NOTHING,
  FOLD_UNICODE,
  JUMP,
  LOOK_END,
  LOOK_ENTER,
  NOT_BOUNDARY,
  NOT_END,
  NOT_ENTER,
  OPEN,
  type Program,
  REFERENCE,
  SPLIT,
  SUCCESS,
  TEXT,
} from './program.ts';
import { searchFor } from './search.ts';
import { isExact, type SingleNode } from './sets.ts';
import type { Node, Place, Sequence } from './tree.ts';

/** The furthest that a lookbehind looks. */
const FURTHEST = 0xffffffff;

/** `groups` are those that capture, without the whole match. */
export function compileProgram(body: Sequence, flags: number, groups: number): Program {
  const compiler = new Compiler();
  const { assembler } = compiler;
  compiler.sequence(body, flags, anything);
  assembler.emit(SUCCESS);
  const search = searchFor(body, flags, assembler, compiler.beginnings);
  return assembler.finish(groups, body.width.least, search);
}

export class Compiler {
  readonly assembler = new Assembler();
  readonly beginnings = new Beginnings((node, flags) => this.assembler.classFor(node, flags));

  /** `follow` tells what can come after the sequence. */
  sequence({ nodes }: Sequence, flags: number, follow: First): void {
    for (let i = 0; i < nodes.length; ) {
      const node = nodes[i]!;
      i++;
      if (node.op !== 'literal' || !isExact(node.code, flags)) {
        const next = i;
        this.node(node, flags, () => this.beginnings.ofNodes(nodes, next, flags, follow));
        continue;
      }
      const codes = [node.code];
      for (; i < nodes.length; i++) {
        const more = nodes[i]!;
        if (more.op !== 'literal' || !isExact(more.code, flags)) break;
        codes.push(more.code);
      }
      this.literals(codes);
    }
  }

  /** One character. */
  single(node: SingleNode, flags: number): void {
    if (node.op === 'literal' && isExact(node.code, flags)) {
      this.literals([node.code]);
      return;
    }
    const number = this.assembler.classNumber(node, flags);
    if (number === EVERY) this.assembler.emit(ANY);
    else this.assembler.emit(CLASS, number);
  }

  private literals(codes: readonly number[]): void {
    const { assembler } = this;
    if (codes.length === 1) assembler.emit(CHARACTER, codes[0]!);
    else {
      assembler.emit(TEXT, codes.length);
      for (const code of codes) assembler.emit(code);
    }
  }

  private node(node: Node, flags: number, follow: () => First): void {
    const { assembler } = this;
    switch (node.op) {
      case 'literal':
      case 'notLiteral':
      case 'any':
      case 'set':
        this.single(node, flags);
        break;
      case 'group': {
        const inner = combinedFlags(flags, node.added, node.removed);
        const mark = node.number === null ? null : (node.number - 1) * 2;
        if (mark !== null) assembler.emit(OPEN, mark);
        this.sequence(node.body, inner, follow());
        if (mark !== null) assembler.emit(CLOSE, mark + 1);
        break;
      }
      case 'repeat':
        emitRepeat(this, node, flags, follow());
        break;
      case 'branch':
        this.branch(node.alternatives, flags, follow());
        break;
      case 'conditional':
        this.conditional(node, flags, follow());
        break;
      case 'atomic': {
        const register = assembler.register(1);
        assembler.emit(ATOMIC_ENTER, register, ...node.body.marks);
        this.sequence(node.body, flags, anything);
        assembler.emit(ATOMIC_END, register);
        break;
      }
      case 'look':
        this.look(node, flags);
        break;
      case 'reference':
        this.reference((node.number - 1) * 2, flags);
        break;
      case 'at':
        this.place(node.place, flags);
        break;
      case 'failure':
        assembler.emit(FAIL);
        break;
    }
  }

  private branch(alternatives: readonly Sequence[], flags: number, follow: First): void {
    const { assembler, beginnings } = this;
    const firsts = alternatives.map((each) => beginnings.ofNodes(each.nodes, 0, flags, follow));
    const isPair = alternatives.length === 2;
    const start = isPair
      ? assembler.emit(SPLIT, 0, 0, assembler.filter(firsts[0]!), assembler.filter(firsts[1]!))
      : assembler.emit(BRANCH, 0);
    const targets: number[] = [];
    const jumps: number[] = [];
    alternatives.forEach((alternative, i) => {
      targets.push(assembler.here);
      this.sequence(alternative, flags, follow);
      if (i < alternatives.length - 1) jumps.push(assembler.emit(JUMP, 0));
    });
    for (const jump of jumps) assembler.patch(jump, 1, assembler.here);
    if (isPair) for (const [i, target] of targets.entries()) assembler.patch(start, i + 1, target);
    else assembler.patch(start, 1, assembler.branch(targets, firsts));
  }

  private conditional(node: Extract<Node, { op: 'conditional' }>, flags: number, follow: First): void {
    const { assembler } = this;
    const test = assembler.emit(CONDITIONAL, (node.number - 1) * 2, 0);
    this.sequence(node.yes, flags, follow);
    if (node.no !== null && node.no.nodes.length > 0) {
      const jump = assembler.emit(JUMP, 0);
      assembler.patch(test, 2, assembler.here);
      this.sequence(node.no, flags, follow);
      assembler.patch(jump, 1, assembler.here);
    } else assembler.patch(test, 2, assembler.here);
  }

  private look(node: Extract<Node, { op: 'look' }>, flags: number): void {
    const { assembler } = this;
    const { least, most } = node.body.width;
    if (node.behind) {
      if (least > FURTHEST) throw new PatternFault('looks too much behind');
      if (least !== most) throw new PatternFault('look-behind requires fixed-width pattern');
    }
    const back = node.behind ? Math.min(least, 0x7fffffff) : 0;
    const register = assembler.register(2);
    const { marks } = node.body;
    if (!node.negated) {
      assembler.emit(LOOK_ENTER, register, ...marks, back);
      this.sequence(node.body, flags, anything);
      assembler.emit(LOOK_END, register);
      return;
    }
    const enter = assembler.emit(NOT_ENTER, register, ...marks, back, 0);
    this.sequence(node.body, flags, anything);
    assembler.emit(NOT_END, register, ...marks);
    assembler.patch(enter, 5, assembler.here);
  }

  private reference(mark: number, flags: number): void {
    const fold = flags & IGNORECASE ? (flags & UNICODE ? FOLD_UNICODE : FOLD_ASCII) : FOLD_NOTHING;
    this.assembler.emit(REFERENCE, mark, fold);
  }

  private place(place: Place, flags: number): void {
    const { assembler } = this;
    switch (place) {
      case 'beginning':
        assembler.emit(flags & MULTILINE ? BEGINNING_OF_LINE : BEGINNING);
        break;
      case 'beginningOfText':
        assembler.emit(BEGINNING);
        break;
      case 'end':
        assembler.emit(flags & MULTILINE ? END_OF_LINE : END);
        break;
      case 'endOfText':
        assembler.emit(END_OF_TEXT);
        break;
      default: {
        const word: SingleNode = {
          op: 'set',
          negated: false,
          items: [{ kind: 'category', category: 'word', negated: false }],
        };
        const number = assembler.classNumber(word, flags & (UNICODE | LOCALE));
        assembler.emit(place === 'boundary' ? BOUNDARY : NOT_BOUNDARY, number);
      }
    }
  }
}
