/** Patterns of trees that programs make. CPython: Python/ast.c (validate_pattern). */
import type { Expr, Literal, MatchClass, MatchMapping, Pattern } from '../../../parser/ast.ts';
import { complexType } from '../../kernel/birth.ts';
import { raise } from '../../kernel/errors.ts';
import { PyComplex } from '../../kernel/values.ts';
import type { Steps } from './steps.ts';
import { validateName, validatePlace } from './validate-place.ts';

export class PatternValidator {
  readonly #expression: (node: Expr) => Steps<void>;

  constructor(expression: (node: Expr) => Steps<void>) {
    this.#expression = expression;
  }

  *pattern(node: Pattern | null, mayBeStar: boolean): Steps<void> {
    if (node === null) return raise.valueError('None disallowed in pattern list');
    validatePlace(node);
    switch (node.kind) {
      case 'MatchValue':
        return yield* this.#value(node.value);
      case 'MatchSingleton':
        if (node.value.type !== 'None' && node.value.type !== 'bool')
          raise.valueError('MatchSingleton can only contain True, False and None');
        return;
      case 'MatchSequence':
        return yield* this.#patterns(node.patterns, true);
      case 'MatchMapping':
        return yield* this.#mapping(node);
      case 'MatchClass':
        return yield* this.#class(node);
      case 'MatchStar':
        if (!mayBeStar) raise.valueError("can't use MatchStar here");
        return validateCapture(node.name);
      case 'MatchAs':
        validateCapture(node.name);
        if (node.pattern === null) return;
        if (node.name === null) raise.valueError('MatchAs must specify a target name if a pattern is given');
        yield this.pattern(node.pattern, false);
        return;
      case 'MatchOr':
        if (node.patterns.length < 2) raise.valueError('MatchOr requires at least 2 patterns');
        return yield* this.#patterns(node.patterns, false);
    }
  }

  *#patterns(nodes: readonly Pattern[], mayBeStar: boolean): Steps<void> {
    for (const each of nodes) yield this.pattern(each, mayBeStar);
  }

  *#mapping({ keys, patterns, rest }: MatchMapping): Steps<void> {
    if (keys.length !== patterns.length)
      raise.valueError("MatchMapping doesn't have the same number of keys as patterns");
    validateCapture(rest);
    for (const key of keys as (Expr | null)[]) {
      if (key === null) return raise.valueError('None disallowed in expression list');
      if (key.kind === 'Constant' && (key.value.type === 'None' || key.value.type === 'bool')) continue;
      yield* this.#value(key);
    }
    yield* this.#patterns(patterns, false);
  }

  *#class({ cls, patterns, kwd_attrs, kwd_patterns }: MatchClass): Steps<void> {
    if (kwd_attrs.length !== kwd_patterns.length)
      raise.valueError("MatchClass doesn't have the same number of keyword attributes as patterns");
    yield this.#expression(cls);
    let rest = cls;
    while (rest.kind === 'Attribute') rest = rest.value;
    if (rest.kind !== 'Name')
      raise.valueError('MatchClass cls field can only contain Name or Attribute nodes.');
    for (const each of kwd_attrs) validateName(each);
    yield* this.#patterns(patterns, false);
    yield* this.#patterns(kwd_patterns, false);
  }

  *#value(node: Expr): Steps<void> {
    yield this.#expression(node);
    if (node.kind === 'Constant') {
      if (!isLiteral(node.value)) raise.valueError('unexpected constant inside of a literal pattern');
      return;
    }
    if (node.kind === 'Attribute' || node.kind === 'JoinedStr') return;
    if (!isNegative(node, true) && !isComplex(node))
      raise.valueError('patterns may only match literals and attribute lookups');
  }
}

function validateCapture(name: string | null): void {
  if (name === null) return;
  if (name === '_') raise.valueError("can't capture name '_' in patterns");
  validateName(name);
}

function isLiteral(value: Literal): boolean {
  return /^(?:int|float|bytes|complex|str)$/.test(value.type) || isMadeComplex(value);
}

function isMadeComplex(value: Literal): boolean {
  return value.type === 'made' && value.value instanceof PyComplex && value.value.type === complexType;
}

function isReal(node: Expr): boolean {
  return node.kind === 'Constant' && (node.value.type === 'int' || node.value.type === 'float');
}

function isImaginary(node: Expr): boolean {
  return node.kind === 'Constant' && (node.value.type === 'complex' || isMadeComplex(node.value));
}

function isNegative(node: Expr, mayBeImaginary: boolean): boolean {
  if (node.kind !== 'UnaryOp' || node.op !== 'USub') return false;
  return isReal(node.operand) || (mayBeImaginary && isImaginary(node.operand));
}

/** `1 + 2j`, `-1 - 2j` */
function isComplex(node: Expr): boolean {
  if (node.kind !== 'BinOp' || (node.op !== 'Add' && node.op !== 'Sub')) return false;
  return (isReal(node.left) || isNegative(node.left, false)) && isImaginary(node.right);
}
