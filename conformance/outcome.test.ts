/** What counts when two outcomes are compared. */
import { expect, test } from 'vitest';
import { comparable, withoutLibraryEntries, withoutPlaces } from './outcome.ts';

test('traceback entries of the library go with their source and caret lines, also in groups', () => {
  const plain = [
    'Traceback (most recent call last):',
    '  File "<DIR>/a.py", line 1, in <module>',
    '    run()',
    '    ~~~^^',
    '  File "<STDLIB>/asyncio/runners.py", line 118, in run',
    '    return self._loop',
    '           ~~~~~~~~~~',
    '  [Previous line repeated 3 more times]',
    '  File "<DIR>/a.py", line 2, in main',
    '    fail()',
    'ValueError: x',
  ];
  expect(withoutLibraryEntries(plain.join('\n')).split('\n')).toEqual([
    ...plain.slice(0, 4),
    ...plain.slice(8),
  ]);
  const group = [
    '  + Exception Group Traceback (most recent call last):',
    '  |   File "<STDLIB>/asyncio/taskgroups.py", line 154, in __aexit__',
    '  |     raise me from None',
    '  | ExceptionGroup: unhandled errors (1 sub-exception)',
    '  +-+---------------- 1 ----------------',
    '    |   File "<DIR>/a.py", line 2, in main',
    '    |     fail()',
  ];
  expect(withoutLibraryEntries(group.join('\n')).split('\n')).toEqual([group[0], ...group.slice(3)]);
});

test('places, addresses, floats and the order of lines', () => {
  const outcome = {
    stdout: '/x/y/a.py <f at 0x7f00aabbcc11>\nb 1.25\na 0x1',
    stderr: '/lib/z.py:12: w',
    status: 0,
  };
  const placed = withoutPlaces(outcome, { directory: '/x/y', stdlib: '/lib' });
  expect(placed.stdout).toBe('<DIR>/a.py <f at 0xADDRESS>\nb 1.25\na 0x1');
  const { stdout, stderr } = comparable(placed, { order: 'lines', mask: 'floats' });
  expect(stdout).toBe('<DIR>/a.py <f at 0xADDRESS>\na 0x1\nb <FLOAT>');
  expect(stderr).toBe('<STDLIB>/z.py:<LINE>: w');
  expect(comparable({ ...placed, stdout: 'took 8.01' }, { mask: 'hundredths' }).stdout).toBe('took 8.0');
});
