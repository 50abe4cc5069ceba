package dev.verve.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Asks a Verve server. {@code new VerveClient("http://127.0.0.1:8642", token)} needs a viewer's
 * token; a method that changes something says which role it needs.
 *
 * <p>Answers are whole numbers of the server's, as of the date that stands in them; an unknown
 * number is null. What the server refuses throws {@link VerveException} with its words. A server
 * that is busy is asked again after the time that it names. Safe for use by several threads.
 */
public final class VerveClient {
  private final Wire wire;

  /**
   * A client.
   *
   * @param url where the server answers
   * @param token a viewer's token, or one that may more
   */
  public VerveClient(String url, String token) {
    this.wire = new Wire(url, token);
  }

  /** One page of current scores of users. */
  public ScorePage scores(ScoreQuery query) {
    return wire.get("/api/v1/scores" + query.parameters(), ScorePage.class);
  }

  /** All current scores that a query means, page by page while they are read. */
  public Stream<Score> allScores(ScoreQuery query) {
    Iterable<Score> pages = () -> new Pages(query);
    return StreamSupport.stream(pages.spliterator(), false);
  }

  /** The current score of a user with its points by branch and action; empty where nobody is. */
  public Optional<ScoreOf> score(String id) {
    return wire.find("/api/v1/scores/" + encode(id), ScoreOf.class);
  }

  /** The score of a user on each day that is kept. */
  public History history(String id) {
    return wire.get("/api/v1/scores/" + encode(id) + "/history", History.class);
  }

  /** Why a user's score is what it is. */
  public Explanation explain(String id) {
    return wire.get("/api/v1/scores/" + encode(id) + "/explain", Explanation.class);
  }

  /** How everybody spreads over the bands. */
  public Distribution distribution() {
    return wire.get("/api/v1/distribution", Distribution.class);
  }

  /** Who moved between bands from one date to another. */
  public Movement movement(LocalDate from, LocalDate to) {
    return wire.get("/api/v1/movement?from=" + from + "&to=" + to, Movement.class);
  }

  /** Runs one select over the documented views. */
  public Table sql(String select) {
    return wire.post("/api/v1/sql", Map.of("sql", select), Table.class);
  }

  /** Who goes without: the arm of an id in an intervention. */
  public Assignment assignment(String intervention, String id) {
    return wire.get(
        "/api/v1/interventions/" + encode(intervention) + "/assignments/" + encode(id),
        Assignment.class);
  }

  /** What was tried, and whether it worked. */
  public Ledger ledger() {
    return wire.get("/api/v1/interventions/ledger", Ledger.class);
  }

  /**
   * Any other answer of the API as it came, such as {@code /api/v1/diagnosis?from=2026-01-01}.
   *
   * @param path with its parameters, encoded
   */
  public JsonNode get(String path) {
    return wire.get(path, JsonNode.class);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Reads the next page when the last one is used up. */
  private final class Pages implements Iterator<Score> {
    private @Nullable ScoreQuery next;
    private Iterator<Score> rows = Collections.emptyIterator();

    Pages(ScoreQuery first) {
      this.next = first;
    }

    @Override
    public boolean hasNext() {
      ScoreQuery query = next;
      while (!rows.hasNext() && query != null) {
        ScorePage page = scores(query);
        rows = page.scores().iterator();
        query = page.next() == null ? null : query.from(page.next());
        next = query;
      }
      return rows.hasNext();
    }

    @Override
    public Score next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return rows.next();
    }
  }
}
