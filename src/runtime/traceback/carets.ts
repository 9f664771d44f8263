/**
 * The lines of source under an entry, and the carets that mark what failed. CPython: Lib/traceback.py
 * (StackSummary.format_frame_summary).
 *
 * Carets mark the whole range; where it is a binary operation, a subscript or a call, the operator or the brackets stand
 * out (`~~^~~`). They are left out when they would mark all there is.
 */
import { SourceText, utf8Length } from '../../lexer/source.ts';
import type { Expr, Located, Module } from '../../parser/ast.ts';
import { parse } from '../../parser/parse.ts';
import type { Position } from '../frames/positions.ts';
import { displayWidth } from './display-width.ts';

/** A place in lines of text: both count from 0, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What stands out: from its first to past its last character. */
export interface Anchors {
  readonly from: Place;
  readonly to: Place;
}

/** The lines of source in `position` with the caret lines below them, without common indentation. */
export function markedLines(position: Position, sourceLine: (number: number) => string): string[] {
  const original: string[] = [];
  for (let number = position.line; number <= position.endLine; number++)
    original.push(sourceLine(number).trimEnd());
  const lines = dedent(original);
  if (lines.every((line) => line === '')) return [];
  const last = lines.length - 1;
  const removed = original[0]!.length - lines[0]!.length;
  const start = Math.max(0, characterOffset(original[0]!, position.column) - removed);
  const end = Math.max(0, characterOffset(original[last]!, position.endColumn) - removed);
  const anchors = findAnchors(lines, start, end);
  const marks = isWorthMarking(lines, start, end, anchors !== null)
    ? new Marks(lines, start, end, anchors)
    : null;

  const shown: string[] = [];
  const show = (line: number) => {
    shown.push(lines[line]!);
    if (marks !== null) shown.push(marks.below(line));
  };
  let previous = -1;
  for (const line of significantLines(last, anchors)) {
    const skipped = line - previous - 1;
    if (skipped === 1) show(line - 1);
    else if (skipped > 1) shown.push(`...<${skipped} lines>...`);
    show(line);
    previous = line;
  }
  return dedent(shown);
}

/** The first and the last line, and those around where something stands out. */
function significantLines(last: number, anchors: Anchors | null): number[] {
  const lines = new Set([0, last]);
  if (anchors !== null) {
    for (const { line } of [anchors.from, anchors.to]) {
      for (let near = line - 1; near <= line + 1; near++) if (near >= 0 && near <= last) lines.add(near);
    }
  }
  return [...lines].sort((a, b) => a - b);
}

/** Draws the line of carets below a line; columns are those of a terminal. */
class Marks {
  private readonly lines: readonly string[];
  private readonly start: number;
  private readonly end: number;
  private readonly anchors: Anchors | null;

  constructor(lines: readonly string[], start: number, end: number, anchors: Anchors | null) {
    this.lines = lines;
    this.start = displayWidth(lines[0]!, start);
    this.end = displayWidth(lines.at(-1)!, end);
    this.anchors = anchors && { from: this.onTerminal(anchors.from), to: this.onTerminal(anchors.to) };
  }

  below(line: number): string {
    const text = this.lines[line]!;
    const from = Math.max(text.length - text.trimStart().length, line === 0 ? this.start : 0);
    const to = line === this.lines.length - 1 ? this.end : displayWidth(text);
    let carets = ' '.repeat(Math.min(from, to));
    for (let column = from; column < to; column++) carets += this.markAt(line, column);
    return carets;
  }

  private markAt(line: number, column: number): string {
    if (this.anchors === null) return '^';
    const { from, to } = this.anchors;
    const isPast = line > from.line || (line === from.line && column >= from.column);
    const isBefore = line < to.line || (line === to.line && column < to.column);
    return isPast && isBefore ? '^' : '~';
  }

  private onTerminal({ line, column }: Place): Place {
    return { line, column: displayWidth(this.lines[line]!, column) };
  }
}

/** Carets tell nothing when all of the line is meant, or all but `return` or `name =` before a call of a plain name. */
export function isWorthMarking(
  lines: readonly string[],
  start: number,
  end: number,
  hasAnchors: boolean,
): boolean {
  const tree = tryToParse(lines.join('\n'));
  if (tree !== null) {
    const [statement] = tree.body;
    if (statement === undefined) return false;
    let called: Expr | null = null;
    if (
      statement.kind === 'Return' &&
      statement.value?.kind === 'Call' &&
      statement.value.func.kind === 'Name'
    ) {
      called = statement.value;
    } else if (statement.kind === 'Assign' && statement.value.kind === 'Call') {
      if (statement.targets.length === 1 && statement.targets[0]!.kind === 'Name') called = statement.value;
    }
    if (called !== null && isWhole(called, lines.length, start, end)) return false;
  }
  if (hasAnchors) return true;
  return lines[0]!.slice(0, start).trimStart() !== '' || lines.at(-1)!.slice(end).trimEnd() !== '';
}

function isWhole(node: Located, lineCount: number, start: number, end: number): boolean {
  const { lineno, end_lineno, col_offset, end_col_offset } = node;
  return lineno === 1 && end_lineno === lineCount && col_offset === start && end_col_offset === end;
}

/** What stands out in the expression that goes from `start` in the first line to `end` in the last. */
function findAnchors(lines: readonly string[], start: number, end: number): Anchors | null {
  const text = lines.join('\n');
  const found = anchorsInSegment(text.slice(start, text.length - (lines.at(-1)!.length - end)));
  if (found === null) return null;
  const inLines = ({ line, column }: Place): Place => ({
    line,
    column: line === 0 ? column + start : column,
  });
  return { from: inLines(found.from), to: inLines(found.to) };
}

/** What stands out in the text of an expression. */
export function anchorsInSegment(segment: string): Anchors | null {
  // Brackets make an expression of what goes on over several lines.
  const tree = tryToParse(`(\n${segment}\n)`);
  const statement = tree?.body.length === 1 ? tree.body[0]! : null;
  return statement?.kind === 'Expr' ? anchorsOf(statement.value, segment) : null;
}

function anchorsOf(expression: Expr, segment: string): Anchors | null {
  const lines = segment.split('\n');
  // Above the segment stands a line with a bracket; lines of the tree count from 1.
  const place = (line: number, bytes: number): Place => ({
    line: line - 2,
    column: characterOffset(lines[line - 2]!, bytes),
  });
  const endOf = ({ end_lineno, end_col_offset }: Located) => place(end_lineno, end_col_offset);
  switch (expression.kind) {
    case 'BinOp': {
      const from = skipTo(lines, endOf(expression.left), (character) => !/[\s)]/.test(character));
      if (from === null) return null;
      const right = place(expression.right.lineno, expression.right.col_offset);
      const next = { line: from.line, column: from.column + 1 };
      const character = lines[from.line]![next.column];
      const isFree = right.line > from.line || next.column < right.column;
      const isLonger = character !== undefined && isFree && !/[\s\\#]/.test(character);
      return { from, to: isLonger ? { line: next.line, column: next.column + 1 } : next };
    }
    case 'Subscript':
    case 'Call': {
      const [inner, bracket] = expression.kind === 'Call' ? [expression.func, '('] : [expression.value, '['];
      const from = skipTo(lines, endOf(inner), (character) => character === bracket);
      return from && { from, to: endOf(expression) };
    }
    default:
      return null;
  }
}

/** The first place from `start` on whose character is `wanted`; comments and continued lines are passed over. */
function skipTo(
  lines: readonly string[],
  start: Place,
  wanted: (character: string) => boolean,
): Place | null {
  let { line, column } = start;
  for (; line < lines.length; line++, column = 0) {
    const text = lines[line]!;
    for (; column < text.length; column++) {
      const character = text[column]!;
      if (character === '\\' || character === '#') break;
      if (wanted(character)) return { line, column };
    }
  }
  return null;
}

function tryToParse(text: string): Module | null {
  try {
    return parse(new SourceText(text)).tree as Module;
  } catch {
    return null;
  }
}

/** The index of the character at an offset in UTF-8 bytes. */
function characterOffset(text: string, bytes: number): number {
  let left = bytes;
  let at = 0;
  while (left > 0 && at < text.length) {
    const size = text.codePointAt(at)! > 0xffff ? 2 : 1;
    left -= utf8Length(text, at, at + size);
    at += size;
  }
  return at;
}

/** Takes away what all lines that are not blank begin with; blank ones become empty. */
export function dedent(lines: readonly string[]): string[] {
  let margin: string | null = null;
  for (const line of lines) {
    const indentation = /^[ \t]*/.exec(line)![0];
    if (/^\s*$/.test(line)) continue;
    if (margin === null) margin = indentation;
    let same = 0;
    while (same < margin.length && margin[same] === indentation[same]) same++;
    margin = margin.slice(0, same);
  }
  const width = margin?.length ?? 0;
  return lines.map((line) => (/^[ \t]*$/.test(line) ? '' : line.slice(width)));
}
