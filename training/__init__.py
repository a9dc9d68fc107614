"""Learning the weights that the pipeline ships; nothing here runs when it cleans.

The same pages give the same weights on every machine: sums of many numbers end otherwise when they
are taken in another order, so BLAS takes them on one thread, and as for the oldest processors that
are still in use. NumPy reads these settings when it is first imported, which is after this.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OPENBLAS_CORETYPE"] = "Haswell"
