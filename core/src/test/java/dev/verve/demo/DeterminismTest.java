package dev.verve.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DeterminismTest {
  private static final DemoProduct SMALL =
      DemoProduct.defaults().withUsers(600).withAccounts(40).withDays(75);

  @Test
  void sameOptionsGiveTheSameBytesOnEveryMachine() {
    // Pinned from the first run. It changes with the simulation, and only with it: update it when
    // the simulated world is meant to change.
    assertThat(hash(SMALL))
        .isEqualTo("13a04863575939f77de479a7752e24e9826313b03dcf27167e97e117ef59a17b");
    assertThat(hash(SMALL)).isEqualTo(hash(SMALL));
  }

  @Test
  void anotherSeedGivesAnotherWorld() {
    assertThat(hash(SMALL.withSeed(2))).isNotEqualTo(hash(SMALL));
  }

  private static String hash(DemoProduct product) {
    MessageDigest digest = sha256();
    product.simulate(
        new DemoListener() {
          @Override
          public void signedUp(DemoUser user) {
            digest.update(user.toString().getBytes(StandardCharsets.UTF_8));
          }

          @Override
          public void happened(DemoEvent event) {
            String line =
                String.join(
                    " ",
                    event.messageId(),
                    event.user().id(),
                    event.name(),
                    event.at().toString(),
                    event.properties().toString());
            digest.update(line.getBytes(StandardCharsets.UTF_8));
          }
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
