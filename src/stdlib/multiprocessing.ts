/** `multiprocessing`, as far as process pools need it. CPython: Lib/multiprocessing; docs: library/multiprocessing.html. */
import { defineType, getset, native } from '../runtime/kernel/define.ts';
import { perInterpreter } from '../runtime/kernel/interpreter-state.ts';
import { PyObject, type Value } from '../runtime/kernel/object.ts';
import type { Thread } from '../runtime/kernel/thread.ts';
import { PyList } from '../runtime/kernel/values.ts';
import { defineModule } from '../runtime/objects/define-module.ts';
import { processState } from './concurrent/futures/process-state.ts';

class PyProcess extends PyObject {
  readonly name: string;
  readonly processId: number;

  constructor(name: string, processId: number) {
    super();
    this.name = name;
    this.processId = processId;
  }

  get isMain(): boolean {
    return this.name === 'MainProcess';
  }
}

defineType<PyProcess>('_MainProcess', {
  module: 'multiprocessing.process',
  instances: PyProcess,
  isBase: false,
  slots: {
    repr: (self) => {
      const kind = self.isMain ? '_MainProcess' : 'ForkProcess';
      const daemon = self.isMain ? '' : ' daemon';
      return `<${kind} name='${self.name}' parent=${self.isMain ? 'None' : '1'} started${daemon}>`;
    },
  },
  methods: [
    getset<PyProcess>('name', null, (self) => self.name),
    getset<PyProcess>('pid', null, (self) => self.processId),
    getset<PyProcess>('ident', null, (self) => self.processId),
    getset<PyProcess>('daemon', null, () => false),
    getset<PyProcess>('exitcode', null, () => null),
  ],
});

const currentKey = perInterpreter('multiprocessing.current_process', (interpreter) => {
  const { name } = interpreter.state(processState);
  return new PyProcess(name, interpreter.host.environment.processId);
});

export default defineModule('multiprocessing', {
  functions: [
    native(
      'cpu_count()',
      'Returns the number of CPUs in the system',
      (thread: Thread) => thread.interpreter.host.environment.processorCount,
      { wording: 'def' },
    ),
    native(
      'current_process()',
      'Return process object representing the current process',
      (thread: Thread) => thread.interpreter.state(currentKey),
      { wording: 'def' },
    ),
    native('parent_process()', 'Return process object representing the parent process', () => null, {
      wording: 'def',
    }),
    native(
      'active_children()',
      'Return list of process objects corresponding to live child processes',
      () => new PyList([]),
      { wording: 'def' },
    ),
    native(
      'freeze_support()',
      'Check whether this is a fake forked process in a frozen executable.\nIf so then run code specified by commandline and exit.\n',
      () => null,
      { wording: 'def' },
    ),
    native('get_start_method(allow_none=False)', null, () => 'fork', { wording: 'def' }),
    native('set_start_method(method, force=False)', null, () => null, { wording: 'def' }),
    native('get_all_start_methods()', null, () => new PyList(['fork', 'spawn', 'forkserver']), {
      wording: 'def',
    }),
    native('get_context(method=None)', null, (_method: Value) => null, { wording: 'def' }),
  ],
});
