package dev.verve.insight.impact;

import static dev.verve.problem.Check.require;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.sql.SqlFile;
import dev.verve.stats.BivariateMoments;
import dev.verve.stats.Moments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A relation with a row a user: {@code id, arm}, a column for each metric {@code m0, m1, …} and,
 * where it is known, the earlier value {@code before}, all numbers. The engine makes the sums.
 *
 * @param engine holds the relation
 * @param relation its name
 * @param metrics the names of the metrics, in the order of their columns
 * @param before whether there is a column {@code before}
 */
public record TrialTable(Engine engine, String relation, List<String> metrics, boolean before) {
  /** So many groups are no experiment. */
  static final int MOST_GROUPS = 21;

  public TrialTable {
    metrics = List.copyOf(metrics);
  }

  /**
   * The same users with every metric pulled in to its quantiles {@code 1 - probability} and {@code
   * probability} over all groups together.
   */
  public TrialTable winsorised(double probability) {
    require(
        probability > 0.5 && probability < 1,
        "winsorising needs a quantile above 0.5 and below 1, was %s",
        probability);
    String limits =
        perMetric(
            m ->
                quantile(m, 1 - probability)
                    + " as low_"
                    + m
                    + ", "
                    + quantile(m, probability)
                    + " as high_"
                    + m);
    String pulled =
        perMetric(m -> "least(greatest(" + m + ", low_" + m + "), high_" + m + ") as " + m);
    engine.table(
        relation + "_winsorised",
        "select id, arm, %s%s from %s cross join (select %s from %s where arm is not null) limits"
            .formatted(pulled, before ? ", before" : "", relation, limits, relation));
    return new TrialTable(engine, relation + "_winsorised", metrics, before);
  }

  private String quantile(String column, double probability) {
    return engine.dialect().quantile(column, probability);
  }

  private String perMetric(UnaryOperator<String> expression) {
    return IntStream.range(0, metrics.size())
        .mapToObj(i -> expression.apply("m" + i))
        .collect(Collectors.joining(", "));
  }

  /** The names of the groups in order, at most {@value #MOST_GROUPS} of them. */
  public List<String> groups() {
    String query =
        "select distinct arm from %s where arm is not null order by arm limit %d"
            .formatted(relation, MOST_GROUPS);
    return engine.query(query).stream().map(row -> row.string("arm")).toList();
  }

  /** Users who belong to no group. */
  public long withoutGroup() {
    return count("count(*) - count(arm)");
  }

  /** Rows beyond the first of a user. */
  public long repeated() {
    return count("count(id) - count(distinct id)");
  }

  private long count(String expression) {
    return engine.query("select " + expression + " as n from " + relation).get(0).whole("n");
  }

  /**
   * The experiment.
   *
   * @param control the group to compare with
   * @param shares the intended share of each group; empty where all are equal
   */
  public Trial trial(String control, Map<String, Double> shares) {
    Map<String, Arm> arms = new LinkedHashMap<>();
    for (Arm arm : arms()) {
      arms.put(arm.name(), arm);
    }
    Arm base =
        Optional.ofNullable(arms.remove(control))
            .orElseThrow(() -> new IllegalArgumentException("no group " + control));
    List<Double> intended = new ArrayList<>();
    intended.add(shares.getOrDefault(control, 1.0));
    arms.keySet().forEach(name -> intended.add(shares.getOrDefault(name, 1.0)));
    return new Trial(metrics, base, List.copyOf(arms.values()), intended, before);
  }

  private List<Arm> arms() {
    Map<String, List<MetricSums>> sums = new LinkedHashMap<>();
    Map<String, Long> users = new LinkedHashMap<>();
    for (int metric = 0; metric < metrics.size(); metric++) {
      for (Row row : engine.query(render("trial_sums", metric, Map.of("before", earlier())))) {
        sums.computeIfAbsent(row.string("arm"), arm -> new ArrayList<>()).add(sums(row));
        users.put(row.string("arm"), row.whole("users"));
      }
    }
    List<Arm> arms = new ArrayList<>();
    sums.forEach((arm, list) -> arms.add(new Arm(arm, users.getOrDefault(arm, 0L), list)));
    return arms;
  }

  /** The metrics of everybody who belongs to a group. */
  public List<MetricSums> all() {
    List<Arm> arms = arms();
    List<MetricSums> all = new ArrayList<>();
    for (int metric = 0; metric < metrics.size(); metric++) {
      int index = metric;
      all.add(
          arms.stream()
              .map(arm -> arm.metrics().get(index))
              .reduce(MetricSums::plus)
              .orElse(MetricSums.of(Moments.NONE, false)));
    }
    return all;
  }

  /** The users who stand out in one metric, farthest first, at most four. */
  public List<Outlier> outliers(int metric) {
    Map<String, String> limit = Map.of("limit", Double.toString(Outlier.LIMIT));
    return engine.query(render("trial_outlier", metric, limit)).stream()
        .map(
            row ->
                new Outlier(
                    metrics.get(metric),
                    Optional.ofNullable(row.text("id")),
                    row.string("arm"),
                    row.real("value"),
                    row.real("deviations"),
                    row.real("weight")))
        .toList();
  }

  /** Whether a metric holds only 0 and 1, so that nobody can stand out. */
  static boolean isShare(Trial trial, int metric) {
    return trial.control().metrics().get(metric).share()
        && trial.treated().stream().allMatch(arm -> arm.metrics().get(metric).share());
  }

  private String render(String file, int metric, Map<String, String> more) {
    Map<String, String> parameters = new LinkedHashMap<>(more);
    parameters.put("metric", "m" + metric);
    parameters.put("trial", relation);
    return SqlFile.render(file, parameters);
  }

  private String earlier() {
    return before ? "before" : "cast(null as double)";
  }

  private static MetricSums sums(Row row) {
    Moments x = moments(row, "pairs", "x_mean", "x_variance");
    Moments y = moments(row, "pairs", "y_mean", "y_variance");
    Double covariance = row.number("covariance");
    double comoment = covariance == null || y.n() < 2 ? 0 : covariance * y.n();
    double most = Math.sqrt(x.m2() * y.m2());
    return new MetricSums(
        new BivariateMoments(x, y, Math.max(-most, Math.min(most, comoment))),
        moments(row, "alone", "alone_mean", "alone_variance"),
        row.whole("missing"),
        row.whole("share") == 1);
  }

  private static Moments moments(Row row, String count, String mean, String variance) {
    long n = row.whole(count);
    return n == 0
        ? Moments.NONE
        : new Moments(n, row.real(mean), n < 2 ? 0 : Math.max(0, row.real(variance)) * n);
  }
}
