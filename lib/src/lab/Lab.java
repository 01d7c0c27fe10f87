import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds Python, sees to the packages, runs one of our scripts with them, and ends all that the script started.
 * pom.xml starts it: {@code java Lab.java "jupyterlab==4.6.6 plotly==7.1.0" jdk=FOLDER lab.py port=9000}.
 */
class Lab {
    static final boolean WINDOWS = File.separatorChar == '\\';
    static final Path VENV = Path.of(".venv");
    static final String INSTALL = "install Python 3.10 or newer, with its module venv, and start again.";

    /** Prints "3.11 ok", or "3.9 old", or only the version if it can't make a virtual environment. */
    static final String PROBE = "import sys; print('%d.%d' % sys.version_info[:2], end=' ')\n"
        + "if sys.version_info < (3, 10): print('old'); sys.exit()\n"
        + "import venv, ensurepip; print('ok')";
    /** Prints each package that a Python has, with its version and without. */
    static final String HAS = "import importlib.metadata as m\n"
        + "for d in m.distributions(): print(d.metadata['Name'], d.metadata['Name'] + '==' + d.version, sep='\\n')";
    /** The settings of pip that say how it gets its packages; no others are passed on. */
    static final String FETCHING = "(index-url|extra-index-url|find-links|no-index|trusted-host|cert|client-cert|proxy"
        + "|timeout|default-timeout|retries|keyring-provider|cache-dir|no-cache-dir|use-feature|use-deprecated)";
    /** What pip's last words contain when it can't fetch its packages. */
    static final Pattern UNREACHED = Pattern.compile("HTTP|SSL|Proxy|[Cc]onnection|[Tt]imed out");

    static final Optional<ProcessHandle> MAVEN = ProcessHandle.current().parent();
    static final Set<ProcessHandle> started = ConcurrentHashMap.newKeySet();
    static volatile Process script;
    static volatile boolean ending;

    /** @param args packages, {@code name==version}; one script, {@code name.py}; its options, {@code name=value} */
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(Lab::end));

        var packages = new ArrayList<String>();
        var command = new ArrayList<String>();  // Python, the script, its options
        for (String arg : args) {
            if (arg.contains("==")) {
                packages.addAll(List.of(arg.trim().split("\\s+")));
            } else if (arg.endsWith(".py")) {
                command.add(0, Path.of("lib", "src", "lab", arg).toString());
            } else {
                command.add(arg);
            }
        }
        command.add(0, python(packages));
        System.exit(run(process(command), Redirect.INHERIT));
    }

    /** The Python that has these packages: an activated conda environment's, else the one in .venv. */
    static String python(List<String> packages) throws Exception {
        String conda = System.getenv("CONDA_PREFIX");
        if (conda != null) {
            String python = Path.of(conda, WINDOWS ? "python.exe" : "bin/python").toString();
            var lacking = new ArrayList<>(packages);
            ask(List.of(python, "-c", HAS)).lines().forEach(lacking::remove);
            if (lacking.isEmpty()) {
                return python;
            }
            System.out.println("The activated conda environment lacks " + words(lacking)
                + ", so .venv is used instead.");
        }
        Path folder = VENV.toAbsolutePath().getParent();
        if (folder.toString().contains(File.pathSeparator)) {
            fail("Python can't make a virtual environment in " + folder + ", because its name has a '"
                + File.pathSeparator + "' in it: rename the folder, and start again.");
        }
        try (var lock = lock()) {
            return installed(packages);
        }
    }

    /** The Python in .venv, with these packages and those of other starts. */
    static String installed(List<String> packages) throws Exception {
        String python = VENV.resolve(WINDOWS ? "Scripts/python.exe" : "bin/python").toAbsolutePath().toString();
        Path stamp = VENV.resolve("installed.txt");
        List<String> stamped = Files.exists(stamp) ? Files.readAllLines(stamp) : List.of();
        boolean whole = !stamped.isEmpty() && ask(List.of(python, "-c", HAS)).lines().toList().containsAll(stamped);
        if (whole && stamped.containsAll(packages)) {
            return python;
        }
        var all = new TreeMap<String, String>();  // so that another start's packages stay, and fit
        Stream.of(stamped, packages).flatMap(List::stream).forEach(p -> all.put(p.replaceAll("==.*", ""), p));
        var venv = whole ? null : findPython();
        System.out.println("Installing " + words(packages)
            + " into .venv (only this once, about a minute) ...");
        if (!whole) {
            venv.addAll(List.of("-m", "venv", "--clear", VENV.toString()));
            if (run(process(venv), Redirect.INHERIT) != 0) {
                fail("Python could not make a virtual environment in .venv: fix what it says above, and start again.");
            }
        }
        Files.deleteIfExists(stamp);  // so that a start after an interrupted one begins anew
        Path log = VENV.resolve("install.log");
        var pip = new ArrayList<>(List.of(python, "-m", "pip", "install", "--disable-pip-version-check"));
        pip.addAll(all.values());
        var installing = process(pip);
        installing.environment().keySet().removeIf(name -> name.startsWith("PIP_"));
        installing.environment().putAll(fetching(python));
        if (run(installing, Redirect.to(log.toFile())) != 0) {
            if (whole) {
                Files.write(stamp, stamped);  // pip leaves what was there
            }
            String said = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            String error = said.strip().lines().reduce("it says nothing", (last, line) -> line.startsWith("ERROR: ")
                || !last.startsWith("ERROR: ") || last.endsWith(" Exception:") ? line : last).replace("ERROR: ", "");
            boolean unreached = said.contains("(from versions: none)") || UNREACHED.matcher(error).find();
            fail("The Python packages could not be installed (" + error + "): "
                + (unreached ? "connect this machine to the internet, or tell pip about your proxy," : "fix that")
                + " and start again. All that pip said is in " + log + ".");
        }
        Files.write(stamp, all.values());
        return python;
    }

    /** The user's settings of how pip gets its packages, and none of theirs of what it installs where. */
    static Map<String, String> fetching(String python) throws Exception {
        var settings = new HashMap<>(Map.of("PIP_CONFIG_FILE", WINDOWS ? "nul" : "/dev/null"));
        String listed = ask(List.of(python, "-m", "pip", "config", "list"));
        for (String section : List.of("global", "install", ":env:")) {  // pip takes the last one
            Pattern.compile("(?m)^" + section + "\\." + FETCHING + "=['\"](.*)['\"]$").matcher(listed).results()
                .forEach(found -> settings.put("PIP_" + found.group(1).replace('-', '_').toUpperCase(Locale.ROOT),
                    found.group(2).translateEscapes()));
        }
        return settings;
    }

    /** Waits while another start installs. The lock ends when it is closed, and with this process however it ends. */
    static FileChannel lock() throws Exception {
        Path file = Files.createDirectories(Path.of(".jupyter")).resolve("install.lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            for (int seconds = 0; channel.tryLock() == null; seconds++) {
                if (seconds == 0) {
                    System.out.println("Another start is installing into .venv, so this one waits until that has"
                        + " finished.");
                }
                Thread.sleep(1000);
                endWithMaven();
            }
        } catch (IOException e) {
            // a file system without locks
        }
        return channel;
    }

    static String words(List<String> packages) {
        return String.join(", ", packages).replace("==", " ");
    }

    /** The first command on the PATH that is a Python which can make a virtual environment. */
    static List<String> findPython() throws Exception {
        String found = "";
        for (var command : List.of(List.of("python3"), List.of("python"), List.of("py", "-3"))) {
            var probe = new ArrayList<>(command);
            probe.addAll(List.of("-c", PROBE));
            String answer = ask(probe);
            if (answer.endsWith("ok")) {
                return new ArrayList<>(command);
            }
            if (found.isEmpty() && answer.matches("\\d+\\.\\d+.*")) {  // not the words of Windows' store
                found = answer;
            }
        }
        fail(found.isEmpty() ? "Python is missing: " + INSTALL
            : found.endsWith("old") ? "Python " + found.replace(" old", "") + " is too old: " + INSTALL
            : "Python " + found + " lacks its module venv: install it (on Debian and Ubuntu: apt install python3-venv) "
                + "and start again.");
        return null;
    }

    /** What the command prints; nothing if it doesn't exist. */
    static String ask(List<String> command) throws Exception {
        try {
            var process = process(command).redirectError(Redirect.DISCARD).start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException e) {
            return "";
        }
    }

    /** A process of a Python, which the user's PYTHONPATH, PYTHONHOME and the like are not meant for. */
    static ProcessBuilder process(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
        builder.environment().putAll(Map.of("PYTHONUTF8", "1", "PYTHONNOUSERSITE", "1"));
        return builder;
    }

    /** Runs a process to its end. Its input stays open as long as we live: our scripts end when it closes. */
    static int run(ProcessBuilder builder, Redirect out) throws Exception {
        builder.redirectErrorStream(out != Redirect.INHERIT).redirectOutput(out);
        if (out == Redirect.INHERIT) {
            builder.redirectError(out);
        }
        script = builder.start();
        while (!script.waitFor(1, TimeUnit.SECONDS)) {
            script.descendants().forEach(started::add);
            endWithMaven();
        }
        while (ending) {
            Thread.sleep(1000);  // nothing more is started: end() is about to end this process
        }
        return script.exitValue();
    }

    static void endWithMaven() {
        if (!ProcessHandle.current().parent().equals(MAVEN)) {
            System.exit(1);  // Maven was killed
        }
    }

    /** Lets the script end by itself for ten seconds, then ends by force what is left of all it started. */
    static void end() {
        ending = true;
        if (script == null) {
            return;
        }
        try {
            script.getOutputStream().close();
            for (int i = 0; i < 100 && script.isAlive(); i++) {
                script.descendants().forEach(started::add);
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException e) {
            // then by force at once
        }
        script.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
