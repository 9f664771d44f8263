"""The names of `types`, and which objects have those types."""

import sys
import types

print(sorted(name for name in dir(types) if not name.startswith("_")))
print(sorted(set(dir(types)) >= set(types.__all__) - {"CapsuleType"} and types.__all__)[:3])

for name in types.__all__:
    if name == "CapsuleType":
        continue
    each = getattr(types, name)
    if isinstance(each, type) and name.endswith(("Type", "Alias", "Namespace")):
        print(name, each, each.__module__, each.__qualname__)

print(types.LambdaType is types.FunctionType, types.BuiltinMethodType is types.BuiltinFunctionType)
print(types.NoneType() is None, types.EllipsisType() is ..., types.NotImplementedType() is NotImplemented)


class Slotted:
    __slots__ = "slot"

    @property
    def area(self):
        return 1

    def method(self):
        pass


def frame_of():
    return sys._getframe()


async def agen():
    yield


pairs = [
    (frame_of, types.FunctionType),
    (lambda: 0, types.LambdaType),
    (frame_of.__code__, types.CodeType),
    (frame_of(), types.FrameType),
    (Slotted.slot, types.MemberDescriptorType),
    (Slotted().method, types.MethodType),
    (Slotted.__dict__, types.MappingProxyType),
    (agen(), types.AsyncGeneratorType),
    ((i for i in ()), types.GeneratorType),
    (len, types.BuiltinFunctionType),
    ([].append, types.BuiltinMethodType),
    (object.__repr__, types.WrapperDescriptorType),
    ("".__add__, types.MethodWrapperType),
    (str.upper, types.MethodDescriptorType),
    (bytes.__dict__["fromhex"], types.ClassMethodDescriptorType),
    (types, types.ModuleType),
    (type(frame_of).__code__, types.GetSetDescriptorType),
    (list[int], types.GenericAlias),
    (int | None, types.UnionType),
    (types.CellType(3), types.CellType),
]
for value, kind in pairs:
    print(kind.__name__, isinstance(value, kind))
print(types.CellType(3).cell_contents)

made = types.FunctionType(frame_of.__code__, {"sys": sys}, "made")
print(made.__name__, made().f_code.co_name, made().f_globals.keys() >= {"sys"})
print(types.MethodType(lambda self, other: (self, other), 5)(6))
module = types.ModuleType("m", "doc")
print(module, module.__doc__, module.__dict__)
print(types.GenericAlias(list, (int, str)))
