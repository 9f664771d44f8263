/** Where CPython's package has its names: `asyncio.tasks`, `asyncio.locks` … CPython: Lib/asyncio/__init__.py. */
import type { InterpreterState } from '../../runtime/kernel/interpreter-state.ts';
import { PyNativeFunction } from '../../runtime/kernel/native.ts';
import { PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { newModule, type PyModule } from '../../runtime/objects/module.ts';
import { coroutineMark } from './coroutines.ts';
import { LIBRARY } from './format-helpers.ts';

interface Submodule {
  readonly name: string;
  /** Its `__all__`. */
  readonly all: string;
  /** Other names that it has. */
  readonly more?: string;
}

/** In the order in which `asyncio.__all__` has their names. */
const SUBMODULES: readonly Submodule[] = [
  { name: 'base_events', all: 'BaseEventLoop Server' },
  { name: 'coroutines', all: 'iscoroutinefunction iscoroutine' },
  {
    name: 'events',
    all: 'AbstractEventLoopPolicy AbstractEventLoop AbstractServer Handle TimerHandle get_event_loop_policy set_event_loop_policy get_event_loop set_event_loop new_event_loop get_child_watcher set_child_watcher _set_running_loop get_running_loop _get_running_loop',
  },
  {
    name: 'exceptions',
    all: 'BrokenBarrierError CancelledError InvalidStateError TimeoutError IncompleteReadError LimitOverrunError SendfileNotAvailableError',
  },
  { name: 'futures', all: 'Future wrap_future isfuture' },
  { name: 'locks', all: 'Lock Event Condition Semaphore BoundedSemaphore Barrier' },
  { name: 'protocols', all: 'BaseProtocol Protocol DatagramProtocol SubprocessProtocol BufferedProtocol' },
  { name: 'runners', all: 'Runner run' },
  { name: 'queues', all: 'Queue PriorityQueue LifoQueue QueueFull QueueEmpty QueueShutDown' },
  {
    name: 'streams',
    all: 'StreamReader StreamWriter StreamReaderProtocol open_connection start_server open_unix_connection start_unix_server',
  },
  { name: 'subprocess', all: 'create_subprocess_exec create_subprocess_shell' },
  {
    name: 'tasks',
    all: 'Task create_task FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED wait wait_for as_completed sleep gather shield ensure_future run_coroutine_threadsafe current_task all_tasks create_eager_task_factory eager_task_factory _register_task _unregister_task _enter_task _leave_task',
    more: '_register_eager_task _unregister_eager_task _swap_current_task',
  },
  { name: 'taskgroups', all: 'TaskGroup' },
  { name: 'threads', all: 'to_thread' },
  { name: 'timeouts', all: 'Timeout timeout timeout_at' },
  {
    name: 'transports',
    all: 'BaseTransport ReadTransport WriteTransport Transport DatagramTransport SubprocessTransport',
  },
  {
    name: 'unix_events',
    all: 'SelectorEventLoop AbstractChildWatcher SafeChildWatcher FastChildWatcher PidfdChildWatcher MultiLoopChildWatcher ThreadedChildWatcher DefaultEventLoopPolicy EventLoop',
  },
];

/** Functions that CPython writes in C, or that are defined elsewhere than in the module that exports them. */
const elsewhere = (name: string): string | undefined =>
  Object.keys(HOMES).find((home) => HOMES[home]!.split(' ').includes(name));

/** What classes call themselves, where that is not the name that the package has for them. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  SelectorEventLoop: '_UnixSelectorEventLoop',
  DefaultEventLoopPolicy: '_UnixDefaultEventLoopPolicy',
};

/** Modules that only have what others export: `asyncio.Future.__module__` leads to one. */
const HOMES: Readonly<Record<string, string>> = {
  _asyncio:
    'Future Task get_event_loop _set_running_loop get_running_loop _get_running_loop current_task _register_task _unregister_task _enter_task _leave_task _register_eager_task _unregister_eager_task _swap_current_task',
  'asyncio.base_futures': 'isfuture',
};

/** Gives the package its submodules and its `__all__`; names that only submodules have leave the package. */
export function addSubmodules(asyncio: PyModule, interpreter: InterpreterState): void {
  const { namespace } = asyncio;
  const all: string[] = [];
  for (const [home, names] of Object.entries(HOMES)) {
    const module = newModule(home, null);
    for (const each of names.split(' ')) module.namespace.setName(each, namespace.getName(each)!);
    interpreter.modules.setName(home, module);
    if (home.startsWith('asyncio.')) namespace.setName(home.slice('asyncio.'.length), module);
  }
  for (const { name, all: exported, more } of SUBMODULES) {
    const submodule = newModule(`asyncio.${name}`, null);
    const present = exported.split(' ').filter((each) => namespace.getName(each) !== undefined);
    const others = more?.split(' ') ?? [];
    for (const each of [...present, ...others]) {
      const value = namespace.getName(each)!;
      if (value instanceof PyNativeFunction) value.module = elsewhere(each) ?? `asyncio.${name}`;
      submodule.namespace.setName(each, value);
      const ownName = OWN_NAMES[each];
      if (ownName !== undefined) submodule.namespace.setName(ownName, value);
    }
    for (const each of others) namespace.deleteName(each);
    submodule.namespace.setName('__all__', new PyTuple(present));
    submodule.namespace.setName('__package__', 'asyncio');
    if (name === 'events') submodule.namespace.setName('_event_loop_policy', null);
    if (name === 'coroutines') submodule.namespace.setName('_is_coroutine', coroutineMark);
    interpreter.modules.setName(`asyncio.${name}`, submodule);
    namespace.setName(name, submodule);
    all.push(...present);
  }
  namespace.setName('__all__', new PyTuple(all));
  namespace.setName('__path__', new PyList([`${LIBRARY}/asyncio`]));
}
