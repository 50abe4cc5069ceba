package dev.verve.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoProductTest {
  /** Checks the promises of the listener while events pass, so that none need be kept. */
  private static final class Witness implements DemoListener {
    final Map<String, DemoUser> users = new HashMap<>();
    final Set<String> accounts = new HashSet<>();
    final Set<String> messageIds = new HashSet<>();
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    int events;

    @Override
    public void signedUp(DemoUser user) {
      assertThat(users.put(user.id(), user)).as("a second %s", user.id()).isNull();
      accounts.add(user.account().id());
    }

    @Override
    public void happened(DemoEvent event) {
      events++;
      if (event.at().isBefore(last)
          || event.at().isBefore(event.user().firstSeen())
          || !event.user().equals(users.get(event.user().id()))
          || !messageIds.add(event.messageId())) {
        throw new AssertionError("out of order, before its sign-up, or repeated: " + event);
      }
      first = first.isBefore(event.at()) ? first : event.at();
      last = event.at();
    }
  }

  @Test
  void defaultsAreLargeEnoughToBeInteresting() {
    Witness witness = new Witness();
    DemoProduct.defaults().simulate(witness);
    assertThat(witness.users).hasSizeBetween(5_000, 6_406);
    assertThat(witness.accounts).hasSizeGreaterThanOrEqualTo(300);
    assertThat(witness.events).isBetween(600_000, 1_200_000);
    assertThat(witness.first).isBetween("2025-10-03T00:00:00Z", "2025-10-03T06:00:00Z");
    assertThat(witness.last).isBetween("2026-03-31T18:00:00Z", "2026-03-31T23:59:59.999Z");
    assertThat(witness.users.values().stream().map(DemoUser::email)).doesNotHaveDuplicates();
    assertThat(witness.users.values().stream().filter(u -> u.email().endsWith("@example.com")))
        .hasSize(6);
    assertThat(witness.users.values())
        .allSatisfy(u -> assertThat(u.firstSeen()).isBefore("2026-04-01T00:00:00Z"));
  }

  @Test
  void periodFollowsTheOptions() {
    LocalDate lastDay = LocalDate.of(2024, 2, 29);
    Witness witness = new Witness();
    DemoProduct.defaults()
        .withUsers(300)
        .withAccounts(30)
        .withDays(40)
        .withLastDay(lastDay)
        .simulate(witness);
    assertThat(witness.first).isBetween("2024-01-21T00:00:00Z", "2024-01-22T00:00:00Z");
    assertThat(witness.last).isBetween("2024-02-29T12:00:00Z", "2024-02-29T23:59:59.999Z");
  }

  @Test
  void smallestWorldRuns() {
    Witness witness = new Witness();
    DemoProduct.defaults().withAccounts(1).withUsers(1).withDays(1).simulate(witness);
    assertThat(witness.users).hasSizeBetween(6, 7);
  }

  @Test
  void refusesImpossibleOptions() {
    DemoProduct product = DemoProduct.defaults();
    assertThatThrownBy(() -> product.withDays(0)).hasMessageContaining("0 days");
    assertThatThrownBy(() -> product.withUsers(0)).hasMessageContaining("0 users");
    assertThatThrownBy(() -> product.withUsers(10).simulate(new Diary()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("10 users, 320 accounts");
    assertThatThrownBy(() -> product.withAccounts(0)).hasMessageContaining("0 accounts");
    assertThatThrownBy(() -> new Release(product.lastDay(), 1.5)).hasMessageContaining("harm");
    assertThatThrownBy(() -> new Campaign(product.lastDay(), 3, 0)).hasMessageContaining("lift");
  }
}
