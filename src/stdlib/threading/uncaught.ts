/** Errors that end a thread. CPython: Python/thread.c (thread_excepthook); docs: library/threading.html#threading.excepthook. */
import { getAttribute } from '../../runtime/kernel/attributes.ts';
import { tupleType } from '../../runtime/kernel/birth.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { defineType, getset, native } from '../../runtime/kernel/define.ts';
import { isInstance, raise, systemExitType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import { type PyObject, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { findAttribute } from '../../runtime/kernel/attributes.ts';
import { asString, repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, PyTuple } from '../../runtime/kernel/values.ts';
import { formatException } from '../../runtime/traceback/format.ts';
import { printParts } from '../traceback/printing.ts';

const FIELDS = ['exc_type', 'exc_value', 'exc_traceback', 'thread'];

class HookArguments extends PyTuple {}

export const hookArgumentsType: PyType = defineType<HookArguments>('_ExceptHookArgs', {
  doc: 'Type used to pass arguments to threading.excepthook.',
  module: '_thread',
  bases: [tupleType],
  instances: HookArguments,
  isBase: false,
  slots: {
    *new(type, args, _names, thread) {
      const items = yield* collect(args[0] ?? null, thread);
      if (items.length !== FIELDS.length) return raise.typeError(`_thread._ExceptHookArgs() takes a 4-sequence (${items.length}-sequence given)`);
      return adopt(new HookArguments(items), type);
    },
    *repr(self, thread) {
      const parts: string[] = [];
      for (const [i, name] of FIELDS.entries()) parts.push(`${name}=${yield* finished(repr(self.items[i]!, thread))}`);
      return `_thread._ExceptHookArgs(${parts.join(', ')})`;
    },
  },
  methods: FIELDS.map((name, i) => getset<HookArguments>(name, null, (self) => self.items[i]!)),
});

/** What `threading.excepthook` is unless a program sets it. */
export const exceptHook = native('excepthook(args, /)', 'excepthook(args)\n\nHandle uncaught Thread.run() exception.', function* (args: Value, thread: Thread): Guest<Value> {
  if (!(args instanceof HookArguments)) return raise.typeError('_thread.excepthook argument type must be ExceptHookArgs');
  const [type, error, , owner] = args.items;
  if (type === systemExitType || !(error instanceof PyException)) return null;
  const name = owner === null ? undefined : findAttribute(owner as Value, 'name', thread);
  const shown = asString((name === UNWIND ? yield UNWIND : name) as Value | undefined) ?? String(thread.id);
  yield* printParts([`Exception in thread ${shown}:\n`, yield* formatException(error, thread)], null, thread);
  return null;
});

export function* reportUncaught(error: PyException, owner: PyObject, thread: Thread): Guest<void> {
  if (isInstance(error, systemExitType)) return;
  const args = new HookArguments([error.type, error, error.traceback, owner]);
  const module = yield* finished(thread.interpreter.importModule('threading', thread));
  try {
    const hook = yield* finished(getAttribute(module, 'excepthook', thread));
    yield* finished(call1(hook, args, thread));
  } catch (failure) {
    if (!(failure instanceof PyException)) throw failure;
    const text = `Exception in threading.excepthook:\n${yield* formatException(failure, thread)}`;
    yield* printParts([text], null, thread);
  }
}
