# Construction, attributes and texts of exceptions, with the words of what is refused.
def show(text, **names):
    try:
        print(text, "->", repr(eval(text, globals(), names)))
    except BaseException as error:
        print(text, "!!", type(error).__name__, error)


def run(text, **names):
    try:
        exec(text, globals(), names)
        print(text, "ok")
    except BaseException as error:
        print(text, "!!", type(error).__name__, error)


class Mine(ValueError):
    pass


class Own(Exception):
    def __init__(self, code, *rest):
        self.code = code


for text in [
    "ValueError()", "ValueError('a')", "ValueError('a', 1)", "ValueError(a=1)", "Mine('x', 2)", "Own(3)", "Own(3, 4).args",
    "Mine(k=2)", "str(ValueError())", "str(ValueError('a'))", "str(ValueError('a', 1))", "str(KeyError('a'))", "str(KeyError())",
    "str(KeyError(1, 2))", "KeyError('a')", "BaseException.__new__(ValueError, 1, 2)", "ValueError('a').args",
    "StopIteration().value", "StopIteration(5).value", "StopIteration(5, 6).value", "StopIteration(a=1)",
    "SystemExit().code", "SystemExit(3).code", "SystemExit(3, 4).code",
    "ImportError('m', name='n', path='p').name", "ImportError('m', name='n', path='p').path", "ImportError('m').msg",
    "ImportError('m', 'k').msg", "ImportError('m', name='n', name_from='f').name_from", "ImportError('m', other=1)",
    "str(ImportError('m', name='n'))", "str(ImportError('a', 'b'))", "ImportError(1).msg", "str(ImportError(1))", "ImportError(name=3)",
    "NameError('x', name='y').name", "NameError('x').name", "NameError('x', obj=1)", "AttributeError('x', name='y', obj=3).obj",
    "AttributeError('x', name='y').name", "AttributeError('x', foo=1)", "AttributeError('x').__reduce__()",
    "AttributeError('x', name='n', obj=1).__reduce__()", "ImportError('x', name='n').__reduce__()", "ValueError(1).__reduce__()",
    "OSError(2, 'no', 'f', None, 'g').__reduce__()", "OSError(2, 'no', 'f').__reduce__()", "OSError(2).__reduce__()",
    "OSError()", "OSError(1)", "OSError(2, 'x')", "OSError(2, 'x', 'f')", "OSError(2, 'x', 'f').args", "OSError(2, 'x', 'f', 0, 'g')",
    "str(OSError(2, 'x'))", "str(OSError(2, 'x', 'f'))", "str(OSError(2, 'x', 'f', 0, 'g'))", "str(OSError(2))", "str(OSError('a', 'b', 'c', 'd', 'e', 'f'))",
    "OSError(2, 'x', 'f').filename", "OSError(2, 'x', 'f').filename2", "OSError(2, 'x').errno", "OSError(2, 'x').strerror", "OSError(2).errno",
    "type(OSError(13, 'x'))", "type(OSError(1, 'x'))", "type(OSError(11, 'x'))", "type(OSError(32, 'x'))", "type(OSError(10, 'x'))", "type(OSError(103, 'x'))",
    "type(OSError(111, 'x'))", "type(OSError(104, 'x'))", "type(OSError(17, 'x'))", "type(OSError(21, 'x'))", "type(OSError(20, 'x'))", "type(OSError(4, 'x'))",
    "type(OSError(3, 'x'))", "type(OSError(110, 'x'))", "type(OSError(5, 'x'))", "FileExistsError(2, 'x')", "OSError(2, 'x', a=1)", "OSError('2', 'x')",
    "BlockingIOError(11, 'x', 5).characters_written", "OSError(1, 'x').characters_written", "BlockingIOError(11, 'x').characters_written",
    "str(OSError(None, None, 'f'))", "OSError(2, 'x', None).args", "OSError(2, 'x', 'f').__dict__",
    "SyntaxError()", "SyntaxError('m')", "str(SyntaxError('m'))", "SyntaxError('m', ('f', 1, 2, 't'))", "str(SyntaxError('m', ('d/f.py', 1, 2, 't')))",
    "str(SyntaxError('m', (None, 1, 2, 't')))", "str(SyntaxError('m', ('f', None, 2, 't')))", "SyntaxError('m', ('f', 1, 2, 't', 3, 4)).end_offset",
    "SyntaxError('m', ('f', 1, 2, 't', 3))", "SyntaxError('m', ('f', 1))", "SyntaxError('m', 3)", "SyntaxError('m', (1,2,3,4,5,6,7,8))", "SyntaxError('m').lineno",
    "SyntaxError('m').print_file_and_line", "SyntaxError('m', ('f', 1, 2, 't')).text", "str(SyntaxError())", "SyntaxError('a', 'bcde').lineno",
    "UnicodeEncodeError('ascii', 'h\\xe9', 1, 2, 'bad')", "str(UnicodeEncodeError('ascii', 'h\\xe9', 1, 2, 'bad'))", "str(UnicodeEncodeError('ascii', 'h\\u20ac', 1, 2, 'bad'))",
    "str(UnicodeEncodeError('ascii', 'h\\U0001f600', 1, 2, 'bad'))", "str(UnicodeEncodeError('ascii', 'héé', 1, 3, 'bad'))", "UnicodeEncodeError('a')", "UnicodeEncodeError(1, 2, 3, 4, 5)",
    "UnicodeEncodeError('a', b'x', 0, 1, 'r')", "UnicodeEncodeError('a', 'x', 'q', 1, 'r')",
    "UnicodeDecodeError('utf-8', b'\\xff', 0, 1, 'bad')", "str(UnicodeDecodeError('utf-8', b'\\xff', 0, 1, 'bad'))", "str(UnicodeDecodeError('utf-8', b'\\xff\\xfe', 0, 2, 'bad'))",
    "UnicodeDecodeError('utf-8', 'x', 0, 1, 'bad')", "str(UnicodeTranslateError('h\\xe9', 1, 2, 'bad'))", "str(UnicodeTranslateError('h\\xe9x', 1, 3, 'bad'))",
    "UnicodeEncodeError('ascii', 'abc', 1, 2, 'bad').start", "UnicodeEncodeError('ascii', 'abc', 1, 2, 'bad').object", "UnicodeDecodeError('utf-8', bytearray(b'ab'), 0, 1, 'bad').object",
    "ValueError('x').with_traceback(3)", "ValueError('x').with_traceback(None)", "ValueError.add_note(3)", "ValueError('x').add_note(3)",
    "ValueError('x').__cause__", "ValueError('x').__suppress_context__", "ValueError('x').__traceback__", "ValueError('x').__notes__", "ValueError('x').__dict__",
    "ValueError('x').__setstate__(3)", "ValueError('x').__setstate__(None)", "ValueError('x') == ValueError('x')", "isinstance(Mine(), ValueError)",
    "ExceptionGroup.__mro__", "TabError.__mro__", "UnicodeDecodeError.__mro__", "EnvironmentError is OSError", "IOError is OSError",
]:
    show(text)

for text in [
    "e.args = [1, 2]; print(e, e.args)", "e.args = 5", "del e.args", "e.__cause__ = 3", "del e.__cause__", "e.__cause__ = KeyError(1); print(e.__suppress_context__)",
    "e.__context__ = 3", "del e.__context__", "e.__context__ = None", "e.__suppress_context__ = 1", "e.__suppress_context__ = True", "del e.__suppress_context__",
    "e.__traceback__ = 3", "del e.__traceback__", "e.__traceback__ = None", "e.add_note('n'); e.add_note('m'); print(e.__notes__)", "e.__notes__ = 3; e.add_note('n')",
    "e.name = 3; print(e.__dict__, e.__reduce__())", "e.__setstate__({'a': 1, 'b': 2}); print(e.__dict__)", "e.__dict__ = {'z': 1}; print(e.z)",
    "raise e from 3", "raise 3", "raise int", "raise Own", "raise e from None", "raise KeyError(1) from e",
    "s = StopIteration(1); del s.value; print(s.value)", "s = StopIteration(1); s.value = 7; print(s.value, s.args)",
]:
    run(text, e=ValueError("msg"))


class Both(KeyError, AttributeError):
    pass


class Keyed(LookupError):
    def __init__(self, key, **options):
        super().__init__(key)
        self.options = options

    def __str__(self):
        return f"no {self.args[0]!r}"


print(repr(Both("x")), str(Both("x")), Both("x").name)
keyed = Keyed("k", depth=2)
print(repr(keyed), keyed, keyed.options, keyed.__dict__, keyed.__reduce__())


class FileTrouble(OSError):
    def __init__(self, name, problem):
        super().__init__(5, problem, name)
        self.problem = problem


trouble = FileTrouble("n.txt", "odd")
print(trouble, trouble.args, trouble.errno, trouble.problem, repr(trouble))


class Made(OSError):
    def __new__(cls, *args):
        made = super().__new__(cls, *args)
        made.seen = args
        return made


print(Made(2, "s", "f").seen, Made(2, "s", "f"), Made(2, "s", "f").args)
