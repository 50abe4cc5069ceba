package dev.verve.server.impact;

import dev.verve.insight.intervention.Entries;
import dev.verve.model.Entity;
import dev.verve.playbook.Playbook;
import dev.verve.sql.DuckDbDialect;
import dev.verve.sql.SqlFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * How people come into an intervention that is a wording of a playbook.
 *
 * @param playbook its slug
 * @param of what enters
 * @param checkAfter days from the entry to the check
 * @param from when it was registered
 * @param lastDay the last day of which anybody enters
 * @param until when it was closed, as by another wording; empty while it holds
 */
public record Entering(
    String playbook,
    Entity of,
    int checkAfter,
    Instant from,
    LocalDate lastDay,
    Optional<Instant> until) {
  private static final String PEOPLE =
      "select k.user_key as key, k.person as entity, p.id from identity k join identity p on p.user_key = k.person";
  private static final String ACCOUNTS =
      "select account_key as key, account_key as entity, id from account";

  /** What is hashed with an id to decide who is left alone. */
  public String salt() {
    return Playbook.salt(playbook);
  }

  /** The day as of which the last of them is judged. */
  public LocalDate analysis() {
    return lastDay.plusDays(checkAfter);
  }

  /** Those who entered. */
  public Entries entries() {
    DuckDbDialect dialect = new DuckDbDialect();
    boolean isUser = of == Entity.USER;
    String members =
        SqlFile.render(
            "playbook_entry",
            Map.of(
                "subjects",
                isUser ? PEOPLE : ACCOUNTS,
                "column",
                isUser ? "person" : "account",
                "playbook",
                dialect.text(playbook),
                "from",
                moment(from),
                "until",
                until.map(Entering::moment).orElse("timestamptz 'infinity'")));
    return new Entries(members, of, checkAfter);
  }

  private static String moment(Instant instant) {
    return "timestamptz '" + instant + "'";
  }
}
