/** `re.Scanner`: actions for phrases. CPython: Lib/re/__init__.py (Scanner). */
import { getAttribute, setAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call2 } from '../../runtime/kernel/call.ts';
import { method } from '../../runtime/kernel/define.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { getItem, knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { type LibraryClass, libraryClass } from '../../runtime/objects/library-class.ts';
import { PySlice } from '../../runtime/objects/slice.ts';
import { compileProgram } from './compile.ts';
import { Complaints } from './complaints.ts';
import { PyMatch } from './match.ts';
import { MATCHED, PAUSED } from './matcher.ts';
import { parsePattern } from './parse.ts';
import { PyPattern, sourceText } from './pattern.ts';
import { reported } from './pattern-error.ts';
import { Reader } from './reader.ts';
import { Searching } from './searching.ts';
import { type Node, Sequence } from './tree.ts';

export const scannerClass: LibraryClass = libraryClass('Scanner', {
  module: 're',
  doc: null,
  slots: {
    init: bySignature('Scanner.__init__', '(self, lexicon, flags=0)', initialize),
  },
  attributes: () => [method('scan(self, string)', null, scan, 'def')],
});

function* initialize(self: PyObject, lexicon: Value, flags: Value, thread: Thread): Guest<null> {
  yield* finished(setAttribute(self, 'lexicon', lexicon, thread));
  const bits = Number(knownInteger(flags) ?? 0);
  const phrases: Node[] = [];
  for (const entry of yield* collect(lexicon, thread)) {
    const pair = yield* collect(entry, thread);
    if (pair.length !== 2) raise.valueError(unpacking(pair.length));
    const body = yield* phrase(pair[0]!, bits, thread);
    phrases.push({ op: 'group', number: phrases.length + 1, added: 0, removed: 0, body });
  }
  const alternatives = phrases.map((node) => new Sequence([node]));
  const body = new Sequence([{ op: 'branch', alternatives }]);
  // sic: a phrase numbers its own groups from 1, too
  if (phrases.length === 0 || body.marks[1] > phrases.length * 2) raise.runtimeError('invalid SRE code');
  // sic: without UNICODE, unless it is given
  const program = compileProgram(body, bits, phrases.length);
  const pattern = new PyPattern(null, null, bits, program, new Map());
  yield* finished(setAttribute(self, 'scanner', pattern, thread));
  return null;
}

function unpacking(count: number): string {
  return count > 2
    ? 'too many values to unpack (expected 2)'
    : `not enough values to unpack (expected 2, got ${count})`;
}

function* phrase(source: Value, flags: number, thread: Thread): Guest<Sequence> {
  const text =
    sourceText(source) ??
    raise.typeError(`decoding to str: need a bytes-like object, ${typeName(source)} found`);
  const complaints = new Complaints();
  try {
    const reader = new Reader(source, text, typeof source === 'string');
    return parsePattern(reader, flags, complaints, thread).body;
  } catch (error) {
    throw reported(error, thread);
  } finally {
    yield* complaints.issue(thread);
  }
}

function* scan(self: PyObject, string: Value, thread: Thread): Guest<Value> {
  const results: Value[] = [];
  const pattern = yield* finished(getAttribute(self, 'scanner', thread));
  if (!(pattern instanceof PyPattern)) {
    return raise.attributeError(`'${typeName(pattern)}' object has no attribute 'scanner'`);
  }
  const searching = new Searching(pattern, string, 0, Number.POSITIVE_INFINITY, thread);
  for (;;) {
    const outcome = searching.begin('match', thread);
    const isFound = outcome === PAUSED ? yield* searching.finish(thread) : outcome === MATCHED;
    if (!isFound || searching.end === searching.place) break;
    const match = new PyMatch(searching);
    searching.advance();
    searching.close(thread);
    let action = yield* actionOf(self, match, thread);
    if (typeOf(action).slots.call !== undefined) {
      yield* finished(setAttribute(self, 'match', match, thread));
      action = yield* finished(call2(action, self, match.group(0), thread));
    }
    if (action !== null) results.push(action);
  }
  searching.close(thread);
  const rest = yield* finished(getItem(string, new PySlice(searching.place, null, null), thread));
  return new PyTuple([new PyList(results), rest]);
}

function* actionOf(self: PyObject, match: PyMatch, thread: Thread): Guest<Value> {
  const lexicon = yield* finished(getAttribute(self, 'lexicon', thread));
  const entry = yield* finished(getItem(lexicon, match.lastIndex - 1, thread));
  return yield* finished(getItem(entry, 1, thread));
}
