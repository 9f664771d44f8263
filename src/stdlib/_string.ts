/** `_string`: format strings taken apart, for `string.Formatter`. CPython: Objects/stringlib/unicode_format.h. */
import { native } from '../runtime/kernel/define.ts';
import { givenTypeName, raise } from '../runtime/kernel/errors.ts';
import { None, type Value } from '../runtime/kernel/object.ts';
import { asString } from '../runtime/kernel/text.ts';
import { PyTuple } from '../runtime/kernel/values.ts';
import { defineModule } from '../runtime/objects/define-module.ts';
import { iteratorType, QuietIterator } from '../runtime/objects/native-iterator.ts';
import {
  type Field,
  fields,
  integerOf,
  nameSteps,
  splitName,
} from '../runtime/objects/replacement-fields.ts';

class FormatIterator extends QuietIterator {
  private readonly parts: Iterator<Field>;

  constructor(text: string) {
    super();
    this.parts = fields(text);
  }

  advance(): Value | undefined {
    const { done, value } = this.parts.next();
    if (done) return undefined;
    const { literal, name, spec, conversion } = value as Field;
    if (name === null) return new PyTuple([literal, None, None, None]);
    return new PyTuple([literal, name, spec, conversion === '' ? None : conversion]);
  }
}

class NameIterator extends QuietIterator {
  private readonly steps: ReturnType<typeof nameSteps>;

  constructor(rest: string) {
    super();
    this.steps = nameSteps(rest);
  }

  advance(): Value | undefined {
    const { done, value } = this.steps.next();
    if (done || value === undefined) return undefined;
    return new PyTuple([value.isAttribute, value.isAttribute ? value.key : numberOr(value.key)]);
  }
}

iteratorType('formatteriterator', FormatIterator, null);
iteratorType('fieldnameiterator', NameIterator, null);

const numberOr = (key: string): Value => (key === '' ? key : (integerOf(key) ?? key));
const needText = (value: Value): string =>
  asString(value) ?? raise.typeError(`expected str, got ${givenTypeName(value)}`);

export default defineModule('_string', () => ({
  doc: 'string helper module',
  functions: [
    native('formatter_parser(string, /)', 'parse the argument as a format string', (string: Value) => {
      return new FormatIterator(needText(string));
    }),
    native('formatter_field_name_split(string, /)', 'split the argument as a field name', (string: Value) => {
      const { first, rest } = splitName(needText(string));
      return new PyTuple([numberOr(first), new NameIterator(rest)]);
    }),
  ],
}));
