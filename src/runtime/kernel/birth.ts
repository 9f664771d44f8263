/**
 * The one place where `object`, `type` and their circle are born, and the types of the values that the kernel itself
 * makes. What they can do is told where their behaviour is: `objects/`.
 */
import { PyObject, type Value } from './object.ts';
import { PyType } from './type.ts';

export const objectType = new PyType('object', 'builtins', false);
export const typeType = bear('type', objectType);
(PyType.prototype as { type: PyType }).type = typeType;
(PyObject.prototype as { shape: undefined }).shape = undefined;

export const noneType = bear('NoneType', objectType);
export const notImplementedType = bear('NotImplementedType', objectType);
export const ellipsisType = bear('ellipsis', objectType);
export const intType = bear('int', objectType);
export const boolType = bear('bool', intType);
export const floatType = bear('float', objectType);
export const complexType = bear('complex', objectType);
export const strType = bear('str', objectType);
export const bytesType = bear('bytes', objectType);
export const tupleType = bear('tuple', objectType);
export const listType = bear('list', objectType);
export const dictType = bear('dict', objectType);
export const functionType = bear('function', objectType);
export const nativeFunctionType = bear('builtin_function_or_method', objectType);
export const methodDescriptorType = bear('method_descriptor', objectType);
export const classMethodDescriptorType = bear('classmethod_descriptor', objectType);
export const slotWrapperType = bear('wrapper_descriptor', objectType);
export const methodWrapperType = bear('method-wrapper', objectType);
export const getSetType = bear('getset_descriptor', objectType);
export const memberType = bear('member_descriptor', objectType);
export const methodType = bear('method', objectType);
export const cellType = bear('cell', objectType);
export const moduleType = bear('module', objectType);
export const generatorType = bear('generator', objectType);
export const coroutineType = bear('coroutine', objectType);
export const asyncGeneratorType = bear('async_generator', objectType);

/** The type of any value. */
export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case 'object':
      return value === null ? noneType : value.type;
    case 'number':
    case 'bigint':
      return intType;
    case 'string':
      return strType;
    default:
      return boolType;
  }
}

function bear(name: string, base: PyType): PyType {
  const type = new PyType(name, 'builtins', false);
  type.derive([base], [type, ...base.mro]);
  return type;
}
