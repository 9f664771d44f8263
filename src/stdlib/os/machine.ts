/** What the system tells of itself, of the process and of who runs it. CPython: Modules/posixmodule.c; docs: library/os.html#miscellaneous-system-information. */
import type { Machine } from '../../runtime/host/host.ts';
import { native } from '../../runtime/kernel/define.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { callSpecial } from '../../runtime/kernel/special.ts';
import { index } from '../../runtime/kernel/subscript.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { integer, PyBytes, PyFloat, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { osError } from '../../runtime/objects/os-error.ts';
import { defineRecord, recordOf } from '../../runtime/objects/record.ts';
import { setFrom } from '../../runtime/objects/set.ts';

/** A program that is told nothing of the machine finds the one that the files in memory belong to. */
const unknown: Machine = {
  system: 'Linux',
  node: 'localhost',
  release: '',
  version: '',
  architecture: '',
  parentProcessId: 1,
  userName: '',
  user: 0,
  effectiveUser: 0,
  group: 0,
  effectiveGroup: 0,
  groups: [],
  loadAverages: () => [0, 0, 0],
};

function machineOf({ interpreter }: Thread): Machine {
  return interpreter.host.environment.machine ?? unknown;
}

export const unameResultType = defineRecord('uname_result', {
  module: 'posix',
  doc: 'uname_result: Result from os.uname().\n\nThis object may be accessed either as a tuple of\n  (sysname, nodename, release, version, machine),\nor via the attributes sysname, nodename, release, version, and machine.\n\nSee os.uname for more information.',
  fields: ['sysname', 'nodename', 'release', 'version', 'machine'],
  shownAs: 'posix.uname_result',
});

export const timesResultType = defineRecord('times_result', {
  module: 'posix',
  doc: 'times_result: Result from os.times().\n\nThis object may be accessed either as a tuple of\n  (user, system, children_user, children_system, elapsed),\nor via the attributes user, system, children_user, children_system,\nand elapsed.\n\nSee os.times for more information.',
  fields: ['user', 'system', 'children_user', 'children_system', 'elapsed'],
  shownAs: 'posix.times_result',
});

const asked = (name: string, doc: string, tell: (machine: Machine) => Value) =>
  native(`${name}()`, doc, (thread: Thread) => tell(machineOf(thread)));

const thrice = (id: number) => new PyTuple([id, id, id]);

/** A device number of Linux: twelve and twenty bits, and where they are kept. */
const majorOf = (device: bigint) => ((device >> 8n) & 0xfffn) | ((device >> 32n) & ~0xfffn);
const minorOf = (device: bigint) => (device & 0xffn) | ((device >> 12n) & ~0xffn);

const ofDevice = (name: string, doc: string, part: (device: bigint) => bigint) =>
  native(`${name}(device, /)`, doc, function* (device: Value, thread: Thread): Guest<Value> {
    return integer(part(BigInt(yield* index(device, thread))));
  });

export const machineFunctions: readonly PyNativeFunction[] = [
  asked('getppid', "Return the parent's process id.", (machine) => machine.parentProcessId),
  asked('getuid', "Return the current process's user id.", ({ user }) => user),
  asked('geteuid', "Return the current process's effective user id.", ({ effectiveUser }) => effectiveUser),
  asked('getgid', "Return the current process's group id.", ({ group }) => group),
  asked(
    'getegid',
    "Return the current process's effective group id.",
    ({ effectiveGroup }) => effectiveGroup,
  ),
  asked(
    'getgroups',
    'Return list of supplemental group IDs for the process.',
    ({ groups }) => new PyList([...groups]),
  ),
  asked(
    'getresuid',
    "Return a tuple of the current process's real, effective, and saved user ids.",
    ({ user }) => thrice(user),
  ),
  asked(
    'getresgid',
    "Return a tuple of the current process's real, effective, and saved group ids.",
    ({ group }) => thrice(group),
  ),
  asked('getlogin', 'Return the actual login name.', ({ userName }) => {
    if (userName === '') throw osError(6, 'No such device or address');
    return userName;
  }),
  asked(
    'getloadavg',
    'Return average recent system load information.',
    (machine) => new PyTuple(machine.loadAverages().map((load) => new PyFloat(load))),
  ),
  asked(
    'uname',
    'Return an object identifying the current operating system.',
    ({ system, node, release, version, architecture }) =>
      recordOf(unameResultType, [system, node, release, version, architecture]),
  ),
  native('times()', 'Return a collection containing process timing information.', (thread: Thread) => {
    const { clock } = thread.interpreter.host;
    const seconds = [clock.processTime(), 0, 0, 0, clock.monotonic()];
    return recordOf(
      timesResultType,
      seconds.map((each) => new PyFloat(each)),
    );
  }),
  native(
    'sched_getaffinity(pid, /)',
    'Return the affinity of the process identified by pid (or the current process if zero).',
    function* (process: Value, thread: Thread): Guest<Value> {
      const { processId, processorCount } = thread.interpreter.host.environment;
      const wanted = Number(yield* index(process, thread));
      if (wanted !== 0 && wanted !== processId) throw osError(3, 'No such process');
      return setFrom([...Array(processorCount).keys()], thread);
    },
  ),
  native(
    'getrandom(size, flags=0)',
    'Obtain a series of random bytes.',
    function* (size: Value, _flags: Value, thread: Thread): Guest<Value> {
      const count = Number(yield* index(size, thread));
      if (count < 0) throw osError(22, 'Invalid argument');
      return new PyBytes(thread.interpreter.host.random.bytes(count));
    },
  ),
  ofDevice('major', 'Extracts a device major number from a raw device number.', majorOf),
  ofDevice('minor', 'Extracts a device minor number from a raw device number.', minorOf),
  native(
    'makedev(major, minor, /)',
    'Composes a raw device number from the major and minor device numbers.',
    function* (given: Value, more: Value, thread: Thread): Guest<Value> {
      const major = BigInt(yield* index(given, thread));
      const minor = BigInt(yield* index(more, thread));
      const low = ((major & 0xfffn) << 8n) | (minor & 0xffn);
      return integer(low | ((minor & ~0xffn) << 12n) | ((major & ~0xfffn) << 32n));
    },
  ),
  native(
    'get_exec_path(env=None)',
    'Returns the sequence of directories that will be searched for the\nnamed executable (similar to a shell) when launching a process.\n\n*env* must be an environment variable dict or None.  If *env* is None,\nos.environ will be used.\n',
    function* (given: Value, thread: Thread): Guest<Value> {
      const os = (yield* finished(thread.interpreter.importModule('os', thread))) as unknown as {
        namespace: { getName(name: string): Value };
      };
      const environment = given ?? os.namespace.getName('environ');
      const found = yield* finished(callSpecial(environment, 'get', ['PATH'], thread));
      const path = found instanceof PyBytes ? new TextDecoder().decode(found.value) : asString(found);
      return new PyList((path ?? '/bin:/usr/bin').split(':'));
    },
    { wording: 'def' },
  ),
];
