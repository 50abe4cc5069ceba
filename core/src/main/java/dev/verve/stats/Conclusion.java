package dev.verve.stats;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a method concludes: a result, or the reason why it refuses one.
 *
 * <p>Refusing is an ordinary outcome (too little data, broken assumptions), so it is a value to be
 * shown in words and not an exception. Arguments that no data could produce, such as arrays of
 * different lengths, are still rejected with {@link IllegalArgumentException}.
 *
 * @param <T> the result where the method concludes
 */
public sealed interface Conclusion<T> permits Conclusion.Reached, Conclusion.Refused {

  /** A result. */
  static <T> Conclusion<T> reached(T value) {
    return new Reached<>(value);
  }

  /** A refusal, with its reason as a sentence for people. */
  static <T> Conclusion<T> refused(String reason) {
    return new Refused<>(reason);
  }

  /** Turns either side into one answer. */
  <R> R fold(Function<? super T, ? extends R> whenReached, Function<String, ? extends R> otherwise);

  /** Goes on with the result; a refusal stays as it is. */
  default <R> Conclusion<R> then(Function<? super T, Conclusion<R>> next) {
    return this.<Conclusion<R>>fold(next, Conclusion::refused);
  }

  /** Turns the result into another; a refusal stays as it is. */
  default <R> Conclusion<R> map(Function<? super T, ? extends R> change) {
    return then(value -> reached(change.apply(value)));
  }

  /** The result, or empty where the method refused. */
  default Optional<T> value() {
    return fold(Optional::of, reason -> Optional.empty());
  }

  /** Why the method refused, or empty where it concluded. */
  default Optional<String> refusal() {
    return fold(value -> Optional.empty(), Optional::of);
  }

  /**
   * A result.
   *
   * @param result what the method found
   */
  record Reached<T>(T result) implements Conclusion<T> {
    @Override
    public <R> R fold(
        Function<? super T, ? extends R> whenReached, Function<String, ? extends R> otherwise) {
      return whenReached.apply(result);
    }
  }

  /**
   * A refusal.
   *
   * @param why the reason, as a sentence for people
   */
  record Refused<T>(String why) implements Conclusion<T> {
    @Override
    public <R> R fold(
        Function<? super T, ? extends R> whenReached, Function<String, ? extends R> otherwise) {
      return otherwise.apply(why);
    }
  }
}
