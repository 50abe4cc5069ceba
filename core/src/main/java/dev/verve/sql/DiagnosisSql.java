package dev.verve.sql;

import dev.verve.model.FittedScale;
import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Queries that compare two scored dates, or two models at one date: what each action brought to
 * each score, and how scores spread over segments. They yield sums; what these mean is not theirs.
 */
public final class DiagnosisSql {
  private static final int FIRST_WEEK = 7;

  private final BoundModel model;
  private final Dialect dialect;
  private final EventSql events;

  public DiagnosisSql(BoundModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
    this.events = new EventSql(model, dialect);
  }

  /**
   * Scores that stand somewhere, with the scale that made them and the table of its reference.
   *
   * @param relation entity, raw, score and band
   * @param scale their scale
   * @param reference the table of a percentile scale's reference
   */
  public record Scores(String relation, FittedScale scale, String reference) {}

  /**
   * Everybody at either of two dates.
   *
   * @param relation the relation, which the engine keeps unless it is numbered
   * @param numbered whether it has {@code subject}, a number of each, and {@code since} when each
   *     was first seen
   * @param crossed whether {@link #crossing} holds their sums, which are fewer rows to read
   */
  public record Subjects(String relation, boolean numbered, boolean crossed) {
    /** Subjects in a relation that the engine keeps. */
    public static Subjects kept(String relation) {
      return new Subjects(relation, false, false);
    }
  }

  /** Everybody at either side, with the slopes between the two scores. */
  public String subject(Scores from, Scores to) {
    String derivative =
        from.scale.equals(to.scale)
            ? derivative(from.scale, "raw_from")
            : "(%s + %s) / 2"
                .formatted(derivative(from.scale, "raw_from"), derivative(to.scale, "raw_from"));
    String both =
        SqlFile.render(
            "diagnosis_both", Map.of("from", restated(from, to), "to", restated(to, from)));
    return subject(both, derivative, "");
  }

  /**
   * The same, numbered, from scores that stand side by side.
   *
   * @param scores a relation that the engine keeps, as {@link ScorePairSql} tells it
   */
  public String subject(String scores, FittedScale scale) {
    String both =
        SqlFile.render(
            "diagnosis_both_kept", Map.of("number", dialect.tellingApart("s"), "scores", scores));
    return subject(both, derivative(scale, "raw_from"), ", subject, since");
  }

  private static String subject(String both, String derivative, String kept) {
    return SqlFile.render(
        "diagnosis_subject", Map.of("both", both, "slope", derivative, "kept", kept));
  }

  private static String restated(Scores own, Scores other) {
    boolean same = own.scale.equals(other.scale);
    return "("
        + SqlFile.render(
            "diagnosis_restated",
            Map.of(
                "score",
                same ? "r.score" : ScaleSql.score(other.scale, "r.raw"),
                "relation",
                own.relation,
                "reference",
                same ? "" : ScaleSql.reference(other.scale, other.reference, "r.raw")))
        + ")";
  }

  /**
   * Relation {@code diagnosis_place}: where people stand, with a number and how many.
   *
   * @param columns columns of the subjects, besides their presence
   */
  public String place(Subjects subjects, List<String> columns) {
    return SqlFile.render(
        "diagnosis_place",
        Map.of(
            "relation", subjects.crossed ? "diagnosis_crossing" : subjects.relation,
            "users", subjects.crossed ? "sum(users)" : "count(*)",
            "columns", more(columns)));
  }

  /** Relation {@code diagnosis_located}: the subjects with the numbers of their places. */
  public String located(Subjects subjects, List<String> columns) {
    String same =
        columns.stream()
            .map(column -> "\n  and p.%1$s is not distinct from s.%1$s".formatted(column))
            .collect(Collectors.joining());
    return SqlFile.render(
        "diagnosis_located",
        Map.of(
            "number",
            subjects.numbered ? "s.subject" : dialect.tellingApart("s"),
            "subject",
            subjects.relation,
            "same",
            same));
  }

  /**
   * What each action brings to each score; reads {@code diagnosis_located}.
   *
   * @param points the points of both dates side by side, as {@link PointPairSql} tells them
   */
  public String part(String points) {
    return SqlFile.render("diagnosis_part", Map.of("points", points));
  }

  /** Sums of parts by a key and place. */
  public String sums(String key, String relation) {
    return SqlFile.render("diagnosis_sum", Map.of("key", key, "relation", relation));
  }

  /** Parts of branches, from those of actions; reads {@code diagnosis_action}. */
  public String branch() {
    return SqlFile.render("diagnosis_branch", Map.of());
  }

  /** Parts that the scale alone brought. */
  public String shift() {
    return SqlFile.render("diagnosis_shift", Map.of());
  }

  /** Subjects of other scores with the values of traits at the later date, by which they stand. */
  public String valued(String subject, List<String> columns) {
    return "select o.*%s from %s o left join diagnosis_slice v on v.entity = o.entity"
        .formatted(
            columns.stream().map(column -> ", v." + column).collect(Collectors.joining()), subject);
  }

  /**
   * Relation {@code diagnosis_slice}: for the trait of position i, columns {@code vi_from} and
   * {@code vi_to}; whether a user joined in the week up to the date, {@code week_from} and {@code
   * week_to}, or in as many days as lie between the dates, {@code joined_from} and {@code
   * joined_to}.
   *
   * @param beginning the first seen day of those who are listed without one
   */
  public String slice(
      Subjects subjects, List<Trait> traits, LocalDate from, LocalDate to, LocalDate beginning) {
    StringBuilder columns = new StringBuilder();
    StringBuilder joins = new StringBuilder();
    long days = to.toEpochDay() - from.toEpochDay();
    String since = subjects.numbered ? "s.since" : "p.since";
    columns.append(tenure(since, "score_from", "week_from", from, FIRST_WEEK));
    columns.append(tenure(since, "score_to", "week_to", to, FIRST_WEEK));
    columns.append(tenure(since, "score_from", "joined_from", from, days));
    columns.append(tenure(since, "score_to", "joined_to", to, days));
    if (!subjects.numbered) {
      String known = new PopulationSql(model, dialect).firstSeen(to, beginning);
      joins.append("\nleft join ").append(known).append(" p on p.entity = s.entity");
    }
    joins.append(listed(traits)).append(told(traits, from, to));
    for (int i = 0; i < traits.size(); i++) {
      Trait trait = traits.get(i);
      if (trait.source() == Trait.Source.PEOPLE) {
        columns.append(known("score_from", "d.value" + i, "v" + i + "_from"));
        columns.append(known("score_to", "d.value" + i, "v" + i + "_to"));
      } else {
        columns.append(known("score_from", "t.from" + i, "v" + i + "_from"));
        columns.append(known("score_to", "t.to" + i, "v" + i + "_to"));
      }
    }
    return SqlFile.render(
        "diagnosis_slice",
        Map.of(
            "subject", subjects.relation,
            "columns", columns.toString(),
            "joins", joins.toString()));
  }

  /** Relation {@code diagnosis_crossing}: sums of scores by everything that cells ask for. */
  public String crossing(List<String> columns) {
    return SqlFile.render("diagnosis_crossing", Map.of("columns", String.join(", ", columns)));
  }

  /** Sums of scores by columns of {@code diagnosis_crossing}. */
  public String cells(List<String> columns) {
    return SqlFile.render("diagnosis_cell", Map.of("columns", String.join(", ", columns)));
  }

  /** The segments of the model that the data has. */
  public List<Trait> segments() {
    return model.model().segments().stream()
        .distinct()
        .flatMap(name -> model.trait(name).stream())
        .collect(Collectors.toList());
  }

  private String tenure(String since, String score, String column, LocalDate date, long days) {
    return ",\n  case when s.%s is null then null when %s < %d then 'recent' else 'earlier' end as %s"
        .formatted(score, dialect.daysBetween(since, dialect.date(date)), days, column);
  }

  private static String known(String score, String value, String column) {
    return ",\n  case when s.%s is not null then coalesce(cast(%s as string), '(none)') end as %s"
        .formatted(score, value, column);
  }

  /** Traits of the users file, the same at both dates. */
  private static String listed(List<Trait> traits) {
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < traits.size(); i++) {
      if (traits.get(i).source() == Trait.Source.PEOPLE) {
        values.append(", ").append(traits.get(i).access()).append(" as value").append(i);
      }
    }
    return values.isEmpty()
        ? ""
        : "\nleft join (select v_entity%s from person) d on d.v_entity = s.entity"
            .formatted(values);
  }

  /** Traits of the events, which may differ between the dates: all in one pass. */
  private String told(List<Trait> traits, LocalDate from, LocalDate to) {
    StringBuilder latest = new StringBuilder();
    for (int i = 0; i < traits.size(); i++) {
      if (traits.get(i).source() != Trait.Source.PEOPLE) {
        String value = traits.get(i).access();
        String before = "case when e.v_at < %s then %s end".formatted(events.until(from), value);
        latest
            .append(",\n  ")
            .append(dialect.latest(before, "e.v_at"))
            .append(" as from")
            .append(i);
        latest.append(",\n  ").append(dialect.latest(value, "e.v_at")).append(" as to").append(i);
      }
    }
    if (latest.isEmpty()) {
      return "";
    }
    String query =
        SqlFile.render(
            "diagnosis_trait",
            Map.of(
                "entity", events.entity(), "latest", latest.toString(), "until", events.until(to)));
    return "\nleft join (%s) t on t.entity = s.entity".formatted(query);
  }

  private static String more(List<String> columns) {
    return columns.stream().map(column -> ", " + column).collect(Collectors.joining());
  }

  /** How fast a score rises with raw points; 0 where the scale is flat or has steps. */
  private static String derivative(FittedScale scale, String raw) {
    String number = String.valueOf(scale.number());
    return switch (scale.method()) {
      case SATURATING ->
          "case when %1$s < 0 then 0 else 100 * ln(2) / %2$s * pow(2, -%1$s / %2$s) end"
              .formatted(raw, number);
      case CAP ->
          "case when %1$s < 0 or %1$s >= %2$s then 0 else 100 / %2$s end".formatted(raw, number);
      case LOG ->
          "case when %1$s < 0 or %1$s >= %2$s then 0 else 100 / ((1 + %1$s) * ln(1 + %2$s)) end"
              .formatted(raw, number);
      case PERCENTILE -> "0";
    };
  }
}
