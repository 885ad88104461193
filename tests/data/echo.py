"""A helper that answers once and then waits for good; see `test_helper_process`."""

import os
from threading import Event

from lessons.data import helper_process

if __name__ == "__main__":
    helper_process.say(question=helper_process.hear(), number=os.getpid())
    Event().wait()
