/** The text of an error that nobody caught. CPython: Lib/traceback.py (TracebackException); docs: library/traceback.html. */
import { findAttribute } from '../kernel/attributes.ts';
import { isInstance, syntaxErrorType } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { collect } from '../kernel/iterate.ts';
import { None, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { asString, repr, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { PyList, PyTuple } from '../kernel/values.ts';
import { PyExceptionGroup } from '../objects/exception-group.ts';
import { splitLines } from '../objects/str-search.ts';
import { type FrameSummary, formatStack, stackOf, tellsColumns } from './stack.ts';
import { suggestionFor } from './suggest.ts';
import { offsetOf, type SyntaxPlace, syntaxLines, syntaxSuffix } from './syntax.ts';

export interface TracebackOptions {
  /** Entries of each traceback: the first ones, or the last ones when negative. */
  readonly limit?: number | null;
}

/** The whole text, as the interpreter writes it to standard error. */
export function* formatException(
  error: PyException,
  thread: Thread,
  options: TracebackOptions = {},
): Guest<string> {
  return (yield* formatParts(error, thread, options)).join('');
}

/** As `traceback.format_exception`: strings that end in newlines and may have more of them inside. */
export function* formatParts(
  error: PyException,
  thread: Thread,
  options: TracebackOptions = {},
): Guest<string[]> {
  const writer = new Writer();
  writer.write(yield* summarize(error, thread, options));
  return writer.parts;
}

/** What is known of an error before text is made of it; nothing in it reaches guest code. */
interface ErrorSummary {
  readonly stack: FrameSummary[];
  /** Type, message and notes: strings that end in newlines. */
  readonly message: string[];
  readonly suppressContext: boolean;
  cause: ErrorSummary | null;
  context: ErrorSummary | null;
  /** Of a group. */
  members: ErrorSummary[] | null;
}

/** An error is shown once as a cause or context, so circles end. */
function* summarize(
  error: PyException,
  thread: Thread,
  { limit = null }: TracebackOptions,
): Guest<ErrorSummary> {
  const seen = new Set<PyException>();
  function* take(each: PyException): Guest<ErrorSummary> {
    seen.add(each);
    const summary = yield* summarizeOne(each, limit, thread);
    waiting.push([summary, each]);
    return summary;
  }
  const waiting: [ErrorSummary, PyException][] = [];
  const top = yield* take(error);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [summary, { cause, context, suppressContext }] = next;
    if (cause !== null && !seen.has(cause)) summary.cause = yield* take(cause);
    const needsContext = summary.cause === null && !suppressContext;
    if (needsContext && context !== null && !seen.has(context)) summary.context = yield* take(context);
    if (next[1] instanceof PyExceptionGroup) {
      summary.members = [];
      for (const member of next[1].exceptions) summary.members.push(yield* take(member));
    }
  }
  return top;
}

function* summarizeOne(error: PyException, limit: number | null, thread: Thread): Guest<ErrorSummary> {
  let stack = stackOf(error.traceback, limit);
  if (!tellsColumns(thread.interpreter)) stack = stack.map((entry) => ({ ...entry, position: null }));
  const name = qualifiedName(error.type);
  let text = yield* safely('exception', 'str', () => str(error, thread));
  const notes = yield* notesOf(error, thread);
  const message: string[] = [];
  if (isInstance(error, syntaxErrorType)) {
    const place = yield* syntaxPlace(error, thread);
    const given = error.members?.get('msg') ?? None;
    const shown = given === None ? '' : yield* finished(str(given, thread));
    message.push(
      ...syntaxLines(place),
      `${name}: ${shown || '<no detail available>'}${syntaxSuffix(place)}\n`,
    );
  } else {
    text += yield* suggestionFor(error, thread);
    message.push(text === '' ? `${name}\n` : `${name}: ${text}\n`);
  }
  for (const note of notes) message.push(note);
  const { suppressContext } = error;
  return { stack, message, suppressContext, cause: null, context: null, members: null };
}

/** The notes as lines that end in newlines. */
function* notesOf(error: PyException, thread: Thread): Guest<string[]> {
  let notes: Value | Unwind | undefined;
  try {
    notes = findAttribute(error, '__notes__', thread);
    if (notes === UNWIND) notes = yield UNWIND;
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    const shown = yield* safely('__notes__', 'repr', () => repr(thrown, thread));
    return [`Ignored error getting __notes__: ${shown}\n`];
  }
  if (notes === undefined || notes === None) return [];
  const lines: string[] = [];
  if (notes instanceof PyList || notes instanceof PyTuple) {
    for (const note of yield* collect(notes, thread)) {
      const text = yield* safely('note', 'str', () => str(note, thread));
      for (const line of text.split('\n')) lines.push(`${line}\n`);
    }
    return lines;
  }
  const value = notes;
  return [`${yield* safely('__notes__', 'repr', () => repr(value, thread))}\n`];
}

/** The text of a guest value, or a replacement that says what failed. */
function* safely(what: string, how: 'str' | 'repr', text: () => string | Unwind): Guest<string> {
  try {
    return yield* finished(text());
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    return `<${what} ${how}() failed>`;
  }
}

function* syntaxPlace(error: PyException, thread: Thread): Guest<SyntaxPlace> {
  const { members } = error;
  const filename = members?.get('filename') ?? None;
  const lines: (string | null)[] = [];
  for (const name of ['lineno', 'end_lineno']) {
    const line = members?.get(name) ?? None;
    lines.push(line === None ? null : yield* finished(str(line, thread)));
  }
  return {
    filename: filename === None ? null : yield* finished(str(filename, thread)),
    line: lines[0]!,
    endLine: lines[1]!,
    offset: offsetOf(members?.get('offset')),
    endOffset: offsetOf(members?.get('end_offset')),
    text: asString(members?.get('text')) ?? null,
  };
}

/** A type's name with its module, unless that is the program or the language. */
export function qualifiedName(type: PyType): string {
  const module = type.isHeap ? asString(type.lookup('__module__')) : type.module;
  if (module === '__main__' || module === 'builtins') return type.qualname;
  return `${module ?? '<unknown>'}.${type.qualname}`;
}

const causeLine = '\nThe above exception was the direct cause of the following exception:\n\n';
const contextLine = '\nDuring handling of the above exception, another exception occurred:\n\n';
const widestGroup = 15;
const deepestGroup = 10;

/** Writes summaries one below the other, groups in boxes. */
class Writer {
  readonly parts: string[] = [];
  private depth = 0;
  /** The box of the innermost group is still open at the bottom. */
  private open = false;

  write(error: ErrorSummary): void {
    const chained: [link: string | null, error: ErrorSummary][] = [];
    for (let each: ErrorSummary | null = error; each !== null; ) {
      const context: ErrorSummary | null = each.suppressContext ? null : each.context;
      const next: ErrorSummary | null = each.cause ?? context;
      chained.push([next === null ? null : each.cause !== null ? causeLine : contextLine, each]);
      each = next;
    }
    for (const [link, each] of chained.reverse()) {
      if (link !== null) this.emit(link);
      if (each.members !== null) this.writeGroup(each, each.members);
      else this.writeOne('Traceback (most recent call last):\n', each);
    }
  }

  private writeOne(heading: string, error: ErrorSummary, margin = '|'): void {
    if (error.stack.length > 0) {
      this.emit(heading, margin);
      for (const entry of formatStack(error.stack)) this.emit(entry);
    }
    for (const line of error.message) this.emit(line);
  }

  private writeGroup(group: ErrorSummary, members: readonly ErrorSummary[]): void {
    if (this.depth > deepestGroup) {
      this.emit(`... (max_group_depth is ${deepestGroup})\n`);
      return;
    }
    const isTop = this.depth === 0;
    if (isTop) this.depth++;
    this.writeOne('Exception Group Traceback (most recent call last):\n', group, isTop ? '+' : '|');
    const shown = Math.min(members.length, widestGroup + 1);
    this.open = false;
    for (let i = 0; i < shown; i++) {
      const isLast = i === shown - 1;
      if (isLast) this.open = true;
      const isCut = i >= widestGroup;
      const title = isCut ? '...' : i + 1;
      this.parts.push(
        `${this.indentation}${i === 0 ? '+-' : '  '}+---------------- ${title} ----------------\n`,
      );
      this.depth++;
      if (isCut) {
        const more = members.length - widestGroup;
        this.emit(`and ${more} more exception${more > 1 ? 's' : ''}\n`);
      } else this.write(members[i]!);
      // The box of a group that is the last of a group has closed both.
      if (isLast && this.open) {
        this.parts.push(`${this.indentation}+------------------------------------\n`);
        this.open = false;
      }
      this.depth--;
    }
    if (isTop) this.depth = 0;
  }

  private get indentation(): string {
    return '  '.repeat(this.depth);
  }

  private emit(text: string, margin = '|'): void {
    if (this.depth === 0) {
      this.parts.push(text);
      return;
    }
    const start = `${this.indentation}${margin} `;
    this.parts.push(
      splitLines(text, true)
        .map((line) => start + line)
        .join(''),
    );
  }
}
