/** The module `builtins`. CPython: Python/bltinmodule.c, Lib/site.py; docs: library/builtins.html. */
import '../objects/all.ts';
import { buildClass } from '../eval/classes.ts';
import {
  boolType,
  bytesType,
  complexType,
  dictType,
  floatType,
  intType,
  listType,
  objectType,
  strType,
  tupleType,
  typeType,
} from '../kernel/birth.ts';
import { PyDict } from '../kernel/dict.ts';
import { builtinExceptionTypes, osErrorType } from '../kernel/errors.ts';
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import { PyNativeFunction } from '../kernel/native.ts';
import { None } from '../kernel/object.ts';
import type { PyType } from '../kernel/type.ts';
import { Ellipsis, NotImplemented } from '../kernel/values.ts';
import { byteArrayType } from '../objects/bytearray.ts';
import { enumerateType } from '../objects/enumerate.ts';
import { frozenSetType } from '../objects/frozenset.ts';
import { memoryViewType } from '../objects/memoryview.ts';
import { propertyType } from '../objects/property.ts';
import { rangeType } from '../objects/range.ts';
import { reversedType } from '../objects/reversed.ts';
import { setType } from '../objects/set.ts';
import { sliceType } from '../objects/slice.ts';
import { classMethodType, staticMethodType } from '../objects/static-class-method.ts';
import { superType } from '../objects/super.ts';
import { filterType, mapType, zipType } from '../objects/zip-map-filter.ts';
import { arithmeticFunctions } from './arithmetic.ts';
import { attributeFunctions } from './attributes.ts';
import { classFunctions } from './classes.ts';
import { evalFunctions } from './eval-exec.ts';
import { iterationFunctions } from './iteration.ts';
import { openFunction } from './open.ts';
import { printAndInput } from './print-input.ts';
import { Quitter } from './quitter.ts';
import { siteNames } from './site-names.ts';

const functions: readonly PyNativeFunction[] = [
  buildClass,
  ...evalFunctions,
  ...arithmeticFunctions,
  ...attributeFunctions,
  ...classFunctions,
  ...iterationFunctions,
  ...printAndInput,
];

const types: readonly PyType[] = [
  boolType,
  byteArrayType,
  memoryViewType,
  bytesType,
  classMethodType,
  complexType,
  dictType,
  enumerateType,
  filterType,
  floatType,
  frozenSetType,
  propertyType,
  intType,
  listType,
  mapType,
  objectType,
  rangeType,
  reversedType,
  setType,
  sliceType,
  staticMethodType,
  strType,
  superType,
  tupleType,
  typeType,
  zipType,
];

/** What every module finds when a name is not among its globals. */
export function builtinsNamespace(_interpreter: InterpreterState): PyDict {
  const names = new PyDict();
  names.setName('__name__', 'builtins');
  names.setName('__doc__', DOC);
  names.setName('__package__', '');
  names.setName('__loader__', None);
  names.setName('__spec__', None);
  for (const { native } of functions)
    names.setName(native.name, new PyNativeFunction(native, undefined, 'builtins'));
  names.setName('open', new PyNativeFunction(openFunction.native, undefined, '_io'));
  names.setName('None', None);
  names.setName('Ellipsis', Ellipsis);
  names.setName('NotImplemented', NotImplemented);
  names.setName('False', false);
  names.setName('True', true);
  for (const type of types) names.setName(type.name, type);
  names.setName('__debug__', true);
  for (const type of builtinExceptionTypes) names.setName(type.name, type);
  names.setName('EnvironmentError', osErrorType);
  names.setName('IOError', osErrorType);
  names.setName('quit', new Quitter('quit'));
  names.setName('exit', new Quitter('exit'));
  for (const [name, value] of siteNames()) names.setName(name, value);
  return names;
}

const DOC =
  "Built-in functions, types, exceptions, and other objects.\n\nThis module provides direct access to all 'built-in'\nidentifiers of Python; for example, builtins.len is\nthe full name for the built-in function len().\n\nThis module is not normally accessed explicitly by most\napplications, but can be useful in modules that provide\nobjects with the same name as a built-in value, but in\nwhich the built-in of that name is also needed.";
