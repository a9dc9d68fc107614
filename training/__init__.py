"""Learning the weights that the pipeline ships; nothing here runs when it cleans.

Sums of many numbers end otherwise when they are taken in another order, and then the same pages
give other weights. So BLAS takes them on one thread, and on every x86-64 processor with AVX2 by the
same code, that for Haswell. NumPy reads these settings when it is first imported, after this.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OPENBLAS_CORETYPE"] = "Haswell"
