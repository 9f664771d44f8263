"""What `dis` and `test.support` of a CPython library ask of its compiler: there is no bytecode here."""

ENABLE_SPECIALIZATION = False


def stack_effect(opcode, oparg=None, /, *, jump=None):
    return 0


def has_arg(opcode, /):
    return False


has_const = has_name = has_jump = has_free = has_local = has_exc = is_valid = has_arg


def get_executor(*, code, offset):
    raise RuntimeError("Executors are not available in this build")


def get_specialization_stats():
    return None


def get_nb_ops():
    return []


def get_intrinsic1_descs():
    return []


get_intrinsic2_descs = get_intrinsic1_descs
