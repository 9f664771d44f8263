/** What patterns of `match` may not do. CPython: compiler_pattern_* in Python/compile.c. */
import type { Constant, Expr, Literal, Located, MatchClass, MatchMapping, Pattern } from '../ast.ts';
import type { Fail } from './fail.ts';

/** What a pattern needs of the walk that it is part of. */
export interface PatternVisitor {
  fail: Fail;
  store(name: string, node: Located): void;
  refuseReserved(name: string, node: Located): void;
  expression(node: Expr): void;
}

/** Checks a whole pattern; unless `mayMatchAll`, it may not be one that matches everything. */
export function checkPattern(pattern: Pattern, mayMatchAll: boolean, visitor: PatternVisitor): void {
  const captures = new Set<string>();
  visit(pattern, mayMatchAll, captures, visitor);
  for (const name of captures) visitor.store(name, pattern as Located);
}

function visit(node: Pattern, mayMatchAll: boolean, captures: Set<string>, visitor: PatternVisitor): void {
  switch (node.kind) {
    case 'MatchValue':
      if (node.value.kind === 'JoinedStr') {
        visitor.fail.at('patterns may only match literals and attribute lookups', node);
      }
      visitor.expression(node.value);
      return;
    case 'MatchSingleton':
      return;
    case 'MatchSequence': {
      const stars = node.patterns.filter((each) => each.kind === 'MatchStar').length;
      if (stars > 1) visitor.fail.at('multiple starred names in sequence pattern', node);
      const first = node.patterns.findIndex((each) => each.kind === 'MatchStar');
      if (first >= 256) visitor.fail.at('too many expressions in star-unpacking sequence pattern', node);
      for (const each of node.patterns) visit(each, true, captures, visitor);
      return;
    }
    case 'MatchStar':
      capture(node.name, node, captures, visitor);
      return;
    case 'MatchMapping':
      visitMapping(node, captures, visitor);
      return;
    case 'MatchClass':
      visitClass(node, captures, visitor);
      return;
    case 'MatchAs':
      if (node.pattern !== null) visit(node.pattern, mayMatchAll, captures, visitor);
      else if (!mayMatchAll) {
        const what = node.name === null ? 'wildcard' : `name capture '${node.name}'`;
        visitor.fail.at(`${what} makes remaining patterns unreachable`, node);
      }
      capture(node.name, node, captures, visitor);
      return;
    case 'MatchOr': {
      let first: Set<string> | null = null;
      for (const [index, each] of node.patterns.entries()) {
        const found = new Set<string>();
        visit(each, mayMatchAll && index === node.patterns.length - 1, found, visitor);
        first ??= found;
        if (found.size !== first.size || [...found].some((name) => !first!.has(name))) {
          visitor.fail.at('alternative patterns bind different names', node);
        }
      }
      for (const name of first!) capture(name, node, captures, visitor);
    }
  }
}

function capture(name: string | null, node: Located, captures: Set<string>, visitor: PatternVisitor): void {
  if (name === null) return;
  visitor.refuseReserved(name, node);
  if (captures.has(name)) visitor.fail.at(`multiple assignments to name '${name}' in pattern`, node);
  captures.add(name);
}

function visitMapping(node: MatchMapping, captures: Set<string>, visitor: PatternVisitor): void {
  const seen = new Set<string>();
  for (const key of node.keys) {
    if (key.kind === 'JoinedStr') {
      visitor.fail.at('mapping pattern keys may only match literals and attribute lookups', node);
    }
    const literal = literalOf(key);
    if (literal !== null) {
      const identity = keyOf(literal);
      if (seen.has(identity)) {
        visitor.fail.at(`mapping pattern checks duplicate key (${display(literal)})`, node);
      }
      seen.add(identity);
    }
    visitor.expression(key);
  }
  for (const each of node.patterns) visit(each, true, captures, visitor);
  capture(node.rest, node, captures, visitor);
}

function visitClass(node: MatchClass, captures: Set<string>, visitor: PatternVisitor): void {
  const seen = new Set<string>();
  const repeated = new Set(node.kwd_attrs.filter((name) => seen.size === seen.add(name).size));
  for (const [index, name] of node.kwd_attrs.entries()) {
    visitor.refuseReserved(name, node.kwd_patterns[index] as Located);
    if (!repeated.has(name)) continue;
    const again = node.kwd_attrs.indexOf(name, index + 1);
    visitor.fail.at(`attribute name repeated in class pattern: ${name}`, node.kwd_patterns[again] as Located);
  }
  visitor.expression(node.cls);
  for (const each of [...node.patterns, ...node.kwd_patterns]) visit(each, true, captures, visitor);
}

// ── Keys of mapping patterns ─────────────────────────────────────────────────────────────────────────

/** A literal key with its sign and its imaginary part, as they are after constant folding. */
type Key = Exclude<Literal, { type: 'complex' }> | { type: 'complex'; real: number; imag: number };

function literalOf(node: Expr): Key | null {
  if (node.kind === 'Constant') {
    const { value } = node as Constant;
    return value.type === 'complex' ? { type: 'complex', real: 0, imag: value.imag } : value;
  }
  if (node.kind === 'UnaryOp' && node.op === 'USub') {
    const operand = literalOf(node.operand);
    if (operand?.type === 'int' || operand?.type === 'float')
      return { ...operand, value: -operand.value } as Key;
    return operand?.type === 'complex' ? { type: 'complex', real: -operand.real, imag: -operand.imag } : null;
  }
  if (node.kind !== 'BinOp') return null;
  const left = literalOf(node.left);
  const right = literalOf(node.right);
  if ((left?.type !== 'int' && left?.type !== 'float') || right?.type !== 'complex') return null;
  const sign = node.op === 'Sub' ? -1 : 1;
  return { type: 'complex', real: Number(left.value), imag: sign * right.imag };
}

/** Equal for keys that are equal in a dictionary: `1`, `1.0`, `True` and `1+0j` are one. */
function keyOf(key: Key): string {
  switch (key.type) {
    case 'None':
    case 'Ellipsis':
      return key.type;
    case 'bool':
      return `n${Number(key.value)}`;
    case 'int':
      return `n${key.value}`;
    case 'float':
      return Number.isInteger(key.value) ? `n${BigInt(key.value)}` : `n${key.value}`;
    case 'complex':
      return key.imag === 0 ? keyOf({ type: 'float', value: key.real }) : `c${key.real}:${key.imag}`;
    case 'str':
      return `s${key.value}`;
    case 'bytes':
      return `b${key.value.join()}`;
    case 'made':
      return `m${key.text}`;
  }
}

function display(key: Key): string {
  switch (key.type) {
    case 'None':
    case 'Ellipsis':
      return key.type;
    case 'bool':
      return key.value ? 'True' : 'False';
    case 'int':
      return String(key.value);
    case 'float':
      return displayFloat(key.value, '.0');
    case 'complex':
      if (key.real === 0 && !Object.is(key.real, -0)) return `${displayFloat(key.imag, '')}j`;
      return `(${displayFloat(key.real, '')}${key.imag < 0 ? '' : '+'}${displayFloat(key.imag, '')}j)`;
    case 'str':
      return quote(key.value, (character) => {
        const code = character.codePointAt(0)!;
        if (code >= 0x20 && code !== 0x7f) return character;
        return `\\x${code.toString(16).padStart(2, '0')}`;
      });
    case 'bytes':
      return `b${quote(String.fromCharCode(...key.value), (character) =>
        character >= ' ' && character <= '~'
          ? character
          : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
      )}`;
    case 'made':
      return key.text;
  }
}

function displayFloat(value: number, ending: string): string {
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return `-0${ending}`;
  const size = Math.abs(value);
  if (value !== 0 && (size >= 1e16 || size < 1e-4)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  const text = String(value);
  return text.includes('.') ? text : text + ending;
}

function quote(text: string, show: (character: string) => string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = mark;
  for (const character of text) {
    if (character === mark || character === '\\') out += `\\${character}`;
    else if (character === '\n') out += '\\n';
    else if (character === '\r') out += '\\r';
    else if (character === '\t') out += '\\t';
    else out += show(character);
  }
  return out + mark;
}
