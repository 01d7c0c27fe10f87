"""A hub on one machine, started as root in a folder of the hub's own; README, "For a class", says how."""
import os
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[4]
sys.path.insert(0, str(PROJECT / "lib/src/lab"))
import kernel  # noqa: E402

mine = dict(os.environ)
kernel.prepare("ijava", *kernel.found(), PROJECT / "target/class")
shared = {name: os.environ[name] for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH")}
os.environ.clear()
os.environ.update(mine)
(PROJECT / "target/tmp").chmod(0o1777)  # the one folder of ours in which learners' kernels write

c = get_config()  # noqa: F821
c.PAMAuthenticator.allowed_groups = {"learners"}
c.Spawner.cmd = [str(PROJECT / "lib/src/lab/class/start")]
c.Spawner.environment = {**shared, "PATH": f"{sys.prefix}/bin:{os.environ['PATH']}"}
c.Spawner.default_url = "/lab/tree/00-start-here.ipynb"
c.LocalProcessSpawner.interrupt_timeout = 1  # a server ends, with its kernels, by what the hub sends next
c.LocalProcessSpawner.term_timeout = 30
c.Spawner.start_timeout = c.Spawner.http_timeout = 180  # seconds, since a class begins all at once
