#!/usr/bin/env python3
"""Lets learners (3, or as many as the first word says) work through three lessons on a real hub, as people do.

Needs root, npm, and the library built. It makes an account for each learner, and removes it again."""
import json
import os
import pwd
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import defaultdict
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1]
LESSONS = "00-start-here.ipynb", "04-apples-and-oranges.ipynb", "06-two-layer-network.ipynb"
PROXY = "configurable-http-proxy@5.3.0"
WAIT = 120  # seconds for anything that a learner waits for
SECRET = uuid.uuid4().hex
learners = [f"learner-{SECRET[:6]}-{n}" for n in range(1, int(sys.argv[1] if len(sys.argv) > 1 else 3) + 1)]
work = Path(tempfile.mkdtemp(prefix="class-"))
project = work / "project"  # a copy, since learners may not be able to read where the project is
CLASS = project / "lib/src/lab/class"
names, measured, faults, tokens = {}, defaultdict(list), [], {}  # names of learners, by their accounts' numbers


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def free():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


BASE = f"http://127.0.0.1:{free()}"
CONFIG = f"""
load_subconfig({str(CLASS / "jupyterhub_config.py")!r})
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = {SECRET!r}
c.Authenticator.allow_all = True
c.JupyterHub.bind_url = {BASE!r}
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{free()}"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{free()}"
"""


def processes():
    """All processes of the learners, and of the hub and its proxy, with their owner."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            owner, line = process.stat().st_uid, (process / "cmdline").read_bytes().decode()
            if owner in names or str(work) in line:
                found[int(process.name)] = names.get(owner, "hub")
        except OSError:
            pass  # it has ended since
    return found


def usage(learner):
    """Megabytes that the learner's processes hold, their part of what is shared, and their seconds of a processor."""
    memory = seconds = 0
    for pid in [pid for pid, owner in processes().items() if owner == learner]:
        memory += int(Path(f"/proc/{pid}/smaps_rollup").read_text().split("\nPss:")[1].split()[0]) / 1024
        seconds += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:15]))
    return memory, seconds / os.sysconf("SC_CLK_TCK")


class Learner(threading.Thread):
    def __init__(self, name):
        super().__init__(name=name)
        self.random = random.Random(name)

    def run(self):
        try:
            time.sleep(self.random.uniform(0, len(learners) / 2))
            self.log_in()
            for lesson in LESSONS:
                self.work_through(lesson)
                measured[f"memory with {LESSONS.index(lesson) + 1} open, MB"].append(usage(self.name)[0])
            measured["processor time for all, s"].append(usage(self.name)[1])
        except Exception as e:
            faults.append(f"{self.name}: {type(e).__name__}: {e}")

    def ask(self, path, data=None, token=None):
        answer = requests.request("GET" if data is None else "POST", BASE + path, json=data, timeout=WAIT,
                                  headers={"Authorization": f"token {token or tokens[self.name]}"})
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def log_in(self):
        began, session = time.monotonic(), requests.Session()
        session.get(BASE + "/hub/login", timeout=WAIT)
        session.post(BASE + "/hub/login", timeout=WAIT, allow_redirects=False, data={
            "username": self.name, "password": SECRET, "_xsrf": session.cookies.get("_xsrf", path="/hub/")})
        answer = session.post(f"{BASE}/hub/api/users/{self.name}/tokens", timeout=WAIT, json={}, headers={
            "X-XSRFToken": session.cookies.get("_xsrf", path="/hub/"), "Referer": BASE + "/hub/home"})
        answer.raise_for_status()
        tokens[self.name] = answer.json()["token"]
        measured["login, s"].append(time.monotonic() - began)
        began = time.monotonic()
        self.ask(f"/hub/api/users/{self.name}/server", {})
        while not self.ask(f"/hub/api/users/{self.name}")["servers"].get("", {}).get("ready"):
            assert time.monotonic() < began + WAIT, "no server"
            time.sleep(0.2)
        measured["server ready, s"].append(time.monotonic() - began)

    def work_through(self, lesson):
        own, began = f"/user/{self.name}/api/", time.monotonic()
        cells = self.ask(f"{own}contents/{lesson}")["content"]["cells"]
        kernel = self.ask(own + "sessions", {"path": lesson, "name": lesson, "type": "notebook",
                                             "kernel": {"name": "java"}})["kernel"]["id"]
        channel = websocket.create_connection(f"{BASE.replace('http', 'ws')}{own}kernels/{kernel}/channels",
                                              header=[f"Authorization: token {tokens[self.name]}"], timeout=WAIT)
        self.message(channel, "kernel_info_request", {})
        measured["kernel ready, s"].append(time.monotonic() - began)
        for n, source in enumerate("".join(c["source"]) for c in cells if c["cell_type"] == "code"):
            began = time.monotonic()
            self.message(channel, "execute_request", {"code": source, "silent": False, "store_history": True,
                                                      "user_expressions": {}, "allow_stdin": False})
            measured["a later cell, s" if n else "first cell, s"].append(time.monotonic() - began)
            time.sleep(min(self.random.lognormvariate(0, 1), 8) * len(learners) / 20)
        channel.close()

    def message(self, channel, kind, content):
        """Sends it, and waits until the kernel has answered and is idle again."""
        id, waiting = uuid.uuid4().hex, {"reply", "idle"}
        channel.send(json.dumps({"header": {"msg_id": id, "msg_type": kind, "username": "", "session": self.name,
                                            "version": "5.3"}, "parent_header": {}, "metadata": {},
                                 "content": content, "channel": "shell", "buffers": []}))
        end = time.monotonic() + WAIT
        while waiting:
            opcode, data = channel.recv_data(control_frame=True)  # pings too, or else they would put off the timeout
            assert time.monotonic() < end, f"no answer within {WAIT} s to {content}"
            answer = json.loads(data) if opcode == websocket.ABNF.OPCODE_TEXT else {"parent_header": {}}
            if answer["parent_header"].get("msg_id") == id:
                assert answer["msg_type"] != "error", f"a cell fails: {answer['content']}\n{content}"
                assert answer["content"].get("name") != "stderr", f"a cell prints to stderr: {answer['content']}"
                waiting -= {answer["msg_type"].rpartition("_")[2], answer["content"].get("execution_state")}


def apart():
    """Nobody may see, or change, what is another's or everybody's, though they may do so with their own."""
    def web(of, token):
        headers = {"Authorization": f"token {token}"} if token else {}
        answer = requests.get(f"{BASE}/user/{of}/api/contents", headers=headers, timeout=WAIT)
        return answer.ok and "/login" not in answer.url

    def shell(learner, command):
        return subprocess.run(["sh", "-c", command], user=learner, group=learner, extra_groups=[], env={},
                              stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode == 0

    one, other = learners[:2]
    book = f"{work}/home/{one}/backprop/notebooks/{LESSONS[0]}"
    for what, own, others in (("server with another's token", web(one, tokens[one]), web(one, tokens[other])),
                              ("server with no token", True, web(one, None)),
                              ("file of another", shell(one, f"cat {book}"), shell(other, f"cat {book}")),
                              ("change of the library", shell(one, f"echo >> {book}"),
                               shell(one, f"echo >> {project}/target/lab/backprop.jar"))):
        if not own or others:
            faults.append(f"a {what} is possible" if own else f"a {what} can't be tried: their own is impossible too")


def main():
    began = time.monotonic()
    with (work / "hub.log").open("w") as log:
        hub = subprocess.Popen([work / "venv/bin/jupyterhub", "-f", work / "config.py"], cwd=work, stdout=log,
                               stderr=log, env={**os.environ, "PATH": f"{work}/node_modules/.bin:{os.environ['PATH']}"})
    try:
        while not (work / "hub.log").read_text().count("JupyterHub is now running"):
            assert hub.poll() is None and time.monotonic() < began + WAIT, "the hub doesn't start"
            time.sleep(0.5)
        print(f"The hub is up after {time.monotonic() - began:.0f} s; {len(learners)} learners come.", flush=True)
        threads = [Learner(name) for name in learners]
        for step in threading.Thread.start, threading.Thread.join:
            for thread in threads:
                step(thread)
        faults or apart()
    except AssertionError as e:
        faults.append(str(e))
    hub.send_signal(signal.SIGTERM)
    hub.wait(60)
    if left := processes():
        faults.append(f"left when the hub had ended: {list(left.values())}")
    print(f"| {len(learners)} learners, {os.cpu_count()} cores | median | worst |\n| --- | ---: | ---: |")
    for what, values in measured.items():
        print(f"| {what} | {statistics.median(values):.3g} | {max(values):.3g} |")
    print(f"{len(measured.get('a later cell, s', []))} later cells, {time.monotonic() - began:.0f} s", flush=True)
    if faults:
        sys.exit("\n".join(faults + [(work / "hub.log").read_text()[-3000:]]))


try:
    for part in "lib", "notebooks", "pom.xml", "target/lab", "target/kernel", "target/blas":
        (project / part).parent.mkdir(parents=True, exist_ok=True)
        run("cp", "-rp", SOURCE / part, project / part)
    run("chmod", "-R", "go+rX", project)
    run("/usr/bin/python3", "-m", "venv", work / "venv")  # not one from the home of root
    run(work / "venv/bin/pip", "install", "-q", "-r", CLASS / "requirements.txt")
    run("npm", "install", "--silent", "--prefix", work, PROXY)
    sys.path.append(str(next((work / "venv/lib").glob("python*/site-packages"))))
    import requests
    import websocket
    work.chmod(0o711)
    (work / "home").mkdir()
    (work / "config.py").write_text(CONFIG)
    for name in learners:
        run("useradd", "-m", "-U", "-b", work / "home", name)
        names[pwd.getpwnam(name).pw_uid] = name
    main()
    print("The hub keeps its word.")
finally:
    while left := processes():
        for pid in left:
            os.kill(pid, signal.SIGKILL)
        time.sleep(1)
    for name in names.values():
        run("userdel", name)
    run("rm", "-rf", work)
