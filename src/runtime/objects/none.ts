/** The type of `None`. CPython: Objects/object.c; docs: library/stdtypes.html#the-null-object. */
import { noneType } from '../kernel/birth.ts';
import { describeType } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import type { Value } from '../kernel/object.ts';
import { NotImplemented } from '../kernel/values.ts';

const HASH = 0xfca86420;

describeType<null>(noneType, {
  signature: '()',
  doc: 'The type of the None singleton.',
  isBase: false,
  slots: {
    new: (_type, args, names) => {
      if (args.length > 0 || names !== null) raise.typeError('NoneType takes no arguments');
      return null;
    },
    repr: () => 'None',
    hash: () => HASH,
    bool: () => false,
    eq: (_self, other: Value) => (other === null ? true : NotImplemented),
    ne: (_self, other: Value) => (other === null ? false : NotImplemented),
    lt: () => NotImplemented,
    le: () => NotImplemented,
    gt: () => NotImplemented,
    ge: () => NotImplemented,
  },
});
