"""`python -m unittest`."""

import os
import sys

if sys.argv[0].endswith("__main__.py") or sys.argv[0] == "-m":
    executable = os.path.basename(sys.executable or "python")
    sys.argv[0] = f"{executable} -m unittest"

__unittest = True

from .main import main

main(module=None)
