package dev.verve.server.impact;

import dev.verve.model.Branch;
import dev.verve.playbook.Playbook;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.store.Audit;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.web.JsonText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Registers playbooks that leave somebody alone as interventions, a wording of each for a year.
 * Other steps, another rule or another holdout make another intervention: what came before cannot
 * be told by what comes after.
 */
public final class PlaybookRegister {
  private static final int DAYS = 365;

  private final Store store;

  public PlaybookRegister(Store store) {
    this.store = store;
  }

  private record Open(String name, String playbook, String definition, LocalDate lastDay) {}

  /**
   * Brings the register to the playbooks that hold now; what stands there already stays. Does
   * nothing before there is a model with a frozen scale.
   */
  public void hold(List<Playbook> playbooks, String who) {
    Optional<LiveModel> model = store.read(Models::current).filter(m -> !m.isProvisional());
    if (model.isEmpty()) {
      return;
    }
    Instant now = store.clock().instant();
    LocalDate today = LocalDate.ofInstant(now, model.get().model().timezone());
    List<Open> open = store.read(PlaybookRegister::open);
    List<Open> past = open.stream().filter(it -> !holds(it, playbooks, today)).toList();
    List<Playbook> missing =
        playbooks.stream()
            .filter(it -> it.holdout() > 0)
            .filter(it -> open.stream().noneMatch(o -> isOf(o, it) && !past.contains(o)))
            .toList();
    if (past.isEmpty() && missing.isEmpty()) {
      return;
    }
    store.write(
        connection -> {
          for (Open one : past) {
            close(connection, one, today, now);
          }
          for (Playbook playbook : missing) {
            add(connection, playbook, model.get(), today, now, who);
          }
          return true;
        });
  }

  private static List<Open> open(Connection connection) throws SQLException {
    List<Open> open = new ArrayList<>();
    new Sql(connection)
        .each(
            "select name, playbook, definition, last_day from intervention_playbook where closed_at is null",
            row ->
                open.add(
                    new Open(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, LocalDate.class))));
    return open;
  }

  private static boolean holds(Open one, List<Playbook> playbooks, LocalDate today) {
    return !one.lastDay().isBefore(today) && playbooks.stream().anyMatch(it -> isOf(one, it));
  }

  private static boolean isOf(Open one, Playbook playbook) {
    return one.playbook().equals(playbook.slug()) && one.definition().equals(definition(playbook));
  }

  private static String definition(Playbook playbook) {
    return String.join(
        "\n",
        playbook.rule().of().word(),
        playbook.rule().trigger().toString(),
        String.valueOf(playbook.rule().coolDown()),
        String.valueOf(playbook.holdout()),
        String.valueOf(playbook.checkAfter()),
        playbook.steps().toString());
  }

  private static void close(Connection connection, Open one, LocalDate today, Instant now)
      throws SQLException {
    new Sql(connection)
        .run(
            "update intervention_playbook set closed_at = ?, last_day = least(last_day, cast(? as date)) where name = ?",
            OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
            today,
            one.name());
  }

  private static void add(
      Connection connection,
      Playbook playbook,
      LiveModel model,
      LocalDate today,
      Instant now,
      String who)
      throws SQLException {
    Sql sql = new Sql(connection);
    String name = free(sql, playbook.slug());
    LocalDate last = today.plusDays(DAYS - 1L);
    OffsetDateTime at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
    sql.run(
        "insert into intervention values (?, ?, ?, ?, ?, null, null)",
        name,
        yaml(name, playbook, model, today, last),
        model.key(),
        at,
        who);
    sql.run(
        "insert into intervention_playbook values (?, ?, ?, ?, ?, ?, null)",
        name,
        playbook.slug(),
        playbook.rule().of().word(),
        playbook.checkAfter(),
        definition(playbook),
        last);
    new Audit(connection, now).note(who, "intervention.register", name);
  }

  private static String free(Sql sql, String slug) throws SQLException {
    String name = slug;
    for (int next = 2; isTaken(sql, name); next++) {
      name = slug + "-" + next;
    }
    return name;
  }

  private static boolean isTaken(Sql sql, String name) throws SQLException {
    return Register.TAKEN.contains(name)
        || sql.number("select count(*) from intervention where name = ?", name) > 0;
  }

  private static String yaml(
      String name, Playbook playbook, LiveModel model, LocalDate first, LocalDate last) {
    StringBuilder yaml = new StringBuilder("name: " + name + "\n");
    line(yaml, "title", playbook.rule().title());
    line(yaml, "what", "The playbook " + playbook.slug() + ": " + playbook.words());
    playbook.owner().ifPresent(owner -> line(yaml, "owner", owner));
    String branch = playbook.rule().branch();
    if (model.model().branches().stream().map(Branch::slug).anyMatch(it -> it.equals(branch))) {
      yaml.append("branch: ").append(branch).append('\n');
    }
    return yaml.append("start: ")
        .append(first)
        .append("\nend: ")
        .append(last)
        .append("\nanalysis: ")
        .append(last.plusDays(playbook.checkAfter()))
        .append("\nholdout: ")
        .append(playbook.holdout())
        .append('\n')
        .toString();
  }

  /** Text in double quotes is written in YAML as in JSON. */
  private static void line(StringBuilder yaml, String key, String text) {
    yaml.append(key).append(": ").append(JsonText.of(text)).append('\n');
  }
}
