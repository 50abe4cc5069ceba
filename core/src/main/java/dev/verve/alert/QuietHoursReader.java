package dev.verve.alert;

import dev.verve.model.Words;
import dev.verve.yaml.YamlField;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code quiet: {from: "20:00", to: "08:00", timezone: Europe/Berlin, days: [sunday]}}. */
final class QuietHoursReader {
  private QuietHoursReader() {}

  static Optional<QuietHours> read(YamlField field) {
    Map<String, YamlField> fields = field.fields(Set.of("from", "to", "timezone", "days"));
    if (!field.isMapping()) {
      return Optional.empty();
    }
    if (fields.containsKey("from") != fields.containsKey("to")) {
      field.problem("quiet hours begin and end", "Give both `from` and `to`.");
    }
    LocalTime from = time(fields.get("from"));
    LocalTime to = time(fields.get("to"));
    ZoneId zone =
        Optional.ofNullable(fields.get("timezone"))
            .flatMap(QuietHoursReader::zone)
            .orElse(ZoneId.of("UTC"));
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (fields.containsKey("days")) {
      fields
          .get("days")
          .items()
          .forEach(
              day ->
                  Words.read(day, DayOfWeek.values(), QuietHoursReader::word).ifPresent(days::add));
      if (days.size() == DayOfWeek.values().length) {
        fields
            .get("days")
            .problem("every day is quiet, so nobody would ever hear", "Leave one out.");
      }
    }
    return Optional.of(new QuietHours(from, to, zone, days));
  }

  private static String word(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  private static LocalTime time(@Nullable YamlField field) {
    Optional<String> text = field == null ? Optional.empty() : field.text();
    try {
      return text.map(LocalTime::parse).orElse(LocalTime.MIDNIGHT);
    } catch (DateTimeException e) {
      if (field != null) {
        field.problem("expected a time of day, found " + field.kind(), "Write it as \"20:00\".");
      }
      return LocalTime.MIDNIGHT;
    }
  }

  private static Optional<ZoneId> zone(YamlField field) {
    Optional<String> text = field.text();
    try {
      return text.map(ZoneId::of);
    } catch (DateTimeException e) {
      field.problem("unknown time zone " + field.kind(), "Use an IANA name such as Europe/Berlin.");
      return Optional.empty();
    }
  }
}
