/** The type of `Ellipsis`. CPython: Objects/sliceobject.c; docs: library/stdtypes.html#the-ellipsis-object. */
import { ellipsisType } from '../kernel/birth.ts';
import { describeType, method } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import type { PyObject } from '../kernel/object.ts';
import { Ellipsis } from '../kernel/values.ts';

describeType<PyObject>(ellipsisType, {
  signature: '()',
  doc: 'The type of the Ellipsis singleton.',
  isBase: false,
  slots: {
    new: (_type, args, names) => {
      if (args.length > 0 || names !== null) raise.typeError('EllipsisType takes no arguments');
      return Ellipsis;
    },
    repr: () => 'Ellipsis',
  },
  methods: [method('__reduce__(self, /)', null, () => 'Ellipsis')],
});
