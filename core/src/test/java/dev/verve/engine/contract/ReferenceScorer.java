package dev.verve.engine.contract;

import dev.verve.model.Action;
import dev.verve.model.Branch;
import dev.verve.model.Decay;
import dev.verve.model.Entity;
import dev.verve.model.Measure;
import dev.verve.model.ScoreModel;
import dev.verve.model.WeightOverride;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Scores the slow and plain way, user by user and event by event, straight from the words of the
 * model's reference and without a database: what an engine must agree with.
 */
final class ReferenceScorer {
  private final ScoreModel model;
  private final History history;
  private final LocalDate date;

  private ReferenceScorer(ScoreModel model, History history, LocalDate date) {
    this.model = model;
    this.history = history;
    this.date = date;
  }

  /** The scores as of a date, with any fitted scale fitted on them. */
  static Expected score(ScoreModel model, History history, LocalDate date) {
    return new ReferenceScorer(model, history, date).score();
  }

  private Expected score() {
    SortedMap<String, Map<String, Double>> points = new TreeMap<>();
    for (String id : population()) {
      points.put(id, points(id));
    }
    SortedMap<String, Double> raws = new TreeMap<>();
    points.forEach((id, parts) -> raws.put(id, sum(parts)));
    ReferenceScale scale = new ReferenceScale(model.scale(), raws.values());
    SortedMap<String, Expected.Standing> users = new TreeMap<>();
    raws.forEach(
        (id, raw) -> {
          double score = scale.score(raw);
          users.put(
              id,
              new Expected.Standing(
                  raw,
                  score,
                  model.bands().of(score).name(),
                  new TreeMap<>(Objects.requireNonNull(points.get(id)))));
        });
    return new Expected(users, new ReferenceRollup(model, this::account, this::trait).of(users));
  }

  private Set<String> population() {
    Set<String> ids = new TreeSet<>();
    history.happenings().stream().filter(this::isSoEarly).map(this::id).forEach(ids::add);
    history
        .listed()
        .forEach(
            (id, row) -> {
              LocalDate first = row.firstSeen();
              if (first == null || !first.isAfter(date)) {
                ids.add(id);
              }
            });
    if (model.exclude() != null) {
      ids.removeIf(id -> PlainCondition.holds(Objects.requireNonNull(model.exclude()), traits(id)));
    }
    return ids;
  }

  private Map<String, Double> points(String id) {
    Map<String, Double> all = new LinkedHashMap<>();
    for (Branch branch : model.branches()) {
      Map<String, Double> parts = new LinkedHashMap<>();
      for (Action action : branch.actions()) {
        String path = branch.slug() + "." + action.slug();
        parts.put(path, weight(id, path, action) * action.curve().at(amount(id, action)));
      }
      double total = sum(parts);
      Double most = branch.maxPoints();
      if (most != null && total > most) {
        parts.replaceAll((path, value) -> value * most / total);
      }
      all.putAll(parts);
    }
    return all;
  }

  private double weight(String id, String path, Action action) {
    double weight = action.weight();
    for (WeightOverride override : model.overrides()) {
      if (PlainCondition.holds(override.when(), traits(id))) {
        weight = override.weights().getOrDefault(action.slug(), weight);
        weight = override.weights().getOrDefault(path, weight);
      }
    }
    return weight;
  }

  private double amount(String id, Action action) {
    Measure.Kind kind = action.measure().kind();
    int window = action.window() == null ? model.window() : action.window();
    LocalDate first = kind == Measure.Kind.EVER ? LocalDate.MIN : date.minusDays(window - 1L);
    Map<LocalDate, List<Happening>> days = new TreeMap<>();
    for (Happening event : history.happenings()) {
      boolean counts =
          id(event).equals(id)
              && isSoEarly(event)
              && !event.day(model.timezone()).isBefore(first)
              && action.events().contains(event.event())
              && (action.where() == null
                  || PlainCondition.holds(action.where(), event.properties()));
      if (counts) {
        days.computeIfAbsent(event.day(model.timezone()), day -> new ArrayList<>()).add(event);
      }
    }
    double amount =
        switch (kind) {
          case EVER -> days.isEmpty() ? 0 : 1;
          case DISTINCT -> distinct(days, property(action));
          case WEEKS -> days.keySet().stream().map(ReferenceScorer::monday).distinct().count();
          default -> overDays(days, action);
        };
    return action.max() == null ? amount : Math.min(amount, action.max());
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static double distinct(Map<LocalDate, List<Happening>> days, String property) {
    return days.values().stream()
        .flatMap(List::stream)
        .map(event -> event.properties().getOrDefault(property, ""))
        .filter(value -> !value.isEmpty())
        .distinct()
        .count();
  }

  private double overDays(Map<LocalDate, List<Happening>> days, Action action) {
    Decay decay = action.decay() == null ? model.decay() : action.decay();
    boolean greatest = action.measure().kind() == Measure.Kind.MAX;
    double over = 0;
    boolean any = false;
    for (Map.Entry<LocalDate, List<Happening>> day : days.entrySet()) {
      Double amount = ofDay(day.getValue(), action);
      if (amount == null) {
        continue;
      }
      double capped = action.maxPerDay() == null ? amount : Math.min(amount, action.maxPerDay());
      double decayed = capped * weight(decay, ChronoUnit.DAYS.between(day.getKey(), date));
      over = !greatest ? over + decayed : any ? Math.max(over, decayed) : decayed;
      any = true;
    }
    return over;
  }

  private static @Nullable Double ofDay(List<Happening> events, Action action) {
    return switch (action.measure().kind()) {
      case COUNT -> (double) events.size();
      case DAYS -> 1.0;
      case SUM -> values(events, property(action)).stream().reduce(Double::sum).orElse(null);
      case MAX -> values(events, property(action)).stream().reduce(Math::max).orElse(null);
      case DISTINCT, WEEKS, EVER -> throw new AssertionError();
    };
  }

  private static List<Double> values(List<Happening> events, String property) {
    return events.stream()
        .map(event -> PlainCondition.number(event.properties().get(property)))
        .filter(number -> number.isPresent())
        .map(number -> number.getAsDouble())
        .toList();
  }

  private static double weight(Decay decay, long age) {
    return switch (decay.kind()) {
      case NONE -> 1;
      case HALF_LIFE -> Math.pow(0.5, age / decay.days());
      case LINEAR -> age >= decay.days() ? 0 : 1 - age / decay.days();
    };
  }

  private boolean isSoEarly(Happening event) {
    return !event.day(model.timezone()).isAfter(date);
  }

  private String id(Happening event) {
    return model.entity() == Entity.USER
        ? event.user()
        : Objects.requireNonNull(event.account(), "an event of an account has one");
  }

  private Map<String, String> traits(String id) {
    Map<String, String> traits = new HashMap<>();
    history.happenings().stream()
        .filter(event -> id(event).equals(id) && isSoEarly(event))
        .sorted(Comparator.comparing(Happening::at))
        .forEach(
            event ->
                event
                    .properties()
                    .forEach(
                        (name, value) -> {
                          if (!value.isEmpty()) {
                            traits.put(name, value);
                          }
                        }));
    history.listedColumns().forEach(traits::remove);
    Listed row = history.listed().get(id);
    if (row != null) {
      traits.putAll(row.traits());
    }
    return traits;
  }

  private @Nullable String trait(String id, String name) {
    String value = traits(id).get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  private @Nullable String account(String id) {
    Listed row = history.listed().get(id);
    if (row != null && row.account() != null) {
      return row.account();
    }
    return history.happenings().stream()
        .filter(event -> id(event).equals(id) && isSoEarly(event) && event.account() != null)
        .max(Comparator.comparing(Happening::at))
        .map(Happening::account)
        .orElse(null);
  }

  private static String property(Action action) {
    return Objects.requireNonNull(action.measure().property());
  }

  private static double sum(Map<String, Double> parts) {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
