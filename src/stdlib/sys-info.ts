/** The named tuples of `sys`: facts about the version, numbers and flags. Docs: library/sys.html. */
import type { InterpreterState } from '../runtime/kernel/interpreter-state.ts';
import type { Value } from '../runtime/kernel/object.ts';
import { PyFloat } from '../runtime/kernel/values.ts';
import { defineRecord, recordOf } from '../runtime/objects/record.ts';

/** A record from its fields; the names of the type follow from `name`. */
function record(name: string, doc: string, fields: Readonly<Record<string, Value>>): Value {
  const type = defineRecord(name, {
    module: 'sys',
    doc: `sys.${name}\n\n${doc}`,
    fields: Object.keys(fields),
    shownAs: `sys.${name}`,
    isClosed: name === 'flags' || name === 'version_info',
  });
  return recordOf(type, Object.values(fields));
}

export const versionInfo = record('version_info', 'Version information as a named tuple.', {
  major: 3,
  minor: 13,
  micro: 0,
  releaselevel: 'final',
  serial: 0,
});

const floatInfo = record('float_info', 'A named tuple holding information about the float type.', {
  max: new PyFloat(Number.MAX_VALUE),
  max_exp: 1024,
  max_10_exp: 308,
  min: new PyFloat(2 ** -1022),
  min_exp: -1021,
  min_10_exp: -307,
  dig: 15,
  mant_dig: 53,
  epsilon: new PyFloat(Number.EPSILON),
  radix: 2,
  rounds: 1,
});

const intInfo = record(
  'int_info',
  "A named tuple that holds information about Python's internal representation of integers.",
  {
    bits_per_digit: 30,
    sizeof_digit: 4,
    default_max_str_digits: 4300,
    str_digits_check_threshold: 640,
  },
);

const hashInfo = record('hash_info', 'A named tuple providing parameters used for computing hashes.', {
  width: 64,
  modulus: 2n ** 61n - 1n,
  inf: 314159,
  nan: 0,
  imag: 1000003,
  algorithm: 'siphash13',
  hash_bits: 64,
  seed_bits: 128,
  cutoff: 0,
});

const threadInfo = record(
  'thread_info',
  'A named tuple holding information about the thread implementation.',
  {
    name: 'pthread-stubs',
    lock: null,
    version: null,
  },
);

function flagsOf(interpreter: InterpreterState): Value {
  return record('flags', 'Flags provided through command line arguments or environment vars.', {
    debug: 0,
    inspect: 0,
    interactive: 0,
    optimize: 0,
    dont_write_bytecode: 1,
    no_user_site: 0,
    no_site: 0,
    ignore_environment: 0,
    verbose: 0,
    bytes_warning: 0,
    quiet: 0,
    hash_randomization: interpreter.host.environment.get('PYTHONHASHSEED') === '0' ? 0 : 1,
    isolated: 0,
    dev_mode: false,
    utf8_mode: 0,
    warn_default_encoding: 0,
    safe_path: false,
    int_max_str_digits: interpreter.limits.intDigits,
    ...interpreter.startup.flags,
  });
}

/** As `sys` has them. */
export function systemFacts(interpreter: InterpreterState): Record<string, Value> {
  return {
    version_info: versionInfo,
    float_info: floatInfo,
    int_info: intInfo,
    hash_info: hashInfo,
    thread_info: threadInfo,
    flags: flagsOf(interpreter),
    float_repr_style: 'short',
    abiflags: '',
    platlibdir: 'lib',
  };
}
