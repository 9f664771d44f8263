/** What a pattern says, as a tree. CPython: Lib/re/_parser.py (SubPattern). */

/** One more than the largest number of repetitions; as the most, there is no limit. */
export const UNLIMITED = 0xffffffff;

/** Widths are cut here, as CPython cuts them. */
const WIDEST = 2 ** 64;

export type Category = 'digit' | 'space' | 'word';

export type SetItem =
  | { readonly kind: 'literal'; readonly code: number }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'category'; readonly category: Category; readonly negated: boolean };

export type Place = 'beginning' | 'beginningOfText' | 'end' | 'endOfText' | 'boundary' | 'notBoundary';

export type Repeat = {
  readonly op: 'repeat';
  readonly mode: 'greedy' | 'lazy' | 'possessive';
  readonly min: number;
  readonly max: number;
  readonly body: Sequence;
};

export type SetNode = { readonly op: 'set'; readonly negated: boolean; readonly items: readonly SetItem[] };

export type Node =
  | { readonly op: 'literal'; readonly code: number }
  | { readonly op: 'notLiteral'; readonly code: number }
  | { readonly op: 'any' }
  | SetNode
  | { readonly op: 'at'; readonly place: Place }
  | { readonly op: 'branch'; readonly alternatives: readonly Sequence[] }
  | {
      readonly op: 'group';
      /** From 1; null for a group that only changes flags. */
      readonly number: number | null;
      readonly added: number;
      readonly removed: number;
      readonly body: Sequence;
    }
  | { readonly op: 'atomic'; readonly body: Sequence }
  | Repeat
  | { readonly op: 'look'; readonly behind: boolean; readonly negated: boolean; readonly body: Sequence }
  | { readonly op: 'reference'; readonly number: number; readonly width: Width }
  | {
      readonly op: 'conditional';
      readonly number: number;
      readonly yes: Sequence;
      readonly no: Sequence | null;
    }
  | { readonly op: 'failure' };

/** Least and most characters that something matches. */
export interface Width {
  readonly least: number;
  readonly most: number;
}

/** Nodes to be matched one after the other. */
export class Sequence {
  readonly nodes: Node[];
  private known: Width | null = null;
  private knownMarks: Marks | null = null;

  constructor(nodes: Node[]) {
    this.nodes = nodes;
  }

  /** Asked for when the sequence is complete. */
  get width(): Width {
    return (this.known ??= total(this.nodes));
  }

  /** The marks that its groups set, two for each group; they are next to each other. */
  get marks(): Marks {
    return (this.knownMarks ??= this.nodes.map(marksOf).reduce(around, noMarks));
  }
}

/** The first one, and the one after the last. */
export type Marks = readonly [first: number, beyond: number];

const noMarks: Marks = [0, 0];

function marksOf(node: Node): Marks {
  switch (node.op) {
    case 'group': {
      const own: Marks = node.number === null ? noMarks : [(node.number - 1) * 2, node.number * 2];
      return around(own, node.body.marks);
    }
    case 'branch':
      return node.alternatives.map(({ marks }) => marks).reduce(around, noMarks);
    case 'conditional':
      return around(node.yes.marks, node.no?.marks ?? noMarks);
    case 'atomic':
    case 'repeat':
    case 'look':
      return node.body.marks;
    default:
      return noMarks;
  }
}

function around(a: Marks, b: Marks): Marks {
  if (a[1] === 0) return b;
  return b[1] === 0 ? a : [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

function total(nodes: readonly Node[]): Width {
  let least = 0;
  let most = 0;
  for (const node of nodes) {
    const width = widthOf(node);
    least += width.least;
    most += width.most;
  }
  return { least: Math.min(least, WIDEST), most: Math.min(most, WIDEST) };
}

const none: Width = { least: 0, most: 0 };
const one: Width = { least: 1, most: 1 };

function widthOf(node: Node): Width {
  switch (node.op) {
    case 'literal':
    case 'notLiteral':
    case 'any':
    case 'set':
      return one;
    case 'group':
    case 'atomic':
      return node.body.width;
    case 'reference':
      return node.width;
    case 'repeat': {
      const { least, most } = node.body.width;
      return { least: least * node.min, most: node.max === UNLIMITED && most > 0 ? WIDEST : most * node.max };
    }
    case 'branch':
      return either(node.alternatives.map(({ width }) => width));
    case 'conditional':
      return either([node.yes.width, node.no?.width ?? none]);
    default:
      return none;
  }
}

/** As one of several. */
function either(widths: readonly Width[]): Width {
  return widths.reduce((a, b) => ({ least: Math.min(a.least, b.least), most: Math.max(a.most, b.most) }));
}

/** A group that neither captures nor changes flags. */
export function isBare(node: Node): node is Extract<Node, { op: 'group' }> {
  return node.op === 'group' && node.number === null && node.added === 0 && node.removed === 0;
}

/** Whether it matches exactly one character, whatever precedes it; as CPython, sees through groups that only have flags. */
export function isSingle(body: Sequence): boolean {
  const [node] = body.nodes;
  if (body.nodes.length !== 1 || node === undefined) return false;
  switch (node.op) {
    case 'literal':
    case 'notLiteral':
    case 'any':
    case 'set':
      return true;
    case 'group':
      return node.number === null && isSingle(node.body);
    default:
      return false;
  }
}
