/** Code that is allowed and surely not meant. CPython: check_caller, check_compare, check_index and their kin in Python/compile.c. */
import type { SyntaxWarningNote } from '../../lexer/errors.ts';
import type {
  Assert,
  Call,
  Compare,
  ComparisonOperator,
  Expr,
  Located,
  Subscript,
  UnaryOperator,
} from '../ast.ts';

export class Warnings {
  readonly notes: SyntaxWarningNote[] = [];

  assertion(node: Assert): void {
    const { test } = node;
    if (test.kind === 'Tuple' && test.elts.length > 0) {
      this.#add('assertion is always true, perhaps remove parentheses?', node);
    }
  }

  call({ func }: Call): void {
    const type = typeOf(func);
    if (type === null || type === 'function') return;
    this.#add(`'${type}' object is not callable; perhaps you missed a comma?`, func);
  }

  subscript({ value, slice, ctx }: Subscript): void {
    if (ctx !== 'Load') return;
    const type = typeOf(value);
    if (type === null || type === 'dict') return;
    if (!sequences.has(type)) {
      this.#add(`'${type}' object is not subscriptable; perhaps you missed a comma?`, value);
      return;
    }
    const index = typeOf(slice);
    if (index === null || index === 'int' || index === 'bool') return;
    const message = `${type} indices must be integers or slices, not ${index}; perhaps you missed a comma?`;
    this.#add(message, value);
  }

  /** `not x is y` is compiled as `x is not y`. */
  comparison(node: Compare, isNegated = false): void {
    let left = literalType(node.left);
    for (const [index, comparator] of node.comparators.entries()) {
      const right = literalType(comparator);
      const type = left ?? right;
      const word = identityWord(node.ops[index]!, isNegated && node.ops.length === 1);
      if (word !== null && type !== null) {
        const better = word === 'is' ? '==' : '!=';
        this.#add(`"${word}" with '${type}' literal. Did you mean "${better}"?`, node);
        return;
      }
      left = right;
    }
  }

  #add(message: string, { lineno, col_offset, end_lineno, end_col_offset }: Located): void {
    const offset = col_offset + 1;
    const end_offset = end_col_offset + 1;
    this.notes.push({ category: 'SyntaxWarning', message, lineno, offset, end_lineno, end_offset });
  }
}

function identityWord(op: ComparisonOperator, isNegated: boolean): 'is' | 'is not' | null {
  if (op !== 'Is' && op !== 'IsNot') return null;
  return (op === 'Is') === isNegated ? 'is not' : 'is';
}

/** The type of a constant that is not the only one of its value. */
function literalType(node: Expr): string | null {
  const type = constantType(node);
  return type === null || singletons.has(type) ? null : type;
}

/** The type that the value of an expression surely has, as far as the compiler looks. */
function typeOf(node: Expr): string | null {
  return displayTypes[node.kind] ?? constantType(node);
}

/** The type of what constant folding leaves, or null when that is no constant. */
function constantType(node: Expr): string | null {
  if (node.kind !== 'BinOp') return plainType(node);
  let rest: Expr = node;
  let type: string | null = null;
  for (; rest.kind === 'BinOp'; rest = rest.left) {
    const right = rest.op === 'Div' ? joined(constantType(rest.right), 'float') : constantType(rest.right);
    type = rest === node ? right : joined(type, right);
  }
  return joined(type, plainType(rest));
}

/** Of numbers the wider type; anything else only joins its own kind. */
function joined(one: string | null, other: string | null): string | null {
  if (one === null || other === null || one === other) return one === other ? one : null;
  const wider = Math.max(numbers.indexOf(one), numbers.indexOf(other));
  return numbers.includes(one) && numbers.includes(other) ? numbers[wider]! : null;
}

function plainType(node: Expr): string | null {
  switch (node.kind) {
    case 'Constant':
      return node.value.type === 'made' ? node.value.typeName : constantTypes[node.value.type];
    case 'Name':
      return node.id === '__debug__' ? 'bool' : null;
    case 'Tuple':
      return node.elts.every((each) => constantType(each) !== null) ? 'tuple' : null;
    case 'UnaryOp': {
      const operators: UnaryOperator[] = [];
      let operand: Expr = node;
      for (; operand.kind === 'UnaryOp'; operand = operand.operand) operators.push(operand.op);
      const innermost = constantType(operand);
      if (innermost === null) return null;
      return operators.reduceRight<string | null>(
        (type, op) => (op === 'Not' ? type && 'bool' : joined(type, 'int')),
        innermost,
      );
    }
    default:
      return null;
  }
}

/** From narrow to wide. */
const numbers: readonly string[] = ['bool', 'int', 'float', 'complex'];

const sequences: ReadonlySet<string> = new Set(['str', 'bytes', 'tuple', 'list']);
const singletons: ReadonlySet<string> = new Set(['NoneType', 'bool', 'ellipsis']);

const constantTypes = {
  None: 'NoneType',
  bool: 'bool',
  Ellipsis: 'ellipsis',
  int: 'int',
  float: 'float',
  complex: 'complex',
  str: 'str',
  bytes: 'bytes',
} as const;

const displayTypes: Readonly<Partial<Record<Expr['kind'], string>>> = {
  Tuple: 'tuple',
  List: 'list',
  ListComp: 'list',
  Dict: 'dict',
  DictComp: 'dict',
  Set: 'set',
  SetComp: 'set',
  GeneratorExp: 'generator',
  JoinedStr: 'str',
  FormattedValue: 'str',
  Lambda: 'function',
};
