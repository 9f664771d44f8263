/** What `os` knows about processes: the program has no children, and their statuses are numbers. Docs: library/os.html#process-management. */
import { native } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { withInt } from '../../runtime/objects/bounds.ts';
import { osError } from '../../runtime/objects/os-error.ts';

const exited = (status: number): boolean => signalOf(status) === 0;
const signalOf = (status: number): number => status & 0x7f;
const codeOf = (status: number): number => (status >> 8) & 0xff;
const stopped = (status: number): boolean => (status & 0xff) === 0x7f;
const signaled = (status: number): boolean => !exited(status) && signalOf(status) !== 0x7f;

export const processFunctions: readonly PyNativeFunction[] = [
  ofStatus(
    'WIFEXITED',
    'Return True if the process returning status exited via the exit() system call.',
    exited,
  ),
  ofStatus('WEXITSTATUS', 'Return the process return code from status.', codeOf),
  ofStatus(
    'WIFSIGNALED',
    'Return True if the process returning status was terminated by a signal.',
    signaled,
  ),
  ofStatus(
    'WTERMSIG',
    'Return the signal that terminated the process that provided the status value.',
    signalOf,
  ),
  ofStatus('WIFSTOPPED', 'Return True if the process returning status was stopped.', stopped),
  ofStatus('WSTOPSIG', 'Return the signal that stopped the process that provided the status value.', codeOf),
  ofStatus(
    'WIFCONTINUED',
    'Return True if a particular process was continued from a job control stop.\n\nReturn True if the process returning status was continued from a\njob control stop.',
    (status) => status === 0xffff,
  ),
  native(
    'WCOREDUMP(status, /)',
    'Return True if the process returning status was dumped to a core file.',
    (value: Value, thread: Thread) => withInt<Value>(value, thread, (status) => (status & 0x80) !== 0),
  ),
  ofStatus('waitstatus_to_exitcode', 'Convert a wait status to an exit code.', (status) => {
    if (exited(status)) return codeOf(status);
    if (signaled(status)) return -signalOf(status);
    if (stopped(status)) return raise.valueError(`process stopped by delivery of signal ${codeOf(status)}`);
    return raise.valueError(`invalid wait status: ${status}`);
  }),
  native('wait()', 'Wait for completion of a child process.', noChildren),
  native('waitpid(pid, options, /)', 'Wait for completion of a given child process.', noChildren),
  native('wait3(options)', 'Wait for completion of a child process.', noChildren),
  native('wait4(pid, options)', 'Wait for completion of a specific child process.', noChildren),
];

export const processConstants = {
  WNOHANG: 1,
  WUNTRACED: 2,
  WSTOPPED: 2,
  WEXITED: 4,
  WCONTINUED: 8,
  WNOWAIT: 0x1000000,
  P_ALL: 0,
  P_PID: 1,
  P_PGID: 2,
  P_PIDFD: 3,
  P_WAIT: 0,
  P_NOWAIT: 1,
  P_NOWAITO: 1,
  ...exitStatuses(),
};

/** As in sysexits.h, in their order. */
function exitStatuses(): Record<string, number> {
  const names =
    'USAGE DATAERR NOINPUT NOUSER NOHOST UNAVAILABLE SOFTWARE OSERR OSFILE CANTCREAT IOERR TEMPFAIL PROTOCOL NOPERM CONFIG';
  const statuses: Record<string, number> = { EX_OK: 0 };
  for (const [i, name] of names.split(' ').entries()) statuses[`EX_${name}`] = 64 + i;
  return statuses;
}

function ofStatus(name: string, doc: string, tell: (status: number) => Value): PyNativeFunction {
  return native(
    `${name}(status)`,
    doc,
    (value: Value, thread: Thread): Result => withInt<Value>(value, thread, tell),
  );
}

function noChildren(): never {
  throw osError(10, 'No child processes');
}
