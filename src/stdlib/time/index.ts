/** `time`. CPython: Modules/timemodule.c; docs: library/time.html. The host tells the time; it knows no zone but UTC. */

import type { Clock } from '../../runtime/host/host.ts';
import { native } from '../../runtime/kernel/define.ts';
import { givenTypeName, osErrorType, raise } from '../../runtime/kernel/errors.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import { knownInteger, withIndex } from '../../runtime/kernel/subscript.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { integer, PyFloat, PyTuple } from '../../runtime/kernel/values.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { namespaceFrom } from '../../runtime/objects/namespace.ts';
import { type Moment, momentOf, secondsOf } from './calendar.ts';
import { asciiTime, formatTime, type Zone } from './strftime.ts';
import { PyStructTime, structTime, structTimeType } from './struct-time.ts';

/** Seconds that fit CPython's 64-bit count of nanoseconds. */
const LONGEST_SLEEP = 2 ** 63 / 1e9;

const readings: readonly (readonly [
  name: string,
  doc: string,
  nanosecondsDoc: string,
  read: (clock: Clock) => number,
])[] = [
  [
    'time',
    'time() -> floating-point number\n\nReturn the current time in seconds since the Epoch.\nFractions of a second may be present if the system clock provides them.',
    'time_ns() -> int\n\nReturn the current time in nanoseconds since the Epoch.',
    (clock) => clock.time(),
  ],
  [
    'monotonic',
    'monotonic() -> float\n\nMonotonic clock, cannot go backward.',
    'monotonic_ns() -> int\n\nMonotonic clock, cannot go backward, as nanoseconds.',
    (clock) => clock.monotonic(),
  ],
  [
    'perf_counter',
    'perf_counter() -> float\n\nPerformance counter for benchmarking.',
    'perf_counter_ns() -> int\n\nPerformance counter for benchmarking as nanoseconds.',
    (clock) => clock.monotonic(),
  ],
  [
    'process_time',
    'process_time() -> float\n\nProcess time for profiling: sum of the kernel and user-space CPU time.',
    'process_time_ns() -> int\n\nProcess time for profiling as nanoseconds:\nsum of the kernel and user-space CPU time.',
    (clock) => clock.processTime(),
  ],
  [
    'thread_time',
    'thread_time() -> float\n\nThread time for profiling: sum of the kernel and user-space CPU time.',
    'thread_time_ns() -> int\n\nThread time for profiling as nanoseconds:\nsum of the kernel and user-space CPU time.',
    (clock) => clock.processTime(),
  ],
];

export default defineModule('time', {
  doc: 'This module provides various functions to manipulate time values.\n\nThere are two standard representations of time.  One is the number\nof seconds since the Epoch, in UTC (a.k.a. GMT).  It may be an integer\nor a floating-point number (to represent fractions of seconds).\nThe epoch is the point where the time starts, the return value of time.gmtime(0).\nIt is January 1, 1970, 00:00:00 (UTC) on all platforms.',
  functions: [
    ...readings.flatMap(([name, doc, nanosecondsDoc, read]) => [
      native(`${name}()`, doc, (thread: Thread) => new PyFloat(read(thread.interpreter.host.clock))),
      native(`${name}_ns()`, nanosecondsDoc, (thread: Thread) =>
        nanoseconds(read(thread.interpreter.host.clock)),
      ),
    ]),
    native(
      'sleep(object, /)',
      'sleep(seconds)\n\nDelay execution for a given number of seconds.  The argument may be\na floating-point number for subsecond precision.',
      sleep,
    ),
    native(
      'get_clock_info(name, /)',
      'get_clock_info(name: str) -> dict\n\nGet information of the specified clock.',
      clockInfo,
      { textSignature: null },
    ),
    native(
      'gmtime(seconds=None, /)',
      "gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,\n                       tm_sec, tm_wday, tm_yday, tm_isdst)\n\nConvert seconds since the Epoch to a time tuple expressing UTC (a.k.a.\nGMT).  When 'seconds' is not passed in, convert the current time instead.",
      (seconds: Value, thread: Thread) =>
        withSeconds(seconds, thread, (whole) => structTime(momentOf(whole), 'GMT')),
      { textSignature: null },
    ),
    native(
      'localtime(seconds=None, /)',
      "localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,\n                          tm_sec,tm_wday,tm_yday,tm_isdst)\n\nConvert seconds since the Epoch to a time tuple expressing local time.\nWhen 'seconds' is not passed in, convert the current time instead.",
      (seconds: Value, thread: Thread) =>
        withSeconds(seconds, thread, (whole) => structTime(momentOf(whole), 'UTC')),
      { textSignature: null },
    ),
    native(
      'ctime(seconds=None, /)',
      'ctime(seconds) -> string\n\nConvert a time in seconds since the Epoch to a string in local time.\nThis is equivalent to asctime(localtime(seconds)). When the time tuple is\nnot present, current time as returned by localtime() is used.',
      (seconds: Value, thread: Thread) => withSeconds(seconds, thread, (whole) => asciiTime(momentOf(whole))),
      { textSignature: null },
    ),
    native(
      'asctime(tuple=<missing>, /)',
      "asctime([tuple]) -> string\n\nConvert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.\nWhen the time tuple is not present, current time as returned by localtime()\nis used.",
      (tuple: Value | undefined, thread: Thread) =>
        asciiTime(tuple === undefined ? now(thread) : checked(momentFrom(tuple, 'asctime'))),
      { textSignature: null },
    ),
    native(
      'mktime(object, /)',
      'mktime(tuple) -> floating-point number\n\nConvert a time tuple in local time to seconds since the Epoch.\nNote that mktime(gmtime(0)) will not generally return zero for most\ntime zones; instead the returned value will either be equal to that\nof the timezone or altzone attributes on the time module.',
      (tuple: Value) => {
        const { year, month, day, hour, minute, second } = momentFrom(tuple, 'mktime');
        return new PyFloat(secondsOf(year, month, day, hour, minute, second));
      },
    ),
    native(
      'strftime(format, tuple=<missing>, /)',
      'strftime(format[, tuple]) -> string\n\nConvert a time tuple to a string according to a format specification.\nSee the library reference manual for formatting codes. When the time tuple\nis not present, current time as returned by localtime() is used.',
      (format: Value, tuple: Value | undefined, thread: Thread) => {
        const text = asString(format);
        if (text === undefined)
          return raise.typeError(`strftime() argument 1 must be str, not ${givenTypeName(format)}`);
        const moment = tuple === undefined ? now(thread) : checked(momentFrom(tuple, 'strftime'));
        return formatTime(text, moment, zoneOf(tuple));
      },
      { textSignature: null },
    ),
    native(
      'tzset()',
      "tzset()\n\nInitialize, or reinitialize, the local timezone to the value stored in\nos.environ['TZ'].",
      () => null,
    ),
  ],
  types: [structTimeType],
  values: {
    timezone: 0,
    altzone: 0,
    daylight: 0,
    tzname: new PyTuple(['UTC', 'UTC']),
    CLOCK_REALTIME: 0,
    CLOCK_MONOTONIC: 1,
    CLOCK_PROCESS_CPUTIME_ID: 2,
    CLOCK_THREAD_CPUTIME_ID: 3,
  },
});

/** Parks the thread; other threads and the host go on meanwhile. */
function sleep(seconds: Value, thread: Thread): Result {
  if (seconds instanceof PyFloat) return park(seconds.value, thread);
  return withIndex(seconds, thread, (whole) => {
    if (whole < 0) return raise.valueError('sleep length must be non-negative');
    if (Number(whole) >= LONGEST_SLEEP)
      return raise.overflowError('timestamp too large to convert to C PyTime_t');
    return park(Number(whole), thread);
  });
}

function park(seconds: number, thread: Thread): Result {
  if (Number.isNaN(seconds)) raise.valueError('Invalid value NaN (not a number)');
  if (seconds < 0) raise.valueError('sleep length must be non-negative');
  if (seconds >= LONGEST_SLEEP) raise.overflowError('timestamp out of range for platform time_t');
  const { host, scheduler } = thread.interpreter;
  return scheduler.park(thread, {
    deadline: host.clock.monotonic() + seconds,
    waitingFor: `time.sleep(${seconds})`,
  });
}

function nanoseconds(seconds: number): number | bigint {
  const whole = Math.floor(seconds);
  return integer(BigInt(whole) * 1_000_000_000n + BigInt(Math.round((seconds - whole) * 1e9)));
}

const clockNames: Readonly<Record<string, readonly [implementation: string, monotonic: boolean]>> = {
  time: ['clock_gettime(CLOCK_REALTIME)', false],
  monotonic: ['clock_gettime(CLOCK_MONOTONIC)', true],
  perf_counter: ['clock_gettime(CLOCK_MONOTONIC)', true],
  process_time: ['clock_gettime(CLOCK_PROCESS_CPUTIME_ID)', true],
  thread_time: ['clock_gettime(CLOCK_THREAD_CPUTIME_ID)', true],
};

function clockInfo(name: Value): Value {
  const text = asString(name);
  if (text === undefined)
    return raise.typeError(`get_clock_info() argument 1 must be str, not ${givenTypeName(name)}`);
  const known = clockNames[text];
  if (known === undefined) return raise.valueError('unknown clock');
  return namespaceFrom([
    ['implementation', known[0]],
    ['monotonic', known[1]],
    ['adjustable', !known[1]],
    ['resolution', new PyFloat(1e-9)],
  ]);
}

/** Whole seconds since 1970, now when `seconds` is None. */
function withSeconds(seconds: Value, thread: Thread, use: (whole: number) => Value): Result {
  if (seconds === null) return use(Math.floor(thread.interpreter.host.clock.time()));
  if (seconds instanceof PyFloat) {
    if (Number.isNaN(seconds.value)) return raise.valueError('Invalid value NaN (not a number)');
    return use(inRange(Math.floor(seconds.value)));
  }
  return withIndex(seconds, thread, (whole) => use(inRange(Number(whole))));
}

function inRange(seconds: number): number {
  if (Math.abs(seconds) >= 2 ** 63) raise.overflowError('timestamp out of range for platform time_t');
  if (Math.abs(seconds) > 67_767_976_233_532_800)
    raise.error(osErrorType, 75, 'Value too large for defined data type');
  return seconds;
}

function now(thread: Thread): Moment {
  return momentOf(Math.floor(thread.interpreter.host.clock.time()));
}

function zoneOf(tuple: Value | undefined): Zone {
  const name = tuple instanceof PyStructTime ? asString(tuple.zone) : undefined;
  const offset = tuple instanceof PyStructTime ? knownInteger(tuple.offset) : undefined;
  return { name: name ?? 'UTC', offset: Number(offset ?? 0) };
}

function momentFrom(tuple: Value, callee: string): Moment {
  if (!(tuple instanceof PyTuple)) return raise.typeError('Tuple or struct_time argument required');
  const fields = tuple.items.map((item) => knownInteger(item));
  if (fields.length !== 9 || fields.includes(undefined))
    return raise.typeError(`${callee}(): illegal time tuple argument`);
  const [year, month, day, hour, minute, second, weekday, dayOfYear] = fields.map(Number) as number[];
  return {
    year: year!,
    month: month!,
    day: day!,
    hour: hour!,
    minute: minute!,
    second: second!,
    weekday: weekday!,
    dayOfYear: dayOfYear!,
  };
}

/** Zeros stand for the first of a month, a day or a year, as C programmers write them. */
function checked(moment: Moment): Moment {
  const { year, month, day, hour, minute, second, weekday, dayOfYear } = moment;
  if (month < 0 || month > 12) raise.valueError('month out of range');
  if (day < 0 || day > 31) raise.valueError('day of month out of range');
  if (hour < 0 || hour > 23) raise.valueError('hour out of range');
  if (minute < 0 || minute > 59) raise.valueError('minute out of range');
  if (second < 0 || second > 61) raise.valueError('seconds out of range');
  if (weekday < -1) raise.valueError('day of week out of range');
  if (dayOfYear < 0 || dayOfYear > 366) raise.valueError('day of year out of range');
  return {
    year,
    month: month || 1,
    day: day || 1,
    hour,
    minute,
    second,
    weekday: (weekday + 7) % 7,
    dayOfYear: dayOfYear || 1,
  };
}
