"""What `help` shows, as plain text. Docs: library/pydoc.html. There is no server, no HTML and no pager; topics are not shipped."""

import builtins
import inspect
import re
import sys
from reprlib import Repr

__all__ = ["help"]

_WIDTH = 70  # of a line of data


# ── Things that are documented ───────────────────────────────────────────────────────────────────────


def getdoc(object):
    """Get the doc string or comments for an object."""
    text = _getdoc(object) or inspect.getcomments(object)
    return re.sub("^ *\n", "", text.rstrip()) if text else ""


def _getdoc(object):
    doc = _getowndoc(object)
    if doc is None:
        doc = _inherited_doc(object)
    return inspect.cleandoc(doc) if isinstance(doc, str) else None


def _getowndoc(obj):
    """What an object has that does not come from its class."""
    if inspect.ismodule(obj):
        return obj.__doc__
    try:
        doc = object.__getattribute__(obj, "__doc__")
    except AttributeError:
        return None
    if doc is not None and obj is not type and isinstance(type(obj).__doc__, str) and type(obj).__doc__ == doc:
        return None
    return doc


def _inherited_doc(obj):
    if inspect.isclass(obj):
        return None
    try:
        return inspect._finddoc(obj)
    except (AttributeError, TypeError):
        return None


def splitdoc(doc):
    """Split a doc string into a synopsis line (if any) and the rest."""
    first, *rest = doc.strip().split("\n")
    if not rest:
        return first, ""
    if not rest[0].rstrip():
        return first, "\n".join(rest[1:])
    return "", "\n".join([first, *rest])


def classname(object, modname):
    """Get a class name and qualify it with a module name if necessary."""
    name = object.__name__
    return name if object.__module__ == modname else f"{object.__module__}.{name}"


def parentname(object, modname):
    """Get a name of the enclosing class (qualified it with a module name
    if necessary) or module."""
    is_own = object.__module__ == modname
    if "." in object.__qualname__:
        name = object.__qualname__.rpartition(".")[0]
        return name if is_own else f"{object.__module__}.{name}"
    return None if is_own else object.__module__


def isdata(object):
    """Check if an object is of a type that probably means it's data."""
    return not (
        inspect.ismodule(object)
        or inspect.isclass(object)
        or inspect.isroutine(object)
        or inspect.isframe(object)
        or inspect.istraceback(object)
        or inspect.iscode(object)
    )


def cram(text, maxlen):
    """Omit part of a string if needed to make it fit in a maximum length."""
    if len(text) <= maxlen:
        return text
    before = max(0, (maxlen - 3) // 2)
    after = max(0, maxlen - 3 - before)
    return f"{text[:before]}...{text[len(text) - after :]}"


def stripid(text):
    """Remove the hexadecimal id from a Python object representation."""
    return re.sub(r" at 0x[0-9a-f]{6,16}(>+)$", r"\1", text, flags=re.IGNORECASE)


def _is_bound_method(function):
    if inspect.ismethod(function):
        return True
    owner = getattr(function, "__self__", None) if inspect.isbuiltin(function) else None
    return owner is not None and not inspect.ismodule(owner)


_UNSHOWN = set(
    "author builtins cached credits date doc file spec loader module name package path qualname slots version "
    "static_attributes firstlineno".split()
)


def visiblename(name, all=None, obj=None):
    """Decide whether to show documentation on a variable."""
    if name.startswith("__") and name.endswith("__"):
        return name[2:-2] not in _UNSHOWN
    if name.startswith("_") and hasattr(obj, "_fields"):
        return True
    future = sys.modules.get("__future__")
    if future not in (None, obj) and isinstance(getattr(obj, name, None), future._Feature):
        return False
    return not name.startswith("_") if all is None else name in all


def classify_class_attrs(object):
    """Wrap inspect.classify_class_attrs, with fixup for data descriptors and bound methods."""
    for name, kind, cls, value in inspect.classify_class_attrs(object):
        if inspect.isdatadescriptor(value):
            is_readonly = isinstance(value, property) and value.fset is None
            kind = "readonly property" if is_readonly else "data descriptor"
        elif kind == "method" and _is_bound_method(value):
            kind = "static method"
        yield name, kind, cls, value


def sort_attributes(attrs, object):
    "Sort the attrs list in-place by _fields and then alphabetically by name"
    try:
        order = {name: i for i, name in enumerate(getattr(object, "_fields", []))}
    except TypeError:
        order = {}
    attrs.sort(key=lambda attr: (order.get(attr[0], -1) - len(order) if attr[0] in order else 0, attr[0]))


def _getargspec(object):
    try:
        name = getattr(object, "__name__", "")
        return inspect.signature(object).format(max_width=None if name == "<lambda>" else 80 - len(name))
    except (ValueError, TypeError):
        text = getattr(object, "__text_signature__", None)
    if text and text.startswith("($"):
        text = "(" + text[2:]
    if text and getattr(object, "__self__", None) is not None:
        text = re.sub(r"^\(\w+(?:(?=\))|,\s*(?:/(?:(?=\))|,\s*))?)", "(", text)
    return text


# ── Text ─────────────────────────────────────────────────────────────────────────────────────────────


class TextRepr(Repr):
    """Class for safely making a text representation of a Python object."""

    def __init__(self):
        Repr.__init__(self)
        self.maxlist = self.maxtuple = 20
        self.maxdict = 10
        self.maxstring = self.maxother = 100

    def repr1(self, x, level):
        method = getattr(self, "repr_" + "_".join(type(x).__name__.split()), None)
        return cram(stripid(repr(x)), self.maxother) if method is None else method(x, level)

    def repr_string(self, x, level):
        text = cram(x, self.maxstring)
        shown = repr(text)
        if "\\" in text and "\\" not in shown.replace(r"\\", ""):
            return f"r{shown[0]}{text}{shown[0]}"
        return shown

    repr_str = repr_string

    def repr_instance(self, x, level):
        try:
            return cram(stripid(repr(x)), self.maxstring)
        except:
            return f"<{x.__class__.__name__} instance>"


class TextDoc:
    """Formatter class for text documentation."""

    _repr_instance = TextRepr()
    repr = _repr_instance.repr

    def bold(self, text):
        """Format a string in bold by overstriking."""
        return "".join(f"{character}\b{character}" for character in text)

    def indent(self, text, prefix="    "):
        """Indent text by prepending a given prefix to each line."""
        return "\n".join((prefix + line).rstrip() for line in text.split("\n")) if text else ""

    def section(self, title, contents):
        """Format a section with a given heading."""
        return f"{self.bold(title)}\n{self.indent(contents).rstrip()}\n\n"

    def document(self, object, name=None, *args):
        """Generate documentation for an object."""
        args = (object, name, *args)
        try:
            if inspect.ismodule(object):
                return self.docmodule(*args)
            if inspect.isclass(object):
                return self.docclass(*args)
            if inspect.isroutine(object):
                return self.docroutine(*args)
        except AttributeError:
            pass
        return self.docdata(*args) if inspect.isdatadescriptor(object) else self.docother(*args)

    def docmodule(self, object, name=None, mod=None, *ignored):
        """Produce text documentation for a given module object."""
        name = object.__name__
        summary, description = splitdoc(getdoc(object))
        exported = getattr(object, "__all__", None)
        text = self.section("NAME", f"{name} - {summary}" if summary else name)
        if description:
            text += self.section("DESCRIPTION", description)

        def members(predicate):
            for key, value in inspect.getmembers(object, predicate):
                is_own = predicate is isdata or exported is not None or (inspect.getmodule(value) or object) is object
                if is_own and visiblename(key, exported, object):
                    yield key, value

        submodules = [key for key, value in inspect.getmembers(object, inspect.ismodule) if value.__name__.startswith(name + ".")]
        if submodules:
            text += self.section("SUBMODULES", "\n".join(sorted(submodules)))
        if classes := list(members(inspect.isclass)):
            tree = self.formattree(inspect.getclasstree([value for _, value in classes], 1), name)
            documents = [self.document(value, key, name) for key, value in classes]
            text += self.section("CLASSES", "\n".join([tree, *documents]))
        if functions := list(members(inspect.isroutine)):
            text += self.section("FUNCTIONS", "\n".join(self.document(value, key, name) for key, value in functions))
        if data := list(members(isdata)):
            text += self.section("DATA", "\n".join(self.docother(value, key, name, maxlen=_WIDTH) for key, value in data))
        for attribute in "version", "date", "author", "credits":
            if hasattr(object, f"__{attribute}__"):
                text += self.section(attribute.upper(), str(getattr(object, f"__{attribute}__")))
        try:
            file = inspect.getabsfile(object)
        except TypeError:
            file = "(built-in)"
        return text + self.section("FILE", file)

    def formattree(self, tree, modname, parent=None, prefix=""):
        """Render in text a class tree as returned by inspect.getclasstree()."""
        text = ""
        for entry in tree:
            if isinstance(entry, list):
                text += self.formattree(entry, modname, cls, prefix + "    ")
                continue
            cls, bases = entry
            text += prefix + classname(cls, modname)
            if bases and bases != (parent,):
                text += f"({', '.join(classname(base, modname) for base in bases)})"
            text += "\n"
        return text

    def docclass(self, object, name=None, mod=None, *ignored):
        """Produce text documentation for a given class object."""
        own_name, module = object.__name__, object.__module__
        name = name or own_name
        title = "class " + self.bold(own_name) if name == own_name else f"{self.bold(name)} = class {own_name}"
        if object.__bases__:
            title += f"({', '.join(classname(base, module) for base in object.__bases__)})"
        contents = []
        arguments = _getargspec(object)
        if arguments and arguments != "()":
            contents.append(f"{name}{arguments}\n")
        if doc := getdoc(object):
            contents.append(f"{doc}\n")
        mro = inspect.getmro(object)
        if len(mro) > 2:
            contents += ["Method resolution order:", *(f"    {classname(base, module)}" for base in mro), ""]
        contents += self._builtin_subclasses(object)
        contents += self._attributes(object, mro, mod)
        text = "\n".join(contents)
        return f"{title}\n{self.indent(text.rstrip(), ' |  ')}\n" if text else f"{title}\n"

    def _builtin_subclasses(self, object, shown=4):
        names = (
            cls.__name__
            for cls in type.__subclasses__(object)
            if not cls.__name__.startswith("_") and cls.__module__ == "builtins"
        )
        names = sorted(names, key=str.lower)
        if not names:
            return
        yield "Built-in subclasses:"
        yield from (f"    {name}" for name in names[:shown])
        if len(names) > shown:
            yield f"    ... and {len(names) - shown} other subclasses"
        yield ""

    def _attributes(self, object, mro, mod):
        """Grouped by the class that has them, and by their kind."""
        attributes = [each for each in classify_class_attrs(object) if visiblename(each[0], obj=object)]
        homes = list(mro)
        needs_rule = False
        while attributes:
            home = homes.pop(0) if homes else attributes[0][2]
            own = [each for each in attributes if each[2] is home]
            attributes = [each for each in attributes if each[2] is not home]
            if home is builtins.object and object is not builtins.object:
                continue
            where = "defined here" if home is object else f"inherited from {classname(home, object.__module__)}"
            sort_attributes(own, object)
            for kind, heading in _HEADINGS.items():
                group = [each for each in own if each[1] == kind]
                if not group:
                    continue
                if needs_rule:
                    yield "-" * 70
                needs_rule = True
                yield f"{heading} {where}:\n"
                for name, _, cls, value in group:
                    yield self._attribute(object, kind, name, cls, value, mod)

    def _attribute(self, object, kind, name, home, value, mod):
        if kind in ("readonly property", "data descriptor"):
            return self.docdata(value, name, mod)
        if kind == "data":
            doc = getdoc(value)
            found = getattr(object, name) if hasattr(object, name) else home.__dict__[name]
            return self.docother(found, name, mod, maxlen=_WIDTH, doc=doc) + "\n"
        try:
            found = getattr(object, name)
        except Exception:  # some descriptors refuse classes
            return self.docdata(value, name, mod)
        return self.document(found, name, mod, object, home)

    def docroutine(self, object, name=None, mod=None, cl=None, homecls=None):
        """Produce text documentation for a function or method object."""
        own_name = object.__name__
        name = name or own_name
        note = self._origin(object, own_name, mod, cl, homecls or cl)
        title = self.bold(own_name)
        is_alias = False
        if name != own_name:
            title = f"{self.bold(name)} = {own_name}"
            is_alias = cl is not None and inspect.getattr_static(cl, own_name, []) is object
            if is_alias and note.startswith(" from "):
                note = ""
        arguments = _getargspec(object) if inspect.isroutine(object) else None
        if arguments and own_name == "<lambda>":
            title = self.bold(name) + " lambda "
            if not object.__annotations__:
                arguments = arguments[1:-1]
        is_async = inspect.iscoroutinefunction(object) or inspect.isasyncgenfunction(object)
        text = f"{'async ' if is_async else ''}{title}{arguments or '(...)'}{note}\n"
        doc = "" if is_alias else getdoc(object)
        return text + (f"{self.indent(doc).rstrip()}\n" if doc else "")

    def _origin(self, object, name, mod, cl, home):
        """Where a method comes from, if not from the class that is shown."""
        note = ""
        function = None
        if _is_bound_method(object):
            owner = object.__self__
            if owner is cl:
                function = getattr(object, "__func__", None)
            elif inspect.isclass(owner):
                note = f" class method of {classname(owner, mod)}"
            else:
                note = f" method of {classname(owner.__class__, mod)} instance"
        elif inspect.ismethoddescriptor(object) or inspect.ismethodwrapper(object):
            owner = getattr(object, "__objclass__", None)
            if owner is not None:
                if cl is None:
                    note = f" unbound {classname(owner, mod)} method"
                elif owner is not home:
                    note = f" from {classname(owner, mod)}"
        else:
            function = object
        if inspect.isfunction(function) and home is not None:
            place = function.__module__, function.__qualname__
            if place != (home.__module__, f"{home.__qualname__}.{name}"):
                parent = parentname(function, mod)
                if parent:
                    note = f" from {parent}"
        return note

    def docdata(self, object, name=None, mod=None, cl=None, *ignored):
        """Produce text documentation for a data descriptor."""
        text = f"{self.bold(name)}\n" if name else ""
        doc = getdoc(object)
        return text + (f"{self.indent(doc)}\n" if doc else "")

    docproperty = docdata

    def docother(self, object, name=None, mod=None, parent=None, *ignored, maxlen=None, doc=None):
        """Produce text documentation for a data object."""
        shown = self.repr(object)
        if maxlen:
            room = maxlen - len(f"{name} = " if name else "") - len(shown)
            if room < 0:
                shown = shown[:room] + "..."
        line = (f"{self.bold(name)} = " if name else "") + shown
        doc = doc or getdoc(object)
        return f"{line}\n{self.indent(str(doc))}\n" if doc else line


_HEADINGS = {
    "method": "Methods",
    "class method": "Class methods",
    "static method": "Static methods",
    "readonly property": "Readonly properties",
    "data descriptor": "Data descriptors",
    "data": "Data and other attributes",
}


class _PlainTextDoc(TextDoc):
    """Subclass of TextDoc which overrides string styling"""

    def bold(self, text):
        return text


text = TextDoc()
plaintext = _PlainTextDoc()


def plain(text):
    """Remove boldface formatting from text."""
    return re.sub(".\b", "", text)


def pager(text, title=""):
    sys.stdout.write(plain(text))


# ── From a name or a thing to its text ───────────────────────────────────────────────────────────────


class ErrorDuringImport(Exception):
    """Errors that occurred while trying to import something to document it."""

    def __init__(self, filename, exc_info):
        self.filename = filename
        self.value = exc_info
        self.exc = type(exc_info)
        self.tb = exc_info.__traceback__

    def __str__(self):
        return f"problem in {self.filename} - {self.exc.__name__}: {self.value}"


def safeimport(path, forceload=0, cache={}):
    """Import a module; handle errors; return None if the module isn't found."""
    try:
        module = __import__(path)
    except ImportError as error:
        if error.name and path.startswith(error.name):
            return None
        raise ErrorDuringImport(path, error)
    except Exception as error:
        raise ErrorDuringImport(getattr(error, "filename", path), error)
    for part in path.split(".")[1:]:
        try:
            module = getattr(module, part)
        except AttributeError:
            return None
    return module


def locate(path, forceload=0):
    """Locate an object by name or dotted path, importing as necessary."""
    parts = [part for part in path.split(".") if part]
    found, count = builtins, 0
    while count < len(parts):
        module = safeimport(".".join(parts[: count + 1]), forceload)
        if not module:
            break
        found, count = module, count + 1
    for part in parts[count:]:
        try:
            found = getattr(found, part)
        except AttributeError:
            return None
    return found


def resolve(thing, forceload=0):
    """Given an object or a path to an object, get the object and its name."""
    if not isinstance(thing, str):
        name = getattr(thing, "__name__", None)
        return thing, name if isinstance(name, str) else None
    found = locate(thing, forceload)
    if found is None:
        raise ImportError(
            f"No Python documentation found for {thing!r}.\n"
            "Use help() to get the interactive help utility.\n"
            "Use help(str) for help on the str class."
        )
    return found, thing


def describe(thing):
    """Produce a short description of the given thing."""
    if inspect.ismodule(thing):
        if thing.__name__ in sys.builtin_module_names:
            return "built-in module " + thing.__name__
        return ("package " if hasattr(thing, "__path__") else "module ") + thing.__name__
    for test, kind in (inspect.isgetsetdescriptor, "getset"), (inspect.ismemberdescriptor, "member"):
        if test(thing):
            return f"{kind} descriptor {thing.__objclass__.__module__}.{thing.__objclass__.__name__}.{thing.__name__}"
    kinds = {"built-in function": inspect.isbuiltin, "class": inspect.isclass, "function": inspect.isfunction}
    for kind, test in (kinds | {"method": inspect.ismethod}).items():
        if test(thing):
            return f"{kind} {thing.__name__}"
    return type(thing).__name__


def render_doc(thing, title="Python Library Documentation: %s", forceload=0, renderer=None):
    """Render text documentation, given an object or a path to an object."""
    object, name = resolve(thing, forceload)
    description = describe(object)
    module = inspect.getmodule(object)
    if name and "." in name:
        description += " in " + name.rpartition(".")[0]
    elif module and module is not object:
        description += " in module " + module.__name__
    tests = inspect.ismodule, inspect.isclass, inspect.isroutine, inspect.isdatadescriptor
    if not any(test(object) for test in tests) and not _getdoc(object):
        # An instance: its class tells more than its value.
        if hasattr(object, "__origin__"):
            object = object.__origin__
        else:
            object = type(object)
            description += " object"
    return title % description + "\n\n" + (renderer or text).document(object, name)


def doc(thing, title="Python Library Documentation: %s", forceload=0, output=None, is_cli=False):
    """Display text documentation, given an object or a path to an object."""
    try:
        document = render_doc(thing, title, forceload, plaintext)
    except ImportError as error:
        if is_cli and output is None:
            raise
        document = f"{error}\n" if output is None else str(error)
    (sys.stdout if output is None else output).write(document)


# ── help ─────────────────────────────────────────────────────────────────────────────────────────────

_INTRO = """\
Welcome to Python {0}.{1}'s help utility! If this is your first time using
Python, you should definitely check out the tutorial at
https://docs.python.org/{0}.{1}/tutorial/.

Enter the name of any module, keyword, or topic to get help on writing
Python programs and using Python modules.  To get a list of available
modules, keywords, symbols, or topics, enter "modules", "keywords",
"symbols", or "topics".

Each module also comes with a one-line summary of what it does; to list
the modules whose name or summary contain a given string such as "spam",
enter "modules spam".

To quit this help utility and return to the interpreter,
enter "q", "quit" or "exit".
"""

_OUTRO = """
You are now leaving help and returning to the Python interpreter.
If you want to ask for help on a particular object directly from the
interpreter, you can type "help(object)".  Executing "help('string')"
has the same effect as typing a particular string at the help> prompt.
"""

_NO_TOPICS = """
Sorry, topic and keyword documentation is not available because the
module "pydoc_data.topics" could not be found.
"""


class Helper:
    def __init__(self, input=None, output=None):
        self._input = input
        self._output = output

    @property
    def input(self):
        return self._input or sys.stdin

    @property
    def output(self):
        return self._output or sys.stdout

    def __repr__(self):
        return "<pydoc.Helper instance>"

    _GoInteractive = object()

    def __call__(self, request=_GoInteractive):
        if request is not self._GoInteractive:
            self.help(request)
        else:
            self.intro()
            self.interact()
            self.output.write(_OUTRO)

    def intro(self):
        self.output.write(_INTRO.format(*sys.version_info))

    def interact(self):
        self.output.write("\n")
        while True:
            try:
                request = self.getline("help> ")
            except (KeyboardInterrupt, EOFError):
                break
            if not request:
                break
            request = request.strip()
            if len(request) > 2 and request[0] == request[-1] in "'\"":
                request = request[1:-1]
            if request.lower() in ("q", "quit", "exit"):
                break
            self.help(request)

    def getline(self, prompt):
        """Read one line, using input() when appropriate."""
        if self.input is sys.stdin:
            return input(prompt)
        self.output.write(prompt)
        self.output.flush()
        return self.input.readline()

    def help(self, request, is_cli=False):
        if isinstance(request, Helper):
            self()
        elif not isinstance(request, str):
            doc(request, "Help on %s:", output=self._output, is_cli=is_cli)
        else:
            self._help_by_name(request.strip(), is_cli)
        self.output.write("\n")

    def _help_by_name(self, request, is_cli):
        from keyword import kwlist

        if request == "keywords":
            self.output.write("\nHere is a list of the Python keywords.  Enter any keyword to get more help.\n\n")
            self.list(kwlist)
        elif request == "modules" or request.startswith("modules "):
            self.listmodules(request[len("modules ") :])
        elif request in ("topics", "symbols"):
            self.output.write(_NO_TOPICS)
        elif request in ("True", "False", "None"):
            doc(eval(request), "Help on %s:", output=self._output, is_cli=is_cli)
        elif request in kwlist or (request and not request[0].isidentifier() and not request[0].isdigit()):
            self.output.write(_NO_TOPICS)
        else:
            doc(request or str, "Help on %s:", output=self._output, is_cli=is_cli)

    def list(self, items, columns=4, width=80):
        items = sorted(items)
        column = width // columns
        rows = (len(items) + columns - 1) // columns
        for row in range(rows):
            line = ""
            for i, item in enumerate(items[row::rows]):
                line += item if i == columns - 1 else item + " " + " " * (column - 1 - len(item))
            self.output.write(line + "\n")

    def listmodules(self, key=""):
        names = {name for name in sys.builtin_module_names if "." not in name and key in name}
        self.output.write("\nHere is a list of the modules that come with the interpreter.\n\n")
        self.list(names)


help = Helper()
