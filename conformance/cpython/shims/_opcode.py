"""What CPython's `test.support` asks of its compiler: there is no bytecode here."""

ENABLE_SPECIALIZATION = False
