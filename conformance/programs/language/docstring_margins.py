# Docstrings lose the margin that their lines have in common: spaces and expanded tabs, no other white space.


def first_line():
    """   text   """


def lines():
    """text

      indented
    not

    """


def deeper():
    """
        two
            three
      one
    """


def tabs():
    """text	tab
	one
    	two
      	 a	b	c
    é	ü
    """


def other_spaces():
    """\xa0 text
      \x0c
        \xa0 b
      \ufeffc
    \u2003d
    """


def only_spaces():
    """   text  
    """


def unindented():
    """   text
no indentation
        some"""


def escapes():
    "\ttext\n\t  a\\\n\t b\r\n\tc"


def nothing():
    """"""


class Class:
    """
    Of a class.
      More.
    """


for each in first_line, lines, deeper, tabs, other_spaces, only_spaces, unindented, escapes, nothing, Class:
    print(each.__name__, ascii(each.__doc__))
