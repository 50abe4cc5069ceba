package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.SmallTable;
import dev.verve.insight.metrics.Metric;
import dev.verve.insight.metrics.MetricAnswer;
import dev.verve.insight.metrics.MetricPeriod;
import dev.verve.insight.metrics.MetricQuestion;
import dev.verve.server.store.Store;
import dev.verve.sql.Bounds;
import dev.verve.sql.DuckDbDialect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code metric}: the last 14 days, 13 weeks and 12 months of every metric up to the date
 * of the current scores, of everybody and by each segment of the model. It is filled when a query
 * names it, with the metrics that the query names, or all; and again when the model, the date or
 * the events have changed, but not within ten minutes of the last time.
 */
public final class MetricTable {
  private static final Map<MetricPeriod, Integer> PERIODS =
      new EnumMap<>(Map.of(MetricPeriod.DAY, 14, MetricPeriod.WEEK, 13, MetricPeriod.MONTH, 12));
  private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
  private static final long REST_NANOS = TimeUnit.MINUTES.toNanos(10);

  private record Filled(String model, long watermark, long nanos) {}

  private final Store store;
  private final Map<Metric, Filled> filled = new EnumMap<>(Metric.class);

  public MetricTable(Store store) {
    this.store = store;
  }

  /** Brings up to date what a query reads of the table. */
  public synchronized void fillFor(String sql) {
    Optional<Live> live = store.read(Live::read);
    Optional<LiveModel> model = store.read(Models::current);
    if (live.isEmpty() || model.isEmpty()) {
      return;
    }
    String stamp = model.get().version() + " " + live.get().asOf();
    Set<Metric> stale = named(sql);
    stale.removeIf(metric -> isFresh(filled.get(metric), stamp, live.get().watermark()));
    if (!stale.isEmpty()) {
      write(stale, answers(stale, model.get(), live.get().asOf()));
      Filled now = new Filled(stamp, live.get().watermark(), System.nanoTime());
      stale.forEach(metric -> filled.put(metric, now));
    }
  }

  private static boolean isFresh(@Nullable Filled last, String stamp, long watermark) {
    return last != null
        && last.model().equals(stamp)
        && (last.watermark() == watermark || System.nanoTime() - last.nanos() < REST_NANOS);
  }

  /** The metrics whose slugs stand in a query as they are; all, where it looks for patterns. */
  private static Set<Metric> named(String sql) {
    Set<Metric> named = EnumSet.noneOf(Metric.class);
    Matcher literals = LITERAL.matcher(sql);
    while (literals.find()) {
      String text = literals.group(1);
      if (text.contains("%") || text.contains("_")) {
        return EnumSet.allOf(Metric.class);
      }
      Metric.find(text).ifPresent(named::add);
    }
    return named.isEmpty() ? EnumSet.allOf(Metric.class) : named;
  }

  private List<SmallTable> answers(Set<Metric> metrics, LiveModel model, LocalDate asOf) {
    List<String> segments = model.model().segments();
    List<Optional<String>> slices = new ArrayList<>(segments.stream().map(Optional::of).toList());
    if (slices.isEmpty()) {
      slices.add(Optional.empty());
    }
    Studies studies = new Studies(store, model);
    EventSpan span = studies.span();
    List<SmallTable> tables = new ArrayList<>();
    for (MetricPeriod period : MetricPeriod.values()) {
      int most = PERIODS.getOrDefault(period, 1);
      LocalDate longest = asOf.minusDays((long) most * period.days() - 1);
      LocalDate first = longest.isBefore(span.first()) ? span.first() : longest;
      List<Bounds> periods = period.within(first, asOf);
      for (int i = 0; i < slices.size(); i++) {
        MetricQuestion question = MetricQuestion.of(period, periods).withMetrics(metrics);
        Optional<String> trait = slices.get(i).filter(studies::knowsTrait);
        MetricAnswer found = studies.metrics(trait.map(question::withSegments).orElse(question));
        if (i == 0 || trait.isPresent()) {
          tables.add(i == 0 ? found.rows() : found.segmentRows());
        }
      }
    }
    return tables;
  }

  private void write(Set<Metric> metrics, List<SmallTable> tables) {
    String slugs =
        metrics.stream().map(metric -> "'" + metric.slug() + "'").collect(Collectors.joining(", "));
    store.write(
        connection -> {
          DuckDbEngine engine = DuckDbEngine.over(connection, new DuckDbDialect());
          engine.execute("delete from metric where slug in (" + slugs + ")");
          for (SmallTable table : tables) {
            engine.rows(table);
            engine.execute(
                "insert into metric select slug, period, cast(period_start as date), segment, value, numerator, denominator from metric_row");
          }
          engine.execute("drop table metric_row");
          return true;
        });
  }
}
