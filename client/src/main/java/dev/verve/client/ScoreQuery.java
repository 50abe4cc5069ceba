package dev.verve.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Which scores are asked for. Immutable: each {@code with} gives another query. */
public final class ScoreQuery {
  private static final ScoreQuery EVERYBODY = new ScoreQuery(Map.of());

  private final Map<String, String> parameters;

  private ScoreQuery(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Everybody, by id, a hundred a page. */
  public static ScoreQuery everybody() {
    return EVERYBODY;
  }

  /** Only this band. */
  public ScoreQuery inBand(String band) {
    return with("band", band);
  }

  /** Only scores from one number to another, both included. */
  public ScoreQuery between(double least, double most) {
    return with("min", Double.toString(least)).with("max", Double.toString(most));
  }

  /** Only users of an account. */
  public ScoreQuery ofAccount(String account) {
    return with("account", account);
  }

  /** Only users whom a trait describes so. */
  public ScoreQuery inSegment(String trait, String value) {
    return with("segment", trait + "=" + value);
  }

  /** In this order: {@code score}, {@code raw} or {@code id}, with {@code -} the highest first. */
  public ScoreQuery sortedBy(String order) {
    return with("sort", order);
  }

  /** So many a page, at most 1,000. */
  public ScoreQuery withLimit(int rows) {
    return with("limit", Integer.toString(rows));
  }

  /** The page that begins at {@link ScorePage#next}. */
  public ScoreQuery from(String cursor) {
    return with("cursor", cursor);
  }

  private ScoreQuery with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new ScoreQuery(more);
  }

  String parameters() {
    return parameters.isEmpty()
        ? ""
        : parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + VerveClient.encode(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }
}
