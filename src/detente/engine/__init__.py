"""Who does the work: executors, from one thread to many machines.

Whatever takes long takes a `concurrent.futures.Executor`. The work is cut the same way
for all of them, and each piece has its own seed, so the answer is the same, byte for
byte, whoever does it.
"""

from detente.engine.counted import Counted
from detente.engine.engines import ENGINES, check_engine, opened
from detente.engine.remembered import Remembered
from detente.engine.serial import SERIAL, Serial

__all__ = [
    "ENGINES",
    "SERIAL",
    "Counted",
    "Remembered",
    "Serial",
    "check_engine",
    "opened",
]
