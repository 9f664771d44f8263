/** What objects take of memory in CPython 3.13, for `__sizeof__` and `sys.getsizeof`. The table is made by asking its types for `__basicsize__`. */
import { typeOf } from '../kernel/birth.ts';
import { PyDict } from '../kernel/dict.ts';
import type { Value } from '../kernel/object.ts';
import { PyType } from '../kernel/type.ts';
import { PyList, PyTuple } from '../kernel/values.ts';

/** By the name of the type; a plus where the collector keeps a head before the object. */
const table =
  'ArithmeticError:72+ AssertionError:72+ AttributeError:88+ BaseException:72+ BaseExceptionGroup:88+ ' +
  'BlockingIOError:112+ BrokenPipeError:112+ BufferError:72+ BytesWarning:72+ ChildProcessError:112+ ' +
  'ConnectionAbortedError:112+ ConnectionError:112+ ConnectionRefusedError:112+ ConnectionResetError:112+ ' +
  'DeprecationWarning:72+ EOFError:72+ EncodingWarning:72+ Exception:72+ FileExistsError:112+ ' +
  'FileNotFoundError:112+ FloatingPointError:72+ FutureWarning:72+ GeneratorExit:72+ GenericAlias:64+ ' +
  'ImportError:104+ ImportWarning:72+ IndentationError:136+ IndexError:72+ InterruptedError:112+ ' +
  'IsADirectoryError:112+ KeyError:72+ KeyboardInterrupt:72+ LookupError:72+ MemoryError:72+ ' +
  'ModuleNotFoundError:104+ NameError:80+ NoneType:16 NotADirectoryError:112+ NotImplementedError:72+ ' +
  'NotImplementedType:16 OSError:112+ OverflowError:72+ PendingDeprecationWarning:72+ PermissionError:112+ ' +
  'ProcessLookupError:112+ PythonFinalizationError:72+ RecursionError:72+ ReferenceError:72+ ' +
  'ResourceWarning:72+ RuntimeError:72+ RuntimeWarning:72+ SimpleNamespace:24+ StopAsyncIteration:72+ ' +
  'StopIteration:80+ SyntaxError:136+ SyntaxWarning:72+ SystemError:72+ SystemExit:80+ TabError:136+ ' +
  'TimeoutError:112+ TypeError:72+ UnboundLocalError:80+ UnicodeDecodeError:112+ UnicodeEncodeError:112+ ' +
  'UnicodeError:72+ UnicodeTranslateError:112+ UnicodeWarning:72+ UnionType:32+ UserWarning:72+ ' +
  'ValueError:72+ Warning:72+ ZeroDivisionError:72+ _IncompleteInputError:136+ async_generator:144+ bool:24 ' +
  'builtin_function_or_method:56+ bytearray:56 bytearray_iterator:32+ bytes:33 bytes_iterator:32+ ' +
  'callable_iterator:32+ cell:24+ classmethod:32+ classmethod_descriptor:56+ code:200 complex:32 ' +
  'coroutine:144+ dict:48+ dict_itemiterator:56+ dict_items:24+ dict_keyiterator:56+ dict_keys:24+ ' +
  'dict_reversekeyiterator:56+ dict_valueiterator:56+ dict_values:24+ ellipsis:16 enumerate:56+ filter:32+ ' +
  'float:24 frame:136+ frozenset:200+ function:144+ generator:144+ getset_descriptor:48+ int:24 list:40+ ' +
  'list_iterator:32+ list_reverseiterator:32+ longrange_iterator:40 map:32+ mappingproxy:24+ ' +
  'member_descriptor:48+ memoryview:144+ method:48+ method-wrapper:32+ method_descriptor:56+ module:56+ ' +
  'object:16 property:64+ range:48 range_iterator:40 reversed:32+ set:200+ set_iterator:48+ slice:40+ ' +
  'staticmethod:32+ str:64 str_ascii_iterator:32+ str_iterator:32+ super:40+ traceback:40+ tuple:24+ ' +
  'tuple_iterator:32+ type:928+ wrapper_descriptor:56+ zip:48+ ';

interface Size {
  readonly size: number;
  readonly isTracked: boolean;
}

const sizes: ReadonlyMap<string, Size> = new Map(
  table
    .trim()
    .split(' ')
    .map((entry) => {
      const [, name, size, plus] = /^(.+):(\d+)(\+?)$/.exec(entry)!;
      return [name!, { size: Number(size), isTracked: plus === '+' }];
    }),
);

const headSize = 16;
/** Pointers to the attributes and the weak references of an instance, kept before it. */
const managedSize = 16;
const staticTypeSize = 400;
const heapTypeSize = 1696;

/** `object.__sizeof__`. Lists and sets may take more in CPython: it keeps room for what is to come. */
export function sizeOf(object: Value): number {
  const { size } = knownSize(typeOf(object));
  if (object instanceof PyList) return size + 8 * object.items.length;
  if (object instanceof PyTuple) return size + 8 * object.items.length;
  if (object instanceof PyDict) return size + dictionaryRoom(object);
  if (object instanceof PyType) return object.isHeap ? heapTypeSize : staticTypeSize;
  const type = typeOf(object);
  if (type.name === 'set' || type.name === 'frozenset')
    return size + setRoom((object as unknown as { readonly size: number }).size);
  return size;
}

/** What `sys.getsizeof` adds: what is kept before the object itself. */
export function sizeBefore(object: Value): number {
  const type = typeOf(object);
  const { isTracked } = knownSize(type);
  const managed = type.isHeap && type.hasDict ? managedSize : 0;
  return managed + (isTracked || type.isHeap ? headSize : 0);
}

/** Of the type, or of the nearest base that is known; `object` ends every order of bases. */
function knownSize(type: PyType): Size {
  for (const each of type.mro) {
    const known = each.isHeap ? undefined : sizes.get(each.name);
    if (known !== undefined)
      return known.size === 16 && each !== type ? { size: 16, isTracked: true } : known;
  }
  return { size: 16, isTracked: true };
}

/** The table of a dictionary: a power of two of places, of which two thirds are used. */
function dictionaryRoom(dict: PyDict): number {
  if (dict.size === 0) return 0;
  let places = 8;
  while (Math.floor((places * 2) / 3) < dict.size) places *= 2;
  const indexSize = places < 256 ? 1 : places < 65536 ? 2 : 4;
  const hasOnlyNames = [...dict].every(({ key }) => typeof key === 'string');
  return 32 + places * indexSize + Math.floor((places * 2) / 3) * (hasOnlyNames ? 16 : 24);
}

/** A small table is in the set itself. */
function setRoom(count: number): number {
  let places = 8;
  for (let used = 1; used <= count; used++) {
    if (used * 5 < (places - 1) * 3) continue;
    const least = used > 50_000 ? used * 2 : used * 4;
    while (places <= least) places *= 2;
  }
  return places === 8 ? 0 : places * 16;
}
