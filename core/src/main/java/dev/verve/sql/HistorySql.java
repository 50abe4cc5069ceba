package dev.verve.sql;

import dev.verve.model.Decay;
import dev.verve.model.FittedScale;
import dev.verve.plan.ActionRow;
import dev.verve.plan.Aggregate;
import dev.verve.plan.BoundModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Scores of a range of days as change points: a row wherever something enters or leaves a window,
 * good until the next. Days are numbered from the first of the range, which is 0; what is older has
 * numbers below. For models of the forms {@link HistoryForm#SUMS} and {@link HistoryForm#CHANGES}.
 */
public final class HistorySql {
  /** Differences of these add up to exactly what they came from, whatever their size. */
  private static final String EXACT = "cast(greatest(-1e25, least(1e25, %s)) as decimal(38, 12))";

  private final BoundModel model;
  private final Dialect dialect;
  private final Bounds days;
  private final ActionRow even;

  public HistorySql(BoundModel model, Dialect dialect, Bounds days) {
    this.model = model;
    this.dialect = dialect;
    this.days = days;
    this.even = model.actions().get(0);
  }

  /** Relation {@code history_entity}: everybody under a short key. */
  public String entity() {
    return SqlFile.render(
        "history_entity",
        Map.of(
            "key",
            keyedByName() ? "entity" : dialect.shortKey("entity", "since"),
            "since",
            number("since"),
            "until",
            number("until"),
            "length",
            length(),
            "last",
            dialect.date(days.last())));
  }

  /**
   * Whether {@link #worth} and {@link #entity} only name what other relations hold, so that keeping
   * them would copy it.
   */
  public boolean onlyRenames() {
    return keyedByName() && model.model().exclude() == null && model.model().overrides().isEmpty();
  }

  private boolean keyedByName() {
    return !dialect.numbersRows() && !model.changesOverTime();
  }

  /** Relation {@code history_amount}: what enters on each day. */
  public String amount() {
    return SqlFile.render("history_amount", Map.of("number", number("d.day")));
  }

  /** Relation {@code history_item}: from when to when each value is in the window. */
  public String item() {
    return SqlFile.render("history_item", Map.of("number", number("d.day")));
  }

  /** Relation {@code history_worth}: points that enter, where points simply add. */
  public String worth() {
    String day = number("d.day");
    String scale =
        even.decay().kind() == Decay.Kind.HALF_LIFE
            ? " * pow(2, " + day + " / " + even.decay().days() + ")"
            : "";
    String worth = weight() + scale;
    if (onlyRenames()) {
      return SqlFile.render(
          "history_worth_of_all", Map.of("number", day, "worth", worth, "length", length()));
    }
    return SqlFile.render(
        "history_worth", Map.of("number", day, "worth", worth, "members", weightOfMember("d")));
  }

  /** Relation {@code history_raw} from sums of points. */
  public String rawOfSums() {
    Decay decay = even.decay();
    String raw =
        switch (decay.kind()) {
          case NONE -> "total";
          case HALF_LIFE -> "total * pow(2, -day / " + decay.days() + ")";
          case LINEAR -> "total - (total * day - moment) / " + decay.days();
        };
    if (decay.kind() == Decay.Kind.NONE) {
      return SqlFile.render("history_raw_even", Map.of("sums", sums()));
    }
    String until = "case when total = 0 then day + 1 else until end";
    return SqlFile.render(
        "history_raw_decayed",
        Map.of("raw", raw, "each", dialect.each("day", until), "sums", sums()));
  }

  /** Relation {@code history_raw} from each action's changes. */
  public String rawOfChanges() {
    String change =
        SqlFile.render(
            "history_change",
            Map.of("points", points(), "windows", windows(), "members", members("m")));
    if (model.capsBranches()) {
      change = SqlFile.render("history_change_capped", Map.of("change", change));
    }
    return SqlFile.render("history_raw", Map.of("length", length(), "change", change));
  }

  /** Relation {@code history_score}: scores and bands from each change to the next. */
  public String score(FittedScale scale) {
    return SqlFile.render(
        "history_score",
        Map.of(
            "raw",
            model.changesOverTime()
                ? "(" + SqlFile.render("history_raw_while", Map.of()) + ")"
                : "history_raw",
            "score",
            ScaleSql.score(scale, "r.raw"),
            "reference",
            ScaleSql.reference(scale, "reference", "r.raw"),
            "band",
            ScaleSql.band(model.model().bands(), "score", dialect)));
  }

  /** The totals of each day and band. */
  public String day() {
    return SqlFile.render("history_day", Map.of("days", listedDays(), "number", number("d.day")));
  }

  /** Relation {@code history_daily}: everybody's score on each day. */
  public String daily() {
    return SqlFile.render(
        "history_daily",
        Map.of(
            "each", dialect.each("day", "until"), "days", listedDays(), "number", number("d.day")));
  }

  private String sums() {
    int window = effectiveWindow();
    if (WholePoints.in(model)) {
      return SqlFile.render(
          "history_sum_whole", Map.of("length", length(), "window", String.valueOf(window)));
    }
    boolean linear = even.decay().kind() == Decay.Kind.LINEAR;
    return SqlFile.render(
        "history_sum",
        Map.of(
            "length", length(),
            "window", String.valueOf(window),
            "before", String.valueOf(window - 1),
            "moment", linear ? "sum(points * day) over windowed" : "0.0"));
  }

  private int effectiveWindow() {
    int window = even.windowDays() == null ? Integer.MAX_VALUE : even.windowDays();
    return even.decay().kind() == Decay.Kind.LINEAR
        ? (int) Math.min(window, Math.ceil(even.decay().days()))
        : window;
  }

  private String windows() {
    List<String> parts = new ArrayList<>();
    windowsOfAmounts().forEach(days -> parts.add(window(days)));
    if (model.countsDistinct()) {
      parts.add(SqlFile.render("history_window_item", Map.of("length", length())));
    }
    return String.join("\nunion all\n", parts);
  }

  /** The different windows, since the frame of a window function must be a literal. */
  private Set<Optional<Integer>> windowsOfAmounts() {
    return model.actions().stream()
        .filter(row -> row.aggregate() != Aggregate.DISTINCT)
        .map(row -> Optional.ofNullable(row.windowDays()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String window(Optional<Integer> days) {
    String sum = "sum(m.amount) over windowed";
    String greatest = "max(m.amount) over windowed";
    String own = days.map(n -> "a.window_days = " + n).orElse("a.window_days is null");
    return SqlFile.render(
        "history_window",
        Map.of(
            "amount",
            model.takesMaximum()
                ? "case a.aggregate when 'max' then " + greatest + " else " + sum + " end"
                : sum,
            "length",
            length(),
            "before",
            days.map(n -> String.valueOf(n - 1)).orElse("unbounded"),
            "own",
            windowsOfAmounts().size() == 1 ? "true" : own));
  }

  private String points() {
    String points = CurveSql.bent(model.actions(), "m.amount") + " * " + weight();
    return model.sumsProperties() ? EXACT.formatted(points) : points;
  }

  private String weight() {
    return model.model().overrides().isEmpty() ? "a.weight" : "w.weight";
  }

  private String members(String row) {
    String weight = weightOfMember(row);
    return weight.isEmpty()
        ? ""
        : "join history_entity h on h.entity_key = " + row + ".entity_key\n" + weight;
  }

  private String weightOfMember(String row) {
    return model.model().overrides().isEmpty()
        ? ""
        : "join action_weight w on w.profile = h.profile and w.action_key = " + row + ".action_key";
  }

  private String number(String day) {
    return dialect.daysBetween(dialect.date(days.first()), day);
  }

  private String listedDays() {
    return dialect.days(days.first(), days.last());
  }

  private String length() {
    return String.valueOf(days.length());
  }
}
