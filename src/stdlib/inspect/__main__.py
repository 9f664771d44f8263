"""`python -m inspect`."""

from inspect._command import main

main()
