"""Where work is done: in this process, or by a crew of threads, of processes, or on a cluster.

One interface for all three, that of `concurrent.futures.Executor`; nothing above knows which it is.
"""

from docgen.executing.crew import Crew, WorkerLost, in_order
from docgen.executing.processes import workers

__all__ = ["Crew", "WorkerLost", "in_order", "workers"]
