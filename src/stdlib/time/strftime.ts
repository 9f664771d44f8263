/** `time.strftime` in the C locale. CPython: Modules/timemodule.c; docs: library/time.html#time.strftime. */
import { daysBefore, type Moment, secondsOf } from './calendar.ts';

export const WEEKDAYS: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];
export const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What a moment has beside its date and time. */
export interface Zone {
  readonly name: string;
  /** Seconds east of UTC. */
  readonly offset: number;
}

type Writer = (moment: Moment, zone: Zone) => string;

const writers: Readonly<Record<string, Writer>> = {
  a: (m) => WEEKDAYS[m.weekday]!.slice(0, 3),
  A: (m) => WEEKDAYS[m.weekday]!,
  b: (m) => MONTHS[m.month - 1]!.slice(0, 3),
  B: (m) => MONTHS[m.month - 1]!,
  c: composite('%a %b %e %H:%M:%S %Y'),
  C: (m) => padded(Math.floor(m.year / 100), 2),
  d: (m) => padded(m.day, 2),
  D: composite('%m/%d/%y'),
  e: (m) => padded(m.day, 2, ' '),
  F: composite('%Y-%m-%d'),
  g: (m) => padded(isoWeek(m).year % 100, 2),
  G: (m) => String(isoWeek(m).year),
  h: composite('%b'),
  H: (m) => padded(m.hour, 2),
  I: (m) => padded(m.hour % 12 || 12, 2),
  j: (m) => padded(m.dayOfYear, 3),
  k: (m) => padded(m.hour, 2, ' '),
  l: (m) => padded(m.hour % 12 || 12, 2, ' '),
  m: (m) => padded(m.month, 2),
  M: (m) => padded(m.minute, 2),
  n: () => '\n',
  p: (m) => (m.hour < 12 ? 'AM' : 'PM'),
  P: (m) => (m.hour < 12 ? 'am' : 'pm'),
  r: composite('%I:%M:%S %p'),
  R: composite('%H:%M'),
  s: (m, zone) => String(secondsOf(m.year, m.month, m.day, m.hour, m.minute, m.second) - zone.offset),
  S: (m) => padded(m.second, 2),
  t: () => '\t',
  T: composite('%H:%M:%S'),
  u: (m) => String(m.weekday + 1),
  U: (m) => padded(Math.floor((m.dayOfYear + 6 - ((m.weekday + 1) % 7)) / 7), 2),
  V: (m) => padded(isoWeek(m).week, 2),
  w: (m) => String((m.weekday + 1) % 7),
  W: (m) => padded(Math.floor((m.dayOfYear + 6 - m.weekday) / 7), 2),
  x: composite('%m/%d/%y'),
  X: composite('%H:%M:%S'),
  y: (m) => padded(((m.year % 100) + 100) % 100, 2),
  Y: (m) => String(m.year),
  z: (_m, zone) => {
    const minutes = Math.floor(Math.abs(zone.offset) / 60);
    return `${zone.offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${padded(minutes % 60, 2)}`;
  },
  Z: (_m, zone) => zone.name,
  '%': () => '%',
};

/** Unknown directives stay as they are. */
export function formatTime(format: string, moment: Moment, zone: Zone): string {
  return format.replace(/%([-_0^#]?)(.)/gsu, (whole, flag: string, directive: string) => {
    const write = writers[directive];
    if (write === undefined) return whole;
    const text = write(moment, zone);
    if (flag === '-') return text.replace(/^[0 ]+(?=.)/, '');
    if (flag === '_') return text.replace(/^0+(?=.)/, (zeros) => ' '.repeat(zeros.length));
    if (flag === '0') return text.replace(/^ +/, (spaces) => '0'.repeat(spaces.length));
    return flag === '^' ? text.toUpperCase() : text;
  });
}

/** As `asctime`: the day is padded by a space. */
export function asciiTime(moment: Moment): string {
  return formatTime('%a %b %e %H:%M:%S %Y', moment, { name: '', offset: 0 });
}

function composite(format: string): Writer {
  return (moment, zone) => formatTime(format, moment, zone);
}

/** The ISO 8601 week that the date is in: the first one of a year has its first Thursday. */
function isoWeek(moment: Moment): { year: number; week: number } {
  const monday = (year: number) => {
    const first = daysBefore(year, 1, 4);
    return first - (((first % 7) + 10) % 7);
  };
  const day = daysBefore(moment.year, moment.month, moment.day);
  let { year } = moment;
  if (day < monday(year)) year--;
  else if (day >= monday(year + 1)) year++;
  return { year, week: Math.floor((day - monday(year)) / 7) + 1 };
}

function padded(value: number, width: number, fill = '0'): string {
  return String(value).padStart(width, fill);
}
