package workbook.lesson;

/** How a node keeps its two inputs for backward, and how that goes wrong. */
enum Memory {
    RIGHT(""),
    NO_X("backward computes as if x were 0. Either forward doesn't keep x in its field (write this.x = x, because x = x"
            + " assigns the parameter to itself), or backward doesn't use x as it should."),
    NO_Y("backward computes as if y were 0. Either forward doesn't keep y in its field (write this.y = y, because y = y"
            + " assigns the parameter to itself), or backward doesn't use y as it should."),
    NONE("backward gives what it would give if both inputs were 0. Either it reads fields that nobody has filled (in"
            + " forward, write this.x = x and this.y = y before you return), or it doesn't look at x and y."),
    EXCHANGED("backward computes as if x and y were exchanged. Either forward keeps each in the other's field, or"
            + " backward uses each in place of the other."),
    FIRST("backward uses the inputs of the first forward. A node can be used again, and backward should use the inputs"
            + " of its last forward, so forward has to write the fields each time."),
    SHARED("Two nodes share their inputs, so one overwrites what the other has written. Static fields do that, and so"
            + " do variables outside of the class, or a single node for all uses. Keep x and y in fields of the"
            + " object."),
    SPOILT("A second call of backward after the same forward gives other gradients, because backward writes into the"
            + " fields that it reads. Compute with local variables instead."),
    SUMMED("Each forward adds its inputs to the fields (+=), so the sums of earlier calls stay in them. backward should"
            + " use only the inputs of the last forward, so write this.x = x."),
    PILED("Each call of backward adds its gradients to those of the call before. Gradients belong to one pass only, so"
            + " compute new ones each time, from dout alone and what forward kept."),
    WHOLE("backward computes with whole numbers: an int field or a cast drops what comes after the decimal point. Keep"
            + " x and y as doubles."),
    FLOAT("backward computes with floats, which have only about 7 digits. Keep x and y as doubles.");

    final String sentence;
    private static final double[] SHARED_KEPT = new double[2];

    Memory(String sentence) {
        this.sentence = sentence;
    }

    /** The fields of a new node. */
    double[] fields() {
        return this == SHARED ? SHARED_KEPT : this == FIRST ? new double[] {Double.NaN, Double.NaN} : new double[2];
    }

    void keep(double[] fields, double x, double y) {
        switch (this) {
            case NO_X -> fields[1] = y;
            case NO_Y -> fields[0] = x;
            case NONE -> { }
            case EXCHANGED -> set(fields, y, x);
            case FIRST -> {
                if (Double.isNaN(fields[0])) {
                    set(fields, x, y);
                }
            }
            case SUMMED -> set(fields, fields[0] + x, fields[1] + y);
            case WHOLE -> set(fields, (int) x, (int) y);
            case FLOAT -> set(fields, (float) x, (float) y);
            default -> set(fields, x, y);
        }
    }

    /** What backward leaves in the fields. */
    void after(double[] fields, double dx, double dy) {
        if (this == SPOILT) {
            set(fields, dx, dy);
        }
    }

    private static void set(double[] fields, double x, double y) {
        fields[0] = x;
        fields[1] = y;
    }
}
