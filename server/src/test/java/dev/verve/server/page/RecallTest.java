package dev.verve.server.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.server.act.ScoredStore;
import dev.verve.server.api.Head;
import dev.verve.server.live.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages do not wait for answers that take long, and every answer is computed once. */
class RecallTest {
  private static final int PATIENCE = 60;

  @TempDir Path folder;
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<String> computed = new CopyOnWriteArrayList<>();
  private ScoredStore scored;
  private Head head;
  private Recall recall;
  private Recall patient;

  @BeforeEach
  void open() {
    TestClock clock = new TestClock("2026-03-11T08:00:00Z");
    scored = new ScoredStore(folder, clock, LocalDate.of(2026, 3, 10), 1);
    head = scored.store().read(Head::current);
    recall = new Recall(clock, Duration.ofMillis(20));
    patient = new Recall(clock, Duration.ofSeconds(PATIENCE));
  }

  @AfterEach
  void close() {
    gate.countDown();
    recall.close();
    patient.close();
    scored.close();
  }

  @Test
  void whatIsThereSoonIsAnswered() {
    assertThat(patient.of(head, "quick", String.class, answer("quick"))).isEqualTo("quick");
    assertThat(patient.of(head, "quick", String.class, answer("again"))).isEqualTo("quick");
    assertThat(computed).containsExactly("quick");
  }

  @Test
  void whatTakesLongIsComputedOnceBehindThePage() throws InterruptedException {
    for (int page = 0; page < 3; page++) {
      assertThatThrownBy(() -> recall.of(head, "slow", String.class, slow("slow")))
          .isInstanceOf(Computing.class);
    }
    assertThat(recall.soon(head, "slow", String.class, slow("slow"))).isEmpty();
    gate.countDown();
    assertThat(arrived("slow")).isEqualTo("slow");
    assertThat(computed).containsExactly("slow");
  }

  @Test
  void whatSomebodyWaitsForComesBeforeWhatIsComputedAhead() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    recall.later(
        () -> {
          started.countDown();
          String unused = slow("first").get();
        });
    assertThat(started.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    recall.later(() -> recall.of(head, "ahead", String.class, answer("ahead")));
    assertThat(recall.soon(head, "asked", String.class, answer("asked"))).isEmpty();
    gate.countDown();
    arrived("ahead");
    assertThat(computed).containsExactly("first", "asked", "ahead");
  }

  @Test
  void aFailureIsToldToThePageAndTriedAgainByTheNext() {
    Supplier<String> failing =
        () -> {
          throw new IllegalStateException("no such trait");
        };
    assertThatThrownBy(() -> patient.of(head, "failing", String.class, failing))
        .hasMessage("no such trait");
    assertThat(patient.of(head, "failing", String.class, answer("better"))).isEqualTo("better");
  }

  private Supplier<String> answer(String text) {
    return () -> {
      computed.add(text);
      return text;
    };
  }

  private Supplier<String> slow(String text) {
    return () -> {
      try {
        assertThat(gate.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return answer(text).get();
    };
  }

  /** Asks as a page does that loads itself again. */
  private String arrived(String question) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    Optional<String> found = Optional.empty();
    while (found.isEmpty() && System.nanoTime() < until) {
      found = recall.soon(head, question, String.class, slow(question));
    }
    return found.orElseThrow();
  }
}
