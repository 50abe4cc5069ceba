package dev.verve.answer;

import dev.verve.stats.Estimate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an answer in their order, as JSON has them: texts, numbers, flags, objects, lists.
 * What is unknown is null.
 */
public final class Fields {
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  /** Gathers the fields that a body puts in. */
  public static Map<String, @Nullable Object> of(Consumer<Fields> body) {
    Fields fields = new Fields();
    body.accept(fields);
    return fields.values;
  }

  /** Objects of a list. */
  public static final class Items {
    private final List<Map<String, @Nullable Object>> objects = new ArrayList<>();

    /** Adds an object. */
    public Items object(Consumer<Fields> body) {
      objects.add(of(body));
      return this;
    }
  }

  public Fields object(String name, Consumer<Fields> body) {
    return put(name, of(body));
  }

  /** An object whose fields are known already, such as those of an answer that was kept. */
  public Fields object(String name, Map<String, ?> fields) {
    return put(name, fields);
  }

  public Fields list(String name, Consumer<Items> body) {
    Items items = new Items();
    body.accept(items);
    return put(name, items.objects);
  }

  /** Text, a date or another value as its text; null where there is none. */
  public Fields text(String name, @Nullable Object value) {
    return put(name, value == null ? null : value.toString());
  }

  /** A number; null where it is not finite. */
  public Fields number(String name, double value) {
    return put(name, Double.isFinite(value) ? value : null);
  }

  /** A number that may be unknown. */
  public Fields number(String name, OptionalDouble value) {
    return number(name, value.orElse(Double.NaN));
  }

  /** Three fields: the value under a name, low and high. */
  public Fields estimate(String name, Estimate estimate) {
    number(name, estimate.<Double>either(it -> it.value(), unknown -> Double.NaN));
    number("low", estimate.<Double>either(it -> it.low(), unknown -> Double.NaN));
    return number("high", estimate.<Double>either(it -> it.high(), unknown -> Double.NaN));
  }

  public Fields count(String name, long value) {
    return put(name, value);
  }

  public Fields flag(String name, boolean value) {
    return put(name, value);
  }

  /** A number that is not known. */
  public Fields unknown(String name) {
    return put(name, null);
  }

  public Fields texts(String name, List<String> values) {
    return put(name, Collections.unmodifiableList(values));
  }

  public Fields numbers(String name, List<Double> values) {
    return put(name, Collections.unmodifiableList(values));
  }

  private Fields put(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }
}
