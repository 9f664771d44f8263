"""What tests of a CPython library ask of `select` while there is no module for it: the name of its error."""

error = OSError
