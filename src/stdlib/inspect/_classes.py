"""`inspect`: trees of classes, and where the attributes of a class come from."""

from collections import namedtuple
from enum import IntFlag
from operator import attrgetter
from types import BuiltinMethodType, ClassMethodDescriptorType, DynamicClassAttribute

from inspect import getmro, isroutine

__name__ = "inspect"

Attribute = namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """Return list of attribute-descriptor tuples.

    For each name in dir(cls), the return list contains a 4-tuple
    with these elements:

        0. The name (a string).

        1. The kind of attribute this is, one of these strings:
               'class method'    created via classmethod()
               'static method'   created via staticmethod()
               'property'        created via property()
               'method'          any other flavor of method or descriptor
               'data'            not a method

        2. The class which defined this attribute (a class).

        3. The object as obtained by calling getattr; if this fails, or if the
           resulting object does not live anywhere in the class' mro (including
           metaclasses) then the object is looked up in the defining class's
           dict (found by walking the mro).

    If one of the items in dir(cls) is stored in the metaclass it will now
    be discovered and not have None be listed as the class in which it was
    defined.  Any items whose home class cannot be discovered are skipped.
    """
    mro = getmro(cls)
    metaclasses = tuple(each for each in getmro(type(cls)) if each not in (type, object))
    classes = (cls, *mro)
    names = dir(cls)
    names += [
        name
        for base in mro
        for name, value in base.__dict__.items()
        if isinstance(value, DynamicClassAttribute) and value.fget is not None
    ]
    classified = []
    seen = set()
    for name in names:
        home = found = stored = None
        if name not in seen and name != "__dict__":
            try:
                found = getattr(cls, name)
            except Exception:
                pass
            else:
                home = _home_of(found, name, cls, classes, metaclasses)
        for base in (*classes, *metaclasses):
            if name in base.__dict__:
                stored = base.__dict__[name]
                if home not in metaclasses:
                    home = base
                break
        if home is None:
            continue
        kind = _kind_of_stored(stored)
        value = found if kind is None and found is not None else stored
        if kind is None:
            kind = "method" if isroutine(value) else "data"
        classified.append(Attribute(name, kind, home, value))
        seen.add(name)
    return classified


def _home_of(value, name, cls, classes, metaclasses):
    """The last class that gives this value for the name."""
    home = getattr(value, "__objclass__", None)
    if home in classes:
        return home
    home = None
    for each in classes:
        if getattr(each, name, None) is value:
            home = each
    for each in metaclasses:
        try:
            if each.__getattr__(cls, name) is value:
                home = each
        except AttributeError:
            pass
    return home


def _kind_of_stored(value):
    if isinstance(value, (staticmethod, BuiltinMethodType)):
        return "static method"
    if isinstance(value, (classmethod, ClassMethodDescriptorType)):
        return "class method"
    return "property" if isinstance(value, property) else None


def walktree(classes, children, parent):
    """Recursive helper function for getclasstree()."""
    tree = []
    classes.sort(key=attrgetter("__module__", "__name__"))
    for each in classes:
        tree.append((each, each.__bases__))
        if each in children:
            tree.append(walktree(children[each], children, each))
    return tree


def getclasstree(classes, unique=False):
    """Arrange the given list of classes into a hierarchy of nested lists.

    Where a nested list appears, it contains classes derived from the class
    whose entry immediately precedes the list.  Each entry is a 2-tuple
    containing a class and a tuple of its base classes.  If the 'unique'
    argument is true, exactly one entry appears in the returned structure
    for each class in the given list.  Otherwise, classes using multiple
    inheritance and their descendants will appear multiple times."""
    children = {}
    roots = []
    for each in classes:
        if not each.__bases__ and each not in roots:
            roots.append(each)
        for parent in each.__bases__:
            derived = children.setdefault(parent, [])
            if each not in derived:
                derived.append(each)
            if unique and parent in classes:
                break
    roots += [parent for parent in children if parent not in classes]
    return walktree(roots, children, None)


class BufferFlags(IntFlag):
    SIMPLE = 0x0
    WRITABLE = 0x1
    FORMAT = 0x4
    ND = 0x8
    STRIDES = 0x10 | ND
    C_CONTIGUOUS = 0x20 | STRIDES
    F_CONTIGUOUS = 0x40 | STRIDES
    ANY_CONTIGUOUS = 0x80 | STRIDES
    INDIRECT = 0x100 | STRIDES
    CONTIG = ND | WRITABLE
    CONTIG_RO = ND
    STRIDED = STRIDES | WRITABLE
    STRIDED_RO = STRIDES
    RECORDS = STRIDES | WRITABLE | FORMAT
    RECORDS_RO = STRIDES | FORMAT
    FULL = INDIRECT | WRITABLE | FORMAT
    FULL_RO = INDIRECT | FORMAT
    READ = 0x100
    WRITE = 0x200
