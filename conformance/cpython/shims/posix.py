"""What `shutil` of a CPython library asks of the system."""

from os import *
