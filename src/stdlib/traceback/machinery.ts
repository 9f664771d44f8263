/** `_traceback`: what `traceback` asks of the parser, of code objects and of text. CPython: Lib/traceback.py, Python/suggestions.c. */

import { bytesOf, closestName, editDistance } from '../../runtime/kernel/closest-name.ts';
import { native } from '../../runtime/kernel/define.ts';
import { None, type Value } from '../../runtime/kernel/object.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { PyCode } from '../../runtime/objects/code-object.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { anchorsInSegment, isWorthMarking, type Place } from '../../runtime/traceback/carets.ts';
import { displayWidth } from '../../runtime/traceback/display-width.ts';
import { tellsColumns } from '../../runtime/traceback/stack.ts';

export default defineModule('_traceback', {
  functions: [
    native(
      'position(code, index, /)',
      'The place of an instruction; None if the code is not ours.',
      position,
    ),
    native(
      'anchors(segment, /)',
      'From where to where an operator or brackets stand out, or None.',
      (segment: Value) => {
        const text = asString(segment) ?? '';
        const found = anchorsInSegment(text);
        if (found === null) return None;
        const lines = text.split('\n');
        const place = ({ line, column }: Place) =>
          new PyTuple([line, codePoints(lines[line]!.slice(0, column))]);
        return new PyTuple([place(found.from), place(found.to)]);
      },
    ),
    native(
      'worth_marking(lines, start, end, stands_out, /)',
      'False when carets would mark all there is.',
      (lines: Value, start: Value, end: Value, standsOut: Value) => {
        const texts = strings(lines);
        if (texts.length === 0) return false;
        const [from, to] = [unitsOf(texts[0]!, start), unitsOf(texts.at(-1)!, end)];
        return isWorthMarking(texts, from, to, standsOut === true);
      },
    ),
    native(
      'display_width(line, offset, /)',
      'How many columns of a terminal a part of a line takes.',
      (line: Value, offset: Value) => {
        const text = asString(line) ?? '';
        return displayWidth(text, unitsOf(text, offset));
      },
    ),
    native(
      'closest_name(names, wrong, /)',
      'The name that was probably meant.',
      (names: Value, wrong: Value) => closestName(strings(names), asString(wrong) ?? ''),
    ),
    native(
      'edit_distance(a, b, bound, /)',
      'What it costs to change one text into the other; more than `bound` if it costs more.',
      (a: Value, b: Value, bound: Value) => {
        const [from, to] = [asString(a) ?? '', asString(b) ?? ''];
        return from === to ? 0 : editDistance(bytesOf(from), bytesOf(to), Number(knownInteger(bound) ?? 0));
      },
    ),
    native(
      'program_source(filename, /)',
      'The text of the program that runs, if it is that file.',
      programSource,
    ),
  ],
});

function position(code: Value, index: Value, { interpreter }: Thread): Value {
  if (!(code instanceof PyCode)) return None;
  const number = Number(knownInteger(index) ?? 0);
  const { line, endLine, column, endColumn } = code.code.positions.at(number);
  if (line === undefined) return new PyTuple([None, None, None, None]);
  if (!tellsColumns(interpreter)) return new PyTuple([line, endLine, None, None]);
  if (column >= 0) return new PyTuple([line, endLine, column, endColumn]);
  // Where nothing was begun, no part of the first line is meant.
  return new PyTuple(number === 0 ? [line, endLine, 0, 0] : [line, endLine, None, None]);
}

function programSource(filename: Value, { interpreter }: Thread): Value {
  const { program } = interpreter;
  if (program === null || program.filename !== filename || filename === '<stdin>') return None;
  return typeof program.source === 'string' ? program.source : None;
}

function strings(list: Value): string[] {
  return list instanceof PyList ? list.items.flatMap((each) => asString(each) ?? []) : [];
}

function codePoints(text: string): number {
  return [...text].length;
}

/** An offset in code points as one in UTF-16 units; past the end as it is. */
function unitsOf(text: string, offset: Value): number {
  const count = Number(knownInteger(offset) ?? 0);
  let units = 0;
  for (let i = 0; i < count; i++) units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  return units;
}
