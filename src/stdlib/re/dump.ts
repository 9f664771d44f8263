/** What `re.DEBUG` prints: the tree of a pattern. CPython: Lib/re/_parser.py (SubPattern.dump). */
import { type Node, type Place, type Sequence, type SetItem, UNLIMITED } from './tree.ts';

const places: Readonly<Record<Place, string>> = {
  beginning: 'AT_BEGINNING',
  beginningOfText: 'AT_BEGINNING_STRING',
  end: 'AT_END',
  endOfText: 'AT_END_STRING',
  boundary: 'AT_BOUNDARY',
  notBoundary: 'AT_NON_BOUNDARY',
};

const repeats = { greedy: 'MAX_REPEAT', lazy: 'MIN_REPEAT', possessive: 'POSSESSIVE_REPEAT' } as const;

/** The lines for a pattern, each with its end. */
export function dump({ nodes }: Sequence, level = 0): string {
  return nodes.map((node) => dumpNode(node, level)).join('');
}

function dumpNode(node: Node, level: number): string {
  const line = (text: string) => `${'  '.repeat(level)}${text}\n`;
  const inside = (body: Sequence) => dump(body, level + 1);
  switch (node.op) {
    case 'literal':
      return line(`LITERAL ${node.code}`);
    case 'notLiteral':
      return line(`NOT_LITERAL ${node.code}`);
    case 'any':
      return line('ANY None');
    case 'at':
      return line(`AT ${places[node.place]}`);
    case 'failure':
      return line('FAILURE');
    case 'reference':
      return line(`GROUPREF ${node.number}`);
    case 'set': {
      const items = node.items.map((item) => `${'  '.repeat(level + 1)}${itemText(item)}\n`);
      const negate = node.negated ? `${'  '.repeat(level + 1)}NEGATE None\n` : '';
      return line('IN') + negate + items.join('');
    }
    case 'branch':
      return line('BRANCH') + node.alternatives.map(inside).join(line('OR'));
    case 'group':
      return line(`SUBPATTERN ${node.number ?? 'None'} ${node.added} ${node.removed}`) + inside(node.body);
    case 'atomic':
      return line('ATOMIC_GROUP') + inside(node.body);
    case 'look':
      return line(`ASSERT${node.negated ? '_NOT' : ''} ${node.behind ? -1 : 1}`) + inside(node.body);
    case 'repeat': {
      const most = node.max === UNLIMITED ? 'MAXREPEAT' : node.max;
      return line(`${repeats[node.mode]} ${node.min} ${most}`) + inside(node.body);
    }
    case 'conditional': {
      const otherwise = node.no === null || node.no.nodes.length === 0 ? '' : line('ELSE') + inside(node.no);
      return line(`GROUPREF_EXISTS ${node.number}`) + inside(node.yes) + otherwise;
    }
  }
}

function itemText(item: SetItem): string {
  switch (item.kind) {
    case 'literal':
      return `LITERAL ${item.code}`;
    case 'range':
      return `RANGE (${item.from}, ${item.to})`;
    case 'category':
      return `CATEGORY CATEGORY_${item.negated ? 'NOT_' : ''}${item.category.toUpperCase()}`;
  }
}
