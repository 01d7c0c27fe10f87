"""Opens JupyterLab on the notebooks; `mvn -Plab` runs this through Lab.java."""
import os
import secrets
import signal
import socket
import sys

import kernel

START = "00-start-here.ipynb"


def main():
    given = kernel.options()
    kernel.prepare(given["kernel"], given["jdk"], given["blas"], given["state"])
    from jupyterlab.labapp import LabApp  # only now: it looks at once where its folders are

    token = secrets.token_hex(16)
    words = [
        f"--ServerApp.root_dir={kernel.PROJECT / 'notebooks'}",
        f"--LabApp.default_url=/lab/tree/{START}",
        f"--IdentityProvider.token={token}",
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.allow_root=True",
        "--Application.log_level=ERROR",
    ]
    if given["port"]:
        words += [f"--ServerApp.port={free(given['port'])}", "--ServerApp.port_retries=0"]
    if sys.platform == "linux" and not any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")):
        words.append("--no-browser")

    app = LabApp.initialize_server(words)
    # Lab.java gets Ctrl-C too and closes our input, which alone ends this process.
    signal.signal(signal.SIGINT, lambda *_: None)
    kernel.when_left_alone(lambda: app.io_loop.add_callback(app.stop))
    print(f"\n    JupyterLab: http://127.0.0.1:{app.port}/lab/tree/{START}?token={token}\n\n"
          "    Open this address yourself if no browser opens. Press Ctrl-C here to shut JupyterLab down.\n",
          flush=True)
    app.start()


def free(port):
    """The port as a number, when nobody listens on it."""
    if not port.isdigit() or not 0 < int(port) < 65536:
        kernel.fail(f"{port} is not a port: choose a number from 1024 to 65535 with -Dport=NUMBER.")
    with socket.socket() as s:
        if s.connect_ex(("127.0.0.1", int(port))) == 0:
            kernel.fail(f"Port {port} is taken: choose another one with -Dport=NUMBER, or leave -Dport out.")
    return port


main()
