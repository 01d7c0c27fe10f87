package workbook.notebook;

import backprop.train.EpochLog;
import java.util.Locale;
import java.util.Map;

/** How far a run is, as a text and as a progress bar. */
record Bar(int done, int of, String text) {

    static Bar of(int step, int steps, double loss) {
        return new Bar(step, steps, String.format(Locale.ROOT, "step %d of %d, loss %.4g", step, steps, loss));
    }

    static Bar of(EpochLog log, int epochs) {
        EpochLog.Epoch last = log.last();
        return new Bar(last.number(), epochs,
                String.format(Locale.ROOT, "epoch %d of %d: loss %.3f, %.1f %% right; held out: loss %.3f,"
                + " %.1f %% right",
                last.number(), epochs, last.loss(), 100 * last.accuracy(), last.heldOutLoss(),
                100 * last.heldOutAccuracy()));
    }

    String html() {
        return "<progress max=\"" + of + "\" value=\"" + done + "\"></progress> " + text;
    }

    Map<String, Object> forms() {
        return Map.of("text/html", html(), "text/plain", text);
    }
}
