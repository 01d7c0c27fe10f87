package backprop.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** What a competitor in Java does with the work that bench.py sends it. */
final class Answers {
    private Answers() { }

    /**
     * For each line of input a line {@code seconds loss loss ...}, and a line with the peak memory so far, in KB.
     *
     * @param prepare is given the words of the line and gives what is timed, which gives the losses
     */
    static void give(Function<String[], Supplier<double[]>> prepare) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Supplier<double[]> work = prepare.apply(line.split(" "));
            long start = System.nanoTime();
            double[] losses = work.get();
            double seconds = (System.nanoTime() - start) / 1e9;
            StringJoiner answer = new StringJoiner(" ");
            DoubleStream.concat(DoubleStream.of(seconds), Arrays.stream(losses))
                    .forEach(number -> answer.add(Double.toString(number)));
            System.out.println(answer);
            System.out.println(peak());
        }
    }

    /** Linux keeps it in {@code /proc}; elsewhere 0. */
    private static String peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return line.substring(6, line.length() - 2).trim();
                }
            }
        }
        return "0";
    }
}
