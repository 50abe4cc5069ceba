package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.insight.History;
import dev.verve.model.Band;
import dev.verve.model.Bands;
import dev.verve.model.Lock;
import dev.verve.model.Outcome;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import dev.verve.sql.SqlFile;
import dev.verve.stats.Conclusion;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures how early a score falls before a loss, on the users of one cut. Where a model calls
 * silence the loss, it is dated when the silence is as long as the outcome says. Of very many who
 * stayed every so many-th is watched.
 */
final class LeadTimes {
  private static final int ENOUGH = 20_000;

  private final Bands bands;
  private final double hold;
  private final List<Double> leads = new ArrayList<>();
  private long lost;
  private long low;
  private long kept;
  private long alarmed;

  private LeadTimes(BoundModel model) {
    this.bands = model.model().bands();
    this.hold = model.model().hold();
  }

  /** After a reader of one date was opened: it reads whom that looks at. */
  static Conclusion<LeadTime> of(
      Engine engine,
      BoundModel model,
      EventSpan span,
      @Nullable Lock lock,
      OutcomeLog log,
      LocalDate date) {
    if (log.outcome().kind() == Outcome.Kind.EVENT) {
      return Conclusion.refused(
          "an event that did not happen has no day; name a lost_event or retained_within.");
    }
    engine.table("cut_watch", watch(log));
    int days = log.outcome().days();
    LocalDate first = later(span.first(), date.minusDays(days));
    LocalDate last = date.plusDays(days);
    ScoreRun run = new ScoreRun(engine, model, span, lock).prepareDays(first, last);
    run.at(date, new Names("_judged"));
    Scored end = run.at(last, new Names("_end"));
    String daily = new History(engine, model, run).daily(first, end);
    LeadTimes times = new LeadTimes(model);
    long users = engine.query("select count(*) as n from cut_watch").get(0).whole("n");
    times.read(
        engine,
        "select w.number, cast(w.lost as integer) as lost, cast(w.ends as date) as ends, d.day, d.score from cut_watch w join %s d on d.entity = w.entity where (w.lost or w.number %% %d = 0) and d.day < w.ends and d.day >= w.ends - interval '1' day * %d order by w.number, d.day"
            .formatted(daily, Math.max(1, users / ENOUGH), days));
    if (times.lost < LeadTime.LEAST_LOST) {
      return Conclusion.refused(
          "%d were lost after they had been scored; at least %d are needed."
              .formatted(times.lost, LeadTime.LEAST_LOST));
    }
    double[] ahead = times.leads.stream().mapToDouble(Double::doubleValue).toArray();
    return Conclusion.reached(LeadTime.of(times.lost, times.low, times.kept, times.alarmed, ahead));
  }

  private static String watch(OutcomeLog log) {
    String days = String.valueOf(log.outcome().days());
    String lostOn =
        log.outcome().kind() == Outcome.Kind.LOST_EVENT
            ? "min(case when not c.happened and o.day > c.day then o.day end)"
            : "max(case when not c.happened and o.day <= c.day then o.day end) + interval '1' day * "
                + days;
    return SqlFile.render("cut_watch", Map.of("days", days, "lost_on", lostOn));
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  /** One user's days after another's. */
  private void read(Engine engine, String query) {
    Watched[] open = {null};
    engine.each(
        query,
        row -> {
          Watched user = open[0];
          long number = row.whole("number");
          if (user == null || user.number != number) {
            close(user);
            user = new Watched(number, row);
            open[0] = user;
          }
          user.on(row.day("day"), row.real("score"));
        });
    close(open[0]);
  }

  private void close(@Nullable Watched user) {
    if (user == null) {
      return;
    }
    boolean fell = user.ahead > 0;
    if (!user.isLost) {
      kept++;
      alarmed += fell ? 1 : 0;
      return;
    }
    lost++;
    low += user.highest == 0 ? 1 : 0;
    if (fell) {
      leads.add((double) user.ahead);
    }
  }

  /** A user, day by day. */
  private final class Watched {
    private final long number;
    private final boolean isLost;
    private final LocalDate ends;
    private @Nullable Band band;
    private int highest;
    private long ahead;

    Watched(long number, Row row) {
      this.number = number;
      this.isLost = row.whole("lost") > 0;
      this.ends = row.day("ends");
    }

    void on(LocalDate day, double score) {
      Band before = band;
      Band now = before == null ? bands.of(score) : bands.after(before, score, hold);
      if (ahead == 0 && before != null && now.from() < before.from()) {
        ahead = ChronoUnit.DAYS.between(day, ends);
      }
      highest = Math.max(highest, bands.indexOf(now.name()));
      band = now;
    }
  }
}
