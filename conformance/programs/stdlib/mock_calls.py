# Mocks: what they record, what they return, what their assertions say, what a spec allows.
import re
from unittest import mock
from unittest.mock import ANY, DEFAULT, MagicMock, Mock, NonCallableMock, PropertyMock, call, sentinel


def attempt(function, *args, **kwargs):
    try:
        told = function(*args, **kwargs)
    except BaseException as error:
        told = f"{type(error).__name__}: {error}"
    print(re.sub(r"id='\d+'", "id", str(told)))


m = Mock(name="boss")
m.method(1, key="v").chained.deep(2)
m(3)
m.other.nested.call_count
print(m.mock_calls, m.method_calls, m.call_args, m.call_count, sep="\n")
print(call.method(1, key="v").chained.deep(2).call_list() == m.mock_calls[:2], call.a.b(1)().c, call(1, x=2), call.count(3))
print(m.call_args.args, m.call_args.kwargs, m.method.call_args == ((1,), {"key": "v"}), call(1) == (1,), call("a") != call("b"))
for name, *args in (
    ("assert_called_with", 4), ("assert_called_once_with", 3), ("assert_any_call", 9), ("assert_not_called",),
    ("assert_called_once",), ("assert_has_calls", [call.nothing()]), ("assert_has_calls", [call(3), call.method(ANY, key="v")], True),
    ("assert_has_calls", [call(8)], True),
):
    attempt(getattr(m, name), *args)
fresh = Mock()
attempt(fresh.assert_called)
attempt(fresh.assert_called_with, 1)
attempt(lambda: fresh.assert_foo)
attempt(lambda: fresh.called_once)
attempt(lambda: Mock(unsafe=True).assert_foo() and 1)

effects = Mock(side_effect=[1, ValueError("two"), DEFAULT], return_value="default")
for _ in range(4):
    attempt(effects)
attempt(Mock(side_effect=lambda *args: args), 1, 2)
attempt(Mock(side_effect=KeyError("k")))
configured = Mock(**{"method.return_value": 3, "other.side_effect": KeyError, "attribute": sentinel.value})
print(configured.method(), configured.attribute, repr(configured.attribute), sentinel.a is sentinel.a)
attempt(configured.other)
wrapped = Mock(wraps=[1, 2, 3])
print(wrapped.index(2), wrapped.mock_calls)
configured.reset_mock(return_value=True, side_effect=True)
print(type(configured.method()).__name__, configured.called)


class Thing:
    size = 3

    def __init__(self, a):
        pass

    def run(self, speed, *, loud=False):
        pass

    def __len__(self):
        return 1


spec = Mock(spec=Thing)
print(isinstance(spec, Thing), spec.__class__, sorted(dir(spec))[-5:], type(spec.run).__name__)
attempt(lambda: spec.missing)
attempt(len, spec)
attempt(lambda: setattr(Mock(spec_set=Thing), "missing", 1))
attempt(lambda: setattr(Mock(), "__getattr__", 1))
attempt(lambda: Mock(spec=Mock()))
spec(1).run()
del spec.size
attempt(lambda: spec.size)
print(len(MagicMock(spec=Thing)), repr(NonCallableMock(spec=["a"]))[:20], callable(NonCallableMock()))

magic = MagicMock()
print(int(magic), len(magic), bool(magic), 3 in magic, list(magic), magic == magic, magic != magic, hash(magic) == hash(magic))
print(magic < 3 if False else "", float(magic), complex(magic), magic[1].name is not None)
magic.__getitem__.return_value = "item"
magic.__enter__.return_value = "entered"
with magic as entered:
    print(magic["x"], entered)
magic.__str__.return_value = "text"
magic.__iter__.return_value = [1, 2]
print(str(magic), list(magic), list(magic), magic.__getitem__.mock_calls)
magic.__len__ = lambda self: 7
print(len(magic), (magic + 1 is magic + 2), magic.__add__.call_args_list)
attempt(lambda: Mock() + 1)
attempt(lambda: magic < 3)

parent = Mock()
child = Mock(name="named")
parent.attach_mock(child, "child")
parent.plain = Mock()
child(1)
parent.plain(2)
parent["x"] if isinstance(parent, MagicMock) else None
print(parent.mock_calls)


class HasProperty:
    pass


prop = PropertyMock(return_value="value")
HasProperty.attribute = prop
thing = HasProperty()
print(thing.attribute)
thing.attribute = 5
print(prop.mock_calls)
mock.seal(parent)
attempt(lambda: parent.unknown)
attempt(lambda: setattr(parent, "unknown", Mock()))
attempt(lambda: parent.child.more)

opened = mock.mock_open(read_data="one\ntwo\nthree")
with opened("file") as file:
    print(file.readline(), file.read(2), list(file), file.read())
with opened("again", "w") as file:
    file.write("out")
print(opened.mock_calls)
print(mock.mock_open(read_data=b"a\nb")().readlines())
print(sorted(mock.__all__))
