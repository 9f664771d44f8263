/** `OSError`: an error number chooses the type. CPython: Objects/exceptions.c (OSError_*); docs: library/exceptions.html#os-exceptions. */
import { type Attribute, getset, method, type SlotDeclarations } from '../kernel/define.ts';
import {
  blockingIOErrorType,
  brokenPipeErrorType,
  childProcessErrorType,
  connectionAbortedErrorType,
  connectionRefusedErrorType,
  connectionResetErrorType,
  fileExistsErrorType,
  fileNotFoundErrorType,
  interruptedErrorType,
  isADirectoryErrorType,
  notADirectoryErrorType,
  osErrorType,
  permissionErrorType,
  processLookupErrorType,
  raise,
  timeoutErrorType,
} from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { None, type Value } from '../kernel/object.ts';
import { finished } from '../kernel/pausing.ts';
import type { Names } from '../kernel/slots.ts';
import { index, knownInteger } from '../kernel/subscript.ts';
import { repr, str } from '../kernel/text.ts';
import type { PyType } from '../kernel/type.ts';
import { PyTuple } from '../kernel/values.ts';
import { exceptionText, member, stateOf } from './exception-basics.ts';

/** The error of a failed system call, of the type that its number stands for. */
export function osError(
  errno: number,
  strerror: string,
  filename: Value = None,
  filename2: Value = None,
): PyException {
  const args: Value[] = [errno, strerror];
  if (filename !== None) args.push(filename);
  if (filename2 !== None) args.push(None, filename2);
  return newOSError(osErrorType, args, null);
}

/** Numbers as Linux has them. */
const typesByNumber = new Map<number, PyType>([
  [1, permissionErrorType],
  [2, fileNotFoundErrorType],
  [3, processLookupErrorType],
  [4, interruptedErrorType],
  [10, childProcessErrorType],
  [11, blockingIOErrorType],
  [13, permissionErrorType],
  [17, fileExistsErrorType],
  [20, notADirectoryErrorType],
  [21, isADirectoryErrorType],
  [32, brokenPipeErrorType],
  [103, connectionAbortedErrorType],
  [104, connectionResetErrorType],
  [108, brokenPipeErrorType],
  [110, timeoutErrorType],
  [111, connectionRefusedErrorType],
  [114, blockingIOErrorType],
  [115, blockingIOErrorType],
]);

function newOSError(type: PyType, args: readonly Value[], names: Names): PyException {
  if (initDecides(type)) return new PyException(type, []);
  if (names !== null) raise.typeError(`${type.name}() takes no keyword arguments`);
  const number = args.length >= 2 && args.length <= 5 ? args[0] : undefined;
  const chosen =
    type === osErrorType && typeof number === 'number' ? (typesByNumber.get(number) ?? type) : type;
  const error = new PyException(chosen, []);
  fill(error, args);
  return error;
}

function initOSError(self: PyException, args: readonly Value[], names: Names): null {
  if (!initDecides(self.type)) return None;
  if (names !== null) raise.typeError(`${self.type.name}() takes no keyword arguments`);
  fill(self, args);
  return None;
}

/** A subclass that only overrides `__init__` passes on there what the members are made from. */
function initDecides(type: PyType): boolean {
  return type.slots.init !== initOSError && type.slots.new === newOSError;
}

function fill(self: PyException, args: readonly Value[]): void {
  const members = new Map<string, Value>();
  self.members = members;
  self.args = args.slice();
  if (args.length < 2 || args.length > 5) return;
  members.set('errno', args[0]!);
  members.set('strerror', args[1]!);
  const filename = args[2] ?? None;
  if (filename === None) return;
  const count = knownInteger(filename);
  if (self.type === blockingIOErrorType && count !== undefined) {
    members.set('characters_written', count);
    return;
  }
  members.set('filename', filename);
  if ((args[4] ?? None) !== None) members.set('filename2', args[4]!);
  self.args = args.slice(0, 2);
}

export const osErrorSlots: SlotDeclarations<PyException> = {
  new: newOSError,
  init: initOSError,
  *str(self, thread) {
    const { members } = self;
    const filename = members?.get('filename');
    const errno = members?.get('errno');
    const strerror = members?.get('strerror');
    if (filename === undefined && (errno === undefined || strerror === undefined)) {
      return yield* finished(exceptionText(self, thread));
    }
    const start = `[Errno ${yield* finished(str(errno ?? None, thread))}] ${yield* finished(str(strerror ?? None, thread))}`;
    if (filename === undefined) return start;
    const first = yield* finished(repr(filename, thread));
    const second = members?.get('filename2');
    return second === undefined
      ? `${start}: ${first}`
      : `${start}: ${first} -> ${yield* finished(repr(second, thread))}`;
  },
};

export const osErrorMembers: readonly Attribute[] = [
  member('errno', 'POSIX exception code'),
  member('strerror', 'exception strerror'),
  member('filename', 'exception filename'),
  member('filename2', 'second exception filename'),
  getset<PyException>(
    'characters_written',
    null,
    (self) => self.members?.get('characters_written') ?? raise.attributeError('characters_written'),
    function* (self, value, thread) {
      if (value !== undefined) {
        const count = yield* index(value, thread);
        self.members ??= new Map();
        self.members.set('characters_written', count);
      } else if (!self.members?.delete('characters_written')) raise.attributeError('characters_written');
      return None;
    },
  ),
  method('__reduce__(self, /)', null, (self: PyException) => {
    const args = self.args.slice();
    const filename = self.members?.get('filename');
    const filename2 = self.members?.get('filename2');
    if (args.length === 2 && filename !== undefined) {
      args.push(filename);
      if (filename2 !== undefined) args.push(None, filename2);
    }
    const state = stateOf(self);
    const parts: Value[] = [self.type, new PyTuple(args)];
    return new PyTuple(state === null ? parts : [...parts, state]);
  }),
];
