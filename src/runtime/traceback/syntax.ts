/** What a SyntaxError shows of the source. CPython: Lib/traceback.py (TracebackException._format_syntax_error). */
import type { Value } from '../kernel/object.ts';
import { isSpace } from '../objects/unicode.ts';

export interface SyntaxPlace {
  readonly filename: string | null;
  /** As text: guest code may set anything. */
  readonly line: string | null;
  readonly endLine: string | null;
  /** In characters from 1. */
  readonly offset: number | null;
  readonly endOffset: number | null;
  readonly text: string | null;
}

/** The lines above the message. */
export function syntaxLines(place: SyntaxPlace): string[] {
  const lines: string[] = [];
  if (place.line !== null) lines.push(`  File "${place.filename || '<string>'}", line ${place.line}\n`);
  if (place.text === null) return lines;
  const whole = place.text.replace(/\n+$/, '');
  const shown = [...whole.replace(/^[ \n\f]+/, '')];
  lines.push(`    ${shown.join('')}\n`);
  if (place.offset === null) return lines;
  const length = [...whole].length;
  const [from, to] = markedRange(place, [...place.text].length, length, place.offset);
  const removed = length - shown.length;
  const column = from - 1 - removed;
  if (column < 0) return lines;
  // Tabs stay, so that the carets are below what they mark.
  const before = shown.slice(0, column).map((character) => (isSpace(character) ? character : ' '));
  lines.push(`    ${before.join('')}${'^'.repeat(to - from)}\n`);
  return lines;
}

/** What follows the message when no line is known. */
export function syntaxSuffix({ line, filename }: SyntaxPlace): string {
  return line === null && filename !== null ? ` (${filename})` : '';
}

function markedRange(
  place: SyntaxPlace,
  textLength: number,
  length: number,
  offset: number,
): [number, number] {
  let from = offset;
  let to = place.line === place.endLine ? place.endOffset || from : length + 1;
  if (textLength > 0 && from > textLength) from = length + 1;
  if (textLength > 0 && to > textLength) to = length + 1;
  if (from >= to || to < 0) to = from + 1;
  return [from, to];
}

export function offsetOf(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
