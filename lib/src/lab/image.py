"""Puts the kernel of `mvn -Plab` where a Jupyter of this Python finds it; binder/postBuild runs this."""
import os
import shutil
import sys
import tempfile
from pathlib import Path

import kernel

place = Path(sys.prefix, "share/jupyter/kernels/java")
with tempfile.TemporaryDirectory() as folder:
    kernel.prepare("ijava", *kernel.found(), folder)
    shutil.rmtree(place, ignore_errors=True)  # conda's
    shutil.copytree(Path(os.environ["JUPYTER_PATH"], "kernels/java"), place)
