package dev.verve.server.impact;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.verve.answer.Fields;
import dev.verve.answer.InterventionFields;
import dev.verve.insight.impact.Verdict;
import dev.verve.server.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every intervention with what became of it: what worked, what did not, and what was learned. */
public final class Ledger {
  private static final String[] COLUMNS = {
    "name",
    "title",
    "owner",
    "branch",
    "start",
    "end",
    "analysis",
    "state",
    "verdict",
    "metric",
    "effect",
    "low",
    "high",
    "p",
    "effect_score",
    "effect_branch",
    "effect_outcome",
    "gaming",
    "cost",
    "learned",
    "playbook"
  };

  private final Register register;

  public Ledger(Store store) {
    this.register = new Register(store);
  }

  /**
   * Which rows are meant.
   *
   * @param search part of the name, the words, the owner, the branch or what was learned
   * @param verdict a verdict in lower case, or {@link #ANY}
   */
  public record Filter(String search, String verdict) {
    /** Any verdict, or none yet. */
    public static final String ANY = "any";

    public static final Filter EVERYTHING = new Filter("", ANY);

    /** What may be asked for. */
    public static String[] words() {
      return Stream.concat(Stream.of(ANY), Arrays.stream(Verdict.values()).map(Ledger::word))
          .toArray(String[]::new);
    }

    boolean takes(Registered one) {
      boolean verdictFits =
          verdict.equals(ANY)
              || one.verdict().filter(v -> word(v.verdict()).equals(verdict)).isPresent();
      return verdictFits && text(one).contains(search.strip().toLowerCase(Locale.ROOT));
    }

    private static String text(Registered one) {
      return Stream.of(
              one.plan().name(),
              one.plan().title(),
              one.plan().what(),
              one.plan().owner(),
              one.plan().branch(),
              one.plan().learned(),
              one.entering().map(Entering::playbook).orElse(null))
          .map(text -> text == null ? "" : text.toLowerCase(Locale.ROOT))
          .reduce("", (all, text) -> all + "\n" + text);
    }
  }

  /** The rows that are meant, those that began last first. */
  public List<Registered> rows(Filter filter) {
    return register.all().stream().filter(filter::takes).toList();
  }

  /** How many worked, in a sentence. */
  public String summary(List<Registered> rows) {
    long judged = rows.stream().filter(one -> one.judged().isPresent()).count();
    if (rows.isEmpty()) {
      return "Nothing was registered yet.";
    }
    if (judged == 0) {
      return rows.size() == 1
          ? "One intervention, which was not judged yet."
          : "%d interventions, none of which was judged yet.".formatted(rows.size());
    }
    return "Of %d judged %s %d worked, %d harmed and %d showed nothing."
        .formatted(
            judged,
            judged == 1 ? "intervention" : "interventions",
            count(rows, Verdict.VERIFIED),
            count(rows, Verdict.NEGATIVE),
            judged - count(rows, Verdict.VERIFIED) - count(rows, Verdict.NEGATIVE));
  }

  private static long count(List<Registered> rows, Verdict verdict) {
    return rows.stream()
        .flatMap(one -> one.judged().stream())
        .filter(kept -> kept.verdict() == verdict)
        .count();
  }

  /** A row as fields. */
  public void row(Fields fields, Registered one) {
    InterventionFields.plan(fields, one.plan());
    fields.text("playbook", one.entering().map(Entering::playbook).orElse(null));
    fields.text("state", word(one.state(register.today(one))));
    fields.text("version", one.model().version());
    fields.text("registered_at", one.at());
    fields.text("registered_by", one.by());
    fields.text("verdict", one.verdict().map(KeptVerdict::verdict).orElse(null));
    fields.text("sentence", one.verdict().map(KeptVerdict::sentence).orElse(null));
    if (one.verdict().isPresent()) {
      fields.flag("gaming", one.verdict().get().isGaming());
    } else {
      fields.unknown("gaming");
    }
    effect(fields, "effect", one.verdict().flatMap(KeptVerdict::primary));
    effect(fields, "effect_score", one.onScore());
    effect(fields, "effect_branch", one.onBranch());
    effect(fields, "effect_outcome", one.onOutcome());
  }

  private static void effect(Fields fields, String name, Optional<EffectOn> effect) {
    if (effect.isEmpty()) {
      fields.unknown(name);
      return;
    }
    fields.object(
        name,
        o ->
            o.text("metric", effect.get().metric())
                .number("value", effect.get().value())
                .number("low", effect.get().low())
                .number("high", effect.get().high())
                .number("p", effect.get().p()));
  }

  /** Writes rows as CSV with a header; what is unknown is empty. */
  public void csv(List<Registered> rows, OutputStream out) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
      csv.writeRecord(COLUMNS);
      for (Registered one : rows) {
        csv.writeRecord(cells(one));
      }
    }
  }

  private List<String> cells(Registered one) {
    Optional<EffectOn> primary = one.verdict().flatMap(KeptVerdict::primary);
    List<String> cells = new ArrayList<>();
    for (Object value :
        new Object[] {
          one.plan().name(),
          one.plan().title(),
          Optional.ofNullable(one.plan().owner()).orElse(""),
          Optional.ofNullable(one.plan().branch()).orElse(""),
          one.plan().start(),
          one.plan().end(),
          one.plan().analysis(),
          word(one.state(register.today(one))),
          one.verdict().map(kept -> kept.verdict().name()).orElse(""),
          one.plan().metric().words(),
        }) {
      cells.add(value.toString());
    }
    cells.add(number(primary.map(EffectOn::value)));
    cells.add(number(primary.map(EffectOn::low)));
    cells.add(number(primary.map(EffectOn::high)));
    cells.add(number(primary.map(EffectOn::p)));
    cells.add(number(one.onScore().map(EffectOn::value)));
    cells.add(number(one.onBranch().map(EffectOn::value)));
    cells.add(number(one.onOutcome().map(EffectOn::value)));
    cells.add(one.verdict().map(kept -> String.valueOf(kept.isGaming())).orElse(""));
    cells.add(Optional.ofNullable(one.plan().cost()).orElse(""));
    cells.add(Optional.ofNullable(one.plan().learned()).orElse(""));
    cells.add(one.entering().map(Entering::playbook).orElse(""));
    return cells;
  }

  private static String number(Optional<Double> value) {
    return value.filter(Double::isFinite).map(String::valueOf).orElse("");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
