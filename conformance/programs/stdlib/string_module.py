"""`string`: constants, `capwords`, templates and their subclasses, the formatter."""

import string
from string import Formatter, Template, capwords


def attempt(function, *args, **kwds):
    try:
        print(repr(function(*args, **kwds)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for name in string.__all__:
    if isinstance(getattr(string, name), str):
        print(name, repr(getattr(string, name)))
print(capwords(" aBc  dEf "), capwords("a-b-C", "-"), capwords("\tx\ny "), repr(capwords("", "x")))

template = Template("$who likes ${what} for $$5, $who.name $_x1")
print(template.substitute(who="tim", what="kung pao", _x1=1), template.template, template.get_identifiers(), template.is_valid())
attempt(template.substitute, who="tim")
print(template.safe_substitute(who="tim"), template.safe_substitute({"what": 3}, who=4))
print(Template("$a $b").substitute({"a": 1, "b": 2}, b=3), Template("$self $mapping").substitute(self=1, mapping=2))
for wrong in ("$", "$100", "a\nb $!", "${bad name}", "x ${", "one\r\ntwo $ three", "\u0131 $\u0131"):
    attempt(Template(wrong).substitute, {})
    print(Template(wrong).safe_substitute({}), Template(wrong).is_valid(), Template(wrong).get_identifiers())
print(Template("$Caf\u00e9 $NAME").safe_substitute(Caf="c", NAME=None), Template.pattern.flags, Template.idpattern, Template.flags)


class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"
    braceidpattern = "[0-9]+"


print(Percent("%with_under %notunder %{12} %% %a_b").safe_substitute({"with_under": 1, "12": "twelve"}))


class Own(Template):
    pattern = r"""
    (?P<escaped>@{2}) | @(?P<named>[_a-z.]+) | @\{(?P<braced>[a-z]+)\} | (?P<invalid>@)
    """


class Lacking(Template):
    pattern = r"@(?P<named>x) | (?P<braced>@b) | (?P<escaped>@@) | (?P<invalid>@!) | (?P<other>@o)"


print(Own("@a.b @{c} @@ @").safe_substitute({"a.b": 1, "c": 2}))
attempt(Own("@1").substitute, {})
attempt(lambda: Lacking("@o").substitute({}).args)
attempt(lambda: Lacking("@o").is_valid())
attempt(lambda: Lacking("@o").get_identifiers())

formatter = Formatter()
print(formatter.format("{0} {1[k]} {2.real:>4} {name!r:^7} {{}}", 1, {"k": 2}, 3, name="x"))
print(formatter.format("{} {} {:{}}", 1, 2, 3, ">5"), formatter.format("{0:{1}}{0:{1}}", 1, 3), formatter.format("{0[0][1]}", [[1, 2]]))
print(formatter.vformat("{a}{0}", [1], {"a": 2}), formatter.format("{!s}{!r}{!a}", "\u00e9", "\u00e9", "\u00e9"))
for wrong in ("{", "}", "{0", "{0!}", "{0!x}", "{0!rx}", "{0.}", "{0[}", "{0[]}", "{0]}", "{0[0]x}", "{}{0}", "{0}{}", "{1}", "{missing}", "{0:{0:{0:{0}}}}", "{{}", "{a{b}}", "{0.nothing}", "{0[99999999999999999999]}"):
    attempt(formatter.format, wrong, "argument")
attempt(formatter.format)
attempt(formatter.format, 3)
for text in ("", "plain", "{{}}", "a{{b}}c{d}e", "{a.b[c]!r:{w}}", "{:}", "x{}y{0}"):
    print(list(formatter.parse(text)))
for name in ("0", "a.b", "0.x[1][k].y", "", ".a", "[0]", "12ab"):
    first, rest = __import__("_string").formatter_field_name_split(name)
    print(repr(first), list(rest))


class Strict(Formatter):
    def check_unused_args(self, used_args, args, kwargs):
        unused = [key for key in kwargs if key not in used_args]
        if unused:
            raise ValueError(f"unused: {unused}")

    def get_value(self, key, args, kwargs):
        if isinstance(key, str) and key.startswith("d"):
            return f"<{key}>"
        return super().get_value(key, args, kwargs)

    def convert_field(self, value, conversion):
        return value.upper() if conversion == "u" else super().convert_field(value, conversion)

    def format_field(self, value, spec):
        return f"({format(value, spec)})"

    def parse(self, text):
        if "|" not in text:
            yield text, None, None, None
            return
        for part in text.split("|"):
            name, _, rest = part.partition(":")
            yield "+", name, rest, "u" if name == "default" else None


print(Strict().format("0:>4|default|a", "x", a="y"))
attempt(Strict().format, "0|a", 1, a=3, other=2)
