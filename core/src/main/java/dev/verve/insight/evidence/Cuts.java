package dev.verve.insight.evidence;

import static dev.verve.problem.Check.require;

import dev.verve.engine.EventSpan;
import dev.verve.sql.Dialect;
import dev.verve.sql.SqlFile;
import dev.verve.stats.Conclusion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * When users are looked at: their actions up to then are read, and what became of them after it.
 * Cuts are numbered in the order of time; the last one is for judging what was learned on those
 * before it.
 */
public sealed interface Cuts permits Cuts.Dates, Cuts.Ages {
  /** The number of cuts, the one to judge on included. */
  int count();

  /** On what is learned, as texts. */
  List<String> learnedOn();

  /** On what is judged. */
  String judgedOn();

  /** The last day on which anybody is looked at, where it is the same for all. */
  LocalDate last();

  /** A query of everybody by cut and day. */
  String watched(Dialect dialect);

  /**
   * What a day {@code o.day} of {@code o.entity} is held against: cuts {@code w} with their day.
   */
  String looks(Dialect dialect);

  /** The number of the cut to judge on. */
  default int testing() {
    return count() - 1;
  }

  /**
   * Everybody on the same dates.
   *
   * @param dates ascending, at least one
   */
  record Dates(List<LocalDate> dates) implements Cuts {
    private static final int MOST_TRAINING = 4;

    /** Copies the dates and checks their order. */
    public Dates {
      dates = List.copyOf(dates);
      require(!dates.isEmpty(), "there must be a date to look at");
      for (int i = 1; i < dates.size(); i++) {
        require(dates.get(i - 1).isBefore(dates.get(i)), "cuts must ascend, not %s", dates);
      }
    }

    /** The last date of a span whose outcome is closed. */
    static LocalDate lastClosed(LocalDate lastKnown, int outcomeDays) {
      return lastKnown.minusDays(outcomeDays);
    }

    /**
     * Dates in steps of the outcome's days, each with a whole window behind it: what follows one is
     * closed at the next, so nothing that is tested on was known when weights were learned.
     */
    static Conclusion<Cuts> of(
        EventSpan span, LocalDate lastKnown, int windowDays, int outcomeDays) {
      LocalDate closed = lastClosed(lastKnown, outcomeDays);
      LocalDate testing = closed.isAfter(span.last()) ? span.last() : closed;
      LocalDate earliest = span.first().plusDays(windowDays - 1L);
      List<LocalDate> dates = new ArrayList<>();
      for (int back = MOST_TRAINING; back >= 0; back--) {
        LocalDate cut = testing.minusDays((long) back * outcomeDays);
        if (!cut.isBefore(earliest)) {
          dates.add(cut);
        }
      }
      if (dates.size() < 2) {
        return Conclusion.refused(
            "The events cover %d days; learning needs a window of %d, twice the %d days of the outcome, and no less."
                .formatted(span.days(), windowDays, outcomeDays));
      }
      return Conclusion.reached(new Dates(dates));
    }

    @Override
    public int count() {
      return dates.size();
    }

    @Override
    public List<String> learnedOn() {
      return dates.subList(0, testing()).stream().map(LocalDate::toString).toList();
    }

    @Override
    public String judgedOn() {
      return last().toString();
    }

    @Override
    public LocalDate last() {
      return dates.get(testing());
    }

    @Override
    public String watched(Dialect dialect) {
      return SqlFile.render("cut_date", Map.of("dates", values(dialect)));
    }

    @Override
    public String looks(Dialect dialect) {
      return "(values %s) w (cut, day) on true".formatted(values(dialect));
    }

    private String values(Dialect dialect) {
      return IntStream.range(0, dates.size())
          .mapToObj(cut -> "(%d, %s)".formatted(cut, dialect.date(dates.get(cut))))
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * Everybody once, as many days after the own start as all others, such as 28 days after a course
   * began. Who started before the first split is learned on, and so on.
   *
   * @param after days from the own start to the look
   * @param splits ascending first days of start of each cut but the first
   * @param lastKnown the last day that is known
   */
  record Ages(int after, List<LocalDate> splits, LocalDate lastKnown) implements Cuts {
    /** Copies the splits and checks them. */
    public Ages {
      splits = List.copyOf(splits);
      require(after >= 1, "users are looked at 1 day after their start or later, not %s", after);
      require(!splits.isEmpty(), "there must be a start to split at");
    }

    @Override
    public int count() {
      return splits.size() + 1;
    }

    @Override
    public List<String> learnedOn() {
      return List.of("starts before " + splits.get(splits.size() - 1));
    }

    @Override
    public String judgedOn() {
      return "starts from " + splits.get(splits.size() - 1);
    }

    @Override
    public LocalDate last() {
      return lastKnown;
    }

    @Override
    public String watched(Dialect dialect) {
      String cases =
          IntStream.range(0, splits.size())
              .mapToObj(
                  cut -> "when start < %s then %d".formatted(dialect.date(splits.get(cut)), cut))
              .collect(Collectors.joining(" "));
      return SqlFile.render(
          "cut_age",
          Map.of(
              "splits", cases,
              "last", String.valueOf(splits.size()),
              "after", String.valueOf(after)));
    }

    @Override
    public String looks(Dialect dialect) {
      return "(%s) w on w.entity = o.entity".formatted(watched(dialect));
    }
  }
}
