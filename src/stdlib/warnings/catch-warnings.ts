/** `warnings.catch_warnings`. CPython: Lib/warnings.py; docs: library/warnings.html#warnings.catch_warnings. */
import { getAttribute, setAttribute } from '../../runtime/kernel/attributes.ts';
import { defineType, getset, method } from '../../runtime/kernel/define.ts';
import { raise, warningType } from '../../runtime/kernel/errors.ts';
import { None, PyObject, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { adopt, PyList } from '../../runtime/kernel/values.ts';
import { filtersChanged, simpleFilter } from './filters.ts';
import { showFunctions } from './show.ts';

export class PyCatchWarnings extends PyObject {
  records = false;
  module: Value = None;
  entered = false;
  /** Arguments of the filter to be added on entering. */
  filter: readonly [action: Value, category: Value, line: Value, append: Value] | null = null;
  filters: Value = None;
  showWarning: Value = None;
  showMessage: Value = None;
}

const optionNames = ['record', 'module', 'action', 'category', 'lineno', 'append'];

export const catchWarningsType = defineType<PyCatchWarnings>('catch_warnings', {
  signature: '(*, record=False, module=None, action=None, category=<Warning>, lineno=0, append=False)',
  module: 'warnings',
  doc: `A context manager that copies and restores the warnings filter upon
exiting the context.

The 'record' argument specifies whether warnings should be captured by a
custom implementation of warnings.showwarning() and be appended to a list
returned by the context manager. Otherwise None is returned by the context
manager. The objects appended to the list are arguments whose attributes
mirror the arguments to showwarning().

The 'module' argument is to specify an alternative module to the module
named 'warnings' and imported under that name. This argument is only useful
when testing the warnings module itself.

If the 'action' argument is not None, the remaining arguments are passed
to warnings.simplefilter() as if it were called immediately on entering the
context.
`,
  instances: PyCatchWarnings,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyCatchWarnings(), type),
    *init(self, args, names, thread) {
      const count = names?.length ?? 0;
      if (args.length > count) {
        const given = args.length - count + 1;
        raise.typeError(`catch_warnings.__init__() takes 1 positional argument but ${given} were given`);
      }
      const options = new Map<string, Value>();
      names?.forEach((name, i) => {
        if (!optionNames.includes(name)) {
          raise.typeError(`catch_warnings.__init__() got an unexpected keyword argument '${name}'`);
        }
        options.set(name, args[i]!);
      });
      self.records = yield* finished(truth(options.get('record') ?? false, thread));
      const module = options.get('module') ?? None;
      self.module = module === None ? yield* warningsModule(thread) : module;
      self.entered = false;
      const action = options.get('action') ?? None;
      self.filter =
        action === None
          ? null
          : [
              action,
              options.get('category') ?? warningType,
              options.get('lineno') ?? 0,
              options.get('append') ?? false,
            ];
      return None;
    },
    *repr(self, thread) {
      const shown = self.records ? ['record=True'] : [];
      if (self.module !== (yield* warningsModule(thread))) {
        shown.push(`module=${yield* finished(repr(self.module, thread))}`);
      }
      return `${self.type.name}(${shown.join(', ')})`;
    },
  },
  methods: [
    method('__enter__(self)', null, enter, 'def'),
    method('__exit__(self, *exc_info)', null, exit, 'def'),
    getset<PyCatchWarnings>('_record', null, (self) => self.records),
    getset<PyCatchWarnings>('_module', null, (self) => self.module),
    getset<PyCatchWarnings>('_entered', null, (self) => self.entered),
  ],
});

function* enter(self: PyCatchWarnings, thread: Thread): Guest<Value> {
  if (self.entered) raise.runtimeError(`Cannot enter ${yield* finished(repr(self, thread))} twice`);
  self.entered = true;
  const { module } = self;
  self.filters = yield* finished(getAttribute(module, 'filters', thread));
  const copy = new PyList(self.filters instanceof PyList ? self.filters.items.slice() : []);
  yield* finished(setAttribute(module, 'filters', copy, thread));
  filtersChanged(thread);
  self.showWarning = yield* finished(getAttribute(module, 'showwarning', thread));
  self.showMessage = yield* finished(getAttribute(module, '_showwarnmsg_impl', thread));
  if (self.filter !== null) yield* simpleFilter(...self.filter, thread);
  if (!self.records) return None;
  const log = new PyList([]);
  const append = yield* finished(getAttribute(log, 'append', thread));
  yield* finished(setAttribute(module, '_showwarnmsg_impl', append, thread));
  yield* finished(setAttribute(module, 'showwarning', showFunctions.showWarning, thread));
  return log;
}

function* exit(self: PyCatchWarnings, _info: readonly Value[], thread: Thread): Guest<Value> {
  if (!self.entered)
    raise.runtimeError(`Cannot exit ${yield* finished(repr(self, thread))} without entering first`);
  yield* finished(setAttribute(self.module, 'filters', self.filters, thread));
  filtersChanged(thread);
  yield* finished(setAttribute(self.module, 'showwarning', self.showWarning, thread));
  yield* finished(setAttribute(self.module, '_showwarnmsg_impl', self.showMessage, thread));
  return None;
}

function* warningsModule(thread: Thread): Guest<Value> {
  return yield* finished(thread.interpreter.importModule('warnings', thread));
}
