"""What `test_types` asks of the accelerator of `datetime`: that it is there. Its capsule is not."""

from _pydatetime import *

datetime_CAPI = None
