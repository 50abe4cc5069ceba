package dev.verve.insight.impact;

import static dev.verve.problem.Check.require;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.sql.SqlFile;
import dev.verve.stats.BivariateMoments;
import dev.verve.stats.Moments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A relation with a row a user: {@code id, arm}, a column for each metric {@code m0, m1, …} and,
 * where it is known, the earlier value {@code before}, all numbers; denominators of ratios and
 * traits beside them. The engine makes the sums.
 *
 * @param engine holds the relation
 * @param relation its name
 * @param columns what its columns mean
 */
public record TrialTable(Engine engine, String relation, TrialColumns columns) {
  /** So many groups are no experiment. */
  static final int MOST_GROUPS = 21;

  /** A table of metrics, perhaps with an earlier value. */
  public TrialTable(Engine engine, String relation, List<String> metrics, boolean before) {
    this(engine, relation, TrialColumns.of(metrics, before));
  }

  /** The names of the metrics, in the order of their columns. */
  public List<String> metrics() {
    return columns.metrics();
  }

  /** The same relation where its columns mean more. */
  public TrialTable withColumns(TrialColumns other) {
    return new TrialTable(engine, relation, other);
  }

  /** The values of a trait with the most users first, at most so many. */
  List<String> values(int segment, int most) {
    String query =
        "select s%1$d as value, count(*) as users from %2$s where arm is not null and s%1$d is not null group by s%1$d order by users desc, value limit %3$d"
            .formatted(segment, relation, most);
    return engine.query(query).stream().map(row -> row.string("value")).toList();
  }

  /** Users with one value of a trait, on the first metric alone. */
  TrialTable within(int segment, String value) {
    String name = relation + "_within";
    engine.view(
        name,
        "select * from %s where s%d = %s"
            .formatted(relation, segment, engine.dialect().text(value)));
    List<String> first = metrics().subList(0, 1);
    TrialColumns only = TrialColumns.of(first, columns.before());
    return new TrialTable(
        engine, name, columns.isRatio(0) ? only.withRatios(Set.copyOf(first)) : only);
  }

  /**
   * The same users with every metric pulled in to its quantiles {@code 1 - probability} and {@code
   * probability} over all groups together; not for ratios, whose parts belong together.
   */
  public TrialTable winsorised(double probability) {
    require(
        probability > 0.5 && probability < 1,
        "winsorising needs a quantile above 0.5 and below 1, was %s",
        probability);
    require(columns.ratios().isEmpty(), "a ratio cannot be winsorised");
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
        "select id, arm, %s%s%s from %s cross join (select %s from %s where arm is not null) limits"
            .formatted(
                pulled, columns.before() ? ", before" : "", traits(), relation, limits, relation));
    return new TrialTable(engine, relation + "_winsorised", columns);
  }

  private String traits() {
    return IntStream.range(0, columns.segments().size())
        .mapToObj(i -> ", s" + i)
        .collect(Collectors.joining());
  }

  private String quantile(String column, double probability) {
    return engine.dialect().quantile(column, probability);
  }

  private String perMetric(UnaryOperator<String> expression) {
    return IntStream.range(0, metrics().size())
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
    return new Trial(metrics(), base, List.copyOf(arms.values()), intended, columns.before());
  }

  private List<Arm> arms() {
    Map<String, List<MetricSums>> sums = new LinkedHashMap<>();
    Map<String, Long> users = new LinkedHashMap<>();
    for (int metric = 0; metric < metrics().size(); metric++) {
      MetricSums.@Nullable Kind known = columns.isRatio(metric) ? MetricSums.Kind.RATIO : null;
      Map<String, String> beside = Map.of("before", columns.beside(metric));
      for (Row row : engine.query(render("trial_sums", metric, beside))) {
        sums.computeIfAbsent(row.string("arm"), arm -> new ArrayList<>()).add(sums(row, known));
        users.put(row.string("arm"), row.whole("users"));
      }
    }
    List<Arm> arms = new ArrayList<>();
    sums.forEach(
        (arm, list) ->
            arms.add(new Arm(arm, users.getOrDefault(arm, 0L), alike(list, sums.values()))));
    return arms;
  }

  /** A metric is a share only where it is one in every arm: one where all are 0 says nothing. */
  private static List<MetricSums> alike(
      List<MetricSums> own, Collection<List<MetricSums>> ofAllArms) {
    return IntStream.range(0, own.size())
        .mapToObj(
            metric ->
                ofAllArms.stream().allMatch(arm -> arm.get(metric).kind() == own.get(metric).kind())
                    ? own.get(metric)
                    : own.get(metric).withKind(MetricSums.Kind.MEAN))
        .toList();
  }

  /** The metrics of everybody who belongs to a group. */
  public List<MetricSums> all() {
    List<Arm> arms = arms();
    List<MetricSums> all = new ArrayList<>();
    for (int metric = 0; metric < metrics().size(); metric++) {
      int index = metric;
      all.add(
          arms.stream()
              .map(arm -> arm.metrics().get(index))
              .reduce(MetricSums::plus)
              .orElse(MetricSums.of(Moments.NONE, MetricSums.Kind.MEAN)));
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
                    metrics().get(metric),
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
    parameters.put("metric", columns.metric(metric));
    parameters.put("trial", relation);
    return SqlFile.render(file, parameters);
  }

  private static MetricSums sums(Row row, MetricSums.@Nullable Kind known) {
    Moments x = moments(row, "pairs", "x_mean", "x_variance");
    Moments y = moments(row, "pairs", "y_mean", "y_variance");
    Double covariance = row.number("covariance");
    double comoment = covariance == null || y.n() < 2 ? 0 : covariance * y.n();
    double most = Math.sqrt(x.m2() * y.m2());
    return new MetricSums(
        new BivariateMoments(x, y, Math.max(-most, Math.min(most, comoment))),
        moments(row, "alone", "alone_mean", "alone_variance"),
        row.whole("missing"),
        known != null
            ? known
            : row.whole("share") == 1 ? MetricSums.Kind.SHARE : MetricSums.Kind.MEAN);
  }

  private static Moments moments(Row row, String count, String mean, String variance) {
    long n = row.whole(count);
    return n == 0
        ? Moments.NONE
        : new Moments(n, row.real(mean), n < 2 ? 0 : Math.max(0, row.real(variance)) * n);
  }
}
