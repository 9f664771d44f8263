"""The names under which CPython has the parts of `importlib` that it starts with."""

import sys
from _importing import own_module

_MODULES = {
    "_frozen_importlib": "importlib._bootstrap",
    "_frozen_importlib_external": "importlib._bootstrap_external",
}
sys.modules[__name__] = own_module(_MODULES[__name__])
