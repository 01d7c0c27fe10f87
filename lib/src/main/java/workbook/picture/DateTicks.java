package workbook.picture;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round dates and times of day along an axis. */
final class DateTicks {
    private static final DateTimeFormatter FRACTIONS = format("HH:mm:ss.SSSSSSSSS");
    private static final DateTimeFormatter SECONDS = format("HH:mm:ss");
    private static final DateTimeFormatter MINUTES = format("MM-dd HH:mm");
    private static final DateTimeFormatter DAYS = format("uuuu-MM-dd");
    private static final DateTimeFormatter MONTHS = format("uuuu-MM");
    private static final DateTimeFormatter YEARS = format("uuuu");
    /** From the finest: how many of which unit are between two ticks. */
    private static final List<Step> STEPS = steps();

    private record Step(int count, ChronoUnit unit, DateTimeFormatter format) {

        double milliseconds() {
            return count * (double) unit.getDuration().toMillis();
        }

        /** The last tick at or before a moment. */
        LocalDateTime before(LocalDateTime moment) {
            if (unit.compareTo(ChronoUnit.MONTHS) < 0) {
                long seconds = unit.getDuration().toSeconds() * count;
                long count = Math.floorDiv(moment.toEpochSecond(ZoneOffset.UTC), seconds);
                return LocalDateTime.ofEpochSecond(count * seconds, 0, ZoneOffset.UTC);
            }
            int months = unit == ChronoUnit.MONTHS ? count : 12 * count;
            int month = Math.floorDiv(12 * moment.getYear() + moment.getMonthValue() - 1, months) * months;
            return LocalDateTime.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1, 0, 0);
        }
    }

    private DateTicks() { }

    /** Ticks between two moments, given in milliseconds since 1970; within six seconds they are fractions of one. */
    static List<Ticks.Tick> of(double least, double most) {
        List<Ticks.Tick> ticks = new ArrayList<>();
        if (most - least < 6000) {
            double step = Ticks.step(least, most);
            Ticks.multiples(step, least, most).forEach(ms -> ticks.add(new Ticks.Tick(ms,
                    FRACTIONS.format(at(ms)).replaceFirst("\\.?0+$", ""))));
            return ticks;
        }
        Step step = STEPS.stream().filter(s -> (most - least) / s.milliseconds() <= 7).findFirst()
                .orElse(STEPS.get(STEPS.size() - 1));
        LocalDateTime tick = step.before(at(least));
        for (int i = 0; i < 20; i++, tick = tick.plus(step.count, step.unit)) {
            double ms = tick.toEpochSecond(ZoneOffset.UTC) * 1e3;
            if (least <= ms && ms <= most) {
                ticks.add(new Ticks.Tick(ms, step.format.format(tick)));
            }
        }
        return ticks;
    }

    private static LocalDateTime at(double milliseconds) {
        double seconds = Math.floor(milliseconds / 1e3);
        return LocalDateTime.ofInstant(Instant.ofEpochSecond((long) seconds,
                Math.round((milliseconds - 1e3 * seconds) * 1e6)), ZoneOffset.UTC);
    }

    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        add(steps, ChronoUnit.SECONDS, SECONDS, 1, 5, 15, 30);
        add(steps, ChronoUnit.MINUTES, MINUTES, 1, 5, 15, 30);
        add(steps, ChronoUnit.HOURS, MINUTES, 1, 3, 6, 12);
        add(steps, ChronoUnit.DAYS, DAYS, 1, 2, 7, 14);
        add(steps, ChronoUnit.MONTHS, MONTHS, 1, 3, 6);
        add(steps, ChronoUnit.YEARS, YEARS, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000);
        return steps;
    }

    private static void add(List<Step> steps, ChronoUnit unit, DateTimeFormatter format, int... counts) {
        for (int count : counts) {
            steps.add(new Step(count, unit, format));
        }
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }
}
