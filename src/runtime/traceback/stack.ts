/** The frames of a traceback, and the entries of the text that they make. CPython: Lib/traceback.py (StackSummary). */
import { Frame } from '../frames/frame.ts';
import type { Position } from '../frames/positions.ts';
import type { TracebackEntry } from '../kernel/exception.ts';
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import { markedLines } from './carets.ts';

/** One entry, ready to be written. */
export interface FrameSummary {
  readonly filename: string;
  readonly line: number;
  readonly name: string;
  /** Absent where only the line is known. */
  readonly position: Position | null;
  /** A line of the source without its end, counted from 1. */
  readonly source: (number: number) => string | undefined;
}

/** Repetitions of an entry that are written before they are only counted. */
const repetitionsShown = 3;

/** As in the traceback module: the first `limit` entries, or the last ones when it is negative; all when it is null. */
export function stackOf(traceback: TracebackEntry | null, limit: number | null): FrameSummary[] {
  const places: (readonly [Frame, number])[] = [];
  for (let each = traceback; each !== null; each = each.next) {
    if (each.frame instanceof Frame) places.push([each.frame, each.at]);
  }
  const kept = limit === null ? places : limit >= 0 ? places.slice(0, limit) : places.slice(limit);
  return kept.map(([frame, at]) => summaryOf(frame, at));
}

/** False when `-X no_debug_ranges` was given: there are lines, but no carets. */
export function tellsColumns({ startup, host }: InterpreterState): boolean {
  if (startup.extensions.has('no_debug_ranges')) return false;
  return startup.flags['ignore_environment'] === 1 || !host.environment.get('PYTHONNODEBUGRANGES');
}

/** Where `frame` is at the position of number `at`. */
function summaryOf(frame: Frame, at: number): FrameSummary {
  const { code } = frame;
  const { filename, source } = code;
  const position = code.positions.at(at);
  const isKnown = position.line !== undefined && position.column >= 0;
  return {
    filename,
    line: position.line ?? code.firstLine,
    name: code.name,
    position: isKnown ? position : null,
    source: (number) => source?.line(number),
  };
}

/** The text of the entries, one string for each; long runs of the same entry are cut short. */
export function formatStack(stack: readonly FrameSummary[]): string[] {
  const texts: string[] = [];
  let previous: FrameSummary | null = null;
  let count = 0;
  const finishRun = () => {
    const more = count - repetitionsShown;
    if (more > 0) texts.push(`  [Previous line repeated ${more} more time${more > 1 ? 's' : ''}]\n`);
    count = 0;
  };
  for (const entry of stack) {
    if (previous === null || !isSamePlace(previous, entry)) finishRun();
    previous = entry;
    count++;
    if (count <= repetitionsShown) texts.push(formatEntry(entry));
  }
  finishRun();
  return texts;
}

function formatEntry(entry: FrameSummary): string {
  const { filename, line, name, position } = entry;
  const heading = `  File "${filename}", line ${line}, in ${name}\n`;
  return (
    heading +
    indented(position === null ? [plainLine(entry)] : markedLines(position, (at) => entry.source(at) ?? ''))
  );
}

/** The source line without the blanks around it. */
function plainLine(entry: FrameSummary): string {
  return (entry.source(entry.line) ?? '').trim();
}

function indented(lines: readonly string[]): string {
  if (lines.every((line) => line === '')) return '';
  return lines.map((line) => `    ${line}\n`).join('');
}

function isSamePlace(a: FrameSummary, b: FrameSummary): boolean {
  return a.line === b.line && a.filename === b.filename && a.name === b.name;
}
