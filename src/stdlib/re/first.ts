/** What a part of a pattern can begin with: what matching asks before it tries that part. */
import { ALL_KINDS, type CharacterClass } from './character-class.ts';
import { combinedFlags } from './flags.ts';
import { classOf, type SingleNode } from './sets.ts';
import type { Node, Sequence } from './tree.ts';

const LATIN1 = 256;

export class First {
  /** For each character of Latin-1, 1 when a match may begin with it. */
  readonly table: Uint8Array;
  /** Kinds of other characters that a match may begin with. */
  readonly kinds: number;
  /** It may match without a character, or what it needs is not known. */
  readonly isOpen: boolean;

  constructor(table: Uint8Array, kinds: number, isOpen: boolean) {
    this.table = table;
    this.kinds = kinds;
    this.isOpen = isOpen;
  }

  or(other: First, isOpen: boolean): First {
    const table = this.table.slice();
    for (let i = 0; i < LATIN1; i++) if (other.table[i] === 1) table[i] = 1;
    return new First(table, this.kinds | other.kinds, isOpen);
  }

  /** Whether no character that it may begin with is in `members`. */
  excludes(members: CharacterClass): boolean {
    if (this.isOpen || (this.kinds & members.kinds) !== 0) return false;
    for (let i = 0; i < LATIN1; i++) if (this.table[i] === 1 && members.table[i] === 1) return false;
    return true;
  }
}

const nothing = new Uint8Array(LATIN1);
/** Matches nothing. */
const never = new First(nothing, 0, false);
/** Matches without a character. */
const empty = new First(nothing, 0, true);
export const anything = new First(new Uint8Array(LATIN1).fill(1), ALL_KINDS, true);

/** So many parts are looked at to find out what may come first. */
const PATIENCE = 24;

/** Knows the beginnings of the parts of one pattern. */
export class Beginnings {
  private readonly known = new Map<Sequence, First>();
  private readonly classOf: (node: SingleNode, flags: number) => CharacterClass;

  constructor(classFor: (node: SingleNode, flags: number) => CharacterClass = classOf) {
    this.classOf = classFor;
  }

  ofSequence(sequence: Sequence, flags: number): First {
    let first = this.known.get(sequence);
    if (first === undefined) {
      first = this.ofNodes(sequence.nodes, 0, flags, empty);
      this.known.set(sequence, first);
    }
    return first;
  }

  /** Of the nodes from `start` on, with `rest` after them. */
  ofNodes(nodes: readonly Node[], start: number, flags: number, rest: First): First {
    let all: First | null = null;
    for (let i = start; i < nodes.length; i++) {
      if (i - start >= PATIENCE) return anything;
      const first = this.ofNode(nodes[i]!, flags);
      if (first !== empty) all = all === null ? first : all.or(first, first.isOpen);
      if (!first.isOpen) return all!;
    }
    return all === null ? rest : all.or(rest, rest.isOpen);
  }

  private ofNode(node: Node, flags: number): First {
    switch (node.op) {
      case 'literal':
      case 'notLiteral':
      case 'any':
      case 'set': {
        const { table, kinds } = this.classOf(node, flags);
        return new First(table, kinds, false);
      }
      case 'group':
        return this.ofSequence(node.body, combinedFlags(flags, node.added, node.removed));
      case 'atomic':
        return this.ofSequence(node.body, flags);
      case 'branch':
        return this.ofAny(node.alternatives, flags);
      case 'repeat': {
        if (node.max === 0) return empty;
        const body = this.ofSequence(node.body, flags);
        return node.min > 0 || body.isOpen ? body : new First(body.table, body.kinds, true);
      }
      case 'conditional': {
        const yes = this.ofSequence(node.yes, flags);
        const no = node.no === null ? empty : this.ofSequence(node.no, flags);
        return yes.or(no, yes.isOpen || no.isOpen);
      }
      case 'reference':
        return anything;
      case 'failure':
        return never;
      default:
        return empty;
    }
  }

  private ofAny(alternatives: readonly Sequence[], flags: number): First {
    let all = never;
    for (const alternative of alternatives) {
      const first = this.ofSequence(alternative, flags);
      all = all.or(first, all.isOpen || first.isOpen);
    }
    return all;
  }
}
