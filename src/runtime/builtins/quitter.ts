/** `exit` and `quit`. CPython: Lib/_sitebuiltins.py; docs: library/constants.html#exit. */
import { type Bound, bind } from '../kernel/bind.ts';
import { defineType, getset } from '../kernel/define.ts';
import { systemExitType } from '../kernel/errors.ts';
import { PyException, withMembers } from '../kernel/exception.ts';
import { PyObject, type Value } from '../kernel/object.ts';
import { Signature } from '../kernel/signature.ts';

export class Quitter extends PyObject {
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }
}

const signature = new Signature('__call__(self, code=None)', 'def');

defineType<Quitter>('Quitter', {
  module: '_sitebuiltins',
  instances: Quitter,
  slots: {
    repr: (self) => `Use ${self.name}() or Ctrl-D (i.e. EOF) to exit`,
    call: (self, args, names) => {
      const bound: Bound = new Array(2).fill(undefined);
      bind(
        'Quitter.__call__',
        signature.parameters,
        signature.defaults,
        [self, ...args],
        names,
        bound,
        false,
      );
      const code = bound[1] as Value;
      throw withMembers(new PyException(systemExitType, [code]), { code });
    },
  },
  methods: [
    getset<Quitter>('name', null, (self) => self.name),
    getset<Quitter>('__text_signature__', null, () => '(code=None)'),
  ],
});
