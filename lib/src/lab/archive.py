"""A class-data archive: the classes of kernel, javac and library as the JVM has parsed them once, so it starts faster.

It is made of a run of two lessons, once for each JDK and build, and is never stale: the JVM itself leaves an archive
alone that was made of other jars or by another JDK. Where it can't be made, the kernel starts without."""
import hashlib
import os
import subprocess
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
LESSONS = [PROJECT / f"notebooks/{name}.ipynb" for name in ("04-apples-and-oranges", "12-spirals")]
SECONDS = 60  # that anything may take while the archive is made


def flags(java, words, write):
    """The JVM's flags for the archive that fits these words of its command line.

    `write` writes a kernelspec, to a file, with these flags more."""
    try:
        path = PROJECT / "target/kernel" / f"{key(java, words)}.jsa"
        if not path.exists():
            make(path, write)
    except Exception:  # whatever it is: the archive only saves time
        return []
    return [f"-XX:SharedArchiveFile={path}", "-Xlog:disable"]


def key(java, words):
    """A name that is another one for another JDK, other flags, or another build."""
    jars = [path for word in words for path in str(word).split(os.pathsep) if path.endswith(".jar")]
    fits = repr([(java.parent.parent / "release").read_bytes(), list(map(str, words)),
                 [(os.path.getsize(jar), os.path.getmtime(jar)) for jar in jars]])
    return hashlib.sha256(fits.encode()).hexdigest()[:16]


def make(path, write):
    """Runs the lessons on a kernel that writes the archive when it ends; its kernelspec is in nobody else's way."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        new = Path(folder, path.name)
        write(Path(folder, "java/kernel.json"), f"-XX:ArchiveClassesAtExit={new}", "-Xlog:disable")
        run(folder)
        new.rename(path)
    for old in sorted(path.parent.glob("*.jsa"), key=os.path.getmtime)[:-3]:  # two JDKs, and the build before
        old.unlink(missing_ok=True)


def run(folder):
    import nbformat  # only now: JupyterLab looks at once where its folders are
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import KernelManager

    kernel = KernelManager(kernel_name="java", kernel_spec_manager=KernelSpecManager(kernel_dirs=[folder]),
                           shutdown_wait_time=SECONDS)
    kernel.start_kernel(cwd=str(LESSONS[0].parent), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = kernel.client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=SECONDS)
        for cell in [c for lesson in LESSONS for c in nbformat.read(lesson, as_version=4).cells]:
            if cell.cell_type == "code":
                client.execute_interactive(cell.source, allow_stdin=False, timeout=SECONDS, output_hook=lambda _: None)
    finally:
        client.stop_channels()
        kernel.shutdown_kernel()
