/** `os`, as far as the host knows about it. CPython: Lib/os.py, Modules/posixmodule.c; docs: library/os.html. */
import { native } from '../../runtime/kernel/define.ts';
import { osErrorType, raise, typeName } from '../../runtime/kernel/errors.ts';
import type { InterpreterState } from '../../runtime/kernel/interpreter-state.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyBytes } from '../../runtime/kernel/values.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { fileSystemPath } from '../../runtime/objects/file-path.ts';
import { errorText } from '../../runtime/objects/host-errors.ts';
import { defineRecord, recordOf } from '../../runtime/objects/record.ts';
import { PySet } from '../../runtime/objects/set.ts';
import { changeFunctions } from './changes.ts';
import { constants } from './constants.ts';
import { descriptorFunctions, openFlags } from './descriptors.ts';
import { environClass, environFunctions, environOf } from './environ.ts';
import { folderFunctions } from './folders.ts';
import { machineFunctions, timesResultType, unameResultType } from './machine.ts';
import path from './path.ts';
import { pathLikeClass } from './path-like.ts';
import { positionFunctions } from './positions.ts';
import { processConstants, processFunctions } from './processes.ts';
import { dirEntryType, linksAsFiles, scanFunctions } from './scandir.ts';
import { statResultType } from './stat-result.ts';

const terminalSizeType = defineRecord('terminal_size', {
  module: 'os',
  doc: 'A tuple of (columns, lines) for holding terminal window size',
  fields: ['columns', 'lines'],
  shownAs: 'os.terminal_size',
});

/** `os.path` and `posixpath` are one module. */
function pathModule(interpreter: InterpreterState): Value {
  const { modules } = interpreter;
  const module = modules.getName('posixpath') ?? path.create(interpreter);
  modules.setName('posixpath', module);
  modules.setName('os.path', module);
  return module;
}

const posixValues = {
  error: osErrorType,
  F_OK: 0,
  R_OK: 4,
  W_OK: 2,
  X_OK: 1,
  ...openFlags,
  ...processConstants,
};

/** Written in Python there; all others are at home in `posix`. */
const IN_PYTHON = new Set(
  'fdopen fsdecode fsencode getenv makedirs process_cpu_count removedirs renames walk'.split(' '),
);

const functions: () => PyNativeFunction[] = once(() => {
  const all = [
    native(
      'getpid()',
      'Return the current process id.',
      (thread: Thread) => thread.interpreter.host.environment.processId,
    ),
    native(
      'cpu_count()',
      'Return the number of logical CPUs in the system.',
      (thread: Thread) => thread.interpreter.host.environment.processorCount,
    ),
    native(
      'process_cpu_count()',
      'Get the number of CPUs of the current process.',
      (thread: Thread) => thread.interpreter.host.environment.processorCount,
    ),
    ...descriptorFunctions,
    ...folderFunctions,
    ...scanFunctions,
    ...processFunctions,
    ...changeFunctions,
    ...environFunctions,
    ...machineFunctions,
    ...positionFunctions,
    native(
      'urandom(size, /)',
      'Return a bytes object containing random bytes suitable for cryptographic use.',
      (size: Value, thread: Thread) => {
        const count = Number(
          knownInteger(size) ??
            raise.typeError(`'${typeName(size)}' object cannot be interpreted as an integer`),
        );
        if (count < 0) raise.valueError('negative argument not allowed');
        return new PyBytes(thread.interpreter.host.random.bytes(count));
      },
    ),
    native('fspath(path)', 'Return the file system path representation of the object.', fileSystemPath),
    native('strerror(code, /)', 'Translate an error code to a message string.', (code: Value) =>
      errorText(Number(knownInteger(code) ?? 0)),
    ),
    native(
      'get_terminal_size(fd=<missing>, /)',
      'Return the size of the terminal window as (columns, lines).',
      () => recordOf(terminalSizeType, [80, 24]),
    ),
  ];
  for (const each of all) each.module ??= IN_PYTHON.has(each.native.name) ? 'os' : 'posix';
  return all;
});

const types = () => [terminalSizeType, statResultType(), dirEntryType(), unameResultType, timesResultType];

export default defineModule('os', () => ({
  doc: "OS routines for NT or Posix depending on what system we're on.",
  functions: functions(),
  types: types(),
  classes: [pathLikeClass, environClass],
  values: (interpreter) => ({
    ...constants,
    environ: environOf(interpreter, false),
    environb: environOf(interpreter, true),
    path: pathModule(interpreter),
    name: 'posix',
    sep: '/',
    altsep: null,
    extsep: '.',
    pathsep: ':',
    linesep: '\n',
    curdir: '.',
    pardir: '..',
    defpath: '/bin:/usr/bin',
    devnull: '/dev/null',
    SEEK_SET: 0,
    SEEK_CUR: 1,
    SEEK_END: 2,
    ...posixValues,
    _walk_symlinks_as_files: linksAsFiles,
    supports_bytes_environ: true,
    supports_dir_fd: new PySet(),
    supports_effective_ids: new PySet(),
    supports_fd: new PySet(),
    supports_follow_symlinks: new PySet(),
  }),
}));

/** What CPython has of it in C. */
export const posix = defineModule('posix', () => ({
  doc: 'This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard (a thinly\ndisguised Unix interface).  Refer to the library manual and\ncorresponding Unix manual entries for more information on calls.',
  functions: functions().filter(({ module }) => module === 'posix'),
  types: types(),
  values: posixValues,
}));
